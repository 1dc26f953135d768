import type { SearchFile, SearchState } from './search-file.js'
import type { SearchUnit } from '../search-unit.js'

/** What units are read from: a sitting with its items, a decision that hangs on none. */
export interface SearchSource {
  readonly key: string
  /** Changes whenever anything that it gives may have. */
  readonly version: string
  readonly units: () => readonly SearchUnit[]
}

/** A dataset as an index follows it. */
export interface SearchedData {
  readonly state: SearchState
  readonly sources: () => Iterable<SearchSource>
}

/** Sources that are written in one go, so that a file that is made anew can be stopped and gone on with. */
const STEP = 200

/**
 * Brings an index to what a dataset says now, source by source as each has changed. After an erasure it must be a new
 * file (`isUsable`), so that no freed page holds what went. Returns whether anything was done.
 */
export function followSearch(file: SearchFile, { state, sources }: SearchedData): boolean {
  const { state: reached } = file
  if (reached?.sequence === state.sequence) return false
  const keys = new Set<string>()
  let changed: SearchSource[] = []
  let written = 0
  const write = (): void => {
    for (const { key, version, units } of changed) file.putSource(key, version, units())
    written += changed.length
    changed = []
  }
  const all = [...sources()]
  for (const { key } of all) keys.add(key)
  const isNew = reached === undefined
  for (const source of all) {
    if (!file.has(source.key, source.version)) changed.push(source)
    // A new file shows nothing until it is whole: what it had of a source stands.
    if (isNew && changed.length === STEP) file.write(write)
  }
  file.change(state, () => {
    write()
    file.keepSources(keys)
  })
  if (isNew || written > STEP) file.optimise()
  return true
}

/** Whether an index can be brought to a state; if not it is thrown away. */
export function isUsable(reached: SearchState | undefined, state: SearchState): boolean {
  return reached === undefined || (reached.erasures === state.erasures && reached.sequence <= state.sequence)
}
