import type { DataFolder } from '../../log/data-folder.js'
import { dct, prov, xsd } from '../../rdf/vocabularies.js'
import { graphSizes } from '../../store/remote/sparql-pages.js'
import type { SparqlStore } from '../../store/remote/sparql-store.js'
import { followLog, type FollowedLog } from './follow.js'

/**
 * How far a server is, according to itself: the change of the log and the time when it was appended, which
 * distinguishes one log from another.
 */
export interface Position {
  readonly sequence: number
  readonly time: string
}

export interface SyncOutcome {
  /**
   * `kept`: there was nothing to do. `followed`: the changes since `from` were written. `begun anew`: everything was
   * written.
   */
  readonly kind: 'kept' | 'followed' | 'begun anew'
  readonly from: number
  readonly reached: number
  /** Graphs of an earlier state of the log that were removed when everything was written again. */
  readonly dropped: readonly string[]
}

/**
 * Brings a server to the state of a log. How far it is, is noted in a small graph on the server itself and not here:
 * when a server is restored from a backup, the note goes back with it. Each step writes data that may be written twice,
 * and the note last, so after an interruption at any point the next run repeats the interrupted step and goes on.
 */
export async function sync(
  store: SparqlStore,
  data: FollowedLog,
  onReached: (sequence: number) => void = () => undefined,
  anew = false,
): Promise<SyncOutcome> {
  const position = await readPosition(store)
  const from = !anew && position && isOf(data, position) ? position.sequence : 0
  // A run that was killed may have left it behind.
  if (!store.keepsMerge) await store.server.dropGraph(store.scratchGraph)
  if (from === data.sequence) return { kind: 'kept', from, reached: from, dropped: [] }
  if (from === 0) await store.server.dropGraph(store.syncGraph)
  const dropped = from === 0 ? await dropLeftOvers(store, data) : []
  const reached = await followLog(store, data, from, async (sequence) => {
    await writePosition(store, { sequence, time: timeOf(data, sequence) })
    onReached(sequence)
  })
  return { kind: from === 0 ? 'begun anew' : 'followed', from, reached, dropped }
}

/** How far a server says it is; `undefined` when it says nothing, or nothing that can be understood. */
export async function readPosition(store: SparqlStore): Promise<Position | undefined> {
  const { rows } = await store.server.select(
    `SELECT ?sequence ?time { GRAPH <${store.syncGraph}> { <${store.mergeGraph}> <${dct.identifier.value}> ?sequence ; <${prov.atTime.value}> ?time } }`,
  )
  const [row] = rows
  const sequence = Number(row?.get('sequence')?.value)
  const time = Date.parse(row?.get('time')?.value ?? '')
  if (rows.length !== 1 || !Number.isSafeInteger(sequence) || sequence < 1 || Number.isNaN(time)) return undefined
  return { sequence, time: new Date(time).toISOString() }
}

async function writePosition(store: SparqlStore, { sequence, time }: Position): Promise<void> {
  await store.server.putGraph(store.syncGraph, [
    `<${store.mergeGraph}> <${dct.identifier.value}> "${sequence}" .`,
    `<${store.mergeGraph}> <${prov.atTime.value}> "${time}"^^<${xsd.dateTime.value}> .`,
  ])
}

/** Whether a position belongs to this log: its change exists and has that time. */
function isOf(data: FollowedLog, { sequence, time }: Position): boolean {
  return sequence <= data.sequence && timeOf(data, sequence) === time
}

function timeOf(data: FollowedLog, sequence: number): string {
  // The log gives changes only from the start of a unit: go back until it starts before the wanted change.
  for (let back = 1; ; back *= 2) {
    for (const change of data.changes(Math.max(0, sequence - back)))
      if (change.sequence === sequence) return change.time
    if (back >= sequence) throw new Error(`the log has no change ${sequence}`)
  }
}

/** Removes graphs with our prefix that the log does not know, or has as withdrawn. */
async function dropLeftOvers(store: SparqlStore, data: FollowedLog): Promise<readonly string[]> {
  const known = new Set(
    data
      .heads()
      .filter(({ triples }) => triples > 0)
      .map(({ graph }) => graph),
  )
  const own = new Set([store.mergeGraph, store.syncGraph, store.scratchGraph])
  const dropped: string[] = []
  for await (const { graph } of graphSizes(store.server, store.graphs)) {
    if (!known.has(graph) && !own.has(graph)) dropped.push(graph)
  }
  for (const graph of dropped) await store.server.dropGraph(graph)
  return dropped
}

/**
 * The prefix of the graph IRIs of a data folder, from the existing graphs: `…/graphs/`. The latest change decides when
 * the base for new IRIs was changed; `undefined` for a folder without such graphs.
 */
export function graphsOf(data: Pick<DataFolder, 'heads'>): string | undefined {
  const latest = [...data.heads()].sort((a, b) => b.sequence - a.sequence)
  for (const { graph } of latest) {
    const [, beginning] = /^(.*\/graphs\/)[0-9a-f-]{36}\/(?:stated|service|derived|published)$/u.exec(graph) ?? []
    if (beginning !== undefined) return beginning
  }
  return undefined
}
