import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'

/** What the process said, and how long it worked, in milliseconds. */
interface Worked {
  readonly lines: readonly string[]
  readonly milliseconds: number
}

const CHILD = fileURLToPath(new URL('ingest-child.js', import.meta.url))

/**
 * Lets the process work on a folder, and kills it (SIGKILL) some milliseconds after it began, unless it is done before.
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
      // A line that was cut in the middle was not said.
      const lines = output
        .slice(0, output.lastIndexOf('\n') + 1)
        .split('\n')
        .filter((line) => line !== '')
      if (code === 0 || signal === 'SIGKILL') resolve({ lines, milliseconds: performance.now() - begun })
      else reject(new Error(`the process ended with ${code ?? signal}: ${errors}`))
    })
  })
}

/** The public dataset and every graph, as two hashes in one text. */
async function hashOf(data: DataFolder): Promise<string> {
  return `${await datasetHash(data)} ${JSON.stringify(
    data
      .heads()
      .filter(({ triples }) => triples > 0)
      .map(({ graph, hash }) => [graph, hash]),
  )}`
}

/**
 * What was acknowledged and is not in the folder; the last word on an address counts. The step after it may have taken
 * effect without having been acknowledged: a newer capture was received, or the page was withdrawn.
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

/** What came of killing a process at random instants. */
export interface KillTrial {
  readonly kills: number
  /** Runs that were done before their instant came: they are not counted. */
  readonly missed: number
  /** Acknowledged and not there after the restart. */
  readonly lost: readonly string[]
  /** Kills after which another process ended in another dataset than an undisturbed run. */
  readonly different: number
  /** Files that killed processes left half-written and the next one did not remove. */
  readonly leftovers: readonly string[]
  /** Kills after which bytes of the page that was erased were still in the folder when another process was done. */
  readonly survivors: number
}

/** Files below a folder that are not whole or should be gone, and whether the bytes with a checksum are there. */
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
 * Kills a process that works on a data folder at random instants, each time on a new folder, lets another finish, and
 * compares with an undisturbed run over the same number of pages.
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
    // The page that is erased, by the bytes it had at first.
    const erased = erasedIn(undisturbed.lines)
    while (killed < kills) {
      const folder = join(place, `trial-${killed + missed}`)
      const { lines, milliseconds } = await work(folder, pages, random() * shortest)
      if (lines.at(-1) === 'done') {
        // The first run may have been slow: later instants are drawn from what the work really takes.
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

/** Checksum of the page that a process said it erased. Throws when it said nothing of the kind. */
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
