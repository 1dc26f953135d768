import type { Diagnostic } from '../diagnostic.js'
import type { TextDocument } from '../text/lines/block.js'

/** Formats that are opened in a separate process. */
export type HostileFormat = 'pdf' | 'docx' | 'odt'

/** Limits of one document; time in milliseconds, memory and sizes in bytes. */
export interface SandboxLimits {
  readonly milliseconds: number
  readonly memory: number
  readonly pages: number
  readonly unpacked: number
}

export const SANDBOX_LIMITS: SandboxLimits = {
  milliseconds: 60_000,
  memory: 600_000_000,
  pages: 1_000,
  unpacked: 200_000_000,
}

/**
 * Additional limits of text recognition, for a document with scanned pages. It needs memory for a language model and
 * the picture of a page.
 */
export const RECOGNITION_LIMITS = { pages: 100, millisecondsPerPage: 60_000, memory: 1_200_000_000 } as const

export interface Job {
  readonly format: HostileFormat
  /** Folder with the language data for text recognition; absent: scans are not read. */
  readonly ocrData?: string
  readonly bytes: Uint8Array
  readonly limits: SandboxLimits
}

/** Sent by the child before it starts recognising: the number of pages. */
export interface Recognising {
  readonly recognising: number
}

/** The child's answer: the blocks, or the failure to throw. */
export type Answer =
  | { readonly document: TextDocument; readonly diagnostics: readonly Diagnostic[] }
  | { readonly failure: { readonly code: 'input-unreadable' | 'sandbox-limit'; readonly message: string } }
