import { setTimeout as delay } from 'node:timers/promises'
import { ask, type Answer, type AskOptions } from './ask.js'
import { openConnections } from './connections.js'
import { openHostGate, type HostGate } from './host-gate.js'
import { POLITE_DEFAULTS, type PoliteSettings } from './polite-settings.js'
import { RequestError, type FailureReason } from './request-error.js'
import { retryAfter } from './retry-after.js'

/** The cost of requests so far. */
export interface Tally {
  requests: number
  bytes: number
}

export interface PoliteAskOptions extends Pick<AskOptions, 'headers' | 'bytes' | 'longer' | 'form' | 'signal'> {
  readonly tally: Tally
}

/** Requests through the gates of the hosts. */
export interface PoliteAsk {
  /**
   * Requests one address, retrying where that can help: the last answer, with any status but those of a busy server.
   * Throws RequestError.
   */
  ask(url: URL, options: PoliteAskOptions): Promise<Answer>
  gateOf(url: URL): HostGate
  close(): Promise<void>
}

/** Failures after which the same request may succeed a moment later. */
const PASSING: ReadonlySet<string> = new Set<FailureReason>([
  'no-connection',
  'connect-time',
  'first-byte-time',
  'broken-off',
])
/** Statuses of a server that could not answer now (RFC 9110, 15.5.9 and 15.6; RFC 8470, 5.2; RFC 6585, 4). */
const BUSY: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * Opens the gates: per host (with its port unless it is the usual one) one request at a time, at its pace. When a
 * server is busy or an answer breaks off, the whole host pauses (Retry-After, otherwise back-off with jitter) before
 * the next try.
 */
export function openPoliteAsk(settings: PoliteSettings): PoliteAsk {
  const { userAgent, now, random = Math.random, allowPrivate = false, sleep = wait, lookup } = settings
  const { requestsPerSecond, retries, backOff, breaker, patience } = { ...POLITE_DEFAULTS, ...settings }
  const { connect, ...times } = { ...POLITE_DEFAULTS.times, ...settings.times }
  const connections = openConnections({ allowPrivate, connect, ...(lookup && { lookup }) })
  const closing = new AbortController()
  const gates = new Map<string, HostGate>()

  const gateOf = (url: URL): HostGate => {
    let gate = gates.get(url.host)
    if (!gate) {
      gate = openHostGate({ host: url.host, now, sleep, breaker, patience, shared: settings.shared })
      gate.slowDown(1000 / requestsPerSecond)
      gates.set(url.host, gate)
    }
    return gate
  }

  /**
   * Milliseconds. Where the server says nothing half of it is random, so that clients refused together do not return
   * together.
   */
  const pauseAfter = (outcome: Answer | RequestError, tried: number): number => {
    const asked = outcome instanceof RequestError ? undefined : retryAfter(outcome.header('retry-after'), now())
    return asked ?? Math.min(backOff.first * 2 ** tried, backOff.most) * (0.5 + random() / 2)
  }

  return {
    gateOf,
    async ask(url, { tally, headers, signal, ...rest }) {
      const gate = gateOf(url)
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      for (let tried = 0; ; tried++) {
        // The gate knows the result before the turn ends: the next request sees the same pause and the same rest.
        const { outcome, again } = await gate.turn(async (onAnswer) => {
          tally.requests++
          const outcome = await ask(url, {
            ...rest,
            connections,
            times,
            onAnswer,
            signal: stop,
            headers: { 'user-agent': userAgent, 'accept-language': 'nl', ...headers },
          }).catch(asOutcome)
          if (!(outcome instanceof RequestError)) tally.bytes += outcome.received
          const pause = isPassing(outcome) ? pauseAfter(outcome, tried) : undefined
          if (pause !== undefined) gate.pause(pause)
          const again = pause !== undefined && tried < retries && pause <= patience
          if (!again)
            gate.settle(
              pause !== undefined || (outcome instanceof RequestError && !outcome.isRefusal) ? 'failed' : 'answered',
            )
          return { outcome, again }
        }, stop)
        if (again) continue
        if (outcome instanceof RequestError) throw outcome
        if (!isPassing(outcome)) return outcome
        const { status } = outcome
        throw new RequestError('status', `${url.href}: the server answers ${status}`, {
          status,
          ...(Number.isFinite(gate.wait()) && { retryAfter: gate.wait() }),
        })
      }
    },
    close() {
      closing.abort(new Error('the client is closed'))
      return connections.destroy()
    },
  }
}

/** A failed request is a result; cancellation by the caller is not. */
function asOutcome(thrown: unknown): RequestError {
  if (thrown instanceof RequestError) return thrown
  throw thrown
}

function isPassing(outcome: Answer | RequestError): boolean {
  return outcome instanceof RequestError ? PASSING.has(outcome.reason) : BUSY.has(outcome.status)
}

async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, signal ? { signal } : {})
}
