import { KIND_NAMES, type PublicationEntry } from '../../dataset/publication-index.js'
import type { DocumentKind } from '../../model.js'
import type { SourceDocument } from './public-model.js'

/** Kinds of documents in the order in which they come out. */
const IN_TIME: readonly DocumentKind[] = [
  'agenda',
  'agenda-toegevoegd',
  'besluitenlijst',
  'uittreksel',
  'notulen',
  'besluit',
]

/** Where a kind of document stands among those of one sitting: the later it comes out, the more it is believed. */
export function trustOf(kind: DocumentKind | undefined): number {
  return kind === undefined ? -1 : IN_TIME.indexOf(kind)
}

/** A publication as the document it was read from. */
export function sourceDocument({ documentKind, path, source, modified }: PublicationEntry): SourceDocument {
  return {
    ...(documentKind && { kind: documentKind }),
    label: documentKind ? KIND_NAMES[documentKind] : 'Document',
    path,
    ...(/^https?:/iu.test(source) && { address: source }),
    modified,
  }
}
