import type { NamedNode } from 'n3'
import { PREFIXES } from '../../rdf/prefixes.js'
import { besluit, dct, eli, foaf, mandaat, person, prov, skos, xsd } from '../../rdf/vocabularies.js'

/*
 * The JSON-LD context of our pages: OSLO's own keys, with their intended meaning. The published OSLO contexts type
 * links by their class (which makes them literals) and texts as rdf:langString (which is not a legal coercion), so data
 * written with them does not read back as the same graph. Here a link is `@id`, and a text is plain or has its
 * language.
 */

/** Path of the context below the site, without extension. */
export const CONTEXT_PATH = 'context/besluit'

const CLASSES: Readonly<Record<string, NamedNode>> = {
  Zitting: besluit.Zitting,
  Agendapunt: besluit.Agendapunt,
  BehandelingVanAgendapunt: besluit.BehandelingVanAgendapunt,
  Stemming: besluit.Stemming,
  Besluit: besluit.Besluit,
  Artikel: besluit.Artikel,
  Bestuursorgaan: besluit.Bestuursorgaan,
  Bestuurseenheid: besluit.Bestuurseenheid,
  Mandataris: mandaat.Mandataris,
  Mandaat: mandaat.Mandaat,
  Fractie: mandaat.Fractie,
  Persoon: person.Person,
  Document: foaf.Document,
}

/** Properties whose values are resources. Keys of besluit: are the vocabulary's own names. */
const LINKS: Readonly<Record<string, NamedNode>> = {
  ...own(
    'isGehoudenDoor',
    'behandelt',
    'heeftAanwezige',
    'heeftAanwezigeBijStart',
    'heeftAfwezigeBijStart',
    'heeftVoorzitter',
    'heeftSecretaris',
    'heeftAgenda',
    'heeftBesluitenlijst',
    'heeftNotulen',
    'heeftUittreksel',
    'heeftZittingsverslag',
    'heeftOntwerpbesluit',
    'aangebrachtNa',
    'gebeurtNa',
    'Agendapunt.type',
    'heeftStemming',
    'heeftStemmer',
    'heeftVoorstander',
    'heeftTegenstander',
    'heeftOnthouder',
    'bestuurt',
    'werkingsgebied',
    'classificatie',
  ),
  geeftAanleidingTot: prov.generated,
  volgtUit: prov.wasGeneratedBy,
  realiseert: eli.realizes,
  citeert: eli.cites,
  isTijdspecialisatieVan: mandaat.isTijdspecialisatieVan,
}

/** Properties whose values usually have one datatype; a value of another type is written in full. */
const TYPED: Readonly<Record<string, readonly [NamedNode, NamedNode]>> = {
  geplandeStart: [besluit.geplandeStart, xsd.dateTime],
  geplandOpenbaar: [besluit.geplandOpenbaar, xsd.boolean],
  openbaar: [besluit.openbaar, xsd.boolean],
  geheim: [besluit.geheim, xsd.boolean],
  aantalVoorstanders: [besluit.aantalVoorstanders, xsd.integer],
  aantalTegenstanders: [besluit.aantalTegenstanders, xsd.integer],
  aantalOnthouders: [besluit.aantalOnthouders, xsd.integer],
  publicatiedatum: [eli.date_publication, xsd.date],
  inwerkingtreding: [eli.first_date_entry_in_force, xsd.date],
}

/**
 * Properties whose values are texts. `titel` and `beschrijving` are those of dct; those of eli keep their prefix, as
 * one key cannot have two meanings.
 */
const TEXTS: Readonly<Record<string, NamedNode>> = {
  ...own('gevolg', 'onderwerp', 'motivering', 'citeeropschrift'),
  titel: dct.title,
  beschrijving: dct.description,
  waarde: prov.value,
  naam: skos.prefLabel,
}

/** The context itself. */
export const OSLO_CONTEXT: Readonly<Record<string, unknown>> = {
  '@version': 1.1,
  ...PREFIXES,
  ...Object.fromEntries(Object.entries(CLASSES).map(([key, { value }]) => [key, value])),
  ...Object.fromEntries(Object.entries(LINKS).map(([key, { value }]) => [key, { '@id': value, '@type': '@id' }])),
  ...Object.fromEntries(
    Object.entries(TYPED).map(([key, [{ value }, type]]) => [key, { '@id': value, '@type': type.value }]),
  ),
  ...Object.fromEntries(Object.entries(TEXTS).map(([key, { value }]) => [key, value])),
}

/** The meaning of a key of the context, by the IRI of the class or property. */
export interface ContextKey {
  readonly key: string
  /** `@id` for links, the datatype for typed values, absent for texts and classes. */
  readonly type?: string
}

export const KEY_OF: ReadonlyMap<string, ContextKey> = new Map<string, ContextKey>([
  ...Object.entries(CLASSES).map(([key, { value }]) => [value, { key }] as const),
  ...Object.entries(LINKS).map(([key, { value }]) => [value, { key, type: '@id' }] as const),
  ...Object.entries(TYPED).map(([key, [{ value }, type]]) => [value, { key, type: type.value }] as const),
  ...Object.entries(TEXTS).map(([key, { value }]) => [value, { key }] as const),
])

function own(...names: readonly Exclude<keyof typeof besluit, '$namespace'>[]): Readonly<Record<string, NamedNode>> {
  return Object.fromEntries(names.map((name) => [name, besluit[name]]))
}
