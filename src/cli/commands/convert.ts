import { Command, Option } from 'commander'
import { DataFactory, type Quad } from 'n3'
import { AppError } from '../../errors.js'
import { summariesOf, type GraphName, type Processed } from '../../pipeline.js'
import { FORMATS, writeRdf, type FormatName } from '../../rdf/formats/formats.js'
import type { Report } from '../../report/report.js'
import { textFindings, textOutcome } from '../../report/text-report.js'
import { exitStatusOf, type ExitStatus } from '../outcome/exit-status.js'
import { explain } from '../views/explain.js'
import { openOutput } from '../views/output.js'
import { processInputs } from '../work/process-inputs.js'
import { openReportFile } from '../options/report-file.js'
import { addRegisterOption, readRegisterFile } from '../options/register-file.js'
import { addSharedOptions, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'
interface ConvertOptions extends SharedOptions {
  readonly to: Target
  readonly register?: string
  readonly graph: GraphName
  readonly out?: string
  readonly report?: string
  readonly explain?: true
}

/** A form of RDF, the plain summary, or an annotated page. */
type Target = FormatName | 'json' | 'rdfa'

const TARGETS: readonly Target[] = [...(Object.keys(FORMATS) as FormatName[]), 'rdfa', 'json']
const EXTENSIONS: Readonly<Record<'json' | 'rdfa', string>> = { json: 'json', rdfa: 'html' }

/** Formats of which several texts one after the other are one text again. */
const CHAINS: ReadonlySet<Target> = new Set(['turtle', 'trig', 'nquads', 'ntriples', 'json'])

/** Formats in which each document's triples stand in a graph named by its address. */
const NAMES_GRAPHS: ReadonlySet<Target> = new Set(['trig', 'nquads'])

const EXAMPLES = `
Examples:
  $ raadlink convert notulen.html --base https://www.voorbeeldegem.example/notulen > notulen.ttl
  $ raadlink convert pages/ --to nquads --out all.nq --report findings.html
  $ raadlink convert - --to json < besluitenlijst.html
  $ raadlink convert notulen.pdf --to rdfa > notulen.html`

/** `raadlink convert`: documents in, RDF or a plain summary out; findings on standard error. */
export function convertCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addRegisterOption(addSharedOptions(new Command('convert')))
    .description(
      'Turn council documents into RDF, into annotated pages for the site of the council (rdfa), or into a plain summary (json: one object per sitting, one per line).',
    )
    .argument('<inputs...>', 'files, folders (walked), patterns, http(s) addresses, or - for standard input')
    .addOption(new Option('--to <format>', 'what to write').choices(TARGETS).default('turtle'))
    .addOption(
      new Option(
        '--graph <graph>',
        'which graph: as published, after the repairs, rewritten by the OSLO model, or what follows from a document without being stated by it',
      )
        .choices(['mapped', 'mended', 'published', 'derived'])
        .default('mapped'),
    )
    .option('--out <file|folder>', 'write there; into a folder (end it in /) goes one file per document')
    .option('--report <file>', 'also write the findings there; the extension tells the form: txt, json, csv or html')
    .option(
      '--explain',
      'also tell, on standard error, of each value read in prose where it stands, by which rule and how sure',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: ConvertOptions) =>
      done(await convert(inputs, options, terminal)),
    )
}

async function convert(names: readonly string[], options: ConvertOptions, terminal: Terminal): Promise<ExitStatus> {
  const { to, graph, out, base } = options
  const settings = settingsOf(options, terminal)
  const language = settings.language
  if (to === 'json' && graph !== 'mapped')
    throw new AppError('usage', '--to json summarises the mapped graph; it cannot be asked with --graph')
  const output = openOutput(
    out,
    to === 'json' || to === 'rdfa' ? EXTENSIONS[to] : (FORMATS[to].extensions[0] ?? to),
    terminal,
  )
  const render = await rendererOf(to, base ?? settings.mintBase)
  const reportFile = openReportFile(options.report, language, terminal)
  const waits = output.kind !== 'folder' && !CHAINS.has(to)
  const waiting: Quad[] = []
  const reports: Report[] = []
  let last: Parameters<typeof output.put>[0] | undefined

  const { failures, inputs } = await processInputs(
    names,
    { settings, base, dataToStdout: output.kind === 'stdout', ...readRegisterFile(options.register, terminal) },
    terminal,
    async ({ input, processed, log }) => {
      const quads = to === 'json' ? [] : quadsOf(processed, graph, to, reports.length)
      if (waits) waiting.push(...quads)
      else
        await output.put(
          input,
          to === 'json'
            ? summariesOf(processed)
                .map((summary) => `${JSON.stringify(summary)}\n`)
                .join('')
            : render(quads),
        )
      last = input
      reports.push(processed.report)
      if (options.explain)
        await log(
          explain(processed.reading.model, language, processed.enriched)
            .map((line) => `${line}\n`)
            .join(''),
        )
      await log(
        textFindings(processed.report, language)
          .map((line) => `${line}\n`)
          .join(''),
      )
    },
  )

  if (waits && last) await output.put(last, render(waiting))
  if (last) output.finish()
  const run = { reports, failures }
  reportFile.write(run)
  if (inputs !== 1) await write(terminal.stderr, `raadlink: ${textOutcome(run, language)}\n`)
  return exitStatusOf(run)
}

/** How triples are written. What a page cannot hold is a failure: it must not be lost. */
async function rendererOf(to: Target, address: string): Promise<(quads: readonly Quad[]) => string> {
  if (to === 'json') return () => ''
  if (to !== 'rdfa') return (quads) => writeRdf(quads, to)
  // Loaded only where it is wanted: it costs every other form a part of its start.
  const { writeRdfaPage } = await import('../../publication/pages/rdfa-page.js')
  return (quads) => {
    const { html, omitted } = writeRdfaPage(quads, { address })
    if (omitted.length > 0)
      throw new AppError(
        'media-type-unsupported',
        `${omitted.length} triples cannot stand on a page; ask for --to turtle`,
      )
    return html
  }
}

/** The triples asked for; where the format can say so, in the graph named by the document's address. */
function quadsOf(
  { document, graphs }: Processed,
  name: GraphName,
  to: Exclude<Target, 'json'>,
  number: number,
): Quad[] {
  const graph = graphs[name]
  if (!graph)
    throw new AppError(
      'media-type-unsupported',
      `${document.name}: this document carries no annotations, so there is no ${name} graph; ask for --graph mapped`,
    )
  const graphName = NAMES_GRAPHS.has(to) ? DataFactory.namedNode(document.address) : DataFactory.defaultGraph()
  return graph.quads.map(({ subject, predicate, object }) =>
    DataFactory.quad(apart(subject, number), predicate, apart(object, number), graphName),
  )
}

/** Blank nodes of different documents stay different where their triples stand in one text. */
function apart<Term extends Quad['subject'] | Quad['object']>(
  term: Term,
  number: number,
): Term | ReturnType<typeof DataFactory.blankNode> {
  return term.termType === 'BlankNode' && number > 0 ? DataFactory.blankNode(`d${number}.${term.value}`) : term
}
