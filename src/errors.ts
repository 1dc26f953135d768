/**
 * Failures: the run could not do what was asked. They are exceptions, in one closed table. An error *in a document* is
 * never a failure but a finding (see diagnostic.ts).
 */

interface ErrorKind {
  /** Exit status of the command line. */
  readonly exit: 1 | 2
  /** HTTP status of the service's answer. */
  readonly http: number
  /** Whether a retry without changes can help. */
  readonly retryable: boolean
}

const ERROR_KINDS = {
  usage: { exit: 2, http: 400, retryable: false },
  'input-not-found': { exit: 2, http: 404, retryable: false },
  'input-unreadable': { exit: 2, http: 400, retryable: false },
  'input-empty': { exit: 2, http: 400, retryable: false },
  'input-too-large': { exit: 2, http: 413, retryable: false },
  'media-type-unsupported': { exit: 2, http: 415, retryable: false },
  'not-acceptable': { exit: 2, http: 406, retryable: false },
  'base-invalid': { exit: 2, http: 400, retryable: false },
  'rdf-syntax': { exit: 2, http: 400, retryable: false },
  'sparql-syntax': { exit: 2, http: 400, retryable: false },
  'sparql-forbidden': { exit: 2, http: 403, retryable: false },
  'not-authorised': { exit: 2, http: 401, retryable: false },
  forbidden: { exit: 2, http: 403, retryable: false },
  'method-not-allowed': { exit: 2, http: 405, retryable: false },
  'precondition-failed': { exit: 2, http: 412, retryable: false },
  'too-many-queries': { exit: 2, http: 429, retryable: true },
  'query-timeout': { exit: 2, http: 503, retryable: true },
  'result-too-large': { exit: 2, http: 413, retryable: false },
  busy: { exit: 2, http: 503, retryable: true },
  'store-full': { exit: 2, http: 507, retryable: false },
  'store-failed': { exit: 2, http: 503, retryable: true },
  'endpoint-failed': { exit: 2, http: 502, retryable: true },
  'check-failed': { exit: 2, http: 500, retryable: false },
  'ledger-unbalanced': { exit: 2, http: 500, retryable: false },
  'output-unwritable': { exit: 2, http: 500, retryable: false },
  'log-damaged': { exit: 2, http: 500, retryable: false },
  'capture-missing': { exit: 2, http: 410, retryable: false },
  'state-unavailable': { exit: 2, http: 500, retryable: false },
  'folder-locked': { exit: 2, http: 503, retryable: true },
  'sandbox-limit': { exit: 2, http: 413, retryable: false },
} as const satisfies Record<string, ErrorKind>

/** A text without the user names and passwords in front of the host of an address, as messages must not reveal them. */
export function withoutPasswords(text: string): string {
  return text.replace(/(:\/\/)(?:[^\s/?#@“”"'<>]*:[^\s“”"'<>]*|[^\s/?#@“”"'<>]+)@/gu, '$1…@')
}

export type ErrorCode = keyof typeof ERROR_KINDS

/** A failure with a code from the table; `message` says what, where and what to do, and never contains a password. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly exit: 1 | 2
  readonly http: number
  readonly retryable: boolean

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(withoutPasswords(message), options)
    const kind: ErrorKind = ERROR_KINDS[code]
    this.exit = kind.exit
    this.http = kind.http
    this.retryable = kind.retryable
  }
}

/** The message of any thrown value. */
export function messageOf(thrown: unknown): string {
  return withoutPasswords(thrown instanceof Error ? thrown.message : String(thrown))
}

const DISK_FULL =
  'the disk is full: free some space and run it again; everything confirmed is kept, the rest was undone'
const READ_ONLY = 'no permission to write there: choose another place, or give this user the right to write'
const BROKEN_DISK = 'the disk reports an error: check its health, and keep a copy of the data folder elsewhere'

/** What to do about a disk failure, by the code from Node or SQLite. */
const DISK_FAILURES: Readonly<Record<string, string>> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EFBIG: DISK_FULL,
  SQLITE_FULL: DISK_FULL,
  EROFS: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  SQLITE_READONLY: READ_ONLY,
  SQLITE_CANTOPEN: READ_ONLY,
  EIO: BROKEN_DISK,
  SQLITE_IOERR: BROKEN_DISK,
}

/**
 * Converts a thrown value to an AppError: a disk failure gets a message that says what to do; undefined for a bug in
 * raadlink.
 */
export function asAppError(thrown: unknown): AppError | undefined {
  if (thrown instanceof AppError) return thrown
  const told = DISK_FAILURES[codeOf(thrown)]
  if (told === undefined) return undefined
  const path = (thrown as { readonly path?: unknown }).path
  const where = typeof path === 'string' && !messageOf(thrown).includes(path) ? `${path}: ` : ''
  return new AppError('output-unwritable', `${where}${messageOf(thrown)}: ${told}`, { cause: thrown })
}

/** Whether something failed because a place is read-only. */
export function isReadOnly(thrown: unknown): boolean {
  return DISK_FAILURES[codeOf(thrown)] === READ_ONLY
}

/** The code of a failure from Node or SQLite, without what SQLite adds after the second word. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return ''
  return /^SQLITE_[A-Z]+/u.exec(thrown.code)?.[0] ?? thrown.code
}
