import { Command } from 'commander'
import { ingest, type Ingested } from '../../dataset/dataset.js'
import type { Document } from '../../document.js'
import type { Report } from '../../report/report.js'
import { textFindings, textOutcome } from '../../report/text-report.js'
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
import { openReportFile } from '../options/report-file.js'
import { addSharedOptions, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'
interface IngestOptions extends SharedOptions, DataOptions, AgentOptions, RegisterOptions {
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
  return addKeptRegisterOption(addAgentOption(addSharedOptions(addDataOption(new Command('ingest')))))
    .description(
      'Take council documents into a data folder: keep them as received, publish what they state, note every change.',
    )
    .argument('<inputs...>', 'files, folders (walked), patterns, http(s) addresses, or - for standard input')
    .option('--report <file>', 'also write the findings there; the extension tells the form: txt, json, csv or html')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: readonly string[], options: IngestOptions) => done(await run(inputs, options, terminal)))
}

async function run(names: readonly string[], options: IngestOptions, terminal: Terminal): Promise<ExitStatus> {
  const data = dataToFill(options, terminal)
  try {
    const settings = settingsFor(data, options, terminal)
    const { language } = settings
    keepRegisterFile(options, data, terminal)
    if (data.isRegisterPending) await write(terminal.stderr, `raadlink: ${PENDING[language]}\n`)
    const reportFile = openReportFile(options.report, language, terminal)
    const { failures, documents, fail, progress } = await openInputs(
      names,
      { settings, base: options.base, dataToStdout: true },
      terminal,
    )
    async function* opened(): AsyncGenerator<Document> {
      for await (const { document } of documents()) yield document
    }
    const reports: Report[] = []
    const counts: Partial<Record<Ingested['outcome'], number>> = { published: 0, unchanged: 0, failed: 0 }
    try {
      for await (const {
        document: { name },
        outcome,
        inserts,
        deletes,
        report,
        thrown,
      } of ingest(opened(), data, settings, { agent: agentOf(options, terminal) })) {
        progress.step(name)
        counts[outcome] = (counts[outcome] ?? 0) + 1
        if (outcome === 'failed') await fail(name, thrown)
        if (report) {
          reports.push(report)
          await progress.log(
            textFindings(report, language)
              .map((line) => `${line}\n`)
              .join(''),
          )
        }
        await write(
          terminal.stdout,
          `${name}: ${OUTCOMES[outcome][language]}${outcome === 'published' ? ` (+${inserts} −${deletes})` : ''}\n`,
        )
      }
    } finally {
      progress.stop()
    }
    const result = { reports, failures }
    reportFile.write(result)
    const summary = Object.entries(counts)
      .map(([outcome, count]) => `${count} ${OUTCOMES[outcome as Ingested['outcome']][language]}`)
      .join(', ')
    await write(terminal.stderr, `raadlink: ${summary}; ${textOutcome(result, language)}\n`)
    return exitStatusOf(result)
  } finally {
    data.close()
  }
}
