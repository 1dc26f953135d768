import type { Settings } from './config.js'
import { diagnose, type Diagnostic } from './diagnostic.js'
import type { Document } from './document.js'
import { mapTogether, type Mapped, type MapSettings } from './mapping/lower/mapped-graph.js'
import { summarise, type ZittingSummary } from './mapping/summary/summary.js'
import { linkCorrectedOrgans, linkModel } from './linking/link-model.js'
import { linkPeople } from './linking/link-people.js'
import { packageReference } from './linking/package-reference.js'
import type { PersonRegister } from './linking/person-register.js'
import type { Corrected } from './correcting/apply-corrections.js'
import type { DocumentKind, Model } from './model.js'
import type { Graph } from './rdf/graph.js'
import { readDocument } from './readers/choose/read.js'
import type { Reading } from './readers/reading.js'
import { mergeFindings } from './report/merge-findings.js'
import type { Report } from './report/report.js'
import { reportItems, summariseModel } from './report/summarise-model.js'
import { compareDocuments, type Difference, type Told } from './validation/compare-documents.js'
import { checkDocument } from './validation/check-document.js'
import { previewHarvest } from './validation/preview/harvest-preview.js'
import type { Register } from './validation/maturity/register.js'
import type { ShapeFile } from './validation/shapes/user-shapes.js'

/** The graphs of a document; each is made from the one before. */
export type GraphName = 'published' | 'mended' | 'mapped' | 'derived'

/** Options for processing documents, besides the settings of the run. */
export interface ProcessOptions {
  /** Kind of the documents; when absent, what each states or its address indicates. */
  readonly kind?: DocumentKind
  /** Whether the report shows what the official harvester would keep, change and drop. */
  readonly preview?: boolean
  /** Shapes of the user, checked in addition to the product's own. */
  readonly shapes?: readonly ShapeFile[]
  /** Maximum bytes of documents held together in memory; sittings are only matched within such a group. */
  readonly groupBytes?: number
  /** Knows which mandatarissen exist; without it that question stays open. */
  readonly register?: Register
  /** Applies people's corrections of what was read, before names become IRIs. */
  readonly correct?: (model: Model) => Pick<Corrected, 'model' | 'diagnostics'>
  /** Identifies the people to whom a document gives no IRI; without it they keep local IRIs. */
  readonly people?: PersonRegister
}

/** All results for one document. */
export interface Processed {
  readonly document: Document
  readonly reading: Reading
  /** The mapped model: an IRI on every noun, one IRI for each sitting and item. */
  readonly model: Model
  /** The model with derived data besides the stated data. */
  readonly enriched: Model
  /**
   * `published` and `mended` only for documents that contain RDF themselves; `derived`: what follows from the document
   * but is not stated.
   */
  readonly graphs: {
    readonly published?: Graph
    readonly mended?: Graph
    readonly mapped: Graph
    readonly derived: Graph
  }
  readonly report: Report
}

/** The result for one of several documents. */
export type ProcessResult =
  | { readonly document: Document; readonly processed: Processed }
  | { readonly document: Document; readonly thrown: unknown }

/** Default bytes of documents held together; a page in memory takes some six times its size. */
const GROUP_BYTES = 64 * 1024 * 1024

/**
 * Everything in one line: open → read → link → map → check → report. Pure: the result depends only on the document and
 * the settings. Throws AppError when the document cannot be read or a check could not run.
 */
export async function processDocument(
  document: Document,
  settings: Settings,
  options: ProcessOptions = {},
): Promise<Processed> {
  const reading = await readLinked(document, settings, options)
  const [mapped] = mapTogether([reading], settings)
  if (!mapped) throw new Error('mapping one document gave none')
  return reportOn(reading, mapped, options)
}

/**
 * Processes documents that are given together: sittings that occur in several of them become one in the mapped graphs.
 * There is one result per document, in the order of the documents; a failure of one does not affect the others.
 * `onGroup` is called each time a group is full, when there are too many documents to hold at once.
 */
