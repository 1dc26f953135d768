import type { DocumentKind } from '../../model.js'
import { besluitDocumentType } from '../../rdf/concepts.js'

/** The concept of each kind of document that has one (BesluitDocumentType); a decision has its BesluitType instead. */
const CONCEPT_BY_KIND: Readonly<Partial<Record<DocumentKind, string>>> = {
  agenda: besluitDocumentType.agenda,
  'agenda-toegevoegd': besluitDocumentType.agenda,
  besluitenlijst: besluitDocumentType.besluitenlijst,
  notulen: besluitDocumentType.notulen,
  uittreksel: besluitDocumentType.uittreksel,
}

/** IRI of the document type concept of a kind; undefined for a besluit. */
export function documentTypeOf(kind: DocumentKind): string | undefined {
  return CONCEPT_BY_KIND[kind]
}

/** The kind for a document type concept; undefined for any other concept. */
export function kindOfDocumentType(concept: string): DocumentKind | undefined {
  return (Object.keys(CONCEPT_BY_KIND) as DocumentKind[]).find((kind) => CONCEPT_BY_KIND[kind] === concept)
}
