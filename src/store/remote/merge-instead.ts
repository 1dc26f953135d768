import { predicateOf, subjectOf } from '../../log/changes/change.js'
import type { OurGraphs } from './our-graphs.js'
import { pairsOf } from './sparql-pages.js'
import type { ReplacedPair, SparqlServer } from './sparql-server.js'

const PAIRS_AT_A_TIME = 200

/**
 * Updates the merge on a server for a graph that gets these triples (N-Triples lines): for each pair of subject and
 * predicate the graph had or gets, what the other graphs and these triples state.
 */
export async function mergeInstead(
  server: SparqlServer,
  ours: OurGraphs,
  graph: string,
  triples: readonly string[],
): Promise<void> {
  const pairs = new Map<string, ReplacedPair>()
  for (const { subject, predicate } of await pairsOf(server, graph))
    pairs.set(`${subject} ${predicate}`, { subject, predicate, triples: [] })
  for (const triple of triples) {
    const [subject, predicate] = [subjectOf(triple), predicateOf(triple)]
    const key = `${subject} ${predicate}`
    pairs.set(key, { subject, predicate, triples: [...(pairs.get(key)?.triples ?? []), triple] })
  }
  const all = [...pairs.values()]
  for (let i = 0; i < all.length; i += PAIRS_AT_A_TIME) {
    const batch = all.slice(i, i + PAIRS_AT_A_TIME)
    const values = `VALUES (?s ?p) { ${batch.map(({ subject, predicate }) => `(<${subject}> <${predicate}>)`).join(' ')} }`
    await server.putGraph(
      ours.scratch,
      batch.flatMap((pair) => pair.triples),
    )
    await server.update(
      [
        `DELETE { GRAPH <${ours.merge}> { ?s ?p ?o } } WHERE { ${values} GRAPH <${ours.merge}> { ?s ?p ?o } }`,
        `INSERT { GRAPH <${ours.merge}> { ?s ?p ?o } } WHERE { ${values} GRAPH ?g { ?s ?p ?o } FILTER(?g != <${graph}> && ${ours.publicFilter('?g')}) }`,
        `INSERT { GRAPH <${ours.merge}> { ?s ?p ?o } } WHERE { GRAPH <${ours.scratch}> { ?s ?p ?o } }`,
      ].join(' ;\n'),
    )
  }
  await server.dropGraph(ours.scratch)
}
