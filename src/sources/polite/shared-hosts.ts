import type { RequestError } from './request-error.js'

/**
 * What is known of a host for asking it, as one process tells it to the others: in milliseconds from now, so that
 * clocks need not agree.
 */
export interface HostState {
  /** Between an answer and the next request. */
  readonly interval: number
  readonly pause: number
  /** Infinity: it is left alone for this run. */
  readonly rest: number
  /** Addresses in a row that failed, and times it was left alone since one did not. */
  readonly failures: number
  readonly rests: number
}

/** The robots.txt of a host as it was had: its bytes, that there is none, or why it could not be had. */
export type KeptRobots =
  | { readonly kind: 'read'; readonly address: string; readonly body: Uint8Array }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable'; readonly message: string; readonly details: RequestError['details'] }

/** What processes that ask the same hosts share, so that together they are one guest. */
export interface SharedHosts {
  /**
   * Waits until no other process is at a host and the time since its last answer is at least `interval`; then this
   * process is at it until it leaves. Rejects when the signal is given.
   */
  enter(host: string, interval: number, signal?: AbortSignal): Promise<HostState>
  /**
   * Leaves a host, and tells the others how it stands. `asked`: a request was made, so the interval counts from now.
   */
  leave(host: string, state: HostState, asked: boolean): Promise<void>
  /** The robots.txt that one of them had, and the milliseconds it still holds. */
  robotsOf(origin: string): Promise<{ readonly kept: KeptRobots; readonly holds: number } | undefined>
  keepRobots(origin: string, kept: KeptRobots, holds: number): Promise<void>
}
