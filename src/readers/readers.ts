import { readAnnotatedPage } from './annotated-page.js'
import type { Opened } from './opened.js'
import { readRdfFile } from './rdf-file.js'
import type { Reading } from './reading.js'

/** One row of the table of readers. */
export interface Reader {
  readonly name: string
  /** Whether it reads a document; the first row that says yes does. */
  readonly accepts: (opened: Opened) => boolean
  readonly read: (opened: Opened) => Promise<Reading> | Reading
}

/** Every format that can be read, the surest signs first. A new format or vendor is a file and a row here. */
export const READERS: readonly Reader[] = [
  {
    name: 'rdf-file',
    accepts: (opened) => opened.rdfFormat() !== undefined,
    read: (opened) => readRdfFile(opened, opened.rdfFormat()?.name ?? 'turtle'),
  },

  { name: 'annotated-page', accepts: (opened) => opened.isHtml(), read: readAnnotatedPage },
]
