import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { takeHosts } from '../harvest/host-locks.js'
import { Ledger } from '../harvest/ledger.js'
import { DataFolder } from '../log/data-folder.js'
import { addAgentOption, addDataOption } from './data-options.js'
import type { ExitStatus } from './exit-status.js'
import { harvestOnce, harvestWatch, type HarvestWorkOptions } from './harvest-work.js'
import { addLanguageOption } from './shared-options.js'
import { addSourceOptions, clientFor, sourceListOf, type SourceOptions } from './source-options.js'
import { untilStopped } from './stop-signal.js'
import type { Terminal } from './terminal.js'

interface HarvestOptions extends SourceOptions, HarvestWorkOptions {
  readonly once?: true
  readonly watch?: true
}

const HOSTS = 32

const EXAMPLES = `
A run that was stopped, by Ctrl-C or otherwise, goes on where it was. Status: 0 every source complete; 1 findings of severity
error; 2 a source partial or failed, or stopped.

Examples:
  $ raadlink harvest --source https://raadpleeg.voorbeeldegem.example/zittingen/lijst --data data
  $ raadlink harvest --config raadlink.yaml --data data --watch`

/** `raadlink harvest`: whole councils into a data folder. */
export function harvestCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addAgentOption(addLanguageOption(addDataOption(addSourceOptions(new Command('harvest')))))
    .description('Harvest the sites of councils into a data folder: politely, completely, and only what changed.')
    .option('--mint-base <iri>', 'where what has no IRI gets one; fixed when a data folder is first used')
    .addOption(new Option('--once', 'one run over every source (default)').conflicts('watch'))
    .option('--watch', 'go on, each source by its schedule')
    .option('--json', 'every event as a line of JSON on standard output')
    .option('--hosts <number>', 'hosts that are asked at the same time, never one of them twice', positive, HOSTS)
    .addHelpText('after', EXAMPLES)
    .action(async (options: HarvestOptions) => done(await run(options, terminal)))
}

function positive(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('A whole number above 0.')
  return number
}

async function run(options: HarvestOptions, terminal: Terminal): Promise<ExitStatus> {
  const list = sourceListOf(options, terminal)
  const { sources } = list
  const locks = takeHosts(sources.map(({ start }) => new URL(start).host), join(tmpdir(), 'raadlink-hosts'))
  try {
    const data = new DataFolder(resolve(terminal.folder, options.data), { now: terminal.now })
    try {
      const ledger = new Ledger(data.path)
      try {
        return await untilStopped((signal) => (options.watch ? harvestWatch : harvestOnce)({ sources, options, terminal, data, ledger, signal, openClient: () => clientFor(list, terminal) }))
      } finally {
        ledger.close()
      }
    } finally {
      data.close()
    }
  } finally {
    locks.release()
  }
}
