import { predicateOf, PUBLIC_ROLES, subjectOf, type Change, type GraphRole } from '../../log/changes/change.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { GraphHead } from '../../log/state/state.js'
import { readTurtleFamily } from '../../rdf/formats/formats-turtle.js'
import { pairsOf } from '../../store/remote/sparql-pages.js'
import type { ReplacedPair } from '../../store/remote/sparql-server.js'
import type { SparqlStore } from '../../store/remote/sparql-store.js'
import type { Store } from '../../store/store.js'

/** What is asked of a data folder by who follows its log. */
export type FollowedLog = Pick<DataFolder, 'sequence' | 'changes' | 'heads' | 'triplesOf' | 'merge'>

/**
 * Which graphs a store keeps out of its default graph (`EmbeddedSettings.unmerged`): those whose role is not public, as
 * `graphIri` names them, and the graph in which `sync` notes how far it came.
 */
export const UNMERGED_GRAPHS: readonly string[] = [
  ...(['derived', 'published', 'findings'] as const satisfies readonly GraphRole[]).map((role) => `*/${role}`),
  '*/graphs/sync',
]

/** Bytes of N-Quads that are handed to a store at a time. */
const CHUNK = 1024 * 1024
/** What goes to a server between two notes of how far it came. */
const STEP = { graphs: 100, triples: 20_000 }

/**
 * Brings a store from change `since` of the log to where the log is now, and gives the sequence reached. 0 stands for
 * nothing: an embedded store has to be empty then and is loaded in bulk; on a server the merge is written anew. Later,
 * each graph that changed since is made what the log says it is now, so that doing it twice, or from an earlier change,
 * does no harm. `onReached` is told by a server's store, after each step, how far all is written. Throws as the store
 * does: go on from the same `since`, with an embedded store that was empty anew.
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

/** A graph to write, and by which change it became what it is. */
interface Written extends Pick<GraphHead, 'graph' | 'role' | 'sequence' | 'time'> {
  /**
   * Part of the log may be gone that says what left the graph: what a server has of it tells what to take out of the
   * merge.
   */
  readonly erased: boolean
}

/**
 * Step by step, in the order in which graphs last changed: first what the step does to the merge, then the graphs, then
 * the note. A step that is broken off is done again whole, and all of it can be: what is written is what the log says
 * now.
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
    // Changes that were appended together stand or fall together: the note never falls between them.
    const last = step.at(-1)
    if (last && last.time !== written.time && (step.length >= STEP.graphs || triples >= STEP.triples))
      await finish(last.sequence)
    step.push(written)
    triples += data.triplesOf(written.graph).length
  }
  await finish(target)
  return target
}

/** Brings the merge on a server to what the log says now of all that changed in a part of it. */
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
    // A merge that was begun anew holds nothing that has to go.
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

/** The graphs that changes touched, each once, in the order of their last change. */
function changedGraphs(changes: Iterable<Change>): readonly Written[] {
  const graphs = new Map<string, Written>()
  let erased = false
  for (const { graph, role, sequence, time, cause } of changes) {
    erased ||= cause.kind === 'erase'
    graphs.delete(graph)
    graphs.set(graph, { graph, role, sequence, time, erased: false })
  }
  // An erasure takes its subjects out of the changes of every graph.
  return [...graphs.values()].map((written) => ({ ...written, erased }))
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

/**
 * A store tells by its name whether a graph is public: a name that says otherwise than the log would show what is not
 * to be shown.
 */
function checkName(graph: string, role: GraphRole): void {
  const unmerged = UNMERGED_GRAPHS.some((ending) => graph.endsWith(ending.slice(1)))
  if (unmerged === PUBLIC_ROLES.has(role))
    throw new Error(`the graph <${graph}> has the role ${role}, and its name says otherwise`)
}
