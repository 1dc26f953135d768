import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createDocument, type Document } from '../../document.js'
import { AppError } from '../../errors.js'
import type { FetchOptions } from '../polite/fetch-document.js'
import type { Input } from './find-inputs.js'
import { mediaTypeOf, UNKNOWN_MEDIA_TYPE } from '../media-types.js'
import { systemReason } from '../system-reason.js'

export interface ReadInputOptions extends FetchOptions {
  /**
   * Address where the documents were published: of the one document, or, ending in `/`, of the folder they were found
   * in.
   */
  readonly base?: string | undefined
  readonly stdin: Readable
}

/** The address of standard input when none is given: a file name that nothing else has. */
const STDIN_ADDRESS = 'file:///stdin'

/**
 * Reads one whole input to a document, up to the limit of bytes. Throws AppError `input-not-found`, `input-unreadable`,
 * `input-too-large`, `input-empty`.
 */
export async function readInput(input: Input, options: ReadInputOptions): Promise<Document> {
  if (input.kind === 'url') {
    // Loaded when first needed: files are read without an HTTP client.
    const { fetchDocument } = await import('../polite/fetch-document.js')
    const document = notEmpty(await fetchDocument(input.name, options))
    return options.base === undefined ? document : { ...document, address: options.base }
  }
  const bytes = await readAll(
    input.kind === 'stdin' ? options.stdin : createReadStream(input.path),
    input.name,
    options.limits.bytes,
  )
  return notEmpty(
    createDocument(bytes, {
      address: addressOf(input, options.base),
      name: input.name,
      mediaType: (input.kind === 'file' ? mediaTypeOf(input.path) : undefined) ?? UNKNOWN_MEDIA_TYPE,
      retrieved: options.now().toISOString(),
    }),
  )
}

function addressOf(input: Exclude<Input, { readonly kind: 'url' }>, base: string | undefined): string {
  if (base?.endsWith('/') && input.kind === 'file')
    return new URL(encodeURI(input.relative).replace(/[?#]/gu, encodeURIComponent), base).href
  if (base !== undefined) return base
  return input.kind === 'file' ? pathToFileURL(input.path).href : STDIN_ADDRESS
}

async function readAll(stream: Readable, name: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer
      size += bytes.length
      if (size > limit)
        throw new AppError('input-too-large', `${name}: more than ${limit} bytes (the limit is RAADLINK_MAX_BYTES)`)
      chunks.push(bytes)
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    const code =
      thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT' ? 'input-not-found' : 'input-unreadable'
    throw new AppError(code, `${name}: ${systemReason(thrown)}`, { cause: thrown })
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

function notEmpty(document: Document): Document {
  if (document.bytes.length === 0)
    throw new AppError('input-empty', `${document.name}: the file is empty, there is nothing to read`)
  return document
}
