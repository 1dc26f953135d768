import type { Quad } from 'n3'
import { readRdf, writeRdf, type FormatName } from '../../rdf/formats/formats.js'
import type { Store } from '../../store/store.js'
import type { SparqlFeature } from '../limits/service-settings.js'

/** IRIs of the formats of answers (registry of the W3C at http://www.w3.org/ns/formats/). */
const RESULT_FORMATS = [
  'SPARQL_Results_JSON',
  'SPARQL_Results_XML',
  'SPARQL_Results_CSV',
  'SPARQL_Results_TSV',
  'Turtle',
  'N-Triples',
  'N-Quads',
  'TriG',
  'JSON-LD',
  'RDF_XML',
] as const

/** Maximum number of graphs listed; more would make the description useless, and the count gives their number. */
const MOST_GRAPHS = 50_000

interface Says {
  readonly features: readonly SparqlFeature[]
  readonly writable: boolean
}

/** The SPARQL 1.1 Service Description of the endpoint, written once per version of the dataset. */
export class ServiceDescription {
  readonly #store: Store
  readonly #says: Says
  #graphs: { readonly version: string; readonly names: Promise<readonly string[]> } | undefined

  constructor(store: Store, says: Says) {
    this.#store = store
    this.#says = says
  }

  /** The description of the endpoint at this address. */
  async write(endpoint: string, format: FormatName): Promise<string> {
    return writeRdf(await this.#quads(endpoint), format)
  }

  async #quads(endpoint: string): Promise<readonly Quad[]> {
    const { features, writable } = this.#says
    const names = await this.#names()
    const lines = [
      '@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .',
      '@prefix void: <http://rdfs.org/ns/void#> .',
      `<${endpoint}> a sd:Service ;`,
      `  sd:endpoint <${endpoint}> ;`,
      `  sd:supportedLanguage sd:SPARQL11Query${writable ? ', sd:SPARQL11Update' : ''} ;`,
      `  sd:resultFormat ${RESULT_FORMATS.map((name) => `<http://www.w3.org/ns/formats/${name}>`).join(', ')} ;`,
      ...features.map((name) => `  sd:feature sd:${name} ;`),
      `  sd:defaultDataset <${endpoint}#dataset> .`,
      `<${endpoint}#dataset> a sd:Dataset ; sd:defaultGraph <${endpoint}#default-graph> .`,
      `<${endpoint}#default-graph> a sd:Graph ; void:triples ${this.#store.status().merged} .`,
      ...names.map(
        (name) =>
          `<${endpoint}#dataset> sd:namedGraph [ a sd:NamedGraph ; sd:name <${name}> ; sd:graph [ a sd:Graph ] ] .`,
      ),
    ]
    return readRdf(lines.join('\n'), 'turtle')
  }

  #names(): Promise<readonly string[]> {
    const version = this.#store.version()
    if (this.#graphs?.version === version) return this.#graphs.names
    const names = this.#readNames()
    this.#graphs = { version, names }
    // The client gets the failure; it is not cached.
    names.catch(() => {
      this.#graphs = undefined
    })
    return names
  }

  async #readNames(): Promise<readonly string[]> {
    const { body } = await this.#store.query('SELECT DISTINCT ?g { GRAPH ?g {} } ORDER BY ?g', {
      format: 'json',
      maxRows: MOST_GRAPHS,
    })
    const { results } = JSON.parse(Buffer.from(body).toString('utf8')) as {
      readonly results: { readonly bindings: readonly { readonly g: { readonly value: string } }[] }
    }
    return results.bindings.map(({ g }) => g.value)
  }
}
