import { predicateOf, PUBLIC_ROLES, subjectOf, type Change, type GraphRole } from '../../log/changes/change.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { GraphHead } from '../../log/state/state.js'
import { readTurtleFamily } from '../../rdf/formats/formats-turtle.js'
import { pairsOf } from '../../store/remote/sparql-pages.js'
import type { ReplacedPair } from '../../store/remote/sparql-server.js'
import type { SparqlStore } from '../../store/remote/sparql-store.js'
import type { Store } from '../../store/store.js'

/** The part of a data folder needed to follow its log. */
export type FollowedLog = Pick<DataFolder, 'sequence' | 'changes' | 'heads' | 'triplesOf' | 'merge'>

/**
 * Graphs that a store keeps out of its default graph (`EmbeddedSettings.unmerged`): those whose role is not public, as
 * named by `graphIri`, and the graph in which `sync` notes how far it is.
 */
export const UNMERGED_GRAPHS: readonly string[] = [
  ...(['derived', 'published', 'findings'] as const satisfies readonly GraphRole[]).map((role) => `*/${role}`),
  '*/graphs/sync',
]

/** Bytes of N-Quads given to a store at a time. */
const CHUNK = 1024 * 1024
/** Maximum amount sent to a server between two notes of its position. */
const STEP = { graphs: 100, triples: 20_000 }

/**
 * Brings a store from change `since` of the log to the current state, and returns the sequence number reached. 0 means
 * from the start: an embedded store must then be empty and is loaded in bulk; on a server the merge is rewritten.
 * Otherwise, each graph that changed since is replaced by its current state in the log, so repeating this, or starting
 * from an earlier change, does no harm. For a server, `onReached` is called after each step with the sequence number
 * that is completely written. Throws the store's errors: continue from the same `since`, with an embedded store that
 * has been emptied.
 */
export async function followLog(
  store: Store,
  data: FollowedLog,
  since: number,
  onReached?: (sequence: number) => Promise<void>,
): Promise<number> {
  const reached = data.sequence
  if (reached === since) return reached
  if (isServer(store)) return followOnServer(store, data, since, onReached ?? (() => Promise.resolve()))
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

function isServer(store: Store): store is SparqlStore {
  return 'server' in store
}

/** A graph to write, and the change that made it what it is. */
interface Written extends Pick<GraphHead, 'graph' | 'role' | 'sequence' | 'time'> {
  /**
   * The part of the log that says what left the graph may be erased; then the server's copy of the graph shows what to
   * remove from the merge.
   */
  readonly erased: boolean
}

/**
 * Works in steps, in the order in which graphs last changed: first the changes to the merge, then the graphs, then the
 * note. An interrupted step is repeated as a whole, which is harmless: what is written is the current state of the log.
 */
async function followOnServer(
  store: SparqlStore,
  data: FollowedLog,
  since: number,
  onReached: (sequence: number) => Promise<void>,
): Promise<number> {
  const target = data.sequence
  const anew = since === 0
  if (anew && !store.keepsMerge) await store.server.dropGraph(store.mergeGraph)
  const graphs: readonly Written[] = anew
    ? data
        .heads()
        .filter(({ triples }) => triples > 0)
        .map((head) => ({ ...head, erased: false }))
        .sort((a, b) => a.sequence - b.sequence)
    : changedGraphs(data.changes(since))
  let from = since
  let step: Written[] = []
  let triples = 0
  const finish = async (upTo: number): Promise<void> => {
    if (!store.keepsMerge) await changeMerge(store, data, { from, upTo, anew }, step)
    await Promise.all(step.map(({ graph }) => store.server.putGraph(graph, data.triplesOf(graph))))
    await onReached(upTo)
    from = upTo
    step = []
    triples = 0
  }
  for (const written of graphs) {
    checkName(written.graph, written.role)
    // Changes that were appended together are one unit: the note never falls between them.
    const last = step.at(-1)
    if (last && last.time !== written.time && (step.length >= STEP.graphs || triples >= STEP.triples))
      await finish(last.sequence)
    step.push(written)
    triples += data.triplesOf(written.graph).length
  }
  await finish(target)
  return target
}

/** Updates the merge on a server to the current state of the log, for everything that changed in one part of it. */
async function changeMerge(
  store: SparqlStore,
  data: FollowedLog,
  { from, upTo, anew }: { readonly from: number; readonly upTo: number; readonly anew: boolean },
  step: readonly Written[],
): Promise<void> {
  const now = new Map<string, ReadonlySet<string>>()
  const about = (subject: string): ReadonlySet<string> => {
    const known = now.get(subject) ?? new Set(data.merge.about(subject))
    now.set(subject, known)
    return known
  }
  const inserts = new Set<string>()
  const pairs = new Map<string, ReplacedPair>()
  const replace = (subject: string, predicate: string): void => {
    const triples = [...about(subject)].filter((line) => predicateOf(line) === predicate)
    pairs.set(`${subject} ${predicate}`, { subject, predicate, triples })
  }
  for (const net of data.merge.since(from)) {
    if (net.sequence > upTo) break
    for (const line of net.inserts) if (about(subjectOf(line)).has(line)) inserts.add(line)
    // A merge that is rewritten from the start has nothing to remove.
    if (!anew)
      for (const line of net.deletes) if (!about(subjectOf(line)).has(line)) replace(subjectOf(line), predicateOf(line))
  }
  for (const { graph, role, erased } of step) {
    if (!erased || !PUBLIC_ROLES.has(role)) continue
    for (const { subject, predicate } of await pairsOf(store.server, graph)) replace(subject, predicate)
  }
  await store.server.replacePairs(store.mergeGraph, [...pairs.values()], store.scratchGraph)
  await store.server.addTriples(store.mergeGraph, inserts)
}

/** The graphs touched by changes, each once, in the order of their last change. */
function changedGraphs(changes: Iterable<Change>): readonly Written[] {
  const graphs = new Map<string, Written>()
  let erased = false
  for (const { graph, role, sequence, time, cause, tombstones } of changes) {
    erased ||= cause.kind === 'erase' || tombstones !== undefined
    graphs.delete(graph)
    graphs.set(graph, { graph, role, sequence, time, erased: false })
  }
  // An erasure removes its subjects from the changes of every graph.
  return [...graphs.values()].map((written) => ({ ...written, erased }))
}

/** The current content of the log as N-Quads, in chunks of whole lines. */
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

/**
 * A store decides by its name whether a graph is public: a name that contradicts the log would expose data that is not
 * public.
 */
function checkName(graph: string, role: GraphRole): void {
  const unmerged = UNMERGED_GRAPHS.some((ending) => graph.endsWith(ending.slice(1)))
  if (unmerged === PUBLIC_ROLES.has(role))
    throw new Error(`the graph <${graph}> has the role ${role}, and its name says otherwise`)
}
