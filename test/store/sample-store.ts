import { readRdf } from '../../src/rdf/formats/formats.js'
import { openEmbeddedStore, type EmbeddedStore } from '../../src/store/embedded/embedded.js'
import type { EmbeddedSettings } from '../../src/store/embedded/embedded-settings.js'
import type { QueryRequest, Store } from '../../src/store/store.js'

/** Three publications of one invented zitting: the agenda's triples stand in all of them. */
export const GRAPHS = ['agenda', 'besluitenlijst', 'notulen'].map(
  (name) => `https://data.voorbeeldstad.be/graphs/${name}`,
)
export const PRIVATE = 'https://data.voorbeeldstad.be/private/published'

const AGENDA = `
<https://data.voorbeeldstad.be/id/zittingen/1> a besluit:Zitting ;
  besluit:geplandeStart "2024-05-27T19:00:00+02:00"^^xsd:dateTime ;
  besluit:behandelt <https://data.voorbeeldstad.be/id/agendapunten/1>, <https://data.voorbeeldstad.be/id/agendapunten/2> .
<https://data.voorbeeldstad.be/id/agendapunten/1> dct:title "Fietspad, \\"Kerkstraat\\"\\nfase 2"@nl .
<https://data.voorbeeldstad.be/id/agendapunten/2> dct:title "Retributie & meer <b>"@nl .`

const PREFIXES = `@prefix besluit: <http://data.vlaanderen.be/ns/besluit#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix eli: <http://data.europa.eu/eli/ontology#> .`

/** The contents of the three graphs. */
export async function sampleGraphs(): Promise<
  readonly { readonly graph: string; readonly quads: Awaited<ReturnType<typeof readRdf>> }[]
> {
  return Promise.all(
    GRAPHS.map(async (graph, i) => ({
      graph,
      quads: await readRdf(
        `${PREFIXES} ${AGENDA} ${i > 0 ? `<https://data.voorbeeldstad.be/id/besluiten/${i}> a besluit:Besluit ; eli:title "Besluit ${i}"@nl .` : ''}`,
        'turtle',
      ),
    })),
  )
}

/** A store that holds the three graphs. */
export async function openSampleStore(settings: EmbeddedSettings = {}): Promise<EmbeddedStore> {
  const store = await openEmbeddedStore({
    replicas: 2,
    unmerged: ['https://data.voorbeeldstad.be/private/'],
    ...settings,
  })
  for (const { graph, quads } of await sampleGraphs()) await store.replaceGraph(graph, quads)
  return store
}

/** The text of an answer. */
export async function textOf(store: Store, query: string, request: QueryRequest = {}): Promise<string> {
  return Buffer.from((await store.query(query, request)).body).toString('utf8')
}

/** The rows of a SELECT as arrays of values. */
export async function rowsOf(
  store: Store,
  query: string,
  request: QueryRequest = {},
): Promise<readonly (readonly string[])[]> {
  const { head, results } = JSON.parse(await textOf(store, query, request)) as {
    head: { vars: string[] }
    results: { bindings: Record<string, { value: string }>[] }
  }
  return results.bindings.map((binding) => head.vars.map((name) => binding[name]?.value ?? ''))
}
