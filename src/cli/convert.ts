import { Command, Option } from 'commander'
import { DataFactory, type Quad } from 'n3'
import { AppError } from '../errors.js'
import { summariesOf, type GraphName, type Processed } from '../pipeline.js'
import { FORMATS, writeRdf, type FormatName } from '../rdf/formats.js'
import type { Report } from '../report/report.js'
import { textFindings, textOutcome } from '../report/text-report.js'
import { exitStatusOf, type ExitStatus } from './exit-status.js'
import { openOutput } from './output.js'
import { processInputs } from './process-inputs.js'
import { openReportFile } from './report-file.js'
import { addSharedOptions, settingsOf, type SharedOptions } from './shared-options.js'
import { write, type Terminal } from './terminal.js'

interface ConvertOptions extends SharedOptions {
  readonly to: FormatName | 'json'
  readonly graph: GraphName
  readonly out?: string
  readonly report?: string
}

const TARGETS: readonly (FormatName | 'json')[] = [...(Object.keys(FORMATS) as FormatName[]), 'json']

/** Formats of which several texts one after the other are one text again. */
const CHAINS: ReadonlySet<FormatName | 'json'> = new Set(['turtle', 'trig', 'nquads', 'ntriples', 'json'])

/** Formats in which each document's triples stand in a graph named by its address. */
const NAMES_GRAPHS: ReadonlySet<FormatName | 'json'> = new Set(['trig', 'nquads'])

const EXAMPLES = `
Examples:
  $ raadlink convert notulen.html --base https://www.voorbeeldegem.example/notulen > notulen.ttl
  $ raadlink convert pages/ --to nquads --out all.nq --report findings.html
  $ raadlink convert - --to json < besluitenlijst.html`

/** `raadlink convert`: documents in, RDF or a plain summary out; findings on standard error. */
export function convertCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addSharedOptions(new Command('convert'))
    .description('Turn council documents into RDF, or into a plain summary (json: one object per sitting, one per line).')
    .argument('<inputs...>', 'files, folders (walked), patterns, http(s) addresses, or - for standard input')
    .addOption(new Option('--to <format>', 'what to write').choices(TARGETS).default('turtle'))
    .addOption(
      new Option('--graph <graph>', 'which graph: as published, after the repairs, or rewritten by the OSLO model')
        .choices(['mapped', 'mended', 'published'])
        .default('mapped'),
    )
    .option('--out <file|folder>', 'write there; into a folder (end it in /) goes one file per document')
    .option('--report <file>', 'also write the findings there; the extension tells the form: txt, json, csv or html')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: ConvertOptions) => done(await convert(inputs, options, terminal)))
}

async function convert(names: readonly string[], options: ConvertOptions, terminal: Terminal): Promise<ExitStatus> {
  const { to, graph, out, base } = options
  const settings = settingsOf(options, terminal)
  const language = settings.language
  if (to === 'json' && graph !== 'mapped') throw new AppError('usage', '--to json summarises the mapped graph; it cannot be asked with --graph')
  const output = openOutput(out, to === 'json' ? 'json' : (FORMATS[to].extensions[0] ?? to), terminal)
  const reportFile = openReportFile(options.report, language, terminal)
  const waits = output.kind !== 'folder' && !CHAINS.has(to)
  const waiting: Quad[] = []
  const reports: Report[] = []
  let last: Parameters<typeof output.put>[0] | undefined

  const { failures, inputs } = await processInputs(names, { settings, base, dataToStdout: output.kind === 'stdout' }, terminal, async ({ input, processed, log }) => {
    const quads = to === 'json' ? [] : quadsOf(processed, graph, to, reports.length)
    if (waits) waiting.push(...quads)
    else await output.put(input, to === 'json' ? summariesOf(processed).map((summary) => `${JSON.stringify(summary)}\n`).join('') : writeRdf(quads, to))
    last = input
    reports.push(processed.report)
    await log(textFindings(processed.report, language).map((line) => `${line}\n`).join(''))
  })

  if (waits && last && to !== 'json') await output.put(last, writeRdf(waiting, to))
  if (last) output.finish()
  const run = { reports, failures }
  reportFile.write(run)
  if (inputs !== 1) await write(terminal.stderr, `raadlink: ${textOutcome(run, language)}\n`)
  return exitStatusOf(run)
}

/** The triples asked for; where the format can say so, in the graph named by the document's address. */
function quadsOf({ document, graphs }: Processed, name: GraphName, to: FormatName, number: number): Quad[] {
  const graph = graphs[name]
  if (!graph) throw new AppError('media-type-unsupported', `${document.name}: this document carries no annotations, so there is no ${name} graph; ask for --graph mapped`)
  const graphName = NAMES_GRAPHS.has(to) ? DataFactory.namedNode(document.address) : DataFactory.defaultGraph()
  return graph.quads.map(({ subject, predicate, object }) => DataFactory.quad(apart(subject, number), predicate, apart(object, number), graphName))
}

/** Blank nodes of different documents stay different where their triples stand in one text. */
function apart<Term extends Quad['subject'] | Quad['object']>(term: Term, number: number): Term | ReturnType<typeof DataFactory.blankNode> {
  return term.termType === 'BlankNode' && number > 0 ? DataFactory.blankNode(`d${number}.${term.value}`) : term
}
