import type { FastifyRequest } from 'fastify'
import { AppError } from '../../../errors.js'
import { mediaTypeOf, parseContentType } from '../../../sources/media-types.js'

/** A file that somebody sent: nothing of it is trusted. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly name: string
  readonly mediaType: string
}

/** Most files of one form, and most bytes of all of them; of one file what a document may have. */
export const MOST_FILES = 20
export const MOST_BYTES = 47 * 1024 * 1024

/**
 * The files of a form. Its fields come first: `mustBeOwn` is given them before a byte of a file is kept, and throws
 * when the form is not one to take. Throws AppError `input-too-large` past the limits.
 */
export async function readUploads(
  request: FastifyRequest,
  mustBeOwn: (fields: ReadonlyMap<string, string>) => void,
): Promise<{ readonly fields: ReadonlyMap<string, string>; readonly uploads: readonly Upload[] }> {
  const fields = new Map<string, string>()
  const uploads: Upload[] = []
  let bytes = 0
  let isOwn = false
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string' && !fields.has(part.fieldname)) fields.set(part.fieldname, part.value)
      continue
    }
    if (!isOwn) mustBeOwn(fields)
    isOwn = true
    const content = await part.toBuffer()
    bytes += content.byteLength
    if (bytes > MOST_BYTES)
      throw new AppError('input-too-large', 'Die bestanden zijn samen te groot. Breng ze in twee keer.')
    const name = fileName(part.filename)
    // A field for files that was left empty is sent as one without a name.
    if (content.byteLength === 0 && part.filename === '') continue
    const declared = parseContentType(part.mimetype).mediaType
    uploads.push({ bytes: content, name, mediaType: mediaTypeOf(name) ?? declared })
  }
  if (!isOwn) mustBeOwn(fields)
  return { fields, uploads }
}

/** The name of a file as people may see it: without folders and signs that are no letters; it never names a place. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? ''
  const plain = last
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .replace(/^\.+/u, '')
  const [, body = plain, ending = ''] = /^(.*?)(\.[a-z\d]{1,8})?$/iu.exec(plain) ?? []
  return `${body.slice(0, 120)}${ending}` || 'document'
}
