import type { Term } from 'n3'
import { rdf, xsd } from '../../rdf/vocabularies.js'

/** A term in N-Triples syntax (RDF 1.1 N-Triples, section 2): `<iri>`, `_:b0`, `"text"@nl`, `"1"^^<datatype>`. */
export function termText(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${term.value}>`
    case 'BlankNode':
      return `_:${term.value}`
    case 'Literal': {
      const quoted = `"${term.value.replace(/[\\"\n\r]/gu, (character) => ESCAPES[character] ?? character)}"`
      if (term.language) return `${quoted}@${term.language}`
      return term.datatype.value === xsd.string.value || term.datatype.value === rdf.langString.value
        ? quoted
        : `${quoted}^^<${term.datatype.value}>`
    }
    default:
      return term.value
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' }
