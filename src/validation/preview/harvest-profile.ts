import { besluit, dct, eli, foaf, generiek, mandaat, org, person, prov, skos, xsd } from '../../rdf/vocabularies.js'

/*
 * The facts of the official harvester's filter (application profile of app-lblod-harvester, as of June 2026): which
 * types pass, and which constraints cost data. Minimum counts are left out: a missing value deletes nothing.
 */

/** What a constrained value must be: an XSD datatype, `text` (string or language-tagged), or any `literal`. */
export interface HarvestConstraint {
  readonly property: string
  readonly maxCount?: number
  readonly kind?: { readonly datatype: string } | 'text' | 'literal'
}

const once = (property: { readonly value: string }, kind?: HarvestConstraint['kind']): HarvestConstraint => ({
  property: property.value,
  maxCount: 1,
  ...(kind && { kind }),
})
const dateTime = { datatype: xsd.dateTime.value }
const date = { datatype: xsd.date.value }
const boolean = { datatype: xsd.boolean.value }
const integer = { datatype: xsd.integer.value }

/**
 * Constraints by class. A class is matched literally, without subclass reasoning: the constraints of
 * eli:LegalExpression do not apply to a besluit:Besluit. eli:LegalResource has two shapes in the filter, and so has
 * eli:LegalResourceSubdivision; here each is one row.
 */
export const HARVEST_CONSTRAINTS: ReadonlyMap<string, readonly HarvestConstraint[]> = new Map([
  [
    besluit.Zitting.value,
    [
      once(besluit.geplandeStart, dateTime),
      once(prov.startedAtTime, dateTime),
      once(prov.endedAtTime, dateTime),
      once(besluit.isGehoudenDoor),
      once(besluit.heeftVoorzitter),
      once(besluit.heeftSecretaris),
      once(besluit.heeftNotulen),
      once(prov.atLocation),
    ],
  ],
  [
    besluit.Agendapunt.value,
    [
      once(besluit.aangebrachtNa),
      once(dct.description, 'text'),
      once(besluit.geplandOpenbaar, boolean),
      { property: dct.title.value, kind: 'text' },
    ],
  ],
  [
    besluit.BehandelingVanAgendapunt.value,
    [
      once(dct.subject),
      once(besluit.gebeurtNa),
      once(besluit.heeftVoorzitter),
      once(besluit.heeftSecretaris),
      once(besluit.openbaar, boolean),
    ],
  ],
  [
    besluit.Stemming.value,
    [
      once(besluit.aantalOnthouders, integer),
      once(besluit.aantalTegenstanders, integer),
      once(besluit.aantalVoorstanders, integer),
      once(besluit.geheim, boolean),
      once(besluit.gevolg, 'text'),
      once(besluit.onderwerp, 'text'),
    ],
  ],
  [
    besluit.Besluit.value,
    [
      once(eli.realizes),
      once(prov.wasGeneratedBy),
      once(eli.description, 'text'),
      once(eli.title_short, 'text'),
      once(besluit.motivering, 'literal'),
      once(eli.date_publication, date),
    ],
  ],
  [besluit.Artikel.value, [once(eli.number, 'text')]],
  [besluit.Bestuursorgaan.value, [once(besluit.bestuurt), once(org.classification), once(skos.prefLabel, 'literal')]],
  [
    besluit.Bestuurseenheid.value,
    [once(org.classification), once(skos.prefLabel, 'literal'), once(besluit.werkingsgebied)],
  ],
  [
    eli.LegalExpression.value,
    [once(prov.value, 'literal'), once(eli.language), { property: eli.title.value, kind: 'text' }],
  ],
  [
    eli.LegalResource.value,
    [once(eli.passed_by), once(eli.first_date_entry_in_force, date), once(eli.date_no_longer_in_force, date)],
  ],
  [eli.LegalResourceSubdivision.value, [once(eli.is_part_of)]],
  [generiek.DocumentOnderdeel.value, [once(generiek.nummer, integer), once(dct.type)]],
])

