import type { RequestError } from './request-error.js'

/** A host's state, as processes tell each other: in milliseconds from now, so that clocks need not agree. */
export interface HostState {
  /** Between an answer and the next request. */
  readonly interval: number
  readonly pause: number
  /** Infinity: it is left alone for this run. */
  readonly rest: number
  /** Failures in a row, and rests since the last success. */
  readonly failures: number
  readonly rests: number
}

/** The robots.txt of a host as fetched: its bytes, that there is none, or why it could not be fetched. */
export type KeptRobots =
  | { readonly kind: 'read'; readonly address: string; readonly body: Uint8Array }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreachable'; readonly message: string; readonly details: RequestError['details'] }

/** What processes that use the same hosts share, so that together they are one guest. */
export interface SharedHosts {
  /**
   * Waits until no other process is at a host and at least `interval` has passed since its last answer; then this
   * process holds the host until it leaves. Rejects when the signal is given.
   */
  enter(host: string, interval: number, signal?: AbortSignal): Promise<HostState>
  /** Leaves a host, and tells the others its state. `asked`: a request was made, so the interval counts from now. */
  leave(host: string, state: HostState, asked: boolean): Promise<void>
  /** A robots.txt fetched by one of them, and the milliseconds it is still valid. */
  robotsOf(origin: string): Promise<{ readonly kept: KeptRobots; readonly holds: number } | undefined>
  keepRobots(origin: string, kept: KeptRobots, holds: number): Promise<void>
}
