import PQueue from 'p-queue'
import { RequestError } from './request-error.js'
import type { HostState, SharedHosts } from './shared-hosts.js'

/** When a failing host is left alone. */
export interface Breaker {
  /** Failures in a row before it is left alone. */
  readonly failures: number
  /** Milliseconds of the first rest; doubled each time. */
  readonly rest: number
  /** How often it is tried again after a rest; then it is left alone for good. */
  readonly chances: number
}

export interface GateSettings {
  readonly host: string
  readonly now: () => Date
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly breaker: Breaker
  /**
   * The longest pause, in milliseconds, that a request waits for; for a longer one it fails with the time to try again.
   */
  readonly patience: number
  /** What other processes that use the host know of it. */
  readonly shared?: SharedHosts | undefined
}

/** The only way to a host: one request at a time, never faster than its pace, none during a pause. */
export interface HostGate {
  /**
   * Runs an exchange when its turn comes; it calls `onAnswer` when the headers of the answer arrive. Throws
   * RequestError `resting` when the host is left alone.
   */
  turn<Result>(exchange: (onAnswer: () => void) => Promise<Result>, signal?: AbortSignal): Promise<Result>
  /** Milliseconds until the next request may start; Infinity when the host is left alone for good. */
  wait(): number
  /**
   * Requires at least this many milliseconds between an answer and the next request; the longest required interval
   * holds.
   */
  slowDown(interval: number): void
  /** No request during the next milliseconds. */
  pause(milliseconds: number): void
  /** The final result for an address: failures in a row decide whether the host is left alone. */
  settle(outcome: 'answered' | 'failed'): void
}

/**
 * Opens the gate of one host. The pace counts from the headers of an answer, when the server has certainly seen the
 * request, to the start of the next request, so the server never sees two closer together.
 */
export function openHostGate({ host, now, sleep, breaker, patience, shared }: GateSettings): HostGate {
  const line = new PQueue({ concurrency: 1 })
  let interval = 0
  let due = 0
  let pausedUntil = 0
  let restsUntil = 0
  let failures = 0
  let rests = 0

  const left = (until: number): number => Math.max(0, until - now().getTime())
  const resting = (milliseconds: number, why: string): RequestError =>
    new RequestError('resting', `${host} ${why}`, Number.isFinite(milliseconds) ? { retryAfter: milliseconds } : {})

  const enter = async (signal: AbortSignal | undefined): Promise<void> => {
    const state = await shared?.enter(host, interval, signal)
    if (!state) return
    const time = now().getTime()
    interval = Math.max(interval, state.interval)
    // The shared state counts, and the interval was kept by waiting to enter.
    due = 0
    pausedUntil = time + state.pause
    restsUntil = time + state.rest
    failures = state.failures
    rests = state.rests
  }
  const leave = async (asked: boolean): Promise<void> => {
    const state: HostState = { interval, pause: left(pausedUntil), rest: left(restsUntil), failures, rests }
    await shared?.leave(host, state, asked)
  }
  /** Milliseconds until it may be requested; 0: now, and it has been entered. */
  const tryEntering = async (signal: AbortSignal | undefined): Promise<number> => {
    await enter(signal)
    let wait = Infinity
    try {
      signal?.throwIfAborted()
      if (left(restsUntil) > 0) throw resting(left(restsUntil), 'failed too often in a row and is left alone')
      if (left(pausedUntil) > patience) throw resting(left(pausedUntil), 'asked to wait longer than requests wait here')
      wait = Math.max(left(due), left(pausedUntil))
      return wait
    } finally {
      if (wait > 0) await leave(false)
    }
  }
  const untilFree = async (signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      const wait = await tryEntering(signal)
      if (wait === 0) return
      await sleep(wait, signal)
    }
  }

  return {
    turn: (exchange, signal) =>
      line.add(
        async () => {
          await untilFree(signal)
          let answered: number | undefined
          try {
            return await exchange(() => {
              answered = now().getTime()
            })
          } finally {
            // A clock of whole milliseconds can be one too low.
            due = (answered ?? now().getTime()) + interval + (interval > 0 ? 1 : 0)
            await leave(true)
          }
        },
        signal ? { signal } : {},
      ),
    wait: () => Math.max(left(due), left(pausedUntil), left(restsUntil)),
    slowDown(milliseconds) {
      if (milliseconds <= interval) return
      due += milliseconds - interval
      interval = milliseconds
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, now().getTime() + milliseconds)
    },
    settle(outcome) {
      if (outcome === 'answered') {
        failures = 0
        rests = 0
        return
      }
      failures++
      if (failures < breaker.failures) return
      restsUntil = rests < breaker.chances ? now().getTime() + breaker.rest * 2 ** rests : Number.POSITIVE_INFINITY
      rests++
      // One more failure after the rest is enough.
      failures = breaker.failures - 1
    },
  }
}
