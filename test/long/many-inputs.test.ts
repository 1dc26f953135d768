import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { writeManyPages } from '../many-pages.js'

/* 100,000 files made from the fixtures (RAADLINK_FILES: another number), stopped half-way and resumed. */

const FILES = Number(process.env['RAADLINK_FILES'] ?? 100_000)
const MOST_MEMORY = 600_000_000
const bin = fileURLToPath(new URL('../../bin/raadlink.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'raadlink-long-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly stderr: string
  readonly status: number | null
  /** Most bytes that were resident, as far as it was looked at. */
  readonly memory: number
}

function convert(stop: () => boolean = () => false): Promise<Ended> {
  const words = ['convert', 'pages', '--base', 'https://www.voorbeeldegem.example/', '--lang', 'en', '--quiet', '--out']
  const child = spawn(process.execPath, [bin, ...words, 'out/'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let [stderr, memory, isStopped] = ['', 0, false]
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const timer = setInterval(() => {
    const status = `/proc/${child.pid}/status`
    const kilobytes = existsSync(status) ? /VmHWM:\s+(\d+)/u.exec(readFileSync(status, 'utf8'))?.[1] : undefined
    memory = Math.max(memory, Number(kilobytes ?? 0) * 1024)
    if (isStopped || !stop()) return
    isStopped = true
    child.kill('SIGTERM')
  }, 500)
  return new Promise((resolve) =>
    child.on('close', (status) => {
      clearInterval(timer)
      resolve({ stderr, status, memory })
    }),
  )
}

describe(`convert of ${FILES} files`, () => {
  it('stays within its memory, ends with counts when it is stopped, and goes on from there', async () => {
    writeManyPages(join(folder, 'pages'), FILES)
    const done = join(folder, 'out', '.raadlink-convert.jsonl')
    const half = FILES / 2
    const stopped = await convert(() => existsSync(done) && statSync(done).size > 0 && documentsIn(done) > half)
    expect(stopped.stderr).toMatch(/partial: \d+ documents, 0 documents not read, \d+ documents not done/u)
    const resumed = await convert()
    expect(resumed.stderr).toContain(`complete: ${FILES} documents, 0 documents not read`)
    expect(resumed.status).toBe(0)
    const made = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })
    expect(made.filter((name) => name.endsWith('.ttl'))).toHaveLength(FILES)
    expect(made.filter((name) => name.endsWith('.part'))).toEqual([])
    for (const { memory } of [stopped, resumed]) expect(memory).toBeLessThan(MOST_MEMORY)
  })
})

function documentsIn(file: string): number {
  return [...readFileSync(file, 'utf8').matchAll(/"documents":(\d+)/gu)].reduce((sum, [, n]) => sum + Number(n), 0)
}
