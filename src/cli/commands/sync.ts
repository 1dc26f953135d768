import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { readServerLogin } from '../../config.js'
import { AppError, messageOf } from '../../errors.js'
import { DataFolder } from '../../log/data-folder.js'
import type { SparqlStore } from '../../store/remote/sparql-store.js'
import { mustNamePublicly } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { write, type Terminal } from '../views/terminal.js'

interface SyncOptions {
  readonly data: string
  readonly endpoint: string
  readonly update?: string
  readonly graphStore?: string
  readonly user?: string
  readonly passwordFile?: string
  readonly check?: boolean
  readonly anew?: boolean
}

/** Differences that are written out; more are counted. */
const SHOWN = 5

const EXAMPLES = `
How far the server came stands on the server itself, in the graph …/graphs/sync. Run it again after a failure: it goes on
from there. Where the default graph of the server is not the public data, these are in the graph …/graphs/public.

Examples:
  $ raadlink sync --data data/ --endpoint http://127.0.0.1:8890/sparql --user dba --password-file geheim.txt
  $ raadlink sync --data data/ --endpoint http://127.0.0.1:8081/sparql --graph-store http://127.0.0.1:8081/graph-store
  $ raadlink sync --data data/ --endpoint http://127.0.0.1:8890/sparql --check`

/** `raadlink sync`: brings a SPARQL server to the state of a data folder, or tells whether it is there. */
export function syncCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return new Command('sync')
    .description(
      'Bring a SPARQL 1.1 server (Virtuoso, another raadlink) to the state of a data folder: only what changed since it was last there.',
    )
    .requiredOption('--data <folder>', 'the data folder')
    .requiredOption('--endpoint <url>', 'address of the SPARQL endpoint')
    .option(
      '--update <url>',
      'address of updates (default: the endpoint; on Virtuoso /sparql-auth, without a user /sparql)',
    )
    .option(
      '--graph-store <url>',
      'address of the Graph Store Protocol; of another raadlink …/graph-store (default: on Virtuoso what it has; else none, and all goes by updates)',
    )
    .option('--user <name>', 'user of the server (default: RAADLINK_USER)')
    .option('--password-file <file>', 'file whose first line is the password (default: RAADLINK_PASSWORD)')
    .option('--check', 'change nothing: read back all that is there and compare it with the data folder')
    .option('--anew', 'write everything, whatever the server says it has')
    .addHelpText('after', EXAMPLES)
    .action(async (options: SyncOptions) => done(await run(options, terminal)))
}

async function run(options: SyncOptions, terminal: Terminal): Promise<ExitStatus> {
  if (options.check === true && options.anew === true)
    throw new AppError('usage', '--check changes nothing and --anew writes everything: give one of the two')
  const credentials = readServerLogin(
    { user: options.user, password: passwordFrom(options, terminal) },
    terminal.environment,
  )
  const data = DataFolder.reading(resolve(terminal.folder, options.data))
  try {
    if (options.check !== true) mustNamePublicly(data)
    const { graphsOf } = await import('../../publication/sync/sync-store.js')
    const { UNMERGED_GRAPHS } = await import('../../publication/sync/follow.js')
    const { openSparqlStore } = await import('../../store/remote/sparql-store.js')
    const graphs = graphsOf(data)
    if (graphs === undefined)
      throw new AppError(
        'input-empty',
        `${options.data} holds no publication yet: there is nothing to bring to a server`,
      )
    const store = await openSparqlStore({
      endpoint: options.endpoint,
      update: options.update,
      graphStore: options.graphStore,
      credentials,
      graphs,
      unmerged: UNMERGED_GRAPHS,
      readonly: options.check === true,
    })
    try {
      return await (options.check === true
        ? check(store, data, terminal)
        : follow(store, data, options.anew === true, terminal))
    } finally {
      await store.close()
    }
  } finally {
    data.close()
  }
}

async function follow(store: SparqlStore, data: DataFolder, anew: boolean, { stderr }: Terminal): Promise<ExitStatus> {
  const { sync } = await import('../../publication/sync/sync-store.js')
  if (store.server.graphStore === undefined)
    await write(
      stderr,
      'raadlink: no Graph Store Protocol is known of this server: triples go in small updates, which is slow (--graph-store)\n',
    )
  const last = data.sequence
  const outcome = await sync(
    store,
    data,
    (sequence) => {
      if (stderr.isTTY === true) stderr.write(`\rchange ${sequence} of ${last}`)
    },
    anew,
  )
  if (stderr.isTTY === true) stderr.write('\r')
  for (const graph of outcome.dropped.slice(0, SHOWN))
    await write(stderr, `raadlink: ${graph} is not in the data folder and was taken away\n`)
  if (outcome.dropped.length > SHOWN)
    await write(stderr, `raadlink: … and ${outcome.dropped.length - SHOWN} more graphs\n`)
  const told = {
    kept: `the server was at change ${outcome.reached} already: nothing was done`,
    followed: `from change ${outcome.from} to ${outcome.reached}`,
    'begun anew': `everything was written, to change ${outcome.reached}`,
  }[outcome.kind]
  await write(
    stderr,
    `raadlink: ${told}; the public data are ${store.keepsMerge ? 'the default graph' : `the graph ${store.mergeGraph}`}\n`,
  )
  return 0
}

async function check(store: SparqlStore, data: DataFolder, { stderr }: Terminal): Promise<ExitStatus> {
  const { readPosition } = await import('../../publication/sync/sync-store.js')
  const { checkSync } = await import('../../publication/sync/check-sync.js')
  const position = await readPosition(store)
  const { graphs, triples, differences, hashes } = await checkSync(store, data)
  for (const { graph, missing, surplus } of differences.slice(0, SHOWN)) {
    await write(stderr, `raadlink: ${graph}: ${missing.length} triples are missing, ${surplus.length} are too many\n`)
    for (const line of missing.slice(0, SHOWN)) await write(stderr, `  - ${shortened(line)}\n`)
    for (const line of surplus.slice(0, SHOWN)) await write(stderr, `  + ${shortened(line)}\n`)
  }
  if (differences.length > SHOWN)
    await write(stderr, `raadlink: … and ${differences.length - SHOWN} more graphs that differ\n`)
  await write(
    stderr,
    `raadlink: ${graphs} graphs with ${triples} triples compared; the server says it is at change ${position?.sequence ?? 'none'}, the data folder is at ${data.sequence}\n`,
  )
  await write(
    stderr,
    `raadlink: ${differences.length === 0 ? `the same, ${hashes.log}` : `${differences.length} graphs differ: log ${hashes.log}, server ${hashes.server}`}\n`,
  )
  return differences.length === 0 ? 0 : 1
}

function passwordFrom({ passwordFile }: SyncOptions, terminal: Terminal): string | undefined {
  if (passwordFile === undefined) return undefined
  try {
    return readFileSync(resolve(terminal.folder, passwordFile), 'utf8').split(/\r?\n/u)[0]
  } catch (cause) {
    throw new AppError('input-not-found', `${passwordFile}: the password cannot be read: ${messageOf(cause)}`, {
      cause,
    })
  }
}

function shortened(line: string): string {
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
