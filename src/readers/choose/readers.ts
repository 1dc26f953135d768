import { hostileFormat } from '../hostile-format.js'
import type { Opened } from '../opened.js'
import { readHostileDocument, readPlainText } from '../prose/prose-document.js'
import { readPage } from './read-page.js'
import { readRdfFile } from '../annotated/rdf-file.js'
import type { Reading } from '../reading.js'
import { oldFormat, readOldFormat } from './old-format.js'

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
  { name: 'odt', accepts: (opened) => hostileFormat(opened) === 'odt', read: readHostileDocument },
  { name: 'old-format', accepts: (opened) => oldFormat(opened) !== undefined, read: readOldFormat },

  {
    name: 'rdf-file',
    accepts: (opened) => opened.rdfFormat() !== undefined,
    read: (opened) => readRdfFile(opened, opened.rdfFormat()?.name ?? 'turtle'),
  },

  { name: 'page', accepts: (opened) => opened.isHtml(), read: readPage },

  { name: 'text', accepts: ({ document }) => document.mediaType.toLowerCase() === 'text/plain', read: readPlainText },
]
