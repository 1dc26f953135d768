import { startThread } from '../../sandbox/start-thread.js'
import type { Watched } from './watchdog-thread.js'

export interface WatchdogSettings {
  /** Milliseconds between two checks. Default 1,000. */
  readonly interval?: number
  /** Successive checks at which the main thread may be found busy before the process is ended. Default 60. */
  readonly patience?: number
  /** What hangs permanently, in words; undefined when nothing does. */
  readonly hanging: () => string | undefined
  /**
   * Number of checks that find something hanging before `onHang`, so that the health endpoint shows it first.
   * Default 10.
   */
  readonly notice?: number
  /** Called once, when the process should end so that its supervisor restarts it. */
  readonly onHang: (what: string) => void
}

export interface Watchdog {
  readonly stop: () => Promise<void>
}

/**
 * Watches a service from within: anything that hangs is reported to `onHang`, and when the main thread no longer
 * responds, a separate thread ends the process.
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
