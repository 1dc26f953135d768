import { Command, Option } from 'commander'
import type { DocumentKind } from '../../model.js'
import { KIND_WORDS } from '../../report/phrases.js'
import { textOutcome } from '../../report/forms/text-report.js'
import { REPORT_FORMS, type ReportForm } from '../../report/forms/write-report.js'
import { openInputs } from '../options/open-inputs.js'
import { addRegisterOption, readRegisterText } from '../options/register-file.js'
import { readShapeFiles } from '../options/shape-files.js'
import { addSharedOptions, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { addWorkOptions, jobsOf, type WorkOptions } from '../options/work-options.js'
import { exitStatusOf, type ExitStatus } from '../outcome/exit-status.js'
import { openReportWriter } from '../views/report-writer.js'
import { write, type Terminal } from '../views/terminal.js'
import { renderInputs } from '../work/render-inputs.js'

interface ValidateOptions extends SharedOptions, WorkOptions {
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
  return addWorkOptions(addRegisterOption(addSharedOptions(new Command('validate'))))
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
  const { format, type, base, preview = false, quiet = false } = options
  const settings = settingsOf(options, terminal)
  const { language } = settings
  const shapes = await readShapeFiles(options.shapes ?? [], terminal)
  const register = readRegisterText(options.register, terminal)
  const opened = await openInputs(names, { settings, base, dataToStdout: true, quiet }, terminal)
  const alone = opened.total === 1
  const report = format === 'text' ? undefined : openReportWriter(format, alone, language)
  try {
    const run = await renderInputs(
      opened,
      {
        work: {
          wanted: {
            settings,
            ...(format === 'text' ? !quiet && { data: 'report' } : { report: { form: format, alone } }),
            findings: false,
            explain: false,
          },
          shapes,
          preview,
          ...(register !== undefined && { register }),
          ...(type !== 'auto' && { kind: type }),
        },
        jobs: jobsOf(options),
        quiet,
      },
      terminal,
      async ({ data, piece }) => {
        await write(terminal.stdout, data)
        if (piece) report?.add(piece)
      },
    )
    for (const portion of report?.text(run) ?? []) await write(terminal.stdout, portion)
    if (format === 'text' && (!alone || quiet)) await write(terminal.stdout, `${textOutcome(run, language)}\n`)
    return exitStatusOf(run)
  } finally {
    report?.close()
  }
}
