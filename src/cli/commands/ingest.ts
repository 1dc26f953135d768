import { Command } from 'commander'
import { ingest, type Ingested } from '../../dataset/dataset.js'
import type { Document } from '../../document.js'
import { countSeverities } from '../../report/report-run.js'
import { lines, textFindings, textOutcome } from '../../report/forms/text-report.js'
import type { Text } from '../../rules/rule.js'
import {
  addAgentOption,
  addDataOption,
  agentOf,
  dataToFill,
  settingsFor,
  type AgentOptions,
  type DataOptions,
} from '../options/data-options.js'
import { exitStatusOf, type ExitStatus } from '../outcome/exit-status.js'
import { openInputs } from '../options/open-inputs.js'
import { addKeptRegisterOption, keepRegisterFile, type RegisterOptions } from '../options/register-file.js'
import { formOfReport, openReportFile } from '../options/report-file.js'
import { addSharedOptions, type SharedOptions } from '../options/shared-options.js'
import { addQuietOption, type WorkOptions } from '../options/work-options.js'
import { untilStopped } from '../outcome/stop-signal.js'
import { write, type Terminal } from '../views/terminal.js'
import { writePiece } from '../../report/forms/write-report.js'

interface IngestOptions extends SharedOptions, DataOptions, AgentOptions, RegisterOptions, Pick<WorkOptions, 'quiet'> {
  readonly report?: string
}

const EXAMPLES = `
Examples:
  $ raadlink ingest pages/ --data data --base https://www.voorbeeldegem.example/zittingen/ --mint-base https://data.voorbeeldegem.example/id/
  $ raadlink ingest notulen/ --data data --register personen.tsv
  $ raadlink ingest https://www.voorbeeldegem.example/zittingen/1/notulen --data data --report findings.html`

const OUTCOMES = {
  published: { nl: 'gepubliceerd', en: 'published' },
  unchanged: { nl: 'ongewijzigd', en: 'unchanged' },
  'set-aside': { nl: 'bewaard, niets te publiceren', en: 'kept, nothing to publish' },
  failed: { nl: 'niet gelezen', en: 'not read' },
  compared: { nl: 'was er al, vergeleken met wat nu kwam', en: 'was there, compared with what came now' },
} as const satisfies Record<Ingested['outcome'], Text>

const PENDING = {
  nl: 'wat al gelezen was, is nog niet met het register van nu gelezen: raadlink remap doet dat',
  en: 'what was read before was not read with the register of now yet: raadlink remap does',
} as const satisfies Text

/** `raadlink ingest`: documents into a data folder. */
export function ingestCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addQuietOption(addKeptRegisterOption(addAgentOption(addSharedOptions(addDataOption(new Command('ingest'))))))
    .description(
      'Take council documents into a data folder: keep them as received, publish what they state, note every change.',
    )
    .argument('<inputs...>', 'files, folders (walked), patterns, http(s) addresses, or - for standard input')
    .option('--report <file>', 'also write the findings there; the extension tells the form: txt, json, csv or html')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: IngestOptions) => done(await run(inputs, options, terminal)))
}

async function run(names: readonly string[], options: IngestOptions, terminal: Terminal): Promise<ExitStatus> {
  const { base, quiet = false } = options
  formOfReport(options.report)
  const data = dataToFill(options, terminal)
  try {
    const settings = settingsFor(data, options, terminal)
    const { language } = settings
    keepRegisterFile(options, data, terminal)
    if (data.isRegisterPending) await write(terminal.stderr, `raadlink: ${PENDING[language]}\n`)
    const opened = await openInputs(names, { settings, base, dataToStdout: true, quiet }, terminal)
    const { failures, fail, progress, total } = opened
    const alone = total === 1
    const report = openReportFile(options.report, alone, language, terminal)
    const tally = { documents: 0, findings: { error: 0, warning: 0, info: 0 } }
    const counts: Partial<Record<Ingested['outcome'], number>> = { published: 0, unchanged: 0, failed: 0 }
    const tell = async ({ document: { name }, outcome, inserts, deletes, ...came }: Ingested): Promise<void> => {
      if (outcome !== 'compared') progress.step(name)
      counts[outcome] = (counts[outcome] ?? 0) + 1
      if (outcome === 'failed') await fail(name, came.thrown)
      if (came.report) {
        const found = countSeverities([came.report])
        for (const severity of ['error', 'warning', 'info'] as const) tally.findings[severity] += found[severity]
        if (report) report.add(writePiece(came.report, report.form, { language, position: tally.documents, alone }))
        tally.documents += 1
        if (!quiet) await progress.log(lines(textFindings(came.report, language)))
      }
      if (quiet) return
      const change = outcome === 'published' ? ` (+${inserts} −${deletes})` : ''
      await write(terminal.stdout, `${name}: ${OUTCOMES[outcome][language]}${change}\n`)
    }
    try {
      const left = await untilStopped(async (signal) => {
        let come = 0
        async function* documents(): AsyncGenerator<Document> {
          for (const input of opened.inputs) {
            if (signal.aborted) return
            come += 1
            const document = await opened.open(input)
            if (document) yield document
          }
        }
        await opened.announce()
        for await (const each of ingest(documents(), data, settings, { agent: agentOf(options, terminal) }))
          await tell(each)
        return opened.inputs.length - come
      })
      progress.stop()
      const result = { ...tally, failures, left }
      report?.finish(result)
      const summary = Object.entries(counts)
        .map(([outcome, count]) => `${count} ${OUTCOMES[outcome as Ingested['outcome']][language]}`)
        .join(', ')
      await write(terminal.stderr, `raadlink: ${summary}; ${textOutcome(result, language)}\n`)
      return exitStatusOf(result)
    } finally {
      progress.stop()
      report?.close()
    }
  } finally {
    data.close()
  }
}
