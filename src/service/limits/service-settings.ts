import type { Language } from '../../config.js'
import type { Document } from '../../document.js'
import type { DocumentKind } from '../../model.js'
import type { Outlet } from '../../publication/outlet/outlet.js'
import type { ReportForm } from '../../report/forms/write-report.js'
import type { Desk } from '../desk/ground/desk.js'
import type { Store } from '../../store/store.js'
import type { JobTurn } from '../../sandbox/fair-threads.js'
import type { LogLag } from '../watch/service-metrics.js'
import type { DigestDesk } from '../follow/digest-routes.js'
import type { Search } from '../search/live-search.js'
import type { SparqlLimits } from './sparql-limits.js'

/** Features of a service besides its languages (SPARQL 1.1 Service Description, 3.2.5 to 3.2.9). */
export type SparqlFeature = 'UnionDefaultGraph'

export interface CheckRequest {
  readonly document: Document
  /** Kind of document; detected when absent. */
  readonly kind?: DocumentKind
  /** Also report what the official harvester would keep and drop. */
  readonly preview: boolean
}

/**
 * Checks one document in its turn, with limits on time and memory, and writes the report; rejects with AppError
 * `sandbox-limit` when they are exceeded, `busy` or `too-many-queries` when too many wait.
 */
export type Check = (request: CheckRequest, form: ReportForm, language: Language, turn: JobTurn) => Promise<string>

/** Sources for monitoring a running service. */
export interface ServiceWatch {
  /** How far its store is behind the log. */
  readonly lag?: () => LogLag
  readonly stopping?: () => boolean
  readonly checks?: () => { readonly running: number; readonly waiting: number }
  readonly crawl?: () => Readonly<Record<string, number>>
  /** Whether to include the metrics of the process itself. */
  readonly process?: boolean
}

/** The parts of a service and its limits. */
export interface ServiceSettings {
  readonly store: Store
  readonly check: Check
  /** The site of a data folder; when absent, there are only queries and checks. */
  readonly outlet?: Outlet
  /** The search of that site; when absent, there is none. */
  readonly search?: Search
  /** Following a search by e-mail; when absent, nobody can. */
  readonly digests?: DigestDesk
  /** The desk of a council at /bureau; when absent, there is none. */
  readonly desk?: Desk
  /** Language of the pages and reports when a request names none. */
  readonly language: Language
  /** Maximum size of an uploaded document in bytes. */
  readonly maxDocumentBytes: number
  /** Limits on queries; those left out have their defaults. */
  readonly limits?: Partial<SparqlLimits>
  /** Features of the store besides the merge (sd:Feature of the Service Description). Default: none. */
  readonly features?: readonly SparqlFeature[]
  /** Whether everybody may write at the addresses for reading; only on loopback. Default false. */
  readonly writable?: boolean
  /** Bearer token for writing at the addresses under `/write/`; when absent, these do not exist. */
  readonly writeToken?: string
  /** Public address of the service, ending in a slash. When absent, as in the request. */
  readonly baseUrl?: string
  /** Maximum number of requests per minute from one client address; 0 for no limit. Default 6,000. */
  readonly requestsPerMinute?: number
  /**
   * Addresses of the proxies in front whose headers are trusted to identify the client. Default: none, as any client
   * can write headers.
   */
  readonly trustProxy?: readonly string[]
  /** Whether clients can be distinguished; if not, all may look like one. Default true. */
  readonly apart?: boolean
  readonly watch?: ServiceWatch
  /** Clock, for the time of retrieval of uploaded documents. */
  readonly now?: () => Date
}

/** Settings of the endpoint and of what its clients may cost. */
export type EndpointSettings = Pick<
  ServiceSettings,
  'limits' | 'features' | 'writable' | 'writeToken' | 'trustProxy' | 'requestsPerMinute' | 'apart'
>
