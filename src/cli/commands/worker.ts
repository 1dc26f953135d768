import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { workOnQueue } from '../../harvest/queue/postgres-worker.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { harvestFolder } from '../work/harvest-folder.js'
import { addHarvestOptions, type HarvestOptions } from '../work/harvest-options.js'
import { clientFor, sourceListOf } from '../options/source-options.js'
import { Stopped, untilStopped } from '../outcome/stop-signal.js'
import type { Terminal } from '../views/terminal.js'

interface WorkerOptions extends HarvestOptions {
  readonly queue: string
}

const EXAMPLES = `
Start the same command on every machine, with the data folder on storage they share and one database for each data folder. All
of them ask for addresses; one at a time writes the folder, and when it dies another goes on. Status: as of harvest, for the one
that wrote when the run ended; else 0. Needs PostgreSQL 12 or newer, and the package graphile-worker.

Examples:
  $ raadlink worker --queue postgres://raadlink@wachtrij.voorbeeldegem.example/raadlink --config raadlink.yaml --data /srv/raadlink`

/** `raadlink worker`: one of several processes that harvest together. */
export function workerCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addHarvestOptions(new Command('worker'))
    .description('Harvest on several machines: one of the processes that share a queue in PostgreSQL.')
    .requiredOption(
      '--queue <url>',
      'the PostgreSQL database with the queue (a password belongs in PGPASSWORD or ~/.pgpass)',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: WorkerOptions) => done(await run(options, terminal)))
}

async function run(options: WorkerOptions, terminal: Terminal): Promise<ExitStatus> {
  const list = sourceListOf(options, terminal)
  const folder = resolve(terminal.folder, options.data)
  mkdirSync(folder, { recursive: true })
  let status: ExitStatus = 0
  return untilStopped(async (stop): Promise<ExitStatus> => {
    await workOnQueue({
      connectionString: options.queue,
      folder,
      concurrency: options.hosts,
      signal: stop,
      openClient: (shared) => clientFor(list, terminal, shared),
      lead: async (openClient, signal) => {
        status = await harvestFolder(list.sources, options, terminal, signal, openClient)
      },
    })
    return stop.reason instanceof Stopped ? 2 : status
  })
}
