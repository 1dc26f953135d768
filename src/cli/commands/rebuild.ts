import { Command } from 'commander'
import { AppError } from '../../errors.js'
import { datasetHash } from '../../publication/dumps/dataset-hash.js'
import type { Text } from '../../rules/rule.js'
import { addDataOption, settingsFor, withData, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { addLanguageOption, type SharedOptions } from '../options/shared-options.js'
import { FAULTS } from '../views/folder-faults.js'
import { write, type Terminal } from '../views/terminal.js'

type RebuildOptions = DataOptions & Pick<SharedOptions, 'lang'>

const EXAMPLES = `
Examples:
  $ raadlink rebuild --data data`

const WORDS = {
  rebuilt: { nl: 'opnieuw gemaakt uit de ontvangen documenten en het logboek', en: 'made again from captures and log' },
  changes: { nl: 'wijzigingen', en: 'changes' },
} as const satisfies Record<string, Text>

/** `raadlink rebuild`: everything but captures and log, again. */
export function rebuildCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(addDataOption(new Command('rebuild')))
    .description(
      'Make everything in a data folder again from captures and log, beside what is there, prove that it is the same, and tell what is missing or damaged.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: RebuildOptions) => done(await run(options, terminal)))
}

async function run(options: RebuildOptions, terminal: Terminal): Promise<ExitStatus> {
  return withData(options, terminal, async (data): Promise<ExitStatus> => {
    const { language } = settingsFor(data, options, terminal)
    const before = await datasetHash(data)
    const faults = [...data.verify()]
    data.rebuild()
    const after = await datasetHash(data)
    if (before !== after)
      throw new AppError(
        'check-failed',
        `the dataset that follows from the log (${after}) is not the one that was there (${before}); what is there now is what the log says`,
      )
    await write(
      terminal.stdout,
      `${data.path}: ${WORDS.rebuilt[language]} (${data.sequence} ${WORDS.changes[language]}, ${after})\n`,
    )
    for (const { kind, about, sha256 } of faults)
      await write(terminal.stderr, `raadlink: ${about.join(', ') || (sha256 ?? '')}: ${FAULTS[kind][language]}\n`)
    return faults.length > 0 ? 1 : 0
  })
}