export async function* processTogether(
  documents: AsyncIterable<Document> | Iterable<Document>,
  settings: Settings,
  options: ProcessOptions = {},
  onGroup: (bytes: number) => void = () => undefined,
): AsyncGenerator<ProcessResult> {
  let group: Read[] = []
  let bytes = 0
  for await (const document of documents) {
    if (group.length > 0 && bytes + document.bytes.length > (options.groupBytes ?? GROUP_BYTES)) {
      onGroup(bytes)
      yield* finishGroup(group, settings, options)
      group = []
      bytes = 0
    }
    group.push(await read(document, settings, options))
    bytes += document.bytes.length
  }
  yield* finishGroup(group, settings, options)
}

/** The plain summary of a document: one object per sitting. */
export function summariesOf({ document, model }: Processed): readonly ZittingSummary[] {
  return summarise(model, document.name)
}

type Read =
  { readonly document: Document; readonly reading: Reading } | { readonly document: Document; readonly thrown: unknown }

/** Reads and links a document. Throws the errors of readDocument. */
export async function readLinked(
  document: Document,
  settings: Settings,
  options: Pick<ProcessOptions, 'people' | 'correct'>,
): Promise<Reading> {
  return linkReading(await readDocument(document, settings), options)
}

/**
 * What was read, corrected and linked: names to IRIs, nowhere else. Bodies and citations of prose by the tables of the
 * package (a page with RDF names its own); people of any document by the register of the run.
 */
export function linkReading(
  asRead: Reading,
  { people, correct = (model) => ({ model, diagnostics: [] }) }: Pick<ProcessOptions, 'people' | 'correct'>,
): Reading {
  const corrected = correct(asRead.model)
  const reading = { ...asRead, model: corrected.model, diagnostics: [...asRead.diagnostics, ...corrected.diagnostics] }
  const { bestuurseenheid } = asRead.document
  const named = reading.published
    ? linkCorrectedOrgans(reading.model, packageReference())
    : linkModel(reading.model, packageReference(), bestuurseenheid)
  const linked = people ? linkPeople(named.model, people) : { model: named.model, diagnostics: [] }
  const noticed = reading.diagnostics.filter(
    ({ rule }) => bestuurseenheid === undefined || rule !== 'prose/unit-unsure',
  )
  return { ...reading, model: linked.model, diagnostics: [...noticed, ...named.diagnostics, ...linked.diagnostics] }
}

async function read(document: Document, settings: Settings, options: ProcessOptions): Promise<Read> {
  try {
    return { document, reading: await readLinked(document, settings, options) }
  } catch (thrown) {
    return { document, thrown }
  }
}

async function* finishGroup(
  group: readonly Read[],
  settings: Settings,
  options: ProcessOptions,
): AsyncGenerator<ProcessResult> {
  const together = mapAndCompare(
    group.flatMap((each) => ('reading' in each ? [each.reading] : [])),
    settings,
  )
  const mappedOf = new Map(together.map(({ reading, mapped }) => [reading, mapped]))
  for (const each of group) {
    if ('thrown' in each) {
      yield each
      continue
    }
    const { document, reading } = each
    const mapped = mappedOf.get(reading)
    if (!mapped) throw new Error('mapping lost a document')
    try {
      yield { document, processed: await reportOn(reading, mapped, options) }
    } catch (thrown) {
      yield { document, thrown }
    }
  }
}

/** A document mapped together with others of its sittings. */
export interface MappedReading {
  readonly reading: Reading
  /** Its findings include the differences. */
  readonly mapped: Mapped
  /** Differences between this document and another one of the same sitting. */
  readonly differences: readonly (Difference & { /** Address of the other document. */ readonly other: string })[]
}

/**
 * Maps documents together and compares what those of one sitting say about its items, whatever their format. `isTold`
 * filters the differences (those with withdrawn documents).
 */
