import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder, writeFileAtomically } from '../changes/atomic-file.js'
import { State } from './state.js'

/*
 * A state is rebuilt beside the existing one and replaces it only when it is complete. A marker says that it is: if a
 * process is killed during the swap, the next opening finishes it.
 */

const NEXT = 'state.next.sqlite'
const MARKER = 'state.swap'
const FILES = ['', '-wal', '-shm', '-journal']

export function statePath(folder: string): string {
  return join(folder, 'state.sqlite')
}

/** Builds a state beside the existing one. `fill` brings it up to the log; when that throws, nothing has changed. */
export function makeNextState(folder: string, fill: (state: State) => void): void {
  removeFiles(join(folder, NEXT))
  const state = new State(join(folder, NEXT))
  try {
    fill(state)
    state.settleFile()
    state.close()
  } catch (error) {
    state.close()
    removeFiles(join(folder, NEXT))
    throw error
  }
  writeFileAtomically(join(folder, MARKER), '')
}

/** Replaces the existing state, which must be closed, by a complete new one; removes half-made ones. */
export function takeNextState(folder: string): void {
  const next = join(folder, NEXT)
  if (!existsSync(join(folder, MARKER))) {
    removeFiles(next)
    return
  }
  if (existsSync(next)) {
    // The SQLite files beside the old state belong only to that one.
    for (const suffix of FILES.slice(1)) rmSync(statePath(folder) + suffix, { force: true })
    renameSync(next, statePath(folder))
    flushFolder(folder)
  }
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  rmSync(join(folder, MARKER))
}

/** Removes everything that follows from captures and log. */
export function forgetState(folder: string): void {
  for (const path of [statePath(folder), join(folder, NEXT)]) removeFiles(path)
  for (const name of [MARKER, 'cache']) rmSync(join(folder, name), { recursive: true, force: true })
}

function removeFiles(path: string): void {
  for (const suffix of FILES) rmSync(path + suffix, { force: true })
}
