import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CompletenessStatement } from '../../completeness/completeness.js'
import { ledgerVersion, statementsOfData } from '../../harvest/ledger/statements-of-data.js'
import type { DataFolder } from '../../log/data-folder.js'
import { toBrusselsDate } from '../../rdf/date-time.js'
import { activityStreams } from '../../rdf/vocabularies.js'
import type { CatalogueContents } from '../catalogue/dcat-catalogue.js'
import { PublicCouncil } from '../council/council.js'
import { decisionMembers } from '../streams/decision-stream.js'
import { deltaDump, dumps, type Dump } from '../dumps/dumps.js'
import { EventStream } from '../streams/event-stream.js'
import { History } from '../streams/history.js'
import { PublicationIndex, type PublicationEntry } from '../../dataset/publication-index.js'
import { TABLES } from '../tables/tables.js'
import type { Site } from '../site/site.js'
import { shapeIri } from '../streams/stream-shapes.js'
import { voidStatistics, type VoidStatistics } from '../catalogue/void-statistics.js'

/**
 * `live`: a service negotiates at every address. `files`: a web server or object store hands out files, so links name
 * their endings.
 */
export type Hosting = 'live' | 'files'

/** What the ways out of one dataset share; what is costly to find out is found out once a version of the dataset. */
export class Outlet {
  readonly #index: PublicationIndex
  readonly #history: History
  readonly #council: PublicCouncil
  #version = ''
  #modified: string | undefined
  #dumps: readonly Dump[] = []
  #statements: { readonly version: string; readonly list: readonly CompletenessStatement[] } | undefined
  #statistics: { readonly version: string; readonly counts: Promise<VoidStatistics> } | undefined

  /**
   * `sparql`: address of the endpoint, where the site has one. `pageSize`: members of a page of a stream; whoever
   * changes it changes pages that were closed, so a site keeps it for ever. `now`: the clock that tells what is still
   * to come.
   */
  constructor(
    readonly data: DataFolder,
    readonly site: Site,
    readonly sparql?: string,
    readonly hosting: Hosting = 'live',
    private readonly pageSize = 250,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#index = new PublicationIndex(data)
    this.#history = new History(data, site)
    this.#council = new PublicCouncil(data, this.#index)
  }

  /** Names what the dataset holds now: after an erasure something else, though the log is no longer than before. */
  get version(): string {
    return `${this.data.erasures}.${this.data.sequence}`
  }

  /** What is published now, in the lists that pages need. */
  get index(): PublicationIndex {
    this.#refresh()
    return this.#index
  }

  /** What is published now, newest change first; pages that only lead to publications are none. */
  get entries(): readonly PublicationEntry[] {
    return this.index.entries.filter(({ isIndex }) => isIndex !== true)
  }

  /** What the dataset says to the public: sittings, items, decisions, votes, people, bodies. */
  get council(): PublicCouncil {
    this.#refresh()
    this.#council.refresh(this.version)
    return this.#council
  }

  /** What only the log tells. */
  get history(): History {
    return this.#history
  }

  /** The calendar day that it is in Brussels. */
  get today(): string {
    const now = this.now().toISOString()
    return toBrusselsDate(now) ?? now.slice(0, 10)
  }

  /** Time of the last change, ISO 8601; absent while there is none. */
  get modified(): string | undefined {
    this.#refresh()
    return this.#modified
  }

  /**
   * Names the harvest that the statements on completeness are of; undefined where nothing was harvested into the
   * folder.
   */
  get statementsVersion(): string | undefined {
    return ledgerVersion(this.data)
  }

  /** How complete the data of each source are that was harvested, as of its last run. */
  get statements(): readonly CompletenessStatement[] {
    const harvest = this.statementsVersion
    if (harvest === undefined) return []
    const version = `${this.version} ${harvest}`
    if (this.#statements?.version !== version)
      this.#statements = { version, list: statementsOfData(this.data, this.index) }
    return this.#statements.list
  }

  /** Every dump of the catalogue. */
  get dumps(): readonly Dump[] {
    this.#refresh()
    return this.#dumps
  }

  /** What consumers of delta files begin with. */
  get deltaDump(): Dump {
    return deltaDump(this.data)
  }

  /** Address of the first page of a stream, as others should begin there. */
  streamAddress(name: 'besluiten' | 'publicaties'): string {
    return `${this.site.baseUrl}ldes/${name}/1${this.hosting === 'files' ? '.ttl' : ''}`
  }

  /** What the catalogue tells; counting may take a while. */
  async contents(): Promise<CatalogueContents> {
    const { baseUrl } = this.site
    const statistics = await this.statistics()
    return {
      statistics,
      modified: this.modified ?? this.site.issued,
      dumps: [
        ...this.dumps.map(({ path, title, mediaType, fileType }) => ({
          address: baseUrl + path,
          title,
          mediaType,
          fileType,
          compressed: true,
        })),
        ...TABLES.map(({ name, title }) => ({
          address: `${baseUrl}tabellen/${name}.csv`,
          title: `${title} (CSV)`,
          mediaType: 'text/csv',
          fileType: 'CSV',
          compressed: false,
        })),
      ],
      streams: [
        {
          address: this.streamAddress('besluiten'),
          title: 'Stroom van besluiten',
          description:
            'Elke versie van elke zitting, elk agendapunt, elke behandeling, stemming, besluit en artikel, als LDES.',
        },
        {
          address: this.streamAddress('publicaties'),
          title: 'Stroom van publicaties',
          description: 'Elke nieuwe of gewijzigde publicatie, als LDES.',
        },
      ],
      ...(this.sparql !== undefined && { sparql: this.sparql }),
      completeness: this.statements,
      examples: this.entries.flatMap(({ zitting }) => zitting ?? []).slice(0, 1),
    }
  }

  /** The counts of the merge as it is now; counted anew when it changes meanwhile. */
  async statistics(): Promise<VoidStatistics> {
    for (;;) {
      const { version } = this
      if (this.#statistics?.version !== version)
        this.#statistics = { version, counts: voidStatistics(this.data.merge.triples(), () => nextTurn()) }
      const counts = await this.#statistics.counts
      if (this.version === version) return counts
    }
  }

  get streams(): { readonly besluiten: EventStream; readonly publicaties: EventStream } {
    const settings = {
      baseUrl: this.site.baseUrl,
      generation: this.data.erasures,
      pageSize: this.pageSize,
      pollingInterval: 3600,
      deleteType: activityStreams.Delete,
    }
    const besluiten = { ...settings, path: 'ldes/besluiten', shape: shapeIri(this.site, 'besluiten') }
    const publicaties = { ...settings, path: 'ldes/publicaties', shape: shapeIri(this.site, 'publicaties') }
    const { versions } = this.#history
    return {
      besluiten: new EventStream(decisionMembers(this.data.versions), besluiten),
      publicaties: new EventStream(
        { count: versions.length, members: (from, to) => versions.slice(from, to) },
        publicaties,
      ),
    }
  }

  #refresh(): void {
    const { version } = this
    if (this.#version === version) return
    this.#version = version
    this.#index.refresh()
    this.#modified = this.data
      .heads()
      .reduce<string | undefined>((last, { time }) => (last === undefined || time > last ? time : last), undefined)
    this.#dumps = dumps(this.data, this.#index)
  }
}
