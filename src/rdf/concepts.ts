/*
 * Concepts the code names. A test checks each against vocabularies/codelists.ttl. https and http are part of the name:
 * document and decision types are https, the other code lists http.
 */

const DOCUMENT_TYPE = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/'

/** Kinds of published documents (OSLO code list BesluitDocumentType). */
export const besluitDocumentType = {
  agenda: `${DOCUMENT_TYPE}13fefad6-a9d6-4025-83b5-e4cbee3a8965`,
  besluitenlijst: `${DOCUMENT_TYPE}3fa67785-ffdc-4b30-8880-2b99d97b4dee`,
  notulen: `${DOCUMENT_TYPE}8e791b27-7600-4577-b24e-c7c29e0eb773`,
  uittreksel: `${DOCUMENT_TYPE}9d5bfaca-bbf2-49dd-a830-769f91a6377b`,
} as const

/** Prefix of every concept for a type of decision (OSLO code list BesluitType). */
export const BESLUIT_TYPE = 'https://data.vlaanderen.be/id/concept/BesluitType/'

/** Dutch in the EU authority table of languages. */
export const LANGUAGE_NLD = 'http://publications.europa.eu/resource/authority/language/NLD'

const ORGAAN_CLASS = 'http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/'

/** Dutch names of the classes of body that hold sittings (OSLO code list BestuursorgaanClassificatieCode). */
export const bestuursorgaanClasses: Readonly<Record<string, string>> = {
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e000005`]: 'Gemeenteraad',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e000006`]: 'College van Burgemeester en Schepenen',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e000007`]: 'Raad voor Maatschappelijk Welzijn',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e000008`]: 'Vast Bureau',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e000009`]: 'Bijzonder Comité voor de Sociale Dienst',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e00000a`]: 'Districtsraad',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e00000b`]: 'Districtscollege',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e00000c`]: 'Provincieraad',
  [`${ORGAAN_CLASS}5ab0e9b8a3b2ca7c5e00000d`]: 'Deputatie',
  [`${ORGAAN_CLASS}4955bd72cd0e4eb895fdbfab08da0284`]: 'Burgemeester',
  [`${ORGAAN_CLASS}4c38734d-2cc1-4d33-b792-0bd493ae9fc2`]: 'Voorzitter van de Gemeenteraad',
  [`${ORGAAN_CLASS}9314533e-891f-4d84-a492-0338af104065`]: 'Districtsburgemeester',
}
