import { createHash } from 'node:crypto'
import { AppError } from './errors.js'

/** Who publishes, and where a run starts. */
export interface Source {
  readonly id: string
  /** IRI of the bestuurseenheid, when it is known beforehand. */
  readonly bestuurseenheid?: string
  readonly startAddress: string
}

/** A capture: the bytes as received, once. Everything else is made from it and can be made again. */
export interface Document {
  /** Absolute IRI the document was retrieved from, or that `--base` gives; base of its relative IRIs. */
  readonly address: string
  /** Name shown in reports: the path or address as the user gave it. */
  readonly name: string
  /** Media type as declared (extension, HTTP header), not yet trusted. */
  readonly mediaType: string
  /** Character set as declared by the transport, if any. */
  readonly charset?: string
  /** Time of retrieval, ISO 8601 in UTC. */
  readonly retrieved: string
  /** Hex sha256 of the bytes. */
  readonly sha256: string
  readonly bytes: Uint8Array
  /** IRI of the bestuurseenheid whose document it is, when whoever gave it said so: that decides. */
  readonly bestuurseenheid?: string
}

/** What is known of a document besides its bytes. */
export type DocumentDetails = Pick<Document, 'address' | 'retrieved'> &
  Partial<Pick<Document, 'name' | 'mediaType' | 'charset' | 'bestuurseenheid'>>

/**
 * Makes a document of bytes, or of a text (then UTF-8); its name is its address and its media type HTML unless said
 * otherwise. Throws AppError `usage` for what the types forbid: not every caller has a compiler.
 */
export function createDocument(content: Uint8Array | string, details: DocumentDetails): Document {
  refuseWrong(content, details)
  const { address, retrieved, name = address, mediaType = 'text/html', charset, bestuurseenheid } = details
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    address,
    name,
    mediaType,
    ...(charset !== undefined && { charset }),
    retrieved,
    sha256: sha256(bytes),
    bytes,
    ...(bestuurseenheid !== undefined && { bestuurseenheid }),
  }
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]*:[^\s]+$/iu
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u

function refuseWrong(content: unknown, details: unknown): void {
  if (typeof content !== 'string' && !(content instanceof Uint8Array))
    throw new AppError('usage', 'createDocument: the content must be a Uint8Array or a string')
  if (typeof details !== 'object' || details === null)
    throw new AppError('usage', 'createDocument: give address and retrieved')
  const given = details as Readonly<Record<keyof DocumentDetails, unknown>>
  if (typeof given.address !== 'string' || !ABSOLUTE.test(given.address))
    throw new AppError('usage', `createDocument: address must be an absolute IRI, not ${JSON.stringify(given.address)}`)
  if (typeof given.retrieved !== 'string' || !UTC.test(given.retrieved) || Number.isNaN(Date.parse(given.retrieved)))
    throw new AppError(
      'usage',
      `createDocument: retrieved must be an ISO 8601 time in UTC (2025-03-24T19:00:00Z), not ${JSON.stringify(given.retrieved)}`,
    )
  for (const key of ['name', 'mediaType', 'charset', 'bestuurseenheid'] as const)
    if (given[key] !== undefined && typeof given[key] !== 'string')
      throw new AppError('usage', `createDocument: ${key} must be a string`)
}

/** Hex sha256 of bytes or text. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}
