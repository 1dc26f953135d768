import type { FastifyInstance } from 'fastify'
import { NOBODY } from './watch/client-address.js'

/**
 * Asked of each reader: by then what every request passes is compiled well. Some two seconds of one core, between
 * requests.
 */
const ROUNDS = 100

const ROWS = 'application/sparql-results+json'
const TRIPLES = 'application/n-triples'

/**
 * Shapes of queries. They are about a thing that no dataset has, so that they cost next to nothing, however large it
 * is.
 */
const SHAPES: readonly { readonly text: string; readonly accept: string }[] = [
  { accept: ROWS, text: 'ASK { <urn:nothing> a ?class }' },
  { accept: ROWS, text: 'SELECT ?p ?o WHERE { <urn:nothing> ?p ?o } LIMIT 10' },
  {
    accept: ROWS,
    text: 'PREFIX n: <urn:nothing:> SELECT DISTINCT ?s ?title WHERE { ?s a n:Class ; n:title ?title ; n:date ?date FILTER(CONTAINS(LCASE(STR(?title)), "x") && ?date > "2025") } ORDER BY DESC(?date) LIMIT 10',
  },
  {
    accept: ROWS,
    text: 'PREFIX n: <urn:nothing:> SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s n:class ?class OPTIONAL { ?s n:title ?title } FILTER NOT EXISTS { ?s n:not ?other } } GROUP BY ?class ORDER BY ?n',
  },
  {
    accept: TRIPLES,
    text: 'PREFIX n: <urn:nothing:> CONSTRUCT { ?s ?p ?o } WHERE { GRAPH n:graph { ?s n:part/n:of* n:thing . ?s ?p ?o } } LIMIT 10',
  },
  { accept: TRIPLES, text: 'DESCRIBE <urn:nothing>' },
]

/**
 * Asks a service some thousand small queries, one after the other for each reader of its store, so that its first
 * clients find it as fast as later ones: JavaScript is compiled well only once it is busy, and the first requests take
 * several times as long. Counts for no client, as it comes from no address. Ends early when `signal` is given, or when
 * the service does not answer.
 */
export async function warmUp(app: FastifyInstance, replicas: number, signal: AbortSignal): Promise<void> {
  const ask = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      for (const { text, accept } of SHAPES) {
        if (signal.aborted) return
        const body = new URLSearchParams({ query: `${text} # ${round}` }).toString()
        const { statusCode } =
          round % 2 === 0
            ? await app.inject({
                method: 'GET',
                url: '/sparql',
                query: body,
                headers: { accept },
                remoteAddress: NOBODY,
              })
            : await app.inject({
                method: 'POST',
                url: '/sparql',
                payload: body,
                headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
                remoteAddress: NOBODY,
              })
        if (statusCode !== 200) return
      }
    }
  }
  await Promise.all(Array.from({ length: replicas }, ask))
}
