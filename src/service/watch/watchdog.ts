import { startThread } from '../../sandbox/start-thread.js'
import type { Watched } from './watchdog-thread.js'

export interface WatchdogSettings {
  /** Milliseconds between two looks. Default 1,000. */
  readonly interval?: number
  /** Looks in a row at which the main thread may be found busy before the process is ended. Default 60. */
  readonly patience?: number
  /** What hangs for good, in words; undefined: nothing does. */
  readonly hanging: () => string | undefined
  /** Looks at which something may be found hanging, so that all who ask for the health have heard. Default 10. */
  readonly notice?: number
  /** Called once: the process should end for its supervisor to start it again. */
  readonly onHang: (what: string) => void
}

export interface Watchdog {
  readonly stop: () => Promise<void>
}

/**
 * Watches a service from within: what hangs is told to `onHang`, and a main thread that answers no more is ended with
 * the process, from a thread of its own.
 */
export function startWatchdog({
  interval = 1_000,
  patience = 60,
  notice = 10,
  hanging,
  onHang,
}: WatchdogSettings): Watchdog {
  const beats = new SharedArrayBuffer(4)
  const count = new Int32Array(beats)
  const thread = startThread('watchdog-thread', import.meta.url, { beats, patience, interval } satisfies Watched)
  thread.unref()
  let seen = 0
  const timer = setInterval(() => {
    Atomics.add(count, 0, 1)
    const what = hanging()
    seen = what === undefined ? 0 : seen + 1
    if (what !== undefined && seen === notice) onHang(what)
  }, interval)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await thread.terminate()
    },
  }
}
