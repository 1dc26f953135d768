import { DEFAULT_LIMITS } from '../../config.js'
import type { RequestTimes } from './ask.js'
import type { AllowPrivate, Lookup } from './connections.js'
import type { Breaker } from './host-gate.js'
import type { SharedHosts } from './shared-hosts.js'

/** What a polite client can be told; only who asks and the clock have no default. */
export interface PoliteSettings {
  /**
   * `raadlink/1.2 (+https://… or mailto:…)`: who asks, and who can be reached. The part before the slash is what
   * robots.txt calls us.
   */
  readonly userAgent: string
  readonly now: () => Date
  /** Rejects when the signal is given. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** From 0 to 1, for the spread of back-off. */
  readonly random?: () => number
  readonly allowPrivate?: AllowPrivate
  readonly lookup?: Lookup
  /** The value of the environment variable that holds a secret. */
  readonly secret?: (variable: string) => string | undefined
  readonly requestsPerSecond?: number
  /** Most bytes of a document, as sent and as unpacked. */
  readonly bytes?: number
  /** Milliseconds for the parts of an exchange. */
  readonly times?: Partial<RequestTimes & { readonly connect: number }>
  /** Tries of one request after the first. */
  readonly retries?: number
  /** Milliseconds before the second try, doubled for each one after, up to `most`. */
  readonly backOff?: { readonly first: number; readonly most: number }
  readonly breaker?: Breaker
  /** Longest pause, in milliseconds, that is waited for before another try. */
  readonly patience?: number
  /** What processes share that ask the same hosts: then the rate of a host holds over all of them. */
  readonly shared?: SharedHosts
}

/** What holds when nothing else is said. */
export const POLITE_DEFAULTS = {
  requestsPerSecond: 1,
  bytes: DEFAULT_LIMITS.bytes,
  times: { connect: 10_000, firstByte: 30_000, silence: 20_000, total: 120_000 },
  retries: 2,
  backOff: { first: 1000, most: 60_000 },
  breaker: { failures: 10, rest: 300_000, chances: 3 },
  patience: 60_000,
} as const
