import { DataFactory, Parser, type Quad } from 'n3'
import { leftOutBy } from '../correcting/correction.js'
import { sha256 } from '../document.js'
import { iriObjectOf, subjectOf } from '../log/changes/change.js'
import type { DataFolder, DesiredGraph } from '../log/data-folder.js'
import { blackOut, holdsAny } from '../privacy/black-out.js'
import { writeRdf } from '../rdf/formats/formats.js'
import { rdf } from '../rdf/vocabularies.js'
import type { Corrections } from './kept/corrections.js'

/** The texts that must not be public of some pages: one sitting may stand in several of them. */
export function leftOutOf(corrections: Corrections, addresses: Iterable<string>): readonly string[] {
  return [...new Set([...addresses].flatMap((address) => leftOutBy(corrections.of(address))))]
}

/** The graphs of a page without these texts; a triple whose names hold one goes whole. */
export function leaveOut(graphs: readonly DesiredGraph[], hidden: readonly string[]): readonly DesiredGraph[] {
  if (hidden.length === 0) return graphs
  const isHeld = holderOf(hidden)
  return graphs.map((graph) => ({
    ...graph,
    triples: [...new Set(graph.triples.flatMap((line) => (isHeld(line) ? withoutTexts(line, hidden) : [line])))].sort(),
  }))
}

/**
 * Erases from the log what it told of these texts in some pages before they were left out, so that no version, delta or
 * stream holds them.
 */
export function eraseLeftOut(data: DataFolder, hidden: readonly string[], addresses: ReadonlySet<string>): void {
  const isHeld = holderOf(hidden)
  const lines = new Set<string>()
  for (const { inserts, deletes, cause } of data.changes())
    if (cause.address !== undefined && addresses.has(cause.address))
      for (const line of [...inserts, ...deletes]) if (isHeld(line)) lines.add(sha256(line))
  if (lines.size > 0)
    data.erase({ addresses: [], graphs: [], subjects: [], lines: [...lines], sequence: data.sequence, tombstones: [] })
}

/** Addresses of the pages that say one of these texts in what is public. */
export function pagesSaying(data: DataFolder, hidden: readonly string[]): readonly string[] {
  const isHeld = holderOf(hidden)
  let isSaid = false
  for (const line of data.merge.triples()) isSaid ||= isHeld(line)
  if (!isSaid) return []
  const found = data
    .heads()
    .flatMap(({ graph, cause: { address } }) =>
      address !== undefined && data.triplesOf(graph).some(isHeld) ? [address] : [],
    )
  return [...new Set(found)].sort()
}

function withoutTexts(line: string, hidden: readonly string[]): readonly string[] {
  const [triple] = parsed(line)
  if (triple?.object.termType !== 'Literal' || holdsAny(decoded(triple.subject.value), hidden)) return []
  const { value, language, datatype } = triple.object
  const literal = DataFactory.literal(
    blackOut(value, hidden, { isMarkup: isMarkup(datatype.value) }),
    language === '' ? datatype : language,
  )
  return [writeRdf([DataFactory.quad(triple.subject, triple.predicate, literal)], 'ntriples').trim()]
}

/** Tells whether a triple says one of these texts. Most lines are passed by without reading them. */
function holderOf(hidden: readonly string[]): (line: string) => boolean {
  const wanted = hidden.map(lettersOf)
  return (line) => {
    const mayBeOther = line.includes('"^^<') || line.includes('\\u') || line.includes('\\U') || line.includes('%')
    if (!mayBeOther) {
      const letters = lettersOf(line.replace(/\\[nrtbf]/gu, ' '))
      if (!wanted.some((each) => letters.includes(each))) return false
    }
    const names = [subjectOf(line), iriObjectOf(line) ?? ''].map(decoded).join(' ')
    if (holdsAny(names, hidden)) return true
    const object = line.includes('"') ? parsed(line)[0]?.object : undefined
    return (
      object?.termType === 'Literal' && holdsAny(object.value, hidden, { isMarkup: isMarkup(object.datatype.value) })
    )
  }
}

const parsed = (line: string): readonly Quad[] => new Parser({ format: 'N-Triples' }).parse(line)

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const isMarkup = (datatype: string): boolean => datatype === rdf.HTML.value || datatype === rdf.XMLLiteral.value

function decoded(iri: string): string {
  try {
    return decodeURIComponent(iri)
  } catch {
    // No name that was encoded.
    return iri
  }
}
