import type { Quad } from 'n3'
import * as vocabularies from './vocabularies.js'

const {
  besluit,
  dct,
  eli,
  ext,
  foaf,
  generiek,
  lblodBesluit,
  mandaat,
  mu,
  org,
  owl,
  person,
  persoon,
  prov,
  rdf,
  rdfs,
  skos,
  xsd,
} = vocabularies

/**
 * The prefixes that we write and offer on the query page; no list from elsewhere. Namespaces end in `#` or `/`, which
 * JSON-LD 1.1 (section 9.7.1, expanded term definitions used as prefixes) requires of a simple prefix.
 */
export const PREFIXES = {
  besluit: besluit.$namespace,
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: dct.$namespace,
  eli: eli.$namespace,
  ext: ext.$namespace,
  foaf: foaf.$namespace,
  generiek: generiek.$namespace,
  lblodBesluit: lblodBesluit.$namespace,
  ldes: 'https://w3id.org/ldes#',
  mandaat: mandaat.$namespace,
  mu: mu.$namespace,
  org: org.$namespace,
  owl: owl.$namespace,
  person: person.$namespace,
  persoon: persoon.$namespace,
  prov: prov.$namespace,
  rdf: rdf.$namespace,
  rdfs: rdfs.$namespace,
  schema: 'http://schema.org/',
  sh: 'http://www.w3.org/ns/shacl#',
  skos: skos.$namespace,
  tree: 'https://w3id.org/tree#',
  void: 'http://rdfs.org/ns/void#',
  xsd: xsd.$namespace,
} as const satisfies Readonly<Record<string, string>>

const namespaces: readonly (readonly [prefix: string, namespace: string])[] = Object.entries(PREFIXES)

/**
 * Splits an IRI into a prefix of the table and the rest; `undefined` when no namespace fits or the rest is not a plain
 * name.
 */
export function compactIri(iri: string): { readonly prefix: string; readonly local: string } | undefined {
  for (const [prefix, namespace] of namespaces) {
    if (!iri.startsWith(namespace)) continue
    const local = iri.slice(namespace.length)
    if (/^[A-Za-z_](?:[\w.-]*[\w-])?$/u.test(local)) return { prefix, local }
  }
  return undefined
}

/**
 * The prefixes for these quads, in alphabetical order: those that occur, except those that are also the scheme of some
 * IRI (`<org:a>` would be read back as a prefixed name).
 */
export function prefixesFor(quads: Iterable<Quad>): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  const schemes = new Set<string>()
  for (const { subject, predicate, object, graph } of quads) {
    for (const term of [subject, predicate, object, graph]) {
      if (term.termType === 'BlankNode' || term.termType === 'DefaultGraph') continue
      const iri = term.termType === 'Literal' ? term.datatype.value : term.value
      const prefix = compactIri(iri)?.prefix as keyof typeof PREFIXES | undefined
      if (prefix !== undefined) found.set(prefix, PREFIXES[prefix])
      schemes.add(iri.slice(0, iri.indexOf(':')))
    }
  }
  for (const scheme of schemes) found.delete(scheme)
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