/** BesluitType concepts that the filter lists; it does not know types added to the code list since. */
const BESLUIT_TYPES = [
  '1105564e-30c7-4371-a864-6b7329cdae6f',
  '2f189152-1786-4b55-a3a9-d7f06de63f1c',
  '380674ee-0894-4c41-bcc1-9deaeb9d464c',
  '3fcf7dba-2e5b-4955-a489-6dd8285c013b',
  '40831a2c-771d-4b41-9720-0399998f1873',
  '4350cdda-8291-4055-9026-5c7429357fce',
  '4511f992-2b52-42fe-9cb6-feae6241ad26',
  '4efa4632-efc6-40d5-815a-dec785fbceac',
  '51982214-0d8b-4cd9-87cf-c46570cd1ed3',
  '5226e23d-617d-48b9-9c00-3d679ae88fec',
  '6199a44b-0d6c-407c-833a-73abb104efce',
  '67378dd0-5413-474b-8996-d992ef81637a',
  '6af621e2-c807-479e-a6f2-2d64d8339491',
  '70ae4d36-de0c-425d-9dbe-3b6deef8343c',
  '79414af4-4f57-4ca3-aaa4-f8f1e015e71c',
  '82d0696e-1225-4684-826a-923b2453f5e3',
  '849c66c2-ba33-4ac1-a693-be48d8ac7bc7',
  '8bdc614a-d2f2-44c0-8cb1-447b1017d312',
  '9a02d21f-fdc4-455e-8892-c2ae1d33759a',
  '9f12dc58-18ba-4a1f-9e7a-cf73d0b4f025',
  'a0a709a7-ac07-4457-8d40-de4aea9b1432',
  'b04bc642-c892-4aae-ac1f-f6ff21362704',
  'b0fcc0c3-bb33-427f-8da2-4ef3833c9060',
  'b25faa84-3ab5-47ae-98c0-1b389c77b827',
  'b69c9f18-967c-4feb-90a8-8eea3c8ce46b',
  'bd0b0c42-ba5e-4acc-b644-95f6aad904c7',
  'bf72e38a-2c73-4484-b82f-c642a4c39d0c',
  'c258f7b8-0bcc-481c-923d-b58b15248422',
  'c417f3da-a3bd-47c5-84bf-29007323a362',
  'c945b531-4742-43fe-af55-b13da6ecc6fe',
  'cb361927-1aab-4016-bd8a-1a84841391ba',
  'd7060f97-c417-474c-abc6-ef006cb61f41',
  'd9c3d177-6dc6-4775-8c6a-1055a9cbdcc6',
  'dbc58656-b0a5-4e43-8e9e-701acb75f9b0',
  'df261490-cc74-4f80-b783-41c35e720b46',
  'e27ef237-29de-49b8-be22-4ee2ab2d4e5b',
  'e44c535d-4339-4d15-bdbf-d4be6046de2c',
  'f1d16307-164c-4278-87b9-1d3b1d968f67',
  'f1fd8f88-95b0-4085-b766-008b5867d992',
  'f276bc3b-2d79-4c55-81b8-092e05619676',
  'f4ba730e-3f12-4c2f-81cf-31922b6da166',
  'f56c645d-b8e1-4066-813d-e213f5bc529f',
  'f8c070bd-96e4-43a1-8c6e-532bcd771251',
  'fb21d14b-734b-48f4-bd4e-888163fd08e8',
] as const

/**
 * The types that pass. Two of them match nothing real and are kept as they are in the filter:
 * `generiek/#GeografischePositie` (a stray slash) and `locn#Adres` (the class is called Address).
 */
export const HARVEST_TYPES: ReadonlySet<string> = new Set([
  ...HARVEST_CONSTRAINTS.keys(),
  besluit.Vergaderactiviteit.value,
  mandaat.Mandataris.value,
  mandaat.Mandaat.value,
  person.Person.value,
  foaf.Document.value,
  skos.Concept.value,
  'http://purl.org/dc/terms/Agent',
  'http://mu.semte.ch/vocabularies/ext/Mapping',
  'http://www.w3.org/ns/locn#Location',
  'http://www.w3.org/ns/locn#Geometry',
  'http://www.w3.org/ns/locn#Adres',
  'https://data.vlaanderen.be/ns/generiek/#GeografischePositie',
  'https://data.vlaanderen.be/ns/mobiliteit#Zone',
  'https://data.vlaanderen.be/ns/mobiliteit-intelligente-toegang#Voorwaardecollectie',
  'http://purl.org/vocab/cpsv#PublicService',
  'http://data.europa.eu/m8g/Requirement',
  'http://data.europa.eu/m8g/EvidenceType',
  'http://data.europa.eu/m8g/EvidenceTypeList',
  ...BESLUIT_TYPES.map((id) => `https://data.vlaanderen.be/id/concept/BesluitType/${id}`),
])
