import { Command } from 'commander'
import type { ExitStatus } from '../outcome/exit-status.js'
import { harvestFolder } from '../work/harvest-folder.js'
import { addHarvestOptions, type HarvestOptions } from '../work/harvest-options.js'
import { clientFor, sourceListOf } from '../options/source-options.js'
import { untilStopped } from '../outcome/stop-signal.js'
import type { Terminal } from '../views/terminal.js'

const EXAMPLES = `
A run that was stopped, by Ctrl-C or otherwise, goes on where it was. Status: 0 every source complete; 1 findings of severity
error; 2 a source partial or failed, or stopped.

Examples:
  $ raadlink harvest --source https://raadpleeg.voorbeeldegem.example/zittingen/lijst --data data
  $ raadlink harvest --config raadlink.yaml --data data --watch`

/** `raadlink harvest`: whole councils into a data folder. */
export function harvestCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addHarvestOptions(new Command('harvest'))
    .description('Harvest the sites of councils into a data folder: politely, completely, and only what changed.')
    .addHelpText('after', EXAMPLES)
    .action(async (options: HarvestOptions) => done(await run(options, terminal)))
}

async function run(options: HarvestOptions, terminal: Terminal): Promise<ExitStatus> {
  const list = sourceListOf(options, terminal)
  return untilStopped((signal) =>
    harvestFolder(list.sources, options, terminal, signal, () => clientFor(list, terminal)),
  )
}
