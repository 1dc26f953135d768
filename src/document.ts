import { createHash } from 'node:crypto'
import { AppError } from './errors.js'

/** A publisher, and the address where a run starts. */
export interface Source {
  readonly id: string
  /** IRI of the bestuurseenheid, if known beforehand. */
  readonly bestuurseenheid?: string
  readonly startAddress: string
}

/** A capture: the bytes as received, once. Everything else is derived from it and can be derived again. */
export interface Document {
  /** Absolute IRI from which the document was retrieved, or that `--base` gives; base of its relative IRIs. */
  readonly address: string
  /** Name shown in reports: the path or address given by the user. */
  readonly name: string
  /** Media type as declared (extension, HTTP header), not verified. */
  readonly mediaType: string
  /** Character set as declared by the transport, if any. */
  readonly charset?: string
  /** Time of retrieval, ISO 8601 in UTC. */
  readonly retrieved: string
  /** Hex sha256 of the bytes. */
  readonly sha256: string
  readonly bytes: Uint8Array
  /**
   * IRI of the bestuurseenheid to which the document belongs, if the provider of the document stated it; it then takes
   * precedence.
   */
  readonly bestuurseenheid?: string
}

/** What is known about a document besides its bytes. */
export type DocumentDetails = Pick<Document, 'address' | 'retrieved'> &
  Partial<Pick<Document, 'name' | 'mediaType' | 'charset' | 'bestuurseenheid'>>

/**
 * Creates a document from bytes, or from a text (as UTF-8); by default its name is its address and its media type HTML.
 * Throws AppError `usage` for arguments that the types forbid, since not every caller has a compiler.
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
