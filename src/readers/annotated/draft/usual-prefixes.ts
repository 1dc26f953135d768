import { INITIAL_PREFIXES } from '../../../rdfa/names/initial-context.js'
import { PREFIXES } from '../../../rdf/prefixes.js'
import { leidinggevenden } from '../../../rdf/vocabularies.js'

/**
 * What an undeclared prefix is taken to mean when the page does not declare it elsewhere: the names that the vendor
 * documentation of LBLOD and Gelinkt Notuleren use, each of which stands for one namespace there.
 */
export const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...INITIAL_PREFIXES,
    ...PREFIXES,
    besluittype: 'https://data.vlaanderen.be/id/concept/BesluitType/',
    besluitdocumenttype: 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/',
    lblodlg: leidinggevenden.$namespace,
    mobiliteit: 'https://data.vlaanderen.be/ns/mobiliteit#',
  }).map(([prefix, namespace]) => [prefix.toLowerCase(), namespace]),
)
