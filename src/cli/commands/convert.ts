import { Command, Option } from 'commander'
import { AppError } from '../../errors.js'
import type { GraphName } from '../../pipeline.js'
import { FORMATS, readRdf, type FormatName } from '../../rdf/formats/formats.js'
import { textOutcome } from '../../report/forms/text-report.js'
import { openInputs } from '../options/open-inputs.js'
import { addRegisterOption, readRegisterText } from '../options/register-file.js'
import { formOfReport, openReportFile } from '../options/report-file.js'
import { addSharedOptions, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { addWorkOptions, jobsOf, type WorkOptions } from '../options/work-options.js'
import { exitStatusOf, type ExitStatus } from '../outcome/exit-status.js'
import { openOutput } from '../views/output.js'
import { write, type Terminal } from '../views/terminal.js'
import { renderGraph, type Target } from '../work/render-document.js'
import { renderInputs } from '../work/render-inputs.js'

interface ConvertOptions extends SharedOptions, WorkOptions {
  readonly to: Target
  readonly register?: string
  readonly graph: GraphName
  readonly out?: string
  readonly report?: string
  readonly explain?: true
}

const TARGETS: readonly Target[] = [...(Object.keys(FORMATS) as FormatName[]), 'rdfa', 'json']
const EXTENSIONS: Readonly<Record<'json' | 'rdfa', string>> = { json: 'json', rdfa: 'html' }

/** Formats of which several texts one after the other are one text again. */
const CHAINS: ReadonlySet<Target> = new Set(['turtle', 'trig', 'nquads', 'ntriples', 'json'])

const EXAMPLES = `
Examples:
  $ raadlink convert notulen.html --base https://www.voorbeeldegem.example/notulen > notulen.ttl
  $ raadlink convert pages/ --to nquads --out all.nq --report findings.html
  $ raadlink convert - --to json < besluitenlijst.html
  $ raadlink convert notulen.pdf --to rdfa > notulen.html`

/** `raadlink convert`: documents in, RDF or a plain summary out; findings on standard error. */
export function convertCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addWorkOptions(addRegisterOption(addSharedOptions(new Command('convert'))))
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
  const { to, graph, out, base, quiet = false } = options
  const settings = settingsOf(options, terminal)
  const { language } = settings
  if (to === 'json' && graph !== 'mapped')
    throw new AppError('usage', '--to json summarises the mapped graph; it cannot be asked with --graph')
  const extension = to === 'json' || to === 'rdfa' ? EXTENSIONS[to] : (FORMATS[to].extensions[0] ?? to)
  const output = openOutput(out, extension, terminal)
  const register = readRegisterText(options.register, terminal)
  formOfReport(options.report)
  const opened = await openInputs(names, { settings, base, dataToStdout: output.kind === 'stdout', quiet }, terminal)
  const alone = opened.total === 1
  const report = openReportFile(options.report, alone, language, terminal)
  const address = base ?? settings.mintBase
  // Texts of these forms are no text again one after the other: their triples are gathered.
  const gathers = output.kind !== 'folder' && to !== 'json' && !CHAINS.has(to) && !alone
  const gathered: string[] = []
  try {
    const run = await renderInputs(
      opened,
      {
        work: {
          wanted: {
            settings,
            data: { to: gathers ? 'ntriples' : to, graph, address },
            ...(report && { report: { form: report.form, alone } }),
            findings: !quiet,
            explain: options.explain === true,
          },
          ...(register !== undefined && { register }),
        },
        jobs: jobsOf(options),
        quiet,
        ...(output.kind === 'folder' && { folder: { path: output.folder, paths: output.paths(opened.inputs) } }),
      },
      terminal,
      async ({ data, piece }) => {
        if (gathers) gathered.push(data)
        else if (output.kind !== 'folder') await output.put(data)
        if (piece) report?.add(piece)
      },
    )
    if (output.kind !== 'folder') {
      if (gathers && gathered.length > 0)
        await output.put(await renderGraph(await readRdf(gathered.join(''), 'ntriples'), to, address))
      output.finish()
    }
    report?.finish(run)
    if (opened.total !== 1 || quiet) await write(terminal.stderr, `raadlink: ${textOutcome(run, language)}\n`)
    return exitStatusOf(run)
  } finally {
    if (output.kind !== 'folder') output.abandon()
    report?.close()
  }
}
