import type { Quad } from 'n3'
import { normalFormHash, type NormalFormOptions } from '../../src/rdf/normal-form/normal-form.js'
import { graphPages, graphSizes } from '../../src/store/remote/sparql-pages.js'
import type { SparqlStore } from '../../src/store/remote/sparql-store.js'

/**
 * Everything a server holds under our prefix, read page by page: the named graphs without our own three, and the merge.
 */
export async function readServer(
  store: SparqlStore,
): Promise<{ readonly named: readonly Quad[]; readonly merge: readonly Quad[] }> {
  const own = new Set([store.mergeGraph, store.syncGraph, store.scratchGraph])
  const named: Quad[] = []
  for await (const { graph } of graphSizes(store.server, store.graphs)) {
    if (own.has(graph)) continue
    for await (const page of graphPages(store.server, graph)) named.push(...page)
  }
  const merge: Quad[] = []
  for await (const page of graphPages(store.server, store.keepsMerge ? undefined : store.mergeGraph))
    merge.push(...page)
  return { named, merge }
}

/**
 * The hashes of the normal form of what a server holds: of its named graphs, and of the merge. For comparison with
 * other exports.
 */
export async function hashServer(
  store: SparqlStore,
  options: NormalFormOptions = {},
): Promise<{ readonly named: string; readonly merge: string }> {
  const { named, merge } = await readServer(store)
  return {
    named: await normalFormHash(named, options),
    merge: await normalFormHash(merge, { ...options, graphs: 'merged' }),
  }
}
