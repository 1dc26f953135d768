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
}

/** Hex sha256 of bytes or text. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}
