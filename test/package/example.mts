/** The project of a user: every type of the library's face is checked, and what it forbids is refused. */
import * as raadlink from 'raadlink'
import { createDocument, DataFolder, openEmbeddedStore, type Document, type QueryAnswer, type Report } from 'raadlink'

const details = { address: 'https://www.voorbeeldegem.example/notulen', retrieved: '2025-03-24T19:00:00Z' }
export const document: Document = createDocument('<p>', details)

// @ts-expect-error a document is bytes or text
createDocument(7, details)
// @ts-expect-error a document has an address
createDocument('<p>', { retrieved: details.retrieved })
// @ts-expect-error there is no such form
raadlink.writeReport({ reports: [], failures: [] }, 'word', 'nl')

export const face: readonly [typeof DataFolder, typeof openEmbeddedStore, Report?, QueryAnswer?] = [
  DataFolder,
  openEmbeddedStore,
]
