import { createHash } from 'node:crypto'

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
 * otherwise.
 */
export function createDocument(
  content: Uint8Array | string,
  { address, retrieved, name = address, mediaType = 'text/html', charset, bestuurseenheid }: DocumentDetails,
): Document {
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

/** Hex sha256 of bytes or text. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}
