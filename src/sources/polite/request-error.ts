import { AppError, withoutPasswords } from '../../errors.js'

/** Why an address is not requested or its answer not accepted: trying again changes nothing. */
export const REFUSALS = [
  'address',
  'scheme',
  'credentials',
  'private',
  'robots',
  'other-site',
  'redirects',
  'too-large',
  'compression',
  'login-unencrypted',
] as const
export type RefusalReason = (typeof REFUSALS)[number]

/** Why there was no usable answer this time. */
export const FAILURES = [
  'no-host',
  'no-connection',
  'certificate',
  'connect-time',
  'first-byte-time',
  'total-time',
  'silence',
  'broken-off',
  'status',
  'robots-unreachable',
  'resting',
  'login',
] as const
export type FailureReason = (typeof FAILURES)[number]

/** A request without result, with its reason from the closed lists; the message holds no secret. */
export class RequestError extends Error {
  override readonly name = 'RequestError'

  constructor(
    readonly reason: RefusalReason | FailureReason,
    message: string,
    readonly details: { readonly status?: number; readonly retryAfter?: number } = {},
    options?: { readonly cause?: unknown },
  ) {
    super(withoutPasswords(message), options)
  }

  get isRefusal(): boolean {
    return isRefusal(this.reason)
  }
}

export function isRefusal(reason: RefusalReason | FailureReason): reason is RefusalReason {
  return (REFUSALS as readonly string[]).includes(reason)
}

const REASONS: Readonly<Record<string, readonly [FailureReason, string]>> = {
  ENOTFOUND: ['no-host', 'there is no such host'],
  EAI_AGAIN: ['no-host', 'the name of the host cannot be looked up now'],
  ECONNREFUSED: ['no-connection', 'nothing answers there (connection refused)'],
  EHOSTUNREACH: ['no-connection', 'the host cannot be reached'],
  ENETUNREACH: ['no-connection', 'the network of the host cannot be reached'],
  ETIMEDOUT: ['connect-time', 'no connection in time'],
  UND_ERR_CONNECT_TIMEOUT: ['connect-time', 'no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['first-byte-time', 'no answer in time'],
  UND_ERR_BODY_TIMEOUT: ['silence', 'the answer stopped half-way'],
  UND_ERR_HEADERS_OVERFLOW: ['broken-off', 'the headers of the answer are too large'],
}

/**
 * An error of the layers below as a RequestError: the first cause with a known code. `timedOut`: our own time limit for
 * the whole was reached.
 */
export function toRequestError(thrown: unknown, address: string, timedOut: boolean): RequestError {
  if (timedOut) return new RequestError('total-time', `${address}: no complete answer in time`, {}, { cause: thrown })
  let last = thrown
  for (
    let cause = thrown;
    cause instanceof Error;
    cause = cause.cause ?? (cause instanceof AggregateError ? cause.errors[0] : undefined)
  ) {
    if (cause instanceof RequestError) return cause
    const code: unknown = 'code' in cause ? cause.code : undefined
    const known = typeof code === 'string' ? REASONS[code] : undefined
    if (known) return new RequestError(known[0], `${address}: ${known[1]}`, {}, { cause: thrown })
    if (typeof code === 'string' && /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/u.test(code))
      return new RequestError('certificate', `${address}: no secure connection (${code})`, {}, { cause: thrown })
    last = cause
  }
  return new RequestError(
    'broken-off',
    `${address}: ${last instanceof Error ? last.message : String(last)}`,
    {},
    { cause: thrown },
  )
}

/** The same failure for a caller whose input is one address: code and message from the table of failures. */
export function toInputError(error: RequestError): AppError {
  const { status } = error.details
  const code =
    error.reason === 'too-large' || error.reason === 'compression'
      ? 'input-too-large'
      : error.reason === 'no-host' || status === 404 || status === 410
        ? 'input-not-found'
        : 'input-unreadable'
  return new AppError(code, error.message, { cause: error })
}
