import { Command, InvalidArgumentError, Option } from 'commander'
import { processDocument, processTogether, type Processed } from '../../pipeline.js'
import { writeRdf } from '../../rdf/formats/formats.js'
import { textDocument, textSummary } from '../../report/forms/text-report.js'
import { countSeverities } from '../../report/report-run.js'
import { openEmbeddedStore } from '../../store/embedded/embedded.js'
import { demoDataset } from '../demo/demo-dataset.js'
import { readDemoPages, typographicPage } from '../demo/demo-pages.js'
import { openDemoSite } from '../demo/demo-site.js'
import { DEMO_QUERIES } from '../demo/demo-queries.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { untilStopped } from '../outcome/stop-signal.js'
import { resultTable, type SparqlResults } from '../views/result-table.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

const EXAMPLES = `
Examples:
  $ raadlink demo
  $ raadlink demo --lang en
  $ raadlink demo --site 8099`

interface DemoOptions extends SharedOptions {
  readonly site?: number
}

const GO_ON = `
How to go on
  raadlink validate <page or address>              check a page of your own; --format html writes a report to read
  raadlink convert <pages> --to nquads --out x.nq  turn pages into linked data
  raadlink serve <pages>                           a SPARQL endpoint and a page to try it on http://127.0.0.1:8080
  raadlink ingest <pages> --data data              keep them, and note every change; then publish, serve, sync
  raadlink rules                                   every rule: what it means, why, and how to fix it
  raadlink help <command>                          all options, with examples
`

/** `raadlink demo`: the whole line over the invented councils that come with the package. */
export function demoCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(new Command('demo'))
    .description(
      'Show it all on the invented councils that come with the package: convert, check, query, keep, publish.',
    )
    .addOption(
      new Option('--site <port>', 'be the site of an invented council on this computer, to try a harvest on').argParser(
        portOf,
      ),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: DemoOptions) =>
      done(await (options.site === undefined ? demo(options, terminal) : site(options.site, terminal))),
    )
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A number up to 65535.')
  return port
}

/** The invented council's site, until it is stopped. */
async function site(port: number, terminal: Terminal): Promise<ExitStatus> {
  const pages = readDemoPages(terminal.now().toISOString()).filter(({ document }) => document.name.startsWith('cevi/'))
  const opened = await openDemoSite(pages, port)
  const { host } = new URL(opened.address)
  await write(
    terminal.stdout,
    `${opened.address}\n\nIn another terminal: raadlink harvest --source ${opened.address} --allow-private ${host} --data data\n`,
  )
  await untilStopped(
    (signal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
  )
  await opened.close()
  return 0
}

async function demo(options: SharedOptions, terminal: Terminal): Promise<ExitStatus> {
  const settings = settingsOf(options, terminal)
  const say = (text: string): Promise<void> => write(terminal.stdout, text)
  const pages = readDemoPages(terminal.now().toISOString())
  const vendorOf = new Map(pages.map(({ document, vendor }) => [document.name, vendor]))

  await say(`1. Convert: ${pages.length} pages of five invented councils, one per vendor, into OSLO linked data\n\n`)
  const processed: Processed[] = []
  for await (const result of processTogether(
    pages.map(({ document }) => document),
    settings,
  )) {
    if ('thrown' in result) throw result.thrown
    processed.push(result.processed)
  }
  for (const { document, reading, graphs, report } of processed) {
    const triples = `${reading.ledger?.read ?? 0} read, ${graphs.mapped.size} written`
    await say(
      `   ${document.name.padEnd(37)} ${(vendorOf.get(document.name) ?? '').padEnd(30)} ${triples.padEnd(26)} ${report.summary.agendapunten} items, ${report.summary.besluiten} decisions\n`,
    )
  }
  const first = processed[0]
  if (first)
    await say(
      `\n   The start of ${first.document.name} as Turtle:\n\n${excerpt(writeRdf(first.graphs.mapped.quads, 'turtle'))}`,
    )

  await say(
    '\n2. Validate: each page against the shapes of its kind; every finding has its line, its rule and its remedy\n\n',
  )
  for (const { report } of processed) await say(`   ${textSummary(report, settings.language)}\n`)
  const broken = typographicPage(pages)
  await say(
    `\n   The same ${broken.name} as such pages are often published, with typographic quotes around its types:\n\n`,
  )
  const faulty = await processDocument(broken, settings)
  for (const line of textDocument(faulty.report, settings.language)) await say(`   ${line}\n`)

  await say('\n3. Store and query: all pages in one store, every statement once, whichever pages repeat it\n')
  await queryAll(processed, say)

  await say('\n4. Keep and publish: a data folder with a log of every change, and a site made of it\n\n')
  await demoDataset(
    pages.map(({ document }) => document),
    settings,
    terminal.now,
    say,
  )

  await say(GO_ON)
  return countSeverities(processed.map(({ report }) => report)).error > 0 ? 1 : 0
}

async function queryAll(processed: readonly Processed[], say: (text: string) => Promise<void>): Promise<void> {
  const store = await openEmbeddedStore({ replicas: 1 })
  try {
    for (const { document, graphs } of processed) await store.replaceGraph(document.address, graphs.mapped.quads)
    const { quads, merged } = store.status()
    await say(`   ${quads} quads in ${processed.length} named graphs, ${merged} different statements\n`)
    for (const { question, sparql } of DEMO_QUERIES) {
      const { body } = await store.query(sparql)
      await say(
        `\n   ${question}\n\n${indented(sparql.trim())}\n${indented(resultTable(JSON.parse(Buffer.from(body).toString('utf8')) as SparqlResults))}`,
      )
    }
  } finally {
    await store.close()
  }
}

/** The first statements after the prefixes. */
function excerpt(turtle: string): string {
  const lines = turtle.split('\n').filter((line) => line !== '' && !line.startsWith('@prefix'))
  return indented(`${lines.slice(0, 8).join('\n')}\n…`)
}

function indented(text: string): string {
  return `${text
    .trimEnd()
    .split('\n')
    .map((line) => `      ${line}`.trimEnd())
    .join('\n')}\n`
}
