import { randomUUID } from 'node:crypto'
import { rdf } from '../../rdf/vocabularies.js'
import type { SparqlServer } from './sparql-server.js'

/**
 * Whether the server's default graph is the merge of the public graphs: a triple in two graphs counts once, and a
 * triple in a graph that is not public does not count. Tested by writing three small graphs, which are removed again.
 */
export async function keepsMerge(server: SparqlServer, graphs: string): Promise<boolean> {
  const probe = `${graphs}probe-${randomUUID()}`
  const triple = `<${probe}> <${rdf.value.value}> "openbaar" .`
  const hidden = triple.replace('"openbaar"', '"besloten"')
  const content: readonly (readonly [string, string])[] = [
    [`${probe}/1/stated`, triple],
    [`${probe}/2/stated`, triple],
    [`${probe}/3/published`, hidden],
  ]
  try {
    for (const [graph, line] of content) await server.update(`INSERT DATA { GRAPH <${graph}> { ${line} } }`)
    const { rows } = await server.select(`SELECT ?o { <${probe}> ?p ?o }`)
    return rows.length === 1 && rows[0]?.get('o')?.value === 'openbaar'
  } finally {
    for (const [graph] of content) await server.dropGraph(graph)
  }
}
