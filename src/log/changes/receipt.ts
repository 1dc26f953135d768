/** That a document was received: what the bytes alone do not say. */
export interface CaptureRecord {
  readonly address: string
  readonly name: string
  readonly sha256: string
  readonly retrieved: string
  readonly mediaType: string
  readonly charset?: string
  /** IRI of the bestuurseenheid whose document it is, as whoever gave it said. */
  readonly bestuurseenheid?: string
  /** Headers of the answer that matter for asking again and for evidence (etag, last-modified, content-type …). */
  readonly headers?: Readonly<Record<string, string>>
  /** It was read and there is nothing to publish in it: a page that only leads to others, or a copy in another form. */
  readonly setAside?: true
}

/** That everything received from an address was erased: it stays out until somebody gives it again on purpose. */
export interface ErasedRecord {
  readonly address: string
  /** When, ISO 8601. */
  readonly erased: string
  /** Sha256 of the bytes that went: they are not taken in from another address either. */
  readonly hashes: readonly string[]
}

/** A line of the journal of receipts. */
export type Receipt = CaptureRecord | ErasedRecord

export function isCapture(receipt: Receipt): receipt is CaptureRecord {
  return !('erased' in receipt)
}

/**
 * Whether a text is the hex sha256 that names a file of captures: what came from outside is checked before it is one.
 */
export function isSha256(text: unknown): text is string {
  return typeof text === 'string' && /^[\da-f]{64}$/u.test(text)
}
