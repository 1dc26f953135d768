import type { Settings } from '../../config.js'
import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { openDocument } from '../opened.js'
import { READERS } from './readers.js'
import type { Reading } from '../reading.js'

/**
 * Reads a document by the first row of the table that accepts it. No network, no disk: the bytes are all there is.
 * Throws `media-type-unsupported` when no row accepts it, and what the row throws (input-*, rdf-syntax, base-invalid,
 * ledger-unbalanced, sandbox-limit).
 */
export async function readDocument(document: Document, settings: Settings): Promise<Reading> {
  if (document.bytes.length === 0) throw new AppError('input-empty', `${document.name} is empty`)
  if (document.bytes.length > settings.limits.bytes) {
    throw new AppError(
      'input-too-large',
      `${document.name} has ${document.bytes.length} bytes; at most ${settings.limits.bytes} are read`,
    )
  }
  const opened = openDocument(document, settings)
  const reader = READERS.find(({ accepts }) => accepts(opened))
  if (!reader)
    throw new AppError('media-type-unsupported', `${document.name}: nothing here reads ${document.mediaType}`)
  const reading = await reader.read(opened)
  return { ...reading, diagnostics: [...opened.diagnostics(), ...reading.diagnostics] }
}
