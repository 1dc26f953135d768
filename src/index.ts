/**
 * The library's face: a document in, everything that can be said of it out.
 *
 * ```ts
 * import { createDocument, processDocument, readSettings, writeRdf, writeReport } from 'raadlink'
 *
 * const document = createDocument(html, {
 *   address: 'https://www.voorbeeldegem.example/notulen',
 *   retrieved: new Date().toISOString(),
 * })
 * const { report, graphs } = await processDocument(document, readSettings())
 * console.log(writeReport({ reports: [report], failures: [] }, 'text', 'nl'))
 * console.log(writeRdf(graphs.mapped.quads, 'turtle'))
 * ```
 *
 * @packageDocumentation
 */

export { DEFAULT_LIMITS, DEFAULT_MINT_BASE, readSettings } from './config.js'
export type { Language, Limits, Settings, SettingsInput } from './config.js'
export { createDocument } from './document.js'
export type { Document, DocumentDetails, Source } from './document.js'
export { AppError } from './errors.js'
export type { ErrorCode } from './errors.js'

export { processDocument, processTogether, summariesOf } from './pipeline.js'
export type { GraphName, Processed, ProcessOptions, ProcessResult } from './pipeline.js'
export { ingest } from './dataset/dataset.js'
export type { Ingested, IngestOptions } from './dataset/dataset.js'
export { restore, withdraw } from './dataset/withdrawal.js'
export type { Withdrawn, WithdrawOptions } from './dataset/withdrawal.js'
export { DataFolder } from './log/data-folder.js'
export type { DataFolderOptions, DesiredGraph } from './log/data-folder.js'
export type { Cause, Change, GraphRole } from './log/changes/change.js'
export { datasetHash } from './publication/dumps/dataset-hash.js'
export { followLog, UNMERGED_GRAPHS } from './publication/sync/follow.js'
export { readDocument } from './readers/choose/read.js'
export type { Link, Reading } from './readers/reading.js'
export type * from './model.js'
export type { ZittingSummary } from './mapping/summary/summary.js'

export { ruleCatalogue } from './validation/rule-catalogue.js'
export type { CatalogueEntry } from './validation/rule-catalogue.js'
export type { Register } from './validation/maturity/register.js'
export type { ShapeFile } from './validation/shapes/user-shapes.js'
export type { Diagnostic, Place, Severity } from './diagnostic.js'
export type { Text } from './rules/rule.js'

export { REPORT_FORMS, writeReport } from './report/forms/write-report.js'
export type { ReportForm } from './report/forms/write-report.js'
export { outcomeOf } from './report/report-run.js'
export type { Failure, Outcome, Run } from './report/report-run.js'
export type { HarvestPreview, Ledger, Maturity, Report, ReportItem, ReportSummary } from './report/report.js'

export { FORMATS, readRdf, writeRdf } from './rdf/formats/formats.js'
export type { FormatName } from './rdf/formats/formats.js'
export { Graph } from './rdf/graph.js'
export type { PlacedQuad } from './rdf/graph.js'

export { openEmbeddedStore } from './store/embedded/embedded.js'
export type { QueryAnswer, QueryRequest, Store, StoreStatus } from './store/store.js'
export { fetchDocument } from './sources/polite/fetch-document.js'
export type { FetchOptions } from './sources/polite/fetch-document.js'
