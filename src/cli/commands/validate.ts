import { Command, Option } from 'commander'
import type { DocumentKind } from '../../model.js'
import { KIND_WORDS } from '../../report/phrases.js'
import type { Report } from '../../report/report.js'
import { textDocument, textOutcome } from '../../report/text-report.js'
import { REPORT_FORMS, writeReport, type ReportForm } from '../../report/write-report.js'
import { exitStatusOf, type ExitStatus } from '../outcome/exit-status.js'
import { processInputs } from '../work/process-inputs.js'
import { readShapeFiles } from '../options/shape-files.js'
import { addRegisterOption, readRegisterFile } from '../options/register-file.js'
import { addSharedOptions, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'
interface ValidateOptions extends SharedOptions {
  readonly type: DocumentKind | 'auto'
  readonly shapes?: readonly string[]
  readonly format: ReportForm
  readonly preview?: true
  readonly register?: string
}

const EXAMPLES = `
Examples:
  $ raadlink validate besluitenlijst.html --lang nl
  $ raadlink validate https://www.voorbeeldegem.example/zittingen/1/notulen --preview
  $ raadlink validate pages/ --format html > report.html`

/** `raadlink validate`: documents in, a report out. */
export function validateCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addRegisterOption(addSharedOptions(new Command('validate')))
    .description('Check council documents and report every finding at its line and column.')
    .argument('<inputs...>', 'files, folders (walked), patterns, http(s) addresses, or - for standard input')
    .addOption(
      new Option('--type <kind>', 'what the documents are')
        .choices(['auto', ...Object.keys(KIND_WORDS)])
        .default('auto'),
    )
    .option('--shapes <files...>', 'check against these SHACL shapes too (Turtle)')
    .addOption(new Option('--format <form>', 'form of the report').choices(Object.keys(REPORT_FORMS)).default('text'))
    .option('--preview', 'also tell what the official harvester would keep, change and drop')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: ValidateOptions) =>
      done(await validate(inputs, options, terminal)),
    )
}

async function validate(names: readonly string[], options: ValidateOptions, terminal: Terminal): Promise<ExitStatus> {
  const { format, type, base, preview = false } = options
  const settings = settingsOf(options, terminal)
  const language = settings.language
  const shapes = await readShapeFiles(options.shapes ?? [], terminal)
  const reports: Report[] = []
  const how = {
    settings,
    base,
    shapes,
    preview,
    dataToStdout: true,
    ...readRegisterFile(options.register, terminal),
    ...(type !== 'auto' && { kind: type }),
  }

  const { failures, inputs } = await processInputs(names, how, terminal, async ({ processed: { report } }) => {
    reports.push(report)
    if (format === 'text')
      await write(
        terminal.stdout,
        textDocument(report, language)
          .map((line) => `${line}\n`)
          .join(''),
      )
  })

  const run = { reports, failures }
  if (format !== 'text') await write(terminal.stdout, writeReport(run, format, language))
  else if (inputs !== 1) await write(terminal.stdout, `${textOutcome(run, language)}\n`)
  return exitStatusOf(run)
}
