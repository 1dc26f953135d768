import type { FastifyRequest } from 'fastify'
import type { CorrectedPage } from '../../../dataset/correct.js'
import type { Document } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { SeeOther, type Fields } from '../ground/desk-access.js'
import { readingPath } from '../ground/desk-paths.js'
import type { Desk } from '../ground/desk.js'
import type { DeskReading } from '../reading/desk-reading.js'
import { settledWithin } from '../reading/desk-readings.js'

/** A document of the desk, as it was read. */
export interface OpenedPage {
  readonly page: CorrectedPage
  readonly title: string
  readonly document: Document
  readonly reading: DeskReading
}

/**
 * The document that an address names, when it is one of this bestuurseenheid. `orWait`: sends a browser to a page that
 * waits while it is read. Throws `input-not-found`.
 */
export async function openedAt(desk: Desk, fields: Fields, orWait = false): Promise<OpenedPage> {
  const address = fields.get('adres') ?? ''
  const { document, name } = desk.documentAt(address)
  // The version before what it holds: who sends a form for an older one is told.
  const corrections = desk.corrections()
  const kept = desk.reading(document)
  if (orWait && (await settledWithin(kept, desk.readings.patience)) !== 'read') throw new SeeOther(readingPath(address))
  const reading = await kept.value
  const { asRead, corrected, diagnostics, title = name } = reading
  const [version, history] = [corrections.version(address), corrections.history(address)]
  return { page: { address, version, asRead, corrected, diagnostics, history }, title, document, reading }
}

/** The tag of a version of a document, as If-Match gives it back. */
export function tagOf({ version }: Pick<CorrectedPage, 'version'>): string {
  return `"verbeterd-${version}"`
}

/**
 * The version of the page that a form was made for, by its field or by If-Match. Throws `precondition-failed` when
 * If-Match is of another version.
 */
export function seenIn(fields: Fields, { headers }: FastifyRequest, page: CorrectedPage): number {
  const tag = headers['if-match']
  if (tag !== undefined && tag !== tagOf(page))
    throw new AppError('precondition-failed', `${page.address} was corrected since ${tag}`)
  return tag === undefined ? Number(fields.get('versie') ?? Number.NaN) : page.version
}
