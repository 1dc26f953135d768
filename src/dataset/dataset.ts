import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { messageOf } from '../errors.js'
import type { Change, GraphRole } from '../log/changes/change.js'
import type { CaptureRecord } from '../log/changes/receipt.js'
import type { DataFolder } from '../log/data-folder.js'
import { sittingGroups } from '../mapping/identity/sitting-groups.js'
import { reportDifferences, reportOn, type ProcessOptions } from '../pipeline.js'
import { documentReader, type DocumentReader } from './document-reader.js'
import { isDifference } from './kept-differences.js'
import { graphIri, pageAddress } from './publication-graphs.js'
import type { Reading } from '../readers/reading.js'
import type { Report } from '../report/report.js'
import { republish } from './republish.js'

/*
 * The line of pipeline.ts over a data folder:
 *
 *   open     receiveAll        each document is on disk before it is read; what a stopped run left comes first
 *   read     readInto          the reader of its kind, with the register of people (document-reader.ts)
 *   map      republish         together with the pages that share its sittings (republish.ts)
 *   log      republish         the difference with what the graphs held, as one unit
 *   check    publishUnit       shapes and checks of pipeline.ts
 *   report   publishUnit       one outcome for each document
 */

/** A document as the dataset has it: its receipt. The bytes may be lost. */
export type Received = Omit<Document, 'bytes'>

/**
 * What came of one document that was given to the dataset; `compared`: of one that was there already, and differs
 * otherwise from the documents of its sittings now that others came. Its report holds those differences and nothing
 * else.
 */
export interface Ingested {
  readonly document: Received
  readonly outcome: 'published' | 'unchanged' | 'set-aside' | 'failed' | 'compared'
  /** Triples it states that came and went. */
  readonly inserts: number
  readonly deletes: number
  /** Present for a document that was read. */
  readonly report?: Report
  /** Why it failed; its capture is kept, and what the page stated before stands. */
  readonly thrown?: unknown
}

/** How documents enter a dataset. */
export interface IngestOptions extends Pick<ProcessOptions, 'kind' | 'shapes'> {
  /** Who or what asks, for the log. */
  readonly agent: string
  /** The reader of the folder, for who takes documents in many times; absent: one is made. */
  readonly reader?: DocumentReader
  /** Bytes of documents that are published as one unit of the log. */
  readonly unitBytes?: number
  /**
   * Told of every document as soon as it is read; what it sets aside is kept and publishes nothing (a page that only
   * leads to others). Default: all is published.
   */
  readonly onRead?: (reading: Reading) => 'publish' | 'set-aside'
}

const UNIT_BYTES = 8 * 1024 * 1024

/** What is read and waits to be published as one unit of the log. */
interface Unit {
  readonly readings: Map<string, Reading>
  bytes: number
}

const emptyUnit = (): Unit => ({ readings: new Map(), bytes: 0 })

/**
 * Takes documents into a data folder. The dataset that results follows from the last receipt of every address, from
 * what is withdrawn and from the register of people kept in the folder, however the documents were portioned.
 */
export async function* ingest(
  documents: AsyncIterable<Document> | Iterable<Document>,
  data: DataFolder,
  settings: Settings,
  options: IngestOptions,
): AsyncGenerator<Ingested> {
  const reader = options.reader ?? documentReader(data, settings)
  let unit = emptyUnit()
  for await (const opened of receiveAll(documents, data)) {
    if ('outcome' in opened) {
      yield opened
      continue
    }
    // Two versions of one page are two units, so that each has its outcome.
    if (unit.readings.has(opened.address) || isFull(unit, opened, options)) {
      yield* publishUnit(unit, data, reader, options)
      unit = emptyUnit()
    }
    const left = await readInto(unit, opened, data, reader, options)
    if (left) yield left
  }
  yield* publishUnit(unit, data, reader, options)
}

function isFull({ readings, bytes }: Unit, next: Document, { unitBytes = UNIT_BYTES }: IngestOptions): boolean {
  return readings.size > 0 && bytes + next.bytes.length > unitBytes
}

/** Reads a document into a unit; or gives what came of it when there is nothing to publish. */
async function readInto(
  unit: Unit,
  document: Document,
  data: DataFolder,
  reader: DocumentReader,
  { onRead }: IngestOptions,
): Promise<Ingested | undefined> {
  let reading: Reading
  try {
    reading = await reader.read(document)
  } catch (thrown) {
    return failed(document, thrown, data)
  }
  if (onRead?.(reading) === 'set-aside') {
    data.setAside(document)
    return { document, outcome: 'set-aside', inserts: 0, deletes: 0 }
  }
  unit.readings.set(document.address, reading)
  unit.bytes += document.bytes.length
  return undefined
}

/** Notes that a document could not be read: it is told, and what its page stated before stands. */
function failed(document: Received, thrown: unknown, data: DataFolder): Ingested {
  data.pages.settle(document.address, document.sha256, messageOf(thrown))
  return { document, outcome: 'failed', inserts: 0, deletes: 0, thrown }
}

