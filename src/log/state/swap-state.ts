import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder, writeFileAtomically } from '../changes/atomic-file.js'
import { State } from './state.js'

/*
 * A state is made anew beside the one there is, and takes its place only when it is whole. A marker says that it is: a
 * process killed while they change places leaves the rest to the next opening.
 */

const NEXT = 'state.next.sqlite'
const MARKER = 'state.swap'
const FILES = ['', '-wal', '-shm', '-journal']

export function statePath(folder: string): string {
  return join(folder, 'state.sqlite')
}

/** Makes a state beside the one there is. `fill` brings it up to the log; when that throws, nothing has changed. */
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

/** Puts a state that was made beside in the place of the one there is, which is closed; throws half-made ones away. */
export function takeNextState(folder: string): void {
  const next = join(folder, NEXT)
  if (!existsSync(join(folder, MARKER))) {
    removeFiles(next)
    return
  }
  if (existsSync(next)) {
    // What SQLite noted beside the old file belongs to that one only.
    for (const suffix of FILES.slice(1)) rmSync(statePath(folder) + suffix, { force: true })
    renameSync(next, statePath(folder))
    flushFolder(folder)
  }
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  rmSync(join(folder, MARKER))
}

/** Throws everything away that follows from captures and log. */
export function forgetState(folder: string): void {
  for (const path of [statePath(folder), join(folder, NEXT)]) removeFiles(path)
  for (const name of [MARKER, 'cache']) rmSync(join(folder, name), { recursive: true, force: true })
}

function removeFiles(path: string): void {
  for (const suffix of FILES) rmSync(path + suffix, { force: true })
}
