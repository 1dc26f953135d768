import { DataFactory, Parser, type Quad } from 'n3'
import type { Place } from '../diagnostic.js'
import { predicateOf } from '../log/changes/change.js'
import type { DataFolder } from '../log/data-folder.js'
import { writeRdf } from '../rdf/formats/formats.js'
import { uuidOf } from '../rdf/uuid.js'
import { dct, oa, rdf, rdfs } from '../rdf/vocabularies.js'
import { RULES, ruleOf, type CodeRuleId } from '../rules/catalogue.js'
import type { Rule, Text } from '../rules/rule.js'
import type { Difference } from '../validation/compare-documents.js'
import { graphIri } from './publication-graphs.js'

/** A difference between two documents of one sitting, as a data folder keeps it. */
export interface KeptDifference {
  /** Address of the page in whose text it stands, and of the one it differs from. */
  readonly address: string
  readonly other: string
  readonly rule: CodeRuleId
  readonly severity: Rule['severity']
  readonly message: Text
  /** `p3:12:5` in a PDF, `12:5` elsewhere: page, line, column. */
  readonly place?: string
}

/**
 * What a page says otherwise than others, as the sorted lines of its graph of findings: an annotation (W3C Web
 * Annotation) of the item and what hangs on it for each, that names the other page by its graph. Says the same whatever
 * came first.
 */
export function differenceLines(
  address: string,
  differences: readonly (Difference & { readonly other: string })[],
  mintBase: string,
): readonly string[] {
  const { namedNode, literal, quad } = DataFactory
  const page = graphIri(mintBase, address, 'findings')
  const quads = differences.flatMap(({ diagnostic: { rule, message, place }, from, about, other }): Quad[] => {
    const otherGraph = graphIri(mintBase, other, 'stated')
    // The name of a file on somebody's disk tells where it lies there; its last part says enough.
    const text = (words: string): string => words.replaceAll(from.name, from.name.replace(/^.*[/\\](?=[^/\\])/u, ''))
    const where = place && placeOf(place)
    const node = namedNode(`${page}/${uuidOf(JSON.stringify([rule, otherGraph, message.nl, where]))}`)
    return [
      quad(node, rdf.type, oa.Annotation),
      quad(node, dct.identifier, literal(rule)),
      quad(node, rdfs.comment, literal(text(message.nl), 'nl')),
      quad(node, rdfs.comment, literal(text(message.en), 'en')),
      quad(node, dct.references, namedNode(otherGraph)),
      ...about.map((iri) => quad(node, oa.hasTarget, namedNode(iri))),
      ...(where === undefined ? [] : [quad(node, rdf.value, literal(where))]),
    ]
  })
  const written = writeRdf(quads, 'ntriples').trim()
  return written === '' ? [] : [...new Set(written.split('\n'))].sort()
}

/** Whether a line of such a graph is the one that says that there is a difference, and not more about one. */
export function isDifference(line: string): boolean {
  return predicateOf(line) === dct.identifier.value
}

/** All differences that a data folder keeps, by address and place in its document. */
export function keptDifferences(data: Pick<DataFolder, 'heads' | 'triplesOf'>): readonly KeptDifference[] {
  const heads = data.heads()
  const addresses = new Map(
    heads.flatMap(({ graph, cause }) => (cause.address === undefined ? [] : [[graph, cause.address] as const])),
  )
  return heads
    .filter(({ role, triples }) => role === 'findings' && triples > 0)
    .flatMap(({ graph, cause: { address = graph } }) => differencesIn(data.triplesOf(graph), address, addresses))
    .map(({ address, other, rule, severity, message, place }): KeptDifference => ({
      address,
      other,
      rule,
      severity,
      message,
      ...(place !== undefined && { place }),
    }))
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0))
}

/** The differences of one page with what each is about, from the lines of its graph of findings. */
export function differencesAbout(
  lines: readonly string[],
  address: string,
): readonly (KeptDifference & { readonly about: readonly string[] })[] {
  return lines.length === 0 ? [] : differencesIn(lines, address, new Map())
}

function differencesIn(
  lines: readonly string[],
  address: string,
  addresses: ReadonlyMap<string, string>,
): readonly (KeptDifference & { readonly about: readonly string[] })[] {
  const byNode = new Map<string, Quad[]>()
  for (const one of new Parser({ format: 'N-Triples' }).parse(lines.join('\n')))
    byNode.set(one.subject.value, [...(byNode.get(one.subject.value) ?? []), one])
  const found = [...byNode.values()].map((quads) => {
    const value = (predicate: { readonly value: string }, language = ''): string | undefined =>
      quads.find(
        (one) =>
          one.predicate.value === predicate.value &&
          (language === '' || (one.object.termType === 'Literal' && one.object.language === language)),
      )?.object.value
    const rule = value(dct.identifier) ?? ''
    if (!isRule(rule)) throw new Error(`${address}: a finding of a rule that is not in the catalogue: ${rule}`)
    const [place, other = ''] = [value(rdf.value), value(dct.references)]
    return {
      address,
      other: addresses.get(other) ?? other,
      rule,
      severity: ruleOf(rule).severity,
      message: { nl: value(rdfs.comment, 'nl') ?? '', en: value(rdfs.comment, 'en') ?? '' },
      about: quads.filter(({ predicate }) => predicate.equals(oa.hasTarget)).map(({ object }) => object.value),
      ...(place !== undefined && { place }),
    }
  })
  return found.sort((a, b) => orderOf(a) - orderOf(b) || (a.rule < b.rule ? -1 : 1))
}

function isRule(id: string): id is CodeRuleId {
  return id in RULES
}

function placeOf({ page, line, column }: Place): string {
  return `${page === undefined ? '' : `p${page}:`}${line}:${column}`
}

/** Page and line as one number to sort by; what has no place comes first. */
function orderOf({ place = '' }: KeptDifference): number {
  const [, page = '0', line = '0'] = /^(?:p(\d+):)?(\d+):/u.exec(place) ?? []
  return Number(page) * 1e6 + Number(line)
}
