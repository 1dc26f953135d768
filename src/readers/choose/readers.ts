import { readAnnotatedPage } from '../annotated/annotated-page.js'
import type { Opened } from '../opened.js'
import {
  hasAnnotations,
  hostileFormat,
  readHostileDocument,
  readPlainPage,
  readPlainText,
} from '../prose/prose-document.js'
import { readRdfFile } from '../annotated/rdf-file.js'
import type { Reading } from '../reading.js'

/** One row of the table of readers. */
export interface Reader {
  readonly name: string
  /** Whether it reads a document; the first row that says yes does. */
  readonly accepts: (opened: Opened) => boolean
  readonly read: (opened: Opened) => Promise<Reading> | Reading
}

/** Every format that can be read, the surest signs first. A new format or vendor is a file and a row here. */
export const READERS: readonly Reader[] = [
  { name: 'pdf', accepts: (opened) => hostileFormat(opened) === 'pdf', read: readHostileDocument },
  { name: 'docx', accepts: (opened) => hostileFormat(opened) === 'docx', read: readHostileDocument },

  {
    name: 'rdf-file',
    accepts: (opened) => opened.rdfFormat() !== undefined,
    read: (opened) => readRdfFile(opened, opened.rdfFormat()?.name ?? 'turtle'),
  },

  {
    name: 'annotated-page',
    accepts: (opened) => opened.isHtml() && (opened.isAnnotated() || hasAnnotations(opened.text())),
    read: readAnnotatedPage,
  },
  { name: 'plain-page', accepts: (opened) => opened.isHtml(), read: readPlainPage },

  { name: 'text', accepts: ({ document }) => document.mediaType.toLowerCase() === 'text/plain', read: readPlainText },
]
