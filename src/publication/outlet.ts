import { activityStreams, besluit, rdf } from '../rdf/vocabularies.js'
import type { DataFolder } from '../log/data-folder.js'
import type { CatalogueContents } from './catalogue.js'
import { decisionMembers } from './decision-stream.js'
import { EventStream } from './event-stream.js'
import { publicationEntries, type PublicationEntry } from './publication-pages.js'
import { publicationMembers } from './publication-stream.js'
import type { Site } from './site.js'
import { voidStatistics, type VoidStatistics } from './void-statistics.js'

/** Members of a page of a stream: fixed for ever, because closed pages never change. */
const PAGE_SIZE = 250

/** What the ways out of one dataset share; what is costly to count is counted once a version of the dataset. */
export class Outlet {
  readonly #site: Site
  readonly #data: DataFolder
  readonly #sparql: string | undefined
  #sequence = -1
  #entries: readonly PublicationEntry[] = []
  #statistics: VoidStatistics | undefined

  /** `sparql`: address of the endpoint, where the site has one. */
  constructor(data: DataFolder, site: Site, sparql?: string) {
    this.#data = data
    this.#site = site
    this.#sparql = sparql
  }

  get data(): DataFolder {
    return this.#data
  }

  get site(): Site {
    return this.#site
  }

  /** What is published now, newest change first. */
  get entries(): readonly PublicationEntry[] {
    this.#refresh()
    return this.#entries
  }

  get contents(): CatalogueContents {
    this.#refresh()
    this.#statistics ??= voidStatistics(this.#data.merge.triples())
    const { baseUrl } = this.#site
    return {
      statistics: this.#statistics,
      modified: this.#entries[0]?.modified ?? this.#site.issued,
      dumps: [
        { address: `${baseUrl}dumps/alles.ttl.gz`, title: 'Volledige dump (Turtle)', mediaType: 'text/turtle', fileType: 'RDF_TURTLE' },
        { address: `${baseUrl}dumps/alles.nq.gz`, title: 'Volledige dump (N-Quads)', mediaType: 'application/n-quads', fileType: 'RDF_N_QUADS' },
        { address: `${baseUrl}dumps/alles.trig.gz`, title: 'Volledige dump (TriG)', mediaType: 'application/trig', fileType: 'RDF_TRIG' },
      ],
      streams: [
        { address: `${baseUrl}ldes/besluiten/1`, title: 'Stroom van besluiten', description: 'Elke versie van elke zitting, elk agendapunt, elke behandeling, stemming, besluit en artikel, als LDES.' },
        { address: `${baseUrl}ldes/publicaties/1`, title: 'Stroom van publicaties', description: 'Elke nieuwe of gewijzigde publicatie, als LDES.' },
      ],
      ...(this.#sparql !== undefined && { sparql: this.#sparql }),
      examples: this.#examples(),
    }
  }

  get streams(): { readonly besluiten: EventStream; readonly publicaties: EventStream } {
    const settings = { baseUrl: this.#site.baseUrl, pageSize: PAGE_SIZE, pollingInterval: 3600, deleteType: activityStreams.Delete }
    const besluiten = { ...settings, path: 'ldes/besluiten', shape: `${this.#site.baseUrl}ldes/besluiten/vorm` }
    const publicaties = { ...settings, path: 'ldes/publicaties', shape: `${this.#site.baseUrl}ldes/publicaties/vorm` }
    return {
      besluiten: new EventStream(decisionMembers(this.#data.versions, `${this.#site.baseUrl}ldes/besluiten`), besluiten),
      publicaties: new EventStream(publicationMembers(this.#data, this.#site), publicaties),
    }
  }

  /** Addresses of publications that the feed of publications cannot carry, because they do not say what kind of document they are. */
  get untyped(): ReadonlySet<string> {
    return publicationMembers(this.#data, this.#site).untyped
  }

  #examples(): readonly string[] {
    const [entry] = this.#entries
    if (!entry) return []
    const typed = this.#data.triplesOf(entry.graph).filter((line) => line.includes(`<${rdf.type.value}> <${besluit.Zitting.value}>`))
    return typed.slice(0, 1).map((line) => line.slice(1, line.indexOf('>')))
  }

  #refresh(): void {
    if (this.#sequence === this.#data.sequence) return
    this.#sequence = this.#data.sequence
    this.#entries = publicationEntries(this.#data)
    this.#statistics = undefined
  }
}
