import { resolve } from 'node:path'
import { Command } from 'commander'
import { readArchive } from '../../log/archive.js'
import type { Text } from '../../rules/rule.js'
import { addDataOption, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { tellMissing } from '../views/missing-documents.js'
import { write, type Terminal } from '../views/terminal.js'

type ImportOptions = DataOptions & Pick<SharedOptions, 'lang'>

const EXAMPLES = `
Examples:
  $ raadlink import export-2026 --data data`

const DONE = { nl: 'ingevoerd', en: 'imported' } as const satisfies Text

/** `raadlink import`: an export back into a data folder. */
export function importCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(addDataOption(new Command('import')))
    .description('Make a new data folder of an export: checksums are compared, and the graphs with what the log says.')
    .argument('<export>', 'the folder that “raadlink export” wrote')
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, options: ImportOptions) => done(await run(source, options, terminal)))
}

async function run(source: string, options: ImportOptions, terminal: Terminal): Promise<ExitStatus> {
  const { language } = settingsOf(options, terminal)
  const { documents, triples, changes, missing } = await readArchive(
    resolve(terminal.folder, source),
    resolve(terminal.folder, options.data),
  )
  await write(
    terminal.stdout,
    `${options.data}: ${DONE[language]} (documents ${documents}, triples ${triples}, changes ${changes})\n`,
  )
  await tellMissing(missing, language, terminal)
  return missing.length > 0 ? 1 : 0
}
