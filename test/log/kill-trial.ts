import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'

/** The output of the process, and how long it worked, in milliseconds. */
interface Worked {
  readonly lines: readonly string[]
  readonly milliseconds: number
}

const CHILD = fileURLToPath(new URL('ingest-child.js', import.meta.url))

/**
 * Lets the process work on a folder, and kills it (SIGKILL) some milliseconds after it began, unless it ends before.
 */
function work(folder: string, pages: number, killAfter = Infinity): Promise<Worked> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, folder, String(pages)], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [output, errors, begun] = ['', '', 0]
    child.stdout.on('data', (chunk: Buffer) => {
      if (begun === 0) {
        begun = performance.now()
        if (killAfter !== Infinity) setTimeout(() => child.kill('SIGKILL'), killAfter)
      }
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      // A line that was cut off does not count.
      const lines = output
        .slice(0, output.lastIndexOf('\n') + 1)
        .split('\n')
        .filter((line) => line !== '')
      if (code === 0 || signal === 'SIGKILL') resolve({ lines, milliseconds: performance.now() - begun })
      else reject(new Error(`the process ended with ${code ?? signal}: ${errors}`))
    })
  })
}

/** Hashes of the public dataset and of every graph, in one text. */
async function hashOf(data: DataFolder): Promise<string> {
  return `${await datasetHash(data)} ${JSON.stringify(
    data
      .heads()
      .filter(({ triples }) => triples > 0)
      .map(({ graph, hash }) => [graph, hash]),
  )}`
}

/**
 * What was acknowledged but is not in the folder; the last line about an address counts. The step after it may have
 * been done without being acknowledged: a newer capture was received, or the page was withdrawn.
 */
function missing(data: DataFolder, lines: readonly string[]): readonly string[] {
  const last = new Map(lines.filter((line) => line.includes(' ')).map((line) => [line.split(' ')[1] ?? '', line]))
  const received = new Set([...data.captures.records()].map(({ address, sha256 }) => `${address} ${sha256}`))
  const withdrawn = new Set(
    [...data.changes()]
      .filter(({ cause }) => cause.kind === 'withdraw' || cause.kind === 'erase')
      .map(({ cause }) => cause.address),
  )
  return [...last].flatMap(([address, line]) => {
    const [outcome, , sha256] = line.split(' ')
    const isGone = !data.pages.isPublished(address)
    const kept =
      outcome === 'withdrawn'
        ? isGone
        : outcome === 'erased'
          ? isGone && data.pages.latest(address) === undefined
          : isGone
            ? withdrawn.has(address)
            : received.has(`${address} ${sha256 ?? ''}`)
    return kept ? [] : [line]
  })
}

/** The result of killing a process at random moments. */
export interface KillTrial {
  readonly kills: number
  /** Runs that ended before their moment came; they are not counted. */
  readonly missed: number
  /** Acknowledged, but missing after the restart. */
  readonly lost: readonly string[]
  /** Kills after which another process ended with a different dataset than an undisturbed run. */
  readonly different: number
  /** Half-written files of killed processes that the next one did not remove. */
  readonly leftovers: readonly string[]
  /** Kills after which the folder still held bytes of the erased page when another process was done. */
  readonly survivors: number
}

/** Files below a folder that are incomplete or should be gone, and whether the bytes with a checksum are there. */
function left(folder: string, hash: string): { readonly leftovers: readonly string[]; readonly isThere: boolean } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return {
    leftovers: files.filter((file) => /\.part$|state\.(?:next|swap)|erasing\.json$|lock/u.test(file)),
    isThere: files.some((file) => file.endsWith(`${hash}.gz`)),
  }
}

/**
 * Kills a process that works on a data folder at random moments, each time in a new folder, lets another one finish,
 * and compares with an undisturbed run over the same number of pages.
 */
export async function killTrial(kills: number, pages: number, random: () => number = Math.random): Promise<KillTrial> {
  const place = mkdtempSync(join(tmpdir(), 'raadlink-kill-'))
  try {
    const undisturbed = await work(join(place, 'undisturbed'), pages)
    const expected = await read(join(place, 'undisturbed'), hashOf)
    let shortest = undisturbed.milliseconds
    let [killed, missed, different, survivors] = [0, 0, 0, 0]
    const lost: string[] = []
    const leftovers: string[] = []
    // The erased page, by its first bytes.
    const erased = erasedIn(undisturbed.lines)
    while (killed < kills) {
      const folder = join(place, `trial-${killed + missed}`)
      const { lines, milliseconds } = await work(folder, pages, random() * shortest)
      if (lines.at(-1) === 'done') {
        // The first run may have been slow: later moments are chosen by how long the work really takes.
        shortest = Math.min(shortest, milliseconds)
        missed += 1
      } else {
        killed += 1
        lost.push(...(await read(folder, (data) => missing(data, lines))))
        await work(folder, pages)
        if ((await read(folder, hashOf)) !== expected) different += 1
        const after = left(folder, erased)
        leftovers.push(...after.leftovers)
        if (after.isThere) survivors += 1
      }
      rmSync(folder, { recursive: true })
    }
    return { kills: killed, missed, lost, different, leftovers, survivors }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Checksum of the page that a process reports as erased. Throws when there is none. */
function erasedIn(lines: readonly string[]): string {
  const address = lines.find((line) => line.startsWith('erased '))?.split(' ')[1]
  const hash = lines.find((line) => line.startsWith(`published ${address ?? ''} `))?.split(' ')[2]
  if (address === undefined || hash === undefined) throw new Error('the process erased nothing')
  return hash
}

async function read<Result>(folder: string, use: (data: DataFolder) => Result | Promise<Result>): Promise<Result> {
  const data = new DataFolder(folder)
  try {
    return await use(data)
  } finally {
    data.close()
  }
}
