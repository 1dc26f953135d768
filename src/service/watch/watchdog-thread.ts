import { writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

/** What the watchdog's thread is told. */
export interface Watched {
  /** One 32-bit number, which the main thread counts up every second. */
  readonly beats: SharedArrayBuffer
  /** Beats that may be missed. */
  readonly patience: number
  readonly interval: number
}

/*
 * Sees to it that the main thread lives. Time is counted in looks, not by the clock: a machine that slept missed
 * nothing.
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
  writeSync(2, `raadlink: the service did not answer for ${(patience * interval) / 1000} s and ends itself\n`)
  process.kill(process.pid, 'SIGKILL')
}, interval)
// Keeps the thread alive only as long as its owner wants it.
parentPort?.ref()
