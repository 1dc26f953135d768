import { PUBLIC_ROLES, type Change, type GraphRole } from '../log/change.js'
import type { DataFolder } from '../log/data-folder.js'
import type { GraphHead } from '../log/state.js'
import { readTurtleFamily } from '../rdf/formats-turtle.js'
import type { Store } from '../store/store.js'

/** What is asked of a data folder by who follows its log. */
export type FollowedLog = Pick<DataFolder, 'sequence' | 'changes' | 'heads' | 'triplesOf'>

/**
 * Which graphs a store keeps out of its default graph (`EmbeddedSettings.unmerged`): those whose role is not public, as
 * `graphIri` names them.
 */
export const UNMERGED_GRAPHS: readonly string[] = (['derived', 'published'] as const satisfies readonly GraphRole[]).map((role) => `*/${role}`)

/** Bytes of N-Quads that are handed to a store at a time. */
const CHUNK = 1024 * 1024

/**
 * Brings a store that keeps the merge itself from change `since` of the log to where the log is now, and gives the sequence
 * reached. 0 stands for nothing: all graphs are then loaded in bulk into the store, which has to be empty. Later, each graph
 * that changed since is made what the log says it is now, so that doing it twice, or from an earlier change, does no harm.
 * Throws AppError `store-full` and `store-failed` as the store does; then go on from the same `since`, or anew from 0.
 */
export async function followLog(store: Store, data: FollowedLog, since: number): Promise<number> {
  const reached = data.sequence
  if (reached === since) return reached
  if (since === 0) {
    await store.load(nquadsOf(data))
    return reached
  }
  for (const { graph, role } of changedGraphs(data.changes(since))) {
    checkName(graph, role)
    const triples = data.triplesOf(graph)
    if (triples.length === 0) await store.dropGraph(graph)
    else await store.replaceGraph(graph, readTurtleFamily('N-Triples', triples.join('\n'), {}))
  }
  return reached
}

/** The graphs that changes touched, each once, in the order of their last change. */
function changedGraphs(changes: Iterable<Change>): Iterable<Pick<GraphHead, 'graph' | 'role'>> {
  const graphs = new Map<string, Pick<GraphHead, 'graph' | 'role'>>()
  for (const { graph, role } of changes) {
    graphs.delete(graph)
    graphs.set(graph, { graph, role })
  }
  return graphs.values()
}

/** Everything the log holds now as N-Quads, in chunks of whole lines. */
function* nquadsOf(data: FollowedLog): Generator<Uint8Array> {
  let held = ''
  for (const { graph, role, triples } of data.heads()) {
    if (triples === 0) continue
    checkName(graph, role)
    for (const triple of data.triplesOf(graph)) held += `${triple.slice(0, -1)}<${graph}> .\n`
    if (held.length < CHUNK) continue
    yield Buffer.from(held)
    held = ''
  }
  if (held !== '') yield Buffer.from(held)
}

/** A store tells by its name whether a graph is public: a name that says otherwise than the log would show what is not to be shown. */
function checkName(graph: string, role: GraphRole): void {
  const unmerged = UNMERGED_GRAPHS.some((ending) => graph.endsWith(ending.slice(1)))
  if (unmerged === PUBLIC_ROLES.has(role)) throw new Error(`the graph <${graph}> has the role ${role}, and its name says otherwise`)
}
