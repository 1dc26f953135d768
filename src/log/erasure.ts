import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from './changes/atomic-file.js'
import type { Captures } from './changes/captures.js'
import type { ChangeLog } from './changes/change-log.js'
import { sha256 } from '../document.js'
import { iriObjectOf, subjectOf, textOf, type Change, type Tombstone } from './changes/change.js'

/** What must be erased from a data folder (personal data). Holds only names, no content. */
export interface ErasureRequest {
  /** Addresses whose captures are erased. */
  readonly addresses: readonly string[]
  /** Graphs whose lines are all erased. */
  readonly graphs: readonly string[]
  /** Resources whose lines are all erased, in every graph. */
  readonly subjects: readonly string[]
  /** Sha256 of captures to erase, whatever address gave them. Absent in a request that 0.1.0 began. */
  readonly hashes?: readonly string[]
  /**
   * Sha256 of texts whose lines are erased wherever they are: what was erased in an earlier version of another page.
   */
  readonly texts?: readonly string[]
  /** Sha256 of triples that are erased wherever they are: texts that hold what must not be public. */
  readonly lines?: readonly string[]
  /** When it was requested, ISO 8601; absent likewise. */
  readonly time?: string
  /** The change that withdrew it; the tombstones are stored with it. */
  readonly sequence: number
  readonly tombstones: readonly Tombstone[]
}

const markerOf = (folder: string): string => join(folder, 'erasing.json')

/** Notes that an erasure must take place: from here on it will, whatever happens to this process. */
export function startErasure(folder: string, request: ErasureRequest): void {
  writeFileAtomically(markerOf(folder), JSON.stringify(request))
}

/** Whether an erasure was started and not finished. */
export function isErasing(folder: string): boolean {
  return existsSync(markerOf(folder))
}

/**
 * Finishes an erasure, from wherever it stopped. `remake` rebuilds or removes everything that follows from captures and
 * log.
 */
export function finishErasure(folder: string, captures: Captures, log: ChangeLog, remake: () => void): void {
  const request = JSON.parse(readFileSync(markerOf(folder), 'utf8')) as ErasureRequest
  const { addresses, hashes = [], time = new Date(0).toISOString() } = request
  captures.erase({ addresses, hashes, time })
  const graphs = new Set(request.graphs)
  const subjects = new Set(request.subjects)
  const texts = new Set(request.texts ?? [])
  const lines = new Set(request.lines ?? [])
  log.rewrite((change) => without(change, { graphs, subjects, texts, lines }, request))
  remake()
  rmSync(markerOf(folder))
}

function without(
  change: Change,
  { graphs, subjects, texts, lines }: Readonly<Record<'graphs' | 'subjects' | 'texts' | 'lines', ReadonlySet<string>>>,
  { sequence, tombstones }: ErasureRequest,
): Change {
  const isErased = (text: string | undefined): boolean =>
    text !== undefined && texts.size > 0 && texts.has(sha256(text))
  const isKept = (line: string): boolean =>
    !graphs.has(change.graph) &&
    !(lines.size > 0 && lines.has(sha256(line))) &&
    !subjects.has(subjectOf(line)) &&
    !subjects.has(iriObjectOf(line) ?? '') &&
    !isErased(textOf(line))
  return {
    ...change,
    inserts: change.inserts.filter(isKept),
    deletes: change.deletes.filter(isKept),
    ...(change.sequence === sequence && { tombstones: merged(change.tombstones ?? [], tombstones) }),
  }
}

/** Rewriting twice gives the same as once, because an interrupted erasure is repeated. */
function merged(before: readonly Tombstone[], added: readonly Tombstone[]): readonly Tombstone[] {
  return [...before, ...added.filter(({ subject }) => !before.some((each) => each.subject === subject))]
}
