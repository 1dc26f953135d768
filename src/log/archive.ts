import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { AppError } from '../errors.js'
import { sha256 } from '../document.js'
import { checkUnit, receiptFrom } from './archive-lines.js'
import { Captures } from './changes/captures.js'
import { PAGE_ROLES, type Change } from './changes/change.js'
import { isCapture, type CaptureRecord } from './changes/receipt.js'
import { DataFolder } from './data-folder.js'
import { Journal } from './changes/journal.js'
import { keepRegister } from './kept-register.js'
import { FOLDER_LADDER } from './migrations/folder-ladder.js'
import { FORMAT_FILE } from './migrations/folder-format.js'
import { topOf } from './migrations/ladder.js'

/** Texts that go with an archive, by file name: the licence, a guide to the files. */
export type ArchiveTexts = Readonly<Record<string, string>>

/** What an archive holds. */
export interface ArchiveCounts {
  readonly documents: number
  readonly triples: number
  readonly changes: number
  /** Documents with a receipt whose bytes were already lost in the exported folder. */
  readonly missing: readonly MissingDocument[]
}

/** A document whose receipt is in the archive without its bytes. */
export interface MissingDocument {
  readonly address: string
  readonly reason: string
}

const SUMS = 'SHA256SUMS'
const RECEIPTS = 'documents.jsonl'
/** The register of people that the documents were read with. */
const REGISTER = 'personen.tsv'

/** Journals beside the log that nothing else follows from, by their folder: receipts of notifications, corrections. */
const JOURNALS: readonly string[] = ['meldingen', 'correcties']

/** Which part of a data folder to export. */
export interface ArchivePart {
  /** Addresses of the pages; absent: all, and the log as it is. */
  readonly addresses?: ReadonlySet<string>
}

/**
 * Writes all of a data folder, or what it holds of some pages, into a new folder that other software can read:
 * documents as received and when, the graphs as N-Quads, the log, the register of people, texts, and checksums of
 * everything. Throws `output-unwritable` when the folder is not empty.
 */
export async function writeArchive(
  data: DataFolder,
  folder: string,
  texts: ArchiveTexts,
  { addresses }: ArchivePart = {},
): Promise<ArchiveCounts> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new AppError('output-unwritable', `${folder} is not empty: an export needs a new folder`)
  for (const name of ['documents', 'graphs', 'log']) mkdirSync(join(folder, name), { recursive: true })

  writeFileSync(join(folder, FORMAT_FILE), `${JSON.stringify({ format: topOf(FOLDER_LADDER) })}\n`)
  const receipts = [...data.captures.receipts()].filter(({ address }) => addresses?.has(address) ?? true)
  const missing = writeDocuments(data.captures, receipts.filter(isCapture), join(folder, 'documents'))
  writeFileSync(join(folder, RECEIPTS), receipts.map((record) => `${JSON.stringify(record)}\n`).join(''))
  if (!addresses) copyLog(join(data.path, 'log'), join(folder, 'log'))
  for (const name of addresses ? [] : JOURNALS.filter((each) => existsSync(join(data.path, each)))) {
    mkdirSync(join(folder, name))
    copyLog(join(data.path, name), join(folder, name))
  }
  const changes = addresses ? writePart(data, addresses, join(folder, 'log')) : data.sequence
  if (!addresses && data.register !== undefined) writeFileSync(join(folder, REGISTER), data.register)
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text)

  let triples = 0
  for (const role of PAGE_ROLES) {
    const lines = function* (): Generator<string> {
      for (const head of data.heads()) {
        if (head.role !== role || !(addresses?.has(head.cause.address ?? '') ?? true)) continue
        triples += head.triples
        for (const line of data.triplesOf(head.graph)) yield `${line.slice(0, -1)}<${head.graph}> .\n`
      }
    }
    await pipeline(Readable.from(lines()), createWriteStream(join(folder, 'graphs', `${role}.nq`)))
  }

  const sums: string[] = []
  for (const name of filesBelow(folder)) sums.push(`${await checksumOf(join(folder, name))}  ${name}\n`)
  writeFileSync(join(folder, SUMS), sums.join(''))
  return { documents: receipts.filter(isCapture).length, triples, changes, missing }
}

/** Writes the bytes of receipts, each once. Returns the receipts whose bytes are missing or damaged. */
function writeDocuments(
  captures: Captures,
  receipts: readonly CaptureRecord[],
  folder: string,
): readonly MissingDocument[] {
  const missing: MissingDocument[] = []
  for (const record of new Map(receipts.map((each) => [each.sha256, each])).values()) {
    let bytes: Uint8Array
    try {
      ;({ bytes } = captures.open(record))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'capture-missing') throw error
      missing.push({ address: record.address, reason: error.message })
      continue
    }
    writeFileSync(join(folder, record.sha256), bytes)
  }
  return missing
}

/**
 * Makes a data folder from an archive; it appears only when it is complete. Compares checksums first, and then the
 * graphs that follow from the log with those of the archive. Throws `log-damaged`, `input-not-found`,
 * `output-unwritable`.
 */