export function mapAndCompare(
  readings: readonly Reading[],
  settings: MapSettings,
  isTold: (difference: Difference) => boolean = () => true,
): readonly MappedReading[] {
  const told = mapTogether(readings, settings).map((mapped, i) => {
    const reading = readings[i]
    if (!reading) throw new Error('mapping made one document too many')
    return { name: reading.document.name, model: mapped.model, reading, mapped }
  })
  const differences = compareDocuments(told).filter(isTold)
  const addressOf = new Map<Told, string>(told.map((each) => [each, each.reading.document.address]))
  return told.map((each) => {
    const own = differences.flatMap((one) =>
      one.at === each ? [{ ...one, other: addressOf.get(one.from) ?? '' }] : [],
    )
    const { reading, mapped } = each
    return {
      reading,
      differences: own,
      mapped:
        own.length === 0
          ? mapped
          : { ...mapped, diagnostics: [...mapped.diagnostics, ...own.map(({ diagnostic }) => diagnostic)] },
    }
  })
}

/**
 * A report with only the differences between a document and others of its sittings, for a document that was read and
 * reported before.
 */
export function reportDifferences({ reading: { document }, mapped: { model }, differences }: MappedReading): Report {
  return {
    name: document.name,
    address: document.address,
    sha256: document.sha256,
    summary: summariseModel(model, summarise(model, document.name)),
    items: reportItems(model),
    diagnostics: differences.map(({ diagnostic }) => diagnostic),
  }
}

/**
 * Checks what was published and what was made from it, and reports both. Throws AppError when a check could not run.
 */
export async function reportOn(
  reading: Reading,
  mapped: Mapped,
  { kind, preview, shapes = [], register }: ProcessOptions,
): Promise<Processed> {
  const { document, published, mended } = reading
  const about = { model: mapped.model, address: document.address, ...(kind && { kind }), ...(register && { register }) }
  const source = published && (await checkDocument({ ...about, graph: published, stage: 'source' }))
  const output = await checkDocument({ ...about, graph: mapped.graph, stage: 'output', userShapes: shapes })

  const summary = summariseModel(mapped.model, summarise(mapped.model, document.name))
  const found = kind ?? output.kind ?? source?.kind
  const report: Report = {
    name: document.name,
    address: document.address,
    sha256: document.sha256,
    summary: found ? { ...summary, kind: found } : summary,
    items: reportItems(mapped.model),
    diagnostics: mergeFindings({
      noticed: [...baseUnknown(document, published ?? mapped.graph), ...reading.diagnostics, ...mapped.diagnostics],
      published: source?.diagnostics ?? [],
      mapped: output.diagnostics,
      graph: mapped.graph,
      ...(!published && { derived: mapped.derived }),
    }),
    ...maturities(source?.maturity, output.maturity),
    ...(preview === true && { preview: previewHarvest(published ?? mapped.graph) }),
    ...(reading.ledger && { ledger: reading.ledger }),
  }
  return {
    document,
    reading,
    model: mapped.model,
    enriched: mapped.enriched,
    graphs: {
      ...(published && { published }),
      ...(mended && { mended }),
      mapped: mapped.graph,
      derived: mapped.derived,
    },
    report,
  }
}

/** A finding when the data contain addresses of this computer because no better base is known. */
function baseUnknown({ address }: Document, graph: Graph): readonly Diagnostic[] {
  if (!address.startsWith('file:')) return []
  const isLocal = (term: { readonly termType: string; readonly value: string }): boolean =>
    term.termType === 'NamedNode' && term.value.startsWith('file:')
  const count = graph.quads.filter(({ subject, object }) => isLocal(subject) || isLocal(object)).length
  return count === 0 ? [] : [diagnose('input/base-unknown', { values: { count } })]
}

/** The level of the page as published, and of what was made from it; for a document without RDF, only the latter. */
function maturities(
  published: Report['maturity'],
  mapped: Report['maturity'],
): Pick<Report, 'maturity' | 'maturityMended'> {
  if (!published) return mapped ? { maturity: mapped } : {}
  return { maturity: published, ...(mapped && { maturityMended: mapped }) }
}
