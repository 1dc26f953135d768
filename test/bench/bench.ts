import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchConvert, benchDocuments, convert, median, type ConvertBench } from './convert.js'
import { benchPdf } from './pdf.js'
import { benchRdfa } from './rdfa.js'

/*
 * `npm run bench`: medians and ratios of one run, on the shared corpus where it is, on the fixtures otherwise. Ratios
 * compare what ran in turns in one process; absolute figures belong to the machine.
 */

const PAGE_WIDTH = 62

if (process.argv.includes('--memory')) {
  for (const document of benchDocuments()) await convert(document)
  process.send?.({ peak: process.resourceUsage().maxRSS / 1000 })
} else {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`)
  await rdfa()
  await line()
  await pdf()
  console.log(
    `\nPeak memory of a process that converts all of these pages, one after the other: ${(await peakMemory()).toFixed(0)} MB`,
  )
}

async function rdfa(): Promise<void> {
  console.log('RDFa, in MB/s: ours with tree and places, rdfa-streaming-parser, and how many times as fast ours is')
  const rows = await benchRdfa()
  for (const { page, megabytes, ours, streaming, ratio } of rows) {
    console.log(
      row(page, [`${(megabytes * 1000).toFixed(0)} kB`, ours.toFixed(2), streaming.toFixed(2), `${ratio.toFixed(2)}×`]),
    )
  }
  const large = rows.filter(({ megabytes }) => megabytes > 0.3)
  console.log(
    row('median', [
      '',
      median(rows.map(({ ours }) => ours)).toFixed(2),
      median(rows.map(({ streaming }) => streaming)).toFixed(2),
      `${median(rows.map(({ ratio }) => ratio)).toFixed(2)}×`,
    ]),
  )
  if (large.length > 0)
    console.log(
      row('lowest ratio over 300 kB', ['', '', '', `${Math.min(...large.map(({ ratio }) => ratio)).toFixed(2)}×`]),
    )
}

async function line(): Promise<void> {
  console.log(
    '\nThe whole line, in ms: convert (bytes to report and Turtle), our shapes by shacl-engine, the same by rdf-validate-shacl, ratio',
  )
  const rows = await benchConvert()
  const ratio = ({ shacl, peer }: ConvertBench): number => peer / shacl
  for (const each of rows) {
    console.log(
      row(each.page, [
        `${each.triples} tr`,
        each.convert.toFixed(0),
        each.shacl.toFixed(1),
        each.peer.toFixed(1),
        `${ratio(each).toFixed(2)}×`,
      ]),
    )
  }
  const of = (value: (each: ConvertBench) => number): number => median(rows.map(value))
  console.log(
    row('median', [
      '',
      of(({ convert: ms }) => ms).toFixed(0),
      of(({ shacl }) => shacl).toFixed(1),
      of(({ peer }) => peer).toFixed(1),
      `${of(ratio).toFixed(2)}×`,
    ]),
  )
}

async function pdf(): Promise<void> {
  const rows = await benchPdf()
  if (rows.length === 0) return
  console.log('\nPDF to model, in pages per second: of one core, by the clock, pdftotext by the clock')
  const share = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1))
  for (const { name, pages, ours, clock, pdftotext } of rows)
    console.log(row(name, [`${pages} p`, share(ours), share(clock), share(pdftotext)]))
  const peers = rows.flatMap(({ pdftotext }) => pdftotext ?? [])
  console.log(
    row('median', [
      '',
      share(median(rows.map(({ ours }) => ours))),
      share(median(rows.map(({ clock }) => clock))),
      share(peers.length > 0 ? median(peers) : undefined),
    ]),
  )
}

/** In a process of its own, so that nothing else is counted. In MB. */
async function peakMemory(): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['--memory'], { execArgv: ['--import', 'tsx'] })
    child.once('message', (message: { readonly peak: number }) => resolve(message.peak))
    child.once('exit', (code) =>
      reject(new Error(`the measured process ended with status ${code ?? 'none'} and told nothing`)),
    )
  })
}

function row(name: string, cells: readonly string[]): string {
  const short = name.length > PAGE_WIDTH ? `…${name.slice(name.length - PAGE_WIDTH + 1)}` : name
  return short.padEnd(PAGE_WIDTH) + cells.map((cell) => cell.padStart(9)).join('')
}
