import { readFileSync } from 'node:fs'
import { Parser } from 'n3'
import { skos } from '../../rdf/vocabularies.js'

let names: ReadonlyMap<string, string> | undefined

/**
 * The Dutch name of a concept of the code lists that councils use (vocabularies/codelists.ttl); undefined for others.
 */
export function conceptName(iri: string): string | undefined {
  names ??= new Map(
    new Parser()
      .parse(readFileSync(new URL('../../../vocabularies/codelists.ttl', import.meta.url), 'utf8'))
      .flatMap(({ subject, predicate, object }) =>
        predicate.equals(skos.prefLabel) ? [[subject.value, object.value] as const] : [],
      ),
  )
  return names.get(iri)
}
