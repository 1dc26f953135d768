import { DEFAULT_LIMITS } from '../../config.js'
import type { RequestTimes } from './ask.js'
import type { AllowPrivate, Lookup } from './connections.js'
import type { Breaker } from './host-gate.js'
import type { SharedHosts } from './shared-hosts.js'

/** Settings of a polite client; only the user agent and the clock have no default. */
export interface PoliteSettings {
  /**
   * `raadlink/1.2 (+https://… or mailto:…)`: who is asking, and how to reach them. robots.txt calls us by the part
   * before the slash.
   */
  readonly userAgent: string
  readonly now: () => Date
  /** Rejects when the signal is given. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** From 0 to 1, for the jitter of back-off. */
  readonly random?: () => number
  readonly allowPrivate?: AllowPrivate
  readonly lookup?: Lookup
  /** The value of the environment variable that holds a secret. */
  readonly secret?: (variable: string) => string | undefined
  readonly requestsPerSecond?: number
  /** The most bytes of a document, both as sent and unpacked. */
  readonly bytes?: number
  /** Time limits, in milliseconds, of an exchange. */
  readonly times?: Partial<RequestTimes & { readonly connect: number }>
  /** Retries of one request. */
  readonly retries?: number
  /** Milliseconds before the first retry, doubled for each later one, up to `most`. */
  readonly backOff?: { readonly first: number; readonly most: number }
  readonly breaker?: Breaker
  /** The longest pause, in milliseconds, that a retry waits for. */
  readonly patience?: number
  /** State shared by processes that use the same hosts, so that the rate of a host holds over all of them. */
  readonly shared?: SharedHosts
}

/** The defaults. */
export const POLITE_DEFAULTS = {
  requestsPerSecond: 1,
  bytes: DEFAULT_LIMITS.bytes,
  times: { connect: 10_000, firstByte: 30_000, silence: 20_000, total: 120_000 },
  retries: 2,
  backOff: { first: 1000, most: 60_000 },
  breaker: { failures: 10, rest: 300_000, chances: 3 },
  patience: 60_000,
} as const
