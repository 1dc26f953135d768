/** The record of receiving a document: what the bytes alone do not say. */
export interface CaptureRecord {
  readonly address: string
  readonly name: string
  readonly sha256: string
  readonly retrieved: string
  readonly mediaType: string
  readonly charset?: string
  /** IRI of the bestuurseenheid whose document it is, as given with it. */
  readonly bestuurseenheid?: string
  /** Headers of the answer for conditional requests and for evidence (etag, last-modified, content-type …). */
  readonly headers?: Readonly<Record<string, string>>
  /** It was read and has nothing to publish: a page that only leads to others, or a copy in another form. */
  readonly setAside?: true
}

/**
 * The record that everything received from an address was erased. A harvest skips it until somebody gives it again on
 * purpose.
 */
export interface ErasedRecord {
  readonly address: string
  /** When, ISO 8601. */
  readonly erased: string
  /** Sha256 of the erased bytes: they are not accepted from another address either. */
  readonly hashes: readonly string[]
}

/** A line of the journal of receipts. */
export type Receipt = CaptureRecord | ErasedRecord

export function isCapture(receipt: Receipt): receipt is CaptureRecord {
  return !('erased' in receipt)
}

/** Whether a text is the hex sha256 that names a file of captures; needed for texts from outside. */
export function isSha256(text: unknown): text is string {
  return typeof text === 'string' && /^[\da-f]{64}$/u.test(text)
}
