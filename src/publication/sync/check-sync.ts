import type { Quad } from 'n3'
import { readTurtleFamily } from '../../rdf/formats/formats-turtle.js'
import { normalForm } from '../../rdf/normal-form/normal-form.js'
import { sha256 } from '../../document.js'
import { graphPages, graphSizes } from '../../store/remote/sparql-pages.js'
import type { SparqlStore } from '../../store/remote/sparql-store.js'
import type { FollowedLog } from './follow.js'

/** A graph that differs between server and log, as lines of the normal form without their graph. */
export interface Difference {
  readonly graph: string
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
}

export interface SyncCheck {
  readonly graphs: number
  readonly triples: number
  readonly differences: readonly Difference[]
  /** Sha256 over the graphs by IRI, each with the hash of its normal form; equal on both sides when nothing differs. */
  readonly hashes: { readonly log: string; readonly server: string }
}

/**
 * Reads everything of ours back from a server, page by page, and compares it with the log in the normal form: each
 * named graph, graphs that should not be there, and the merge of the public ones.
 */
export async function checkSync(store: SparqlStore, data: FollowedLog): Promise<SyncCheck> {
  const differences: Difference[] = []
  const log: string[] = []
  const server: string[] = []
  let triples = 0
  const compare = async (graph: string, expected: readonly string[]): Promise<void> => {
    const wanted = await normalLines(readTurtleFamily('N-Triples', expected.join('\n'), {}))
    const found = await normalLines(await contentOf(store, graph))
    log.push(`${graph} ${sha256(wanted.join('\n'))}`)
    server.push(`${graph} ${sha256(found.join('\n'))}`)
    triples += wanted.length
    const difference = differenceOf(graph, wanted, found)
    if (difference) differences.push(difference)
  }

  const known = new Set<string>()
  const wanted = data.heads().filter((head) => head.triples > 0)
  for (const { graph } of wanted) {
    known.add(graph)
    await compare(graph, data.triplesOf(graph))
  }
  const merge = await compareMerge(store, data)
  if (merge) differences.push(merge)
  log.push(`${store.mergeGraph} ${data.merge.size}`)
  server.push(`${store.mergeGraph} ${merge ? 'differs' : data.merge.size}`)
  const own = new Set([store.mergeGraph, store.syncGraph])
  for await (const { graph } of graphSizes(store.server, store.graphs)) {
    if (!known.has(graph) && !own.has(graph)) await compare(graph, [])
  }
  return {
    graphs: wanted.length,
    triples,
    differences,
    hashes: { log: sha256(log.sort().join('\n')), server: sha256(server.sort().join('\n')) },
  }
}

/** The merge is too large for memory, so it is compared subject by subject while it is read. */
async function compareMerge(store: SparqlStore, data: FollowedLog): Promise<Difference | undefined> {
  const missing: string[] = []
  const surplus: string[] = []
  const seen = new Set<string>()
  const judge = async (subject: string, found: readonly Quad[]): Promise<void> => {
    const wanted = await normalLines(readTurtleFamily('N-Triples', data.merge.about(subject).join('\n'), {}))
    const difference = differenceOf(store.mergeGraph, wanted, await normalLines(found))
    if (!difference) return
    missing.push(...difference.missing)
    surplus.push(...difference.surplus)
  }
  for await (const [subject, quads] of bySubject(
    graphPages(store.server, store.keepsMerge ? undefined : store.mergeGraph),
  )) {
    seen.add(subject)
    await judge(subject, quads)
  }
  const unseen = [...data.merge.subjects('')].filter((subject) => !seen.has(subject))
  for (const subject of unseen) await judge(subject, [])
  return missing.length + surplus.length === 0 ? undefined : { graph: store.mergeGraph, missing, surplus }
}

/** The triples of pages, subject by subject; a subject with many triples has several pages in succession. */
async function* bySubject(pages: AsyncIterable<readonly Quad[]>): AsyncGenerator<readonly [string, readonly Quad[]]> {
  let held: Quad[] = []
  for await (const page of pages) {
    const subjects = new Map<string, Quad[]>()
    for (const quad of page) {
      const quads = subjects.get(quad.subject.value)
      if (quads) quads.push(quad)
      else subjects.set(quad.subject.value, [quad])
    }
    const [first] = held
    if (first && (subjects.size > 1 || !subjects.has(first.subject.value))) {
      yield [first.subject.value, held]
      held = []
    }
    if (subjects.size === 1) held = [...held, ...page]
    else yield* subjects
  }
  const [first] = held
  if (first) yield [first.subject.value, held]
}

async function contentOf(store: SparqlStore, graph: string): Promise<readonly Quad[]> {
  const quads: Quad[] = []
  for await (const page of graphPages(store.server, graph)) quads.push(...page)
  return quads
}

async function normalLines(quads: readonly Quad[]): Promise<readonly string[]> {
  // Run times are compared too: the server must have what it was given.
  return (await normalForm(quads, { graphs: 'merged', runTimes: new Set() })).split('\n').filter((line) => line !== '')
}

function differenceOf(graph: string, wanted: readonly string[], found: readonly string[]): Difference | undefined {
  const [inLog, onServer] = [new Set(wanted), new Set(found)]
  const missing = wanted.filter((line) => !onServer.has(line))
  const surplus = found.filter((line) => !inLog.has(line))
  return missing.length + surplus.length === 0 ? undefined : { graph, missing, surplus }
}
