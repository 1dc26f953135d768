import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { messageOf } from '../errors.js'
import type { Change, GraphRole } from '../log/changes/change.js'
import type { DataFolder } from '../log/data-folder.js'
import { sittingGroups } from '../mapping/identity/sitting-groups.js'
import { reportDifferences, reportOn, type ProcessOptions } from '../pipeline.js'
import { isDifference } from './kept-differences.js'
import { graphIri, pageAddress } from './publication-graphs.js'
import type { Reading } from '../readers/reading.js'
import type { Report } from '../report/report.js'
import { readerFor, republish, type DocumentReader } from './republish.js'

/*
 * The line of pipeline.ts over a data folder: the same steps, with those pages read again that share a sitting with
 * what is
 * given, and published as a unit of the log (republish.ts).
 */

/**
 * What came of one document that was given to the dataset; `compared`: of one that was there already, and differs
 * otherwise from
 * the documents of its sittings now that others came. Its report holds those differences and nothing else.
 */
export interface Ingested {
  readonly document: Document
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
  /** Bytes of documents that are published as one unit of the log. */
  readonly unitBytes?: number
  /**
   * Told of every document as soon as it is read; what it sets aside is kept and publishes nothing (a page that only
   * leads to others). Default: all is published.
   */
  readonly onRead?: (reading: Reading) => 'publish' | 'set-aside'
}

const UNIT_BYTES = 8 * 1024 * 1024

/**
 * Takes documents into a data folder: receive → read → map with the pages that speak of the same sittings → publish.
 * Each
 * is on disk before it is read, and what a stopped run left unread comes first. The dataset that results follows from
 * the
 * latest capture of every address, from what is withdrawn and from the register of people kept in the folder, whatever
 * the
 * order in which they came.
 */
export async function* ingest(
  documents: AsyncIterable<Document> | Iterable<Document>,
  data: DataFolder,
  settings: Settings,
  options: IngestOptions,
): AsyncGenerator<Ingested> {
  const reader = readerFor(data, settings)
  let unit = new Map<string, Reading>()
  let bytes = 0
  for await (const received of receiveAll(documents, data)) {
    if ('outcome' in received) {
      yield received
      continue
    }
    const { address, sha256 } = received
    // Two versions of one page are two units, so that each has its outcome.
    if (unit.has(address) || (unit.size > 0 && bytes + received.bytes.length > (options.unitBytes ?? UNIT_BYTES))) {
      yield* publishUnit(unit, data, reader, options)
      unit = new Map()
      bytes = 0
    }
    try {
      const reading = await reader.read(received)
      if (options.onRead?.(reading) === 'set-aside') {
        data.setAside(received)
        yield { document: received, outcome: 'set-aside', inserts: 0, deletes: 0 }
      } else {
        unit.set(address, reading)
        bytes += received.bytes.length
      }
    } catch (thrown) {
      data.pages.settle(address, sha256, messageOf(thrown))
      yield { document: received, outcome: 'failed', inserts: 0, deletes: 0, thrown }
    }
  }
  yield* publishUnit(unit, data, reader, options)
}

/** The documents to be read: what an earlier run left, then what is given and not known yet. */
async function* receiveAll(
  documents: AsyncIterable<Document> | Iterable<Document>,
  data: DataFolder,
): AsyncGenerator<Document | Ingested> {
  for (const address of data.pages.unsettled()) {
    const latest = data.pages.latest(address)
    if (latest) yield data.captures.open(latest)
  }
  for await (const given of documents) {
    const document = { ...given, address: pageAddress(given.address) }
    data.receive(document)
    const { address, sha256 } = document
    const isLatest = data.pages.latest(address)?.sha256 === sha256
    const settled = data.pages.settled(address)
    const isKnown = data.pages.isPublished(address) && settled?.sha256 === sha256 && settled.failure === null
    if (isKnown || !isLatest) yield { document, outcome: 'unchanged', inserts: 0, deletes: 0 }
    else yield document
  }
}

async function* publishUnit(
  readings: ReadonlyMap<string, Reading>,
  data: DataFolder,
  reader: DocumentReader,
  options: IngestOptions,
  kind: 'publish' | 'remap' = 'publish',
): AsyncGenerator<Ingested> {
  if (readings.size === 0) return
  const { changes, mapped } = await republish(data, reader, { kind, agent: options.agent }, readings)
  const changed = (address: string, wanted: GraphRole): Change | undefined =>
    changes.find(({ role, cause }) => role === wanted && cause.address === address)
  for (const [address, reading] of readings) {
    const { document } = reading
    data.pages.settle(address, document.sha256)
    const mapping = mapped.get(address)
    if (!mapping) throw new Error('mapping lost a document')
    const own = changed(address, 'stated')
    const { report } = await reportOn(reading, mapping.mapped, {
      ...options,
      ...(reader.people && { register: reader.people }),
    })
    yield {
      document,
      outcome: own ? 'published' : 'unchanged',
      inserts: own?.inserts.length ?? 0,
      deletes: own?.deletes.length ?? 0,
      report,
    }
  }
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
 * after a
 * better rule the whole dataset is as if it had been taken in with that rule. What was withdrawn stays withdrawn; of a
 * page that
 * has nothing to publish any more (`onRead` sets it aside) what it stated goes; of one that cannot be read any more it
 * stays.
 */
export async function* remap(
  data: DataFolder,
  settings: Settings,
  options: IngestOptions & {
    /** Addresses that are kept and were never meant to be read. */ readonly isKeptOnly?: (address: string) => boolean
  },
): AsyncGenerator<Ingested> {
  const reader = readerFor(data, settings)
  let unit = new Map<string, Reading>()
  let bytes = 0
  for (const address of addressesBySitting(data)) {
    const latest = data.pages.latest(address)
    const head = data.head(graphIri(settings.mintBase, address, 'stated'))
    const isWithdrawn =
      head?.triples === 0 &&
      head.cause.address === address &&
      head.cause.subject === undefined &&
      /^(?:withdraw|erase)$/u.test(head.cause.kind)
    if (!latest || isWithdrawn || options.isKeptOnly?.(address) === true) continue
    const document = data.captures.open(latest)
    try {
      const reading = await reader.read(document)
      if (options.onRead?.(reading) === 'set-aside') {
        if (data.pages.isPublished(address))
          await republish(data, reader, { kind: 'remap', agent: options.agent }, new Map(), [address])
        data.setAside(document)
        yield { document, outcome: 'set-aside', inserts: 0, deletes: 0 }
        continue
      }
      unit.set(address, reading)
      bytes += document.bytes.length
    } catch (thrown) {
      data.pages.settle(address, document.sha256, messageOf(thrown))
      yield { document, outcome: 'failed', inserts: 0, deletes: 0, thrown }
    }
    if (bytes <= (options.unitBytes ?? UNIT_BYTES)) continue
    yield* publishUnit(unit, data, reader, options, 'remap')
    unit = new Map()
    bytes = 0
  }
  yield* publishUnit(unit, data, reader, options, 'remap')
  data.settleRegister()
}

/** Every address that was received, those that share sittings one after the other: they are mapped together. */
function addressesBySitting(data: DataFolder): readonly string[] {
  const groups = sittingGroups(data.pages.facts())
  const ordered = new Set<string>()
  for (const { address } of data.pages.all())
    for (const each of groups.get(address)?.addresses ?? [address]) ordered.add(each)
  return [...ordered]
}
