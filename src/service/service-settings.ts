import type { Language } from '../config.js'
import type { Document } from '../document.js'
import type { DocumentKind } from '../model.js'
import type { Outlet } from '../publication/outlet.js'
import type { ReportForm } from '../report/write-report.js'
import type { Store } from '../store/store.js'

export interface CheckRequest {
  readonly document: Document
  /** What the document is; absent: found out. */
  readonly kind?: DocumentKind
  /** Also tell what the official harvester would keep and drop. */
  readonly preview: boolean
}

/** Checks one document under limits of time and memory and writes the report; rejects with AppError `sandbox-limit` past them. */
export type Check = (request: CheckRequest, form: ReportForm, language: Language) => Promise<string>

/** What the service is made of and how far it goes. */
export interface ServiceSettings {
  readonly store: Store
  readonly check: Check
  /** The site of a data folder; absent: only queries and checks. */
  readonly outlet?: Outlet
  /** Language of the pages and reports when a request names none. */
  readonly language: Language
  /** Most bytes of an uploaded document. */
  readonly maxDocumentBytes: number
  /** Most bytes of a query. Default 64 KiB. */
  readonly maxQueryBytes?: number
  /** Requests one client address may make in a minute; 0 switches the count off. Default 6,000. */
  readonly requestsPerMinute?: number
  /** Whether client addresses are taken from the headers of a proxy in front. Default false. */
  readonly trustProxy?: boolean
  /** Clock, for the time of retrieval of uploaded documents. */
  readonly now?: () => Date
}
