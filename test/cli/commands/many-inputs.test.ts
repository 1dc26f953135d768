import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeManyPages } from '../../many-pages.js'
import { requireBuild } from '../require-build.js'

/*
 * Many documents, several groups of them, several threads: by the built command, which starts threads as users have
 * them.
 */

const bin = fileURLToPath(new URL('../../../bin/raadlink.js', import.meta.url))
const BASE = 'https://www.voorbeeldegem.example/'
const PAGES = 80

let folder = ''
let pages: readonly string[] = []
/** What an undisturbed run in one thread makes. */
let whole: ReadonlyMap<string, string>

interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

/** Runs the command; `onLine` may end it when it sees what it waits for on standard error. */
function raadlink(words: readonly string[], look?: (kill: (signal: NodeJS.Signals) => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], RAADLINK_GROUP_BYTES: '80000' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const timer =
    look &&
    setInterval(() => {
      look((signal) => {
        clearInterval(timer)
        child.kill(signal)
      })
    }, 20)
  return new Promise((resolve) =>
    child.on('close', (status) => {
      clearInterval(timer)
      resolve({ stdout, stderr, status })
    }),
  )
}

/** Runs a command with one thread and with three, which must not show. */
async function alike(words: readonly string[]): Promise<readonly Ended[]> {
  const [one, three] = [await raadlink([...words, '--jobs', '1']), await raadlink([...words, '--jobs', '3'])]
  expect(three).toEqual(one)
  return [one, three]
}

function filesBelow(path: string): ReadonlyMap<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.raadlink-convert.jsonl')
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(files.sort().map((file) => [file.slice(path.length), readFileSync(file, 'utf8')]))
}

const convert = (out: string, ...words: string[]): readonly string[] => [
  ...['convert', 'pages', '--base', BASE, '--lang', 'en', '--quiet', '--out', `${out}/`],
  ...words,
]

beforeAll(async () => {
  requireBuild()
  folder = mkdtempSync(join(tmpdir(), 'raadlink-many-'))
  pages = writeManyPages(join(folder, 'pages'), PAGES, ['agenda'])
  const { stderr, status } = await raadlink(convert('one', '--jobs', '1'))
  expect(stderr).toContain(`complete: ${PAGES} documents, 0 documents not read`)
  expect(status).toBe(0)
  whole = filesBelow(join(folder, 'one'))
  expect(whole.size).toBe(PAGES)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('convert of many documents', () => {
  it('makes the same with several threads, in one text too', async () => {
    const { stderr } = await raadlink(convert('two', '--jobs', '3'))
    expect(stderr).toContain(`complete: ${PAGES} documents`)
    expect(filesBelow(join(folder, 'two'))).toEqual(whole)
  })

  it('makes one text, and a report, the same with any number of threads', async () => {
    const [first] = await alike(['convert', 'pages/cevi', '--base', BASE, '--quiet', '--to', 'ntriples'])
    expect(first!.stdout.split('\n').length).toBeGreaterThan(1000)
    await alike(['validate', 'pages/cevi', '--base', BASE, '--format', 'json'])
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('goes on where %s stopped it, and comes to the same', async (signal) => {
    const out = `after-${signal}`
    const stopped = await raadlink(convert(out, '--jobs', '2'), (kill) => {
      const log = join(folder, out, '.raadlink-convert.jsonl')
      if (existsSync(log) && statSync(log).size > 0) kill(signal)
    })
    if (signal === 'SIGTERM') {
      expect(stopped.stderr).toMatch(/stopped: \d+ documents are not done; give the same command again/u)
      expect(stopped.stderr).toMatch(/partial: [1-9]\d* documents, 0 documents not read, [1-9]\d* documents? not done/u)
      expect(stopped.status).toBe(2)
    } else expect(stopped.status).toBe(null)
    const part = filesBelow(join(folder, out))
    expect(part.size).toBeLessThan(PAGES)
    for (const [name, text] of part) if (!name.endsWith('.part')) expect(whole.get(name)).toBe(text)

    const { stderr, status } = await raadlink(convert(out, '--jobs', '2'))
    expect(stderr).toMatch(/[1-9]\d* documents were done before/u)
    expect(stderr).toContain(`complete: ${PAGES} documents`)
    expect(status).toBe(0)
    expect(filesBelow(join(folder, out))).toEqual(whole)
  })

  it('does again what is gone or changed, and nothing else', async () => {
    const out = join(folder, 'again')
    await raadlink(convert('again'))
    const times = (): ReadonlyMap<string, number> =>
      new Map([...filesBelow(out).keys()].map((name) => [name, statSync(out + name).mtimeMs]))
    const before = times()
    rmSync(`${out}${[...whole.keys()][0]!}`)
    await raadlink(convert('again'))
    expect(filesBelow(out)).toEqual(whole)
    const after = times()
    const untouched = [...before].filter(([name, time]) => after.get(name) === time)
    expect(untouched.length).toBeGreaterThan(PAGES / 2)
    expect(untouched.length).toBeLessThan(PAGES)
  })

  it('names what cannot be read and what is left alone', async () => {
    writeFileSync(join(folder, 'pages', 'notes.odd'), 'x')
    writeFileSync(join(folder, 'pages', 'empty.html'), '')
    symlinkSync('nowhere', join(folder, 'pages', 'gone.html'))
    symlinkSync(pages[0]!, join(folder, 'pages', 'other.html'))
    try {
      const { stderr, status } = await raadlink(convert('named'))
      expect(stderr).toContain('1 files skipped, because their extension is none of')
      expect(stderr).toContain('pages/notes.odd')
      expect(stderr).toContain('1 links in folders are not followed: pages/other.html')
      expect(stderr).toContain('gone.html: a link that leads nowhere')
      expect(stderr).toContain('pages/empty.html: the file is empty')
      expect(stderr).toContain(`partial: ${PAGES} documents, 2 documents not read`)
      expect(status).toBe(2)
    } finally {
      for (const name of ['notes.odd', 'empty.html', 'gone.html', 'other.html']) rmSync(join(folder, 'pages', name))
    }
  })
})
