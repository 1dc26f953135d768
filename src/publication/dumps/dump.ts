import { createGzip } from 'node:zlib'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DataFolder } from '../../log/data-folder.js'
import { PUBLIC_ROLES, subjectOf, withoutLanguage } from '../../log/changes/change.js'

/** The forms of a dump. Lines of N-Triples are also valid Turtle, need little memory and load fast. */
export const DUMP_FORMATS = ['nq', 'trig', 'ttl'] as const
export type DumpFormat = (typeof DUMP_FORMATS)[number]

/** A written dump, as described in catalogues. */
export interface DumpFile {
  readonly path: string
  readonly bytes: number
  /** Hex sha256 of the compressed file. */
  readonly sha256: string
  readonly triples: number
}

/**
 * The public dataset, line by line: `nq` and `trig` with the named graphs of the publications, `ttl` their merge (each
 * triple once). `graphs` limits it to some graphs (those of one bestuurseenheid); default all.
 */
export function* dumpLines(data: DataFolder, format: DumpFormat, graphs?: ReadonlySet<string>): Generator<string> {
  const heads = data.heads().filter(({ graph, role }) => PUBLIC_ROLES.has(role) && (graphs?.has(graph) ?? true))
  if (format === 'ttl') {
    if (graphs === undefined) for (const triple of data.merge.triples()) yield triple
    else yield* new Set(heads.flatMap(({ graph }) => data.triplesOf(graph)))
    return
  }
  for (const { graph, triples } of heads) {
    if (triples === 0) continue
    if (format === 'nq') for (const triple of data.triplesOf(graph)) yield `${triple.slice(0, -1)}<${graph}> .`
    else yield `<${graph}> {\n${data.triplesOf(graph).join('\n')}\n}`
  }
}

/** The merge without language tags; a text with and without a tag become one triple. */
export function* flatLines(data: DataFolder): Generator<string> {
  let subject = ''
  let lines = new Set<string>()
  for (const triple of data.merge.triples()) {
    if (subjectOf(triple) !== subject) {
      yield* lines
      lines = new Set()
      subject = subjectOf(triple)
    }
    lines.add(withoutLanguage(triple))
  }
  yield* lines
}

/** Writes a dump compressed, completely or not at all: readers see the old file until the new one is complete. */
export async function writeDump(path: string, lines: Iterable<string>): Promise<DumpFile> {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.part`
  const hash = createHash('sha256')
  let bytes = 0
  let triples = 0
  const text = function* (): Generator<string> {
    for (const line of lines) {
      triples += line.endsWith('}') ? line.split('\n').length - 2 : 1
      yield `${line}\n`
    }
  }
  const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  try {
    // Level 6, without name or time in the header, so that the same dataset gives the same bytes.
    await pipeline(
      Readable.from(inChunks(text())),
      createGzip({ level: 6 }),
      count,
      createWriteStream(temporary, { flush: true }),
    )
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  return { path, bytes, sha256: hash.digest('hex'), triples }
}

/** Joins lines into chunks of about 64 kB, since streams are slow with single lines. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < 65_536) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
