import { Command } from 'commander'
import { remapHarvested } from '../../harvest/crawl/harvest-sources.js'
import { datasetHash } from '../../publication/dumps/dataset-hash.js'
import { countSeverities } from '../../report/report-run.js'
import type { Text } from '../../rules/rule.js'
import {
  addAgentOption,
  addDataOption,
  agentOf,
  settingsFor,
  withData,
  type AgentOptions,
  type DataOptions,
} from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { failureLines } from '../outcome/failures.js'
import { addKeptRegisterOption, keepRegisterFile, type RegisterOptions } from '../options/register-file.js'
import { startProgress } from '../views/progress.js'
import { addLanguageOption, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

type RemapOptions = DataOptions & AgentOptions & RegisterOptions & Pick<SharedOptions, 'lang'>

const EXAMPLES = `
Examples:
  $ raadlink remap --data data
  $ raadlink remap --data data --register personen.tsv`

const WORDS = {
  published: { nl: 'opnieuw gepubliceerd', en: 'published anew' },
  unchanged: { nl: 'ongewijzigd', en: 'unchanged' },
  'set-aside': { nl: 'zonder iets te publiceren', en: 'with nothing to publish' },
  failed: { nl: 'niet gelezen', en: 'not read' },
  compared: { nl: 'anders dan andere documenten van de zitting', en: 'otherwise than other documents of the sitting' },
} as const satisfies Record<string, Text>

/** `raadlink remap`: every capture read again, without the network. */
export function remapCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addKeptRegisterOption(addLanguageOption(addAgentOption(addDataOption(new Command('remap')))))
    .description(
      'Read every document in a data folder again as it was received, without the network, and publish what is understood otherwise now.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: RemapOptions) => done(await run(options, terminal)))
}

async function run(options: RemapOptions, terminal: Terminal): Promise<ExitStatus> {
  return withData(options, terminal, async (data): Promise<ExitStatus> => {
    const settings = settingsFor(data, options, terminal)
    const { language } = settings
    keepRegisterFile(options, data, terminal)
    const counts = { published: 0, unchanged: 0, 'set-aside': 0, failed: 0, compared: 0 }
    let errors = 0
    const progress = startProgress(terminal, data.pages.all().length, false)
    try {
      for await (const {
        document: { address },
        outcome,
        report,
        thrown,
      } of remapHarvested(data, { settings, agent: agentOf(options, terminal), now: terminal.now })) {
        progress.step(address)
        counts[outcome] += 1
        errors += report === undefined ? 0 : countSeverities([report]).error
        if (outcome === 'failed') await progress.log(failureLines(address, thrown))
      }
    } finally {
      progress.stop()
    }
    const summary = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${WORDS[outcome as keyof typeof WORDS][language]}`)
      .join(', ')
    await write(terminal.stdout, `${data.path}: ${summary} (${await datasetHash(data)})\n`)
    if (counts.failed > 0) return 2
    return errors > 0 ? 1 : 0
  })
}
