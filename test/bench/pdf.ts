import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readKnownUnits } from '../../src/linking/known-units.js'
import { readProse } from '../../src/readers/prose/read-prose.js'
import { readPdfBlocks } from '../../src/text/pdf-blocks.js'
import { hasShared, sharedPath } from '../shared/shared-data.js'

/** How fast one PDF is read. Pages per second. */
export interface PdfBench {
  readonly name: string
  readonly pages: number
  /** From bytes to the model, of the processor's time: what one core does when it does nothing else. */
  readonly ours: number
  /** The same by the clock. */
  readonly clock: number
  /** `pdftotext -layout` by the clock, start of the process included; absent where it is not installed. */
  readonly pdftotext?: number
}

const FOLDERS = ['cipal-csecho-pdf', 'eeklo-website-pdf']

/** Every PDF of the shared corpus once, after one that warms up; none where the corpus is not at hand. */
export async function benchPdf(): Promise<readonly PdfBench[]> {
  const pdfsIn = (folder: string): readonly string[] =>
    readdirSync(sharedPath('corpus', folder))
      .filter((name) => name.endsWith('.pdf'))
      .sort()
      .map((name) => sharedPath('corpus', folder, name))
  const files = hasShared ? FOLDERS.flatMap(pdfsIn) : []
  const units = readKnownUnits()
  if (files[0] !== undefined) await read(files[0])
  const rows: PdfBench[] = []
  for (const file of files) rows.push(await measure(file))
  return rows

  async function read(file: string): Promise<number> {
    const document = await readPdfBlocks(readFileSync(file), { pages: 1000 })
    readProse(document, { units })
    return document.pages ?? 0
  }

  async function measure(file: string): Promise<PdfBench> {
    const before = process.cpuUsage()
    const start = performance.now()
    const pages = await read(file)
    const clock = performance.now() - start
    const { user, system } = process.cpuUsage(before)
    const peerStart = performance.now()
    const peer = spawnSync('pdftotext', ['-layout', file, '-'], { maxBuffer: 100_000_000 })
    const peerTime = performance.now() - peerStart
    return {
      name: file.split('/').at(-1) ?? file,
      pages,
      ours: pages / ((user + system) / 1e6),
      clock: pages / (clock / 1000),
      ...(peer.status === 0 && { pdftotext: pages / (peerTime / 1000) }),
    }
  }
}
