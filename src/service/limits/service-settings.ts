import type { Language } from '../../config.js'
import type { Document } from '../../document.js'
import type { DocumentKind } from '../../model.js'
import type { Outlet } from '../../publication/outlet/outlet.js'
import type { ReportForm } from '../../report/forms/write-report.js'
import type { Desk } from '../desk/ground/desk.js'
import type { Store } from '../../store/store.js'
import type { JobTurn } from '../../sandbox/fair-threads.js'
import type { LogLag } from '../watch/service-metrics.js'
import type { Search } from '../search/live-search.js'
import type { SparqlLimits } from './sparql-limits.js'

/** What may be said of a service beyond the languages (SPARQL 1.1 Service Description, 3.2.5 to 3.2.9). */
export type SparqlFeature = 'UnionDefaultGraph'

export interface CheckRequest {
  readonly document: Document
  /** What the document is; absent: found out. */
  readonly kind?: DocumentKind
  /** Also tell what the official harvester would keep and drop. */
  readonly preview: boolean
}

/**
 * Checks one document in its turn, under limits of time and memory, and writes the report; rejects with AppError
 * `sandbox-limit` past them, `busy` or `too-many-queries` when too many wait.
 */
export type Check = (request: CheckRequest, form: ReportForm, language: Language, turn: JobTurn) => Promise<string>

/** What a service is told while it runs, and tells of itself. */
export interface ServiceWatch {
  /** How far its store is behind the log it follows. */
  readonly lag?: () => LogLag
  readonly stopping?: () => boolean
  readonly checks?: () => { readonly running: number; readonly waiting: number }
  readonly crawl?: () => Readonly<Record<string, number>>
  /** Whether the metrics of the process itself are given too. */
  readonly process?: boolean
}

/** What the service is made of and how far it goes. */
export interface ServiceSettings {
  readonly store: Store
  readonly check: Check
  /** The site of a data folder; absent: only queries and checks. */
  readonly outlet?: Outlet
  /** The search of that site; absent: there is none. */
  readonly search?: Search
  /** The desk of a council at /bureau; absent: there is none. */
  readonly desk?: Desk
  /** Language of the pages and reports when a request names none. */
  readonly language: Language
  /** Most bytes of an uploaded document. */
  readonly maxDocumentBytes: number
  /** What queries may cost; what is left out has its default. */
  readonly limits?: Partial<SparqlLimits>
  /** What is true of the store beyond the merge (sd:Feature of the Service Description). Default: nothing. */
  readonly features?: readonly SparqlFeature[]
  /** Whether everybody may write at the addresses for reading: loopback only. Default false. */
  readonly writable?: boolean
  /** Bearer token that lets its owner write at the addresses under `/write/`; absent: there are none. */
  readonly writeToken?: string
  /**
   * Address below which the service stands for its clients, with a slash at the end. Absent: as the request names it.
   */
  readonly baseUrl?: string
  /** Requests one client address may make in a minute; 0 switches the count off. Default 6,000. */
  readonly requestsPerMinute?: number
  /**
   * Addresses of the proxies in front whose headers tell who the client is. Default: none, as any client can write
   * headers.
   */
  readonly trustProxy?: readonly string[]
  /** Whether clients can be told apart; if not, all may look like one. Default true. */
  readonly apart?: boolean
  readonly watch?: ServiceWatch
  /** Clock, for the time of retrieval of uploaded documents. */
  readonly now?: () => Date
}

/** What can be set of the endpoint and of what its clients may cost. */
export type EndpointSettings = Pick<
  ServiceSettings,
  'limits' | 'features' | 'writable' | 'writeToken' | 'trustProxy' | 'requestsPerMinute' | 'apart'
>