export async function readArchive(folder: string, target: string): Promise<ArchiveCounts> {
  if (!existsSync(join(folder, SUMS)))
    throw new AppError('input-not-found', `${folder} is not an export: it has no ${SUMS}`)
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new AppError('output-unwritable', `${target} is not empty: import into a new data folder`)
  const files = new Set(filesBelow(folder))
  await compareSums(folder, files)

  const draft = `${target}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(join(draft, 'log'), { recursive: true })
  try {
    return fillDraft(folder, files, draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

function fillDraft(folder: string, files: ReadonlySet<string>, draft: string, target: string): ArchiveCounts {
  if (files.has(FORMAT_FILE)) copyFileSync(join(folder, FORMAT_FILE), join(draft, FORMAT_FILE))
  for (const name of files) if (/^log\/\d{8}\.log$/u.test(name)) copyFileSync(join(folder, name), join(draft, name))
  copyJournals(folder, files, draft)
  const log = new Journal<unknown>(join(draft, 'log'), { readonly: true })
  for (const unit of log.values()) checkUnit(unit, folder)
  const { documents, missing } = readReceipts(folder, files, join(draft, 'captures'))
  if (files.has(REGISTER)) keepRegister(draft, readFileSync(join(folder, REGISTER), 'utf8'), false)

  const data = new DataFolder(draft)
  let triples = 0
  try {
    for (const role of PAGE_ROLES) {
      const file = join(folder, 'graphs', `${role}.nq`)
      const expected = new Set(
        (files.has(`graphs/${role}.nq`) ? readFileSync(file, 'utf8') : '').split('\n').filter((line) => line !== ''),
      )
      for (const head of data.heads()) {
        if (head.role !== role) continue
        for (const line of data.triplesOf(head.graph)) {
          if (!expected.delete(`${line.slice(0, -1)}<${head.graph}> .`))
            throw new AppError(
              'log-damaged',
              `${folder}: the log says ${line} in ${head.graph}, graphs/${role}.nq does not`,
            )
          triples += 1
        }
      }
      const [lost] = expected
      if (lost !== undefined)
        throw new AppError(
          'log-damaged',
          `${folder}: graphs/${role}.nq has ${lost}, which does not follow from the log`,
        )
    }
    const changes = data.sequence
    data.close()
    rmSync(target, { recursive: true, force: true })
    renameSync(draft, target)
    return { documents, triples, changes, missing }
  } catch (error) {
    data.close()
    throw error
  }
}

/** Takes over the journals beside the log, each line of which must be whole. Throws `log-damaged`. */
function copyJournals(folder: string, files: ReadonlySet<string>, draft: string): void {
  for (const journal of JOURNALS) {
    const parts = [...files].filter((name) => name.startsWith(`${journal}/`) && /\/\d{8}\.log$/u.test(name))
    if (parts.length === 0) continue
    mkdirSync(join(draft, journal))
    for (const name of parts) copyFileSync(join(folder, name), join(draft, name))
    const lines = new Journal<unknown>(join(draft, journal), { readonly: true }).values()
    while (lines.next().done !== true);
  }
}

/**
 * Takes in the receipts and bytes of an export. Everything in it is checked: a name from outside is not used as a file
 * name.
 */
function readReceipts(
  folder: string,
  files: ReadonlySet<string>,
  target: string,
): { readonly documents: number; readonly missing: readonly MissingDocument[] } {
  const captures = new Captures(target)
  const missing: MissingDocument[] = []
  let documents = 0
  try {
    const lines = files.has(RECEIPTS) ? readFileSync(join(folder, RECEIPTS), 'utf8').split('\n') : []
    for (const [i, line] of lines.entries()) {
      if (line === '') continue
      const receipt = receiptFrom(line, `${folder}: ${RECEIPTS}, line ${i + 1}`)
      if (isCapture(receipt)) documents += 1
      if (!isCapture(receipt) || !files.has(`documents/${receipt.sha256}`)) {
        captures.note(receipt)
        if (isCapture(receipt))
          missing.push({ address: receipt.address, reason: 'the export has its receipt and not the document itself' })
        continue
      }
      const bytes = readFileSync(join(folder, 'documents', receipt.sha256))
      if (sha256(bytes) !== receipt.sha256)
        throw new AppError(
          'log-damaged',
          `${folder}: documents/${receipt.sha256} holds other bytes than its name says: make the export again`,
        )
      captures.keepBytes({ sha256: receipt.sha256, bytes })
      captures.note(receipt)
    }
  } finally {
    captures.close()
  }
  return { documents, missing }
}

async function compareSums(folder: string, files: ReadonlySet<string>): Promise<void> {
  const listed = new Map<string, string>()
  for (const line of readFileSync(join(folder, SUMS), 'utf8').split('\n')) {
    const [, sum, name] = /^([\da-f]{64}) {2}(.+)$/u.exec(line) ?? []
    if (sum !== undefined && name !== undefined) listed.set(name, sum)
  }
  for (const [name, sum] of listed) {
    if (!files.has(name)) throw new AppError('log-damaged', `${folder}: ${name} is missing`)
    if ((await checksumOf(join(folder, name))) !== sum)
      throw new AppError('log-damaged', `${folder}: ${name} is not what it was when it was exported (checksum)`)
  }
  const [stranger] = [...files].filter((name) => name !== SUMS && !listed.has(name))
  if (stranger !== undefined) throw new AppError('log-damaged', `${folder}: ${stranger} was not part of the export`)
}

async function checksumOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function copyLog(from: string, to: string): void {
  for (const name of readdirSync(from).filter((each) => each.endsWith('.log')))
    copyFileSync(join(from, name), join(to, name))
}

/**
 * The changes of some pages as a log of their own: renumbered without gaps, with their original times. Returns their
 * number.
 */
function writePart(data: DataFolder, addresses: ReadonlySet<string>, folder: string): number {
  const journal = new Journal<readonly Change[]>(folder)
  let sequence = 0
  for (const unit of data.units()) {
    const part = unit
      .filter(({ cause }) => cause.address !== undefined && addresses.has(cause.address))
      .map((change) => ({ ...change, sequence: (sequence += 1) }))
    if (part.length > 0) journal.append(part)
  }
  journal.close()
  return sequence
}

/** Paths of the files below a folder; symbolic links are left out. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
