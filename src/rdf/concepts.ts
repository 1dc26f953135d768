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

/** Start of every concept that types a decision (OSLO code list BesluitType). */
export const BESLUIT_TYPE = 'https://data.vlaanderen.be/id/concept/BesluitType/'

/** Dutch in the EU authority table of languages. */
export const LANGUAGE_NLD = 'http://publications.europa.eu/resource/authority/language/NLD'