/** The documents to be read: what an earlier run left, then what is given and not known yet. */
async function* receiveAll(
  documents: AsyncIterable<Document> | Iterable<Document>,
  data: DataFolder,
): AsyncGenerator<Document | Ingested> {
  for (const address of data.pages.unsettled()) {
    const latest = data.pages.latest(address)
    if (latest) yield openKept(latest, data)
  }
  for await (const given of documents) {
    const document = { ...given, address: pageAddress(given.address) }
    data.receive(document)
    const { address, sha256 } = document
    const settled = data.pages.settled(address)
    const isKnown = data.pages.isPublished(address) && settled?.sha256 === sha256 && settled.failure === null
    if (isKnown) yield { document, outcome: 'unchanged', inserts: 0, deletes: 0 }
    else yield document
  }
}

/** A document that was kept; one lost or damaged capture is told and stops nothing. */
function openKept(record: CaptureRecord, data: DataFolder): Document | Ingested {
  try {
    return data.captures.open(record)
  } catch (thrown) {
    return failed(record, thrown, data)
  }
}

async function* publishUnit(
  { readings }: Unit,
  data: DataFolder,
  reader: DocumentReader,
  options: IngestOptions,
  kind: 'publish' | 'remap' = 'publish',
): AsyncGenerator<Ingested> {
  if (readings.size === 0) return
  const { changes, mapped, unread } = await republish(data, reader, { kind, agent: options.agent }, readings)
  const changed = (address: string, wanted: GraphRole): Change | undefined =>
    changes.find(({ role, cause }) => role === wanted && cause.address === address)
  for (const [address, reading] of readings) {
    const { document } = reading
    data.pages.settle(address, document.sha256)
    const mapping = mapped.get(address)
    if (!mapping) throw new Error('mapping lost a document')
    const own = changed(address, 'stated')
    const register = reader.people()
    const { report } = await reportOn(reading, mapping.mapped, { ...options, ...(register && { register }) })
    yield {
      document,
      outcome: own ? 'published' : 'unchanged',
      inserts: own?.inserts.length ?? 0,
      deletes: own?.deletes.length ?? 0,
      report,
    }
  }
  for (const { record, thrown } of unread) yield failed(record, thrown, data)
  for (const [address, mapping] of mapped) {
    // That an item has one more name is no other difference.
    const change = changed(address, 'findings')
    if (readings.has(address) || !change || ![...change.inserts, ...change.deletes].some(isDifference)) continue
    yield {
      document: mapping.reading.document,
      outcome: 'compared',
      inserts: 0,
      deletes: 0,
      report: reportDifferences(mapping),
    }
  }
}

/**
 * Reads the latest capture of every address again, without any network, and publishes what is understood otherwise now:
 * after a better rule the whole dataset is as if it had been taken in with that rule. What was withdrawn stays
 * withdrawn; of a page that has nothing to publish any more (`onRead` sets it aside) what it stated goes; of one that
 * cannot be read any more it stays.
 */
export async function* remap(
  data: DataFolder,
  settings: Settings,
  options: IngestOptions & {
    /** Addresses that are kept and were never meant to be read. */ readonly isKeptOnly?: (address: string) => boolean
  },
): AsyncGenerator<Ingested> {
  const reader = documentReader(data, settings)
  let unit = emptyUnit()
  for (const address of addressesBySitting(data)) {
    const latest = data.pages.latest(address)
    if (!latest || isWithdrawn(address, data, settings) || options.isKeptOnly?.(address) === true) continue
    const document = openKept(latest, data)
    if ('outcome' in document) {
      yield document
      continue
    }
    const left = await readInto(unit, document, data, reader, options)
    // A page that has nothing to publish any more: what it stated goes.
    if (left?.outcome === 'set-aside' && data.pages.isPublished(address))
      await republish(data, reader, { kind: 'remap', agent: options.agent }, new Map(), { withdrawn: [address] })
    if (left) yield left
    if (unit.bytes <= (options.unitBytes ?? UNIT_BYTES)) continue
    yield* publishUnit(unit, data, reader, options, 'remap')
    unit = emptyUnit()
  }
  yield* publishUnit(unit, data, reader, options, 'remap')
  data.settleRegister()
}

/** Whether a page was withdrawn as a whole, and not given again since. */
function isWithdrawn(address: string, data: DataFolder, { mintBase }: Settings): boolean {
  const head = data.head(graphIri(mintBase, address, 'stated'))
  return (
    head?.triples === 0 &&
    head.cause.address === address &&
    head.cause.subject === undefined &&
    /^(?:withdraw|erase)$/u.test(head.cause.kind)
  )
}

/** Every address that was received, those that share sittings one after the other: they are mapped together. */
function addressesBySitting(data: DataFolder): readonly string[] {
  const groups = sittingGroups(data.pages.facts())
  const ordered = new Set<string>()
  for (const { address } of data.pages.all())
    for (const each of groups.get(address)?.addresses ?? [address]) ordered.add(each)
  return [...ordered]
}
