import { readFileSync } from 'node:fs'
import { DataFactory } from 'n3'
import { RdfaParser } from 'rdfa-streaming-parser'
import { processRdfa } from '../../src/rdfa/process-rdfa.js'
import { parsePage } from '../../src/text/html/html-page.js'
import { corpusPages } from '../shared/shared-data.js'

/** What reading one page takes, ours with the tree and the places included. */
export interface RdfaBench {
  readonly page: string
  readonly megabytes: number
  /** Medians, in megabytes per second. */
  readonly ours: number
  readonly streaming: number
  /** How many times as fast ours is: the median of the ratios of the interleaved runs. */
  readonly ratio: number
}

const BASE = 'https://gemeente.example/zitting.html'
/** Pages under this size end before the clock can tell. */
const SMALLEST = 30_000

/**
 * Measures the RDFa processor against rdfa-streaming-parser (profile html, whole text at once), in turns, on the corpus
 * where it is, on a made page otherwise. `rounds` is the number of measured turns per page, after two to warm up.
 */
export async function benchRdfa(rounds = 9): Promise<readonly RdfaBench[]> {
  const results: RdfaBench[] = []
  for (const { name, text } of pages()) {
    const ours: number[] = []
    const streaming: number[] = []
    for (let round = -2; round < rounds; round += 1) {
      const first = round % 2 === 0
      if (first) ours.push(await timed(() => readOurs(text)))
      streaming.push(await timed(() => readStreaming(text)))
      if (!first) ours.push(await timed(() => readOurs(text)))
      if (round < 0) ours.length = streaming.length = 0
    }
    const megabytes = Buffer.byteLength(text) / 1e6
    const ratios = ours.map((milliseconds, index) => (streaming[index] ?? NaN) / milliseconds)
    results.push({
      page: name,
      megabytes,
      ours: (megabytes / median(ours)) * 1000,
      streaming: (megabytes / median(streaming)) * 1000,
      ratio: median(ratios),
    })
  }
  return results
}

function readOurs(text: string): Promise<number> {
  return Promise.resolve(processRdfa(parsePage(text), { base: BASE }).statements.length)
}

function readStreaming(text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const parser = new RdfaParser({ baseIRI: BASE, profile: 'html', dataFactory: DataFactory })
    let count = 0
    parser.on('data', () => (count += 1))
    parser.on('error', reject)
    parser.on('end', () => resolve(count))
    parser.end(text)
  })
}

async function timed(run: () => Promise<number>): Promise<number> {
  const start = performance.now()
  if ((await run()) === 0) throw new Error('nothing was read')
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function pages(): readonly { readonly name: string; readonly text: string }[] {
  const real = corpusPages().map(({ path, document }) => ({
    name: path,
    text: new TextDecoder().decode(document.bytes),
  }))
  const large = real.filter(({ text }) => text.length >= SMALLEST)
  return large.length > 0 ? large : [{ name: 'made from fixtures/cevi/notulen.html, 400 kB', text: madePage(400_000) }]
}

/** A page of the wanted size: the body of a fixture over and over. */
function madePage(size: number): string {
  const fixture = readFileSync(new URL('../../fixtures/cevi/notulen.html', import.meta.url), 'utf8')
  const [, head = '', body = '', tail = ''] = /^([^]*?<body[^>]*>)([^]*)(<\/body>[^]*)$/u.exec(fixture) ?? []
  return head + body.repeat(Math.ceil(size / Math.max(body.length, 1))) + tail
}
