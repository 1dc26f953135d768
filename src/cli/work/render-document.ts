import { DataFactory, type Quad } from 'n3'
import type { Settings } from '../../config.js'
import type { Severity } from '../../diagnostic.js'
import { AppError } from '../../errors.js'
import { summariesOf, type GraphName, type Processed } from '../../pipeline.js'
import { writeRdf, type FormatName } from '../../rdf/formats/formats.js'
import { countSeverities, type Failure } from '../../report/report-run.js'
import { lines, textDocument, textFindings } from '../../report/forms/text-report.js'
import { writePiece, type ReportForm } from '../../report/forms/write-report.js'
import type { Piece } from '../../report/forms/written-form.js'
import { explain } from '../views/explain.js'

/** A form of RDF, the plain summary, or an annotated page. */
export type Target = FormatName | 'json' | 'rdfa'

/** What is to be made of each document; plain data, as it crosses threads. */
export interface Wanted {
  readonly settings: Settings
  /** The data: a graph in a form, or the report as text; absent: none. */
  readonly data?: { readonly to: Target; readonly graph: GraphName; readonly address: string } | 'report'
  /** The form of the report, of which the document's part is made. */
  readonly report?: { readonly form: ReportForm; readonly alone: boolean }
  /** Whether its findings, and where each value was read, are told on standard error. */
  readonly findings: boolean
  readonly explain: boolean
}

/** What was made of one document, as texts. */
export interface Rendered {
  /** Number of the document among those asked for, from 0. */
  readonly position: number
  readonly name: string
  /** Present when it could not be done; then the rest is empty but for `log`. */
  readonly failure?: Failure
  /** Whole lines for standard error. */
  readonly log: string
  readonly data: string
  readonly piece?: Piece
  readonly findings: Readonly<Record<Severity, number>>
}

/** Formats in which each document's triples stand in a graph named by its address. */
const NAMES_GRAPHS: ReadonlySet<Target> = new Set(['trig', 'nquads'])

/** Makes of one document what is wanted, as texts. Throws AppError when a form cannot hold it. */
export async function renderDocument(processed: Processed, position: number, wanted: Wanted): Promise<Rendered> {
  const { report } = processed
  const { language } = wanted.settings
  return {
    position,
    name: report.name,
    data: await dataOf(processed, position, wanted),
    log:
      (wanted.explain ? lines(explain(processed.reading.model, language, processed.enriched)) : '') +
      (wanted.findings ? lines(textFindings(report, language)) : ''),
    ...(wanted.report && {
      piece: writePiece(report, wanted.report.form, { language, position, alone: wanted.report.alone }),
    }),
    findings: countSeverities([report]),
  }
}

async function dataOf(processed: Processed, position: number, { data, settings }: Wanted): Promise<string> {
  if (data === undefined) return ''
  if (data === 'report') return lines(textDocument(processed.report, settings.language))
  if (data.to === 'json') return lines(summariesOf(processed).map((summary) => JSON.stringify(summary)))
  return renderGraph(graphOf(processed, data.graph, data.to, position), data.to, data.address)
}

/** Triples as a text. What a page cannot hold is a failure: it must not be lost. */
export async function renderGraph(
  quads: readonly Quad[],
  to: Exclude<Target, 'json'>,
  address: string,
): Promise<string> {
  if (to !== 'rdfa') return writeRdf(quads, to)
  // Loaded only where it is wanted: it costs every other form a part of its start.
  const { writeRdfaPage } = await import('../../publication/pages/rdfa-page.js')
  const { html, omitted } = writeRdfaPage(quads, { address })
  if (omitted.length > 0)
    throw new AppError(
      'media-type-unsupported',
      `${omitted.length} triples cannot stand on a page; ask for --to turtle`,
    )
  return html
}

/** The triples asked for; where the format can say so, in the graph named by the document's address. */
function graphOf(
  { document, graphs }: Processed,
  name: GraphName,
  to: Exclude<Target, 'json'>,
  number: number,
): readonly Quad[] {
  const graph = graphs[name]
  if (!graph)
    throw new AppError(
      'media-type-unsupported',
      `${document.name}: this document carries no annotations, so there is no ${name} graph; ask for --graph mapped`,
    )
  const graphName = NAMES_GRAPHS.has(to) ? DataFactory.namedNode(document.address) : DataFactory.defaultGraph()
  return graph.quads.map(({ subject, predicate, object }) =>
    DataFactory.quad(apart(subject, number), predicate, apart(object, number), graphName),
  )
}

/** Blank nodes of different documents stay different where their triples stand in one text. */
function apart<Term extends Quad['subject'] | Quad['object']>(
  term: Term,
  number: number,
): Term | ReturnType<typeof DataFactory.blankNode> {
  return term.termType === 'BlankNode' && number > 0 ? DataFactory.blankNode(`d${number}.${term.value}`) : term
}
