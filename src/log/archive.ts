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
import { Captures, type CaptureRecord } from './changes/captures.js'
import { PAGE_ROLES, type Change } from './changes/change.js'
import { DataFolder } from './data-folder.js'
import { Journal } from './changes/journal.js'
import { keepRegister } from './kept-register.js'

/** Texts that go with an archive, by file name: the licence, what is where. */
export type ArchiveTexts = Readonly<Record<string, string>>

/** What an archive holds. */
export interface ArchiveCounts {
  readonly documents: number
  readonly triples: number
  readonly changes: number
}

const SUMS = 'SHA256SUMS'
const RECEIPTS = 'documents.jsonl'
/** The register of people that the documents were read with. */
const REGISTER = 'personen.tsv'

/** Which part of a data folder is meant. */
export interface ArchivePart {
  /** Addresses of the pages; absent: all, and the log as it stands. */
  readonly addresses?: ReadonlySet<string>
}

/**
 * Writes everything a data folder holds, or holds of some pages, into a new folder that other software can read too:
 * documents as they were received
 * and when, the graphs as N-Quads, the log, the register of people, texts, and checksums of it all. Throws
 * `output-unwritable` when the folder is not empty.
 */
export async function writeArchive(
  data: DataFolder,
  folder: string,
  texts: ArchiveTexts,
  { addresses }: ArchivePart = {},
): Promise<ArchiveCounts> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new AppError('output-unwritable', `${folder} is not empty: an export goes into a folder of its own`)
  for (const name of ['documents', 'graphs', 'log']) mkdirSync(join(folder, name), { recursive: true })

  const receipts = [...data.captures.records()].filter(({ address }) => addresses?.has(address) ?? true)
  for (const record of new Map(receipts.map((each) => [each.sha256, each])).values())
    writeFileSync(join(folder, 'documents', record.sha256), data.captures.open(record).bytes)
  writeFileSync(join(folder, RECEIPTS), receipts.map((record) => `${JSON.stringify(record)}\n`).join(''))
  if (!addresses) copyLog(join(data.path, 'log'), join(folder, 'log'))
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
  return { documents: receipts.length, triples, changes }
}

/**
 * Makes a data folder of an archive. Nothing is there until all of it is: checksums are compared first, and the graphs
 * that
 * follow from the log with those of the archive. Throws `log-damaged`, `input-not-found`, `output-unwritable`.
 */
export async function readArchive(folder: string, target: string): Promise<ArchiveCounts> {
  if (!existsSync(join(folder, SUMS)))
    throw new AppError('input-not-found', `${folder} is no export: it has no ${SUMS}`)
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new AppError('output-unwritable', `${target} is not empty: import into a new data folder`)
  await compareSums(folder)

  const draft = `${target}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(join(draft, 'log'), { recursive: true })
  copyLog(join(folder, 'log'), join(draft, 'log'))
  const captures = new Captures(join(draft, 'captures'))
  let documents = 0
  for (const line of readFileSync(join(folder, RECEIPTS), 'utf8').split('\n')) {
    if (line === '') continue
    const { headers, ...record } = JSON.parse(line) as CaptureRecord
    captures.keep({ ...record, bytes: readFileSync(join(folder, 'documents', record.sha256)) }, headers)
    documents += 1
  }
  captures.close()
  if (existsSync(join(folder, REGISTER))) keepRegister(draft, readFileSync(join(folder, REGISTER), 'utf8'), false)

  const data = new DataFolder(draft)
  let triples = 0
  try {
    for (const role of PAGE_ROLES) {
      const file = join(folder, 'graphs', `${role}.nq`)
      const expected = new Set(
        (existsSync(file) ? readFileSync(file, 'utf8') : '').split('\n').filter((line) => line !== ''),
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
    return { documents, triples, changes }
  } catch (error) {
    data.close()
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

async function compareSums(folder: string): Promise<void> {
  const listed = new Map<string, string>()
  for (const line of readFileSync(join(folder, SUMS), 'utf8').split('\n')) {
    const [, sum, name] = /^([\da-f]{64}) {2}(.+)$/u.exec(line) ?? []
    if (sum !== undefined && name !== undefined) listed.set(name, sum)
  }
  for (const [name, sum] of listed) {
    if (!existsSync(join(folder, name))) throw new AppError('log-damaged', `${folder}: ${name} is missing`)
    if ((await checksumOf(join(folder, name))) !== sum)
      throw new AppError('log-damaged', `${folder}: ${name} is not what it was when it was exported (checksum)`)
  }
  const [stranger] = filesBelow(folder).filter((name) => name !== SUMS && !listed.has(name))
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
 * The changes of some pages as a log of their own: numbered anew without gaps, at the times they were made. Gives their
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

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
