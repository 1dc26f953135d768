import type { Settings } from './config.js'
import type { Document } from './document.js'
import { AppError, messageOf } from './errors.js'
import { iriObjectOf, subjectOf, type Cause, type Change, type GraphRole } from './log/change.js'
import type { DataFolder, DesiredGraph } from './log/data-folder.js'
import type { ErasureRequest } from './log/erasure.js'
import { parseRegister, type PersonRegister } from './linking/person-register.js'
import { sittingFactsOf } from './mapping/mapped-graph.js'
import { sittingGroups, touchedGroups } from './mapping/sitting-groups.js'
import { mapAndCompare, readLinked, reportDifferences, reportOn, type MappedReading, type ProcessOptions } from './pipeline.js'
import { differenceLines, isDifference } from './publication/kept-differences.js'
import { emptyGraphs, graphIri, pageAddress, publicationGraphs } from './publication/publication-graphs.js'
import { namesOf, withhold } from './publication/withhold.js'
import type { Reading } from './readers/reading.js'
import type { Report } from './report/report.js'
import { SOFTWARE } from './sources/version.js'

/*
 * The line of pipeline.ts over a data folder: the same steps, with those pages read again that share a sitting with what is
 * given, and published as a unit of the log. These two files are the floor that knows all steps.
 */

/**
 * What came of one document that was given to the dataset; `compared`: of one that was there already, and differs otherwise from
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
  /** Told of every document as soon as it is read; what it sets aside is kept and publishes nothing (a page that only leads to others). Default: all is published. */
  readonly onRead?: (reading: Reading) => 'publish' | 'set-aside'
}

const UNIT_BYTES = 8 * 1024 * 1024

/**
 * Takes documents into a data folder: receive → read → map with the pages that speak of the same sittings → publish. Each
 * is on disk before it is read, and what a stopped run left unread comes first. The dataset that results follows from the
 * latest capture of every address, from what is withdrawn and from the register of people kept in the folder, whatever the
 * order in which they came.
 */
