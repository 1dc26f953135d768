import type { Settings } from '../config.js'
import { sha256, type Document } from '../document.js'
import { iriObjectOf, subjectOf, textOf } from '../log/changes/change.js'
import type { CaptureRecord } from '../log/changes/receipt.js'
import type { DataFolder } from '../log/data-folder.js'
import type { ErasureRequest } from '../log/erasure.js'
import { besluit, prov, rdf } from '../rdf/vocabularies.js'
import { emptyGraphs } from './publication-graphs.js'
import { searchableText, foldedText } from './searchable-text.js'

/** What an erasure came to. */
export interface Erased {
  /** Resources that still hold a text of it, word for word, in what is public. */
  readonly elsewhere: readonly string[]
  /** Addresses whose captures were erased besides those asked for: earlier versions, withdrawn pages, copies. */
  readonly captures: readonly string[]
  /** Addresses whose captures hold a text of it, or cannot be searched, and are still there: lists, other pages. */
  readonly suspects: readonly string[]
}

/** Texts of these are names that all pages of a council share: they tell nothing of what was erased. */
const SHARED_CLASSES: ReadonlySet<string> = new Set(
  [besluit.Bestuursorgaan, besluit.Bestuurseenheid, prov.Location].map(({ value }) => value),
)

/** Characters from which on a text tells something. */
const SHORTEST = 20

/**
 * Erases what was withdrawn from captures and log. Every receipt is searched for the texts that are public nowhere any
 * more: earlier versions, withdrawn pages and copies in another form go too; what else holds them is named.
 */
export async function eraseTraces(
  data: DataFolder,
  settings: Settings,
  gone: Pick<ErasureRequest, 'addresses' | 'graphs' | 'subjects'>,
): Promise<Erased> {
  const { sequence, texts } = tracesOf(data, gone)
  const elsewhere = new Set<string>()
  const told = new Set<string>()
  for (const line of data.merge.triples()) {
    const text = longTextOf(line)
    if (text === '' || !texts.has(text)) continue
    elsewhere.add(subjectOf(line))
    told.add(text)
  }
  const untold = [...texts].filter((text) => !told.has(text))
  const found = await searchCaptures(data, settings, gone.addresses, untold)
  const graphs = [
    ...gone.graphs,
    ...found.addresses.flatMap((address) => emptyGraphs(address, settings.mintBase).map(({ graph }) => graph)),
  ]
  const { subjects, findings } = tracesOf(data, { ...gone, graphs })
  const tombstones = [...subjects].flatMap((subject) => {
    const last = data.versions.of(subject).at(-1)
    return last?.tombstone === true ? [{ subject, type: last.type }] : []
  })
  data.erase({
    addresses: [...gone.addresses, ...found.addresses],
    hashes: found.hashes,
    graphs,
    subjects: [...gone.subjects, ...findings],
    texts: untold.map((text) => sha256(text)),
    sequence,
    tombstones,
  })
  return { elsewhere: [...elsewhere], captures: found.captures, suspects: found.suspects }
}

/** What the log still tells of what is to be erased: its resources, the findings about it, and its texts. */
function tracesOf(
  data: DataFolder,
  gone: Pick<ErasureRequest, 'graphs' | 'subjects'>,
): {
  readonly sequence: number
  readonly subjects: ReadonlySet<string>
  readonly findings: ReadonlySet<string>
  readonly texts: ReadonlySet<string>
} {
  const [graphs, own] = [new Set(gone.graphs), new Set(gone.subjects)]
  const [subjects, findings, shared] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const texts = new Map<string, string>()
  let sequence = 0
  for (const change of data.changes()) {
    // What other pages said differently, of the page or the resource: with texts of it.
    if (change.role === 'findings')
      for (const line of [...change.inserts, ...change.deletes]) {
        const about = iriObjectOf(line) ?? ''
        if (graphs.has(about) || own.has(about)) findings.add(subjectOf(line))
      }
    const isTrace = (line: string): boolean => graphs.has(change.graph) || own.has(subjectOf(line))
    for (const line of [...change.inserts, ...change.deletes].filter(isTrace)) {
      if (line.includes(`> <${rdf.type.value}> <`) && SHARED_CLASSES.has(iriObjectOf(line) ?? ''))
        shared.add(subjectOf(line))
      const text = longTextOf(line)
      if (text !== '') texts.set(text, subjectOf(line))
    }
    for (const line of change.deletes.filter(isTrace)) {
      sequence = change.sequence
      subjects.add(subjectOf(line))
    }
  }
  return {
    sequence,
    subjects,
    findings,
    texts: new Set([...texts].flatMap(([text, subject]) => (shared.has(subject) ? [] : [text]))),
  }
}

/** Captures, besides those of some addresses, that hold one of these texts: which go, and which are named. */
async function searchCaptures(
  data: DataFolder,
  settings: Settings,
  addresses: readonly string[],
  texts: readonly string[],
): Promise<{
  readonly addresses: readonly string[]
  readonly hashes: readonly string[]
  readonly captures: readonly string[]
  readonly suspects: readonly string[]
}> {
  const [gone, wanted] = [new Set(addresses), texts.map((text) => foldedText(unescaped(text)))]
  const byHash = new Map<string, CaptureRecord[]>()
  const goneHashes = new Set<string>()
  for (const record of data.captures.records()) {
    byHash.set(record.sha256, [...(byHash.get(record.sha256) ?? []), record])
    if (gone.has(record.address)) goneHashes.add(record.sha256)
  }
  const result = {
    addresses: new Set<string>(),
    hashes: [] as string[],
    captures: new Set<string>(),
    suspects: new Set<string>(),
  }
  for (const [hash, records] of byHash) {
    const others = [...new Set(records.map(({ address }) => address))].filter((address) => !gone.has(address))
    const [first] = records
    if (others.length === 0 || !first) continue
    const document = opened(data, first)
    const text = document && (await searchableText(document, settings))
    if (text === undefined) {
      for (const address of others) result.suspects.add(address)
      continue
    }
    if (!goneHashes.has(hash) && !wanted.some((each) => text.includes(each))) continue
    const isLeading = others.some(
      (address) => data.pages.latest(address)?.sha256 === hash && leads(data, address, text),
    )
    if (isLeading) {
      for (const address of others) result.suspects.add(address)
      continue
    }
    result.hashes.push(hash)
    for (const address of others) {
      result.captures.add(address)
      // An earlier version must not come to stand for the one that went.
      if (data.pages.latest(address)?.sha256 === hash) result.addresses.add(address)
    }
  }
  return {
    addresses: [...result.addresses],
    hashes: result.hashes,
    captures: [...result.captures].sort(),
    suspects: [...result.suspects].sort(),
  }
}

/** Whether the latest capture of a page is one that others need: it is published, or it is a page with links. */
function leads(data: DataFolder, address: string, text: string): boolean {
  return data.pages.isPublished(address) || (data.pages.latest(address)?.setAside === true && /<a\s/iu.test(text))
}

function opened(data: DataFolder, record: CaptureRecord): Document | undefined {
  try {
    return data.captures.open(record)
  } catch {
    // Missing or damaged: it is named among what could not be searched.
    return undefined
  }
}

/** The text of an N-Triples line that is long enough to tell something; else the empty text. */
function longTextOf(line: string): string {
  const text = textOf(line) ?? ''
  return text.length < SHORTEST ? '' : text
}

/** A text as it stood before it was written as N-Triples. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([\dA-F]{4})|U([\dA-F]{8})|(.))/gu, (_, short?: string, long?: string, one?: string) => {
    const code = short ?? long
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[one ?? ''] ?? one ?? ''
  })
}
