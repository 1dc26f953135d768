import { writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

/** Settings of the watchdog's thread. */
export interface Watched {
  /** One 32-bit number, which the main thread increments every second. */
  readonly beats: SharedArrayBuffer
  /** Number of beats that may be missed. */
  readonly patience: number
  readonly interval: number
}

/*
 * Checks that the main thread responds. Time is counted in checks, not by the clock, so that a machine that was asleep
 * missed nothing.
 */
const { beats, patience, interval } = workerData as Watched
const count = new Int32Array(beats)
let last = -1
let missed = 0

setInterval(() => {
  const now = Atomics.load(count, 0)
  missed = now === last ? missed + 1 : 0
  last = now
  if (missed < patience) return
  writeSync(2, `raadlink: the service did not respond for ${(patience * interval) / 1000} s and is terminated\n`)
  process.kill(process.pid, 'SIGKILL')
}, interval)
// Keeps the thread alive only as long as its owner needs it.
parentPort?.ref()