export async function* ingest(documents: AsyncIterable<Document> | Iterable<Document>, data: DataFolder, settings: Settings, options: IngestOptions): AsyncGenerator<Ingested> {
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
async function* receiveAll(documents: AsyncIterable<Document> | Iterable<Document>, data: DataFolder): AsyncGenerator<Document | Ingested> {
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

async function* publishUnit(readings: ReadonlyMap<string, Reading>, data: DataFolder, reader: DocumentReader, options: IngestOptions, kind: 'publish' | 'remap' = 'publish'): AsyncGenerator<Ingested> {
  if (readings.size === 0) return
  const { changes, mapped } = await republish(data, reader, { kind, agent: options.agent }, readings)
  const changed = (address: string, wanted: GraphRole): Change | undefined => changes.find(({ role, cause }) => role === wanted && cause.address === address)
  for (const [address, reading] of readings) {
    const { document } = reading
    data.pages.settle(address, document.sha256)
    const mapping = mapped.get(address)
    if (!mapping) throw new Error('mapping lost a document')
    const own = changed(address, 'stated')
    const { report } = await reportOn(reading, mapping.mapped, { ...options, ...(reader.people && { register: reader.people }) })
    yield { document, outcome: own ? 'published' : 'unchanged', inserts: own?.inserts.length ?? 0, deletes: own?.deletes.length ?? 0, report }
  }
  for (const [address, mapping] of mapped) {
    // That an item has one more name is no other difference.
    const change = changed(address, 'findings')
    if (readings.has(address) || !change || ![...change.inserts, ...change.deletes].some(isDifference)) continue
    yield { document: mapping.reading.document, outcome: 'compared', inserts: 0, deletes: 0, report: reportDifferences(mapping) }
  }
}

/** How the documents of a folder are read: all of them with the register of people it has now. */
interface DocumentReader {
  readonly settings: Settings
  readonly people: PersonRegister | undefined
  readonly read: (document: Document) => Promise<Reading>
}

function readerFor(data: DataFolder, settings: Settings): DocumentReader {
  const text = data.register
  const people = text === undefined ? undefined : parseRegister(text)
  return { settings, people, read: (document) => readLinked(document, settings, { ...(people && { people }) }) }
}

/**
 * Reads the latest capture of every address again, without any network, and publishes what is understood otherwise now: after a
 * better rule the whole dataset is as if it had been taken in with that rule. What was withdrawn stays withdrawn; of a page that
 * has nothing to publish any more (`onRead` sets it aside) what it stated goes; of one that cannot be read any more it stays.
 */
export async function* remap(data: DataFolder, settings: Settings, options: IngestOptions & { /** Addresses that are kept and were never meant to be read. */ readonly isKeptOnly?: (address: string) => boolean }): AsyncGenerator<Ingested> {
  const reader = readerFor(data, settings)
  let unit = new Map<string, Reading>()
  let bytes = 0
  for (const address of addressesBySitting(data)) {
    const latest = data.pages.latest(address)
    const head = data.head(graphIri(settings.mintBase, address, 'stated'))
    const isWithdrawn = head?.triples === 0 && head.cause.address === address && head.cause.subject === undefined && /^(?:withdraw|erase)$/u.test(head.cause.kind)
    if (!latest || isWithdrawn || options.isKeptOnly?.(address) === true) continue
    const document = data.captures.open(latest)
    try {
      const reading = await reader.read(document)
      if (options.onRead?.(reading) === 'set-aside') {
        if (data.pages.isPublished(address)) await republish(data, reader, { kind: 'remap', agent: options.agent }, new Map(), [address])
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
  for (const { address } of data.pages.all()) for (const each of groups.get(address)?.addresses ?? [address]) ordered.add(each)
  return [...ordered]
}

/** Who withdraws, why, and whether it must be gone for good. */
export interface WithdrawOptions {
  readonly agent: string
  readonly reason: string
  /** Also remove it from captures and log (personal data): of a page its captures, of a resource those of every page that spoke of it. */
  readonly erase?: boolean
}

/** What a withdrawal, or its undoing, changed. */
export interface Withdrawn {
  readonly changes: readonly Change[]
  /** Addresses of the pages that spoke of it. */
  readonly pages: readonly string[]
  /** After an erasure: what else holds a text of it, word for word, and is still there. */
  readonly elsewhere: readonly string[]
}

/**
 * Withdraws a page by its address until it is ingested again, or a resource (a decision) by its IRI from every page that
 * speaks of it, new versions of those pages included. Throws `input-not-found` for what the dataset does not have.
 */
export async function withdraw(target: string, data: DataFolder, settings: Settings, { agent, reason, erase = false }: WithdrawOptions): Promise<Withdrawn> {
  const cause = { kind: erase ? 'erase' : 'withdraw', agent, reason } as const
  const page = pageAddress(target)
  if (data.pages.isPublished(page) || data.pages.latest(page)) {
    const { changes } = await republish(data, readerFor(data, settings), cause, new Map(), [page])
    const graphs = emptyGraphs(page, settings.mintBase).map(({ graph }) => graph)
    return { changes, pages: [page], elsewhere: erase ? eraseTraces(data, { addresses: [page], graphs, subjects: [] }) : [] }
  }
  const { pages, names } = spokenOf(target, data, settings)
  if (pages.length === 0) throw new AppError('input-not-found', `the dataset has no page and no resource ${target}`)
  const reader = readerFor(data, settings)
  const { changes } = await republish(data, reader, { ...cause, subject: target, names }, await readPublished(pages, data, reader))
  if (!erase) return { changes, pages, elsewhere: [] }
  const parts = data.withdrawalsOf(target).flatMap(({ deletes }) => deletes.map(subjectOf)).filter((subject) => data.merge.about(subject).length === 0)
  return { changes, pages, elsewhere: eraseTraces(data, { addresses: pages, graphs: [], subjects: [...new Set([...names, ...parts])] }) }
}

/** Lets a resource that was withdrawn by itself be there again, as far as pages still speak of it. */
export async function restore(target: string, data: DataFolder, settings: Settings, agent: string): Promise<Withdrawn> {
  if (!data.pages.withdrawals().some(({ subject }) => subject === target)) {
    throw new AppError('input-not-found', `${target} was not withdrawn by itself; a page that was withdrawn comes back by “raadlink ingest”`)
  }
  const { pages } = spokenOf(target, data, settings)
  const reader = readerFor(data, settings)
  const { changes } = await republish(data, reader, { kind: 'publish', agent, subject: target }, await readPublished(pages, data, reader))
  return { changes, pages, elsewhere: [] }
}

/** The pages that speak of a resource now or did so when it was withdrawn, and every name they have for it. */
function spokenOf(target: string, data: DataFolder, settings: Settings): { readonly pages: readonly string[]; readonly names: readonly string[] } {
  const names = new Set(data.pages.withdrawals().flatMap(({ subject, cause }) => (subject === target ? [subject, ...(cause.names ?? [])] : [])))
  const pages = new Set(names.size === 0 ? [] : data.withdrawalsOf(target).flatMap(({ cause }) => cause.address ?? []))
  for (const address of data.pages.published()) {
    const triples = contentOf(data, settings, address).flatMap((graph) => graph.triples)
    if (!triples.some((line) => subjectOf(line) === target || iriObjectOf(line) === target)) continue
    pages.add(address)
    for (const name of namesOf(triples, [target])) names.add(name)
  }
  return { pages: [...pages].sort(), names: [...names].sort() }
}

/** Erases what was withdrawn, and gives what else holds a text of it that could tell who or what it was about. */
function eraseTraces(data: DataFolder, gone: Pick<ErasureRequest, 'addresses' | 'graphs' | 'subjects'>): readonly string[] {
  const [graphs, subjects, texts, findings] = [new Set(gone.graphs), new Set(gone.subjects), new Set<string>(), new Set<string>()]
  let sequence = 0
  const isTraced = new Set([...gone.graphs, ...gone.subjects])
  for (const change of data.changes()) {
    // What other pages said differently, of the page or the resource: with texts of it.
    if (change.role === 'findings') for (const line of [...change.inserts, ...change.deletes]) if (isTraced.has(iriObjectOf(line) ?? '')) findings.add(subjectOf(line))
    const erased = change.deletes.filter((line) => graphs.has(change.graph) || gone.subjects.includes(subjectOf(line)))
    if (erased.length > 0) sequence = change.sequence
    for (const line of erased) {
      subjects.add(subjectOf(line))
      texts.add(textOf(line))
    }
  }
  const tombstones = [...subjects].flatMap((subject) => {
    const last = data.versions.of(subject).at(-1)
    return last?.tombstone === true ? [{ subject, type: last.type }] : []
  })
  data.erase({ ...gone, subjects: [...gone.subjects, ...findings], sequence, tombstones })
  return [...new Set([...data.merge.triples()].filter((line) => texts.has(textOf(line)) && textOf(line) !== '').map(subjectOf))]
}

/** The text of an N-Triples line that is long enough to tell something; else the empty text. */
function textOf(line: string): string {
  return /> "(.{20,})"(?:@[\w-]+)? \.$/u.exec(line)?.[1] ?? ''
}

/** Those of the pages that are published, read again: a page that was withdrawn itself must not come back with a resource. */
async function readPublished(addresses: readonly string[], data: DataFolder, reader: DocumentReader): Promise<Map<string, Reading>> {
  return readPages(addresses.filter((address) => data.pages.isPublished(address)), data, reader)
}

/** The latest captures of pages, read again. One that was erased is left out: what its page states stands as it is. */
async function readPages(addresses: readonly string[], data: DataFolder, { read }: DocumentReader): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>()
  for (const address of addresses) {
    const latest = data.pages.latest(address)
    if (latest) readings.set(address, await read(data.captures.open(latest)))
  }
  return readings
}

/** Publishes what pages say now, and what follows from it for the pages that share their sittings, as one unit of the log. */
async function republish(
  data: DataFolder,
  reader: DocumentReader,
  asked: Pick<Cause, 'kind' | 'agent' | 'reason' | 'subject' | 'names'>,
  readings: ReadonlyMap<string, Reading>,
  withdrawn: readonly string[] = [],
): Promise<{ readonly changes: readonly Change[]; readonly mapped: ReadonlyMap<string, MappedReading> }> {
  const { settings } = reader
  const coming = new Map([...readings].map(([address, reading]) => [address, sittingFactsOf(reading, settings)] as const))
  // However large the dataset is, only what can be touched is looked at.
  const before = data.pages.factsNear([...readings.keys(), ...withdrawn], coming.values())
  const after = new Map([...before, ...coming])
  for (const address of withdrawn) after.delete(address)

  const cause: Cause = { ...asked, software: SOFTWARE }
  const withheld = withheldNames(data, asked)
  const mapped = new Map<string, MappedReading>()
  const desired: DesiredGraph[] = []
  const desire = (address: string, graphs: readonly DesiredGraph[]): void => {
    const capture = readings.get(address)?.document.sha256 ?? data.pages.latest(address)?.sha256
    const facts = after.get(address)
    const own = { ...cause, address, ...(capture !== undefined && { capture }) }
    for (const graph of withhold(graphs, withheld)) desired.push({ ...graph, cause: graph.role === 'stated' && facts ? { ...own, facts } : own })
  }

  for (const address of withdrawn) desire(address, emptyGraphs(address, settings.mintBase))
  for (const { addresses, bodies } of touchedGroups(before, after, [...readings.keys(), ...withdrawn])) {
    const others = await readPages(addresses.filter((address) => !readings.has(address)), data, reader)
    const members = addresses.flatMap((address) => readings.get(address) ?? others.get(address) ?? [])
    // Of what was withdrawn nothing is told, not even that two documents differ about it.
    for (const each of mapAndCompare(members, { ...settings, bodies }, ({ about }) => !about.some((iri) => withheld.has(iri)))) {
      const { reading: { document, published }, mapped: { graph, derived }, differences } = each
      const { address, sha256, retrieved } = document
      mapped.set(address, each)
      const findings = differenceLines(address, differences, settings.mintBase)
      const made = publicationGraphs({ address, stated: graph, derived, findings, ...(published && { published }), origin: { sha256, retrieved, software: SOFTWARE } }, settings.mintBase)
      desire(address, emptyGraphs(address, settings.mintBase).map((empty) => made.find(({ role }) => role === empty.role) ?? empty))
    }
    for (const address of addresses) if (!mapped.has(address)) desire(address, contentOf(data, settings, address))
  }
  return { changes: data.publish(desired, cause), mapped }
}

/** Every name of what is withdrawn by itself, once the change asked for is made. */
function withheldNames(data: DataFolder, { kind, subject, names = [] }: Pick<Cause, 'kind' | 'subject' | 'names'>): ReadonlySet<string> {
  const others = data.pages.withdrawals().filter((each) => each.subject !== subject)
  const asked = subject === undefined || kind === 'publish' ? [] : [subject, ...names]
  return new Set([...others.flatMap((each) => [each.subject, ...(each.cause.names ?? [])]), ...asked])
}

/** What the graphs of a page hold now. What it says otherwise than others is not known any more when it cannot be read. */
function contentOf(data: DataFolder, { mintBase }: Settings, address: string): readonly DesiredGraph[] {
  return emptyGraphs(address, mintBase).map((graph) => ({ ...graph, triples: graph.role === 'findings' ? [] : data.triplesOf(graph.graph) }))
}
