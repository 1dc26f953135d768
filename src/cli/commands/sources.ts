import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { AppError } from '../../errors.js'
import { checkSource, type SourceCheck } from '../../harvest/crawl/check-source.js'
import { harvestSource } from '../../harvest/follow/source.js'
import { unitOfName } from '../../linking/unit-of-name.js'
import { writeFileAtomically } from '../../log/changes/atomic-file.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import { addSource, readSourceList, type WrittenSource } from '../../sources/list/source-list.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { readDocument } from '../../readers/choose/read.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { sourceCheckText } from '../views/source-check-text.js'
import {
  addSourceOptions,
  clientFor,
  idOf,
  SOURCE_LIST,
  sourceListOf,
  type SourceOptions,
} from '../options/source-options.js'
import { untilStopped } from '../outcome/stop-signal.js'
import { write, type Terminal } from '../views/terminal.js'

interface ListOptions {
  readonly config?: string
  readonly json?: true
}

interface CheckOptions extends SourceOptions, Pick<SharedOptions, 'lang'> {
  readonly json?: true
}

interface AddOptions {
  readonly config?: string
  readonly id?: string
  readonly bestuurseenheid?: string
  readonly kind?: 'site' | 'feed'
  readonly schedule?: string
}

const EXAMPLES = `
Examples:
  $ raadlink sources add https://raadpleeg.voorbeeldegem.example/zittingen/lijst --bestuurseenheid 'OCMW Aalst' --schedule daily
  $ raadlink sources check --source https://raadpleeg.voorbeeldegem.example/zittingen/lijst
  $ raadlink sources list`

/** `raadlink sources`: the councils that are followed. */
export function sourcesCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  const command = new Command('sources')
    .description(`The list of sources to harvest (${SOURCE_LIST}): add to it, read it, try a source.`)
    .addHelpText('after', EXAMPLES)
  command
    .command('add')
    .description('Add a source to the list; what is there stays as it stands.')
    .argument('<address>', 'its start address: the page that lists the sittings, or a publication feed')
    .option('--config <file>', `the list of sources (default: ${SOURCE_LIST} in this folder)`)
    .option('--id <id>', 'its name in the list (default: made of the address)')
    .option('--bestuurseenheid <name or iri>', 'whose publications stand there')
    .addOption(new Option('--kind <kind>', 'what stands there').choices(['site', 'feed']))
    .option('--schedule <when>', 'hourly, daily, weekly, or a number with m, h or d')
    .action(async (address: string, options: AddOptions) => done(await add(address, options, terminal)))
  addLanguageOption(command.command('list'))
    .description('Read the list, and say what is wrong with it.')
    .option('--config <file>', `the list of sources (default: ${SOURCE_LIST} in this folder)`)
    .option('--json', 'as JSON')
    .action(async (options: ListOptions) => done(await list(options, terminal)))
  addLanguageOption(addSourceOptions(command.command('check')))
    .description(
      'Fetch the start address of each source, or of one, and say what it is: system, robots.txt, publication feed, links. Nothing is kept. Status: 0 all can be harvested; 1 one leads nowhere; 2 one could not be fetched.',
    )
    .option('--json', 'as JSON')
    .action(async (options: CheckOptions) => done(await check(options, terminal)))
  return command
}

async function check(options: CheckOptions, terminal: Terminal): Promise<ExitStatus> {
  const settings = settingsOf(options, terminal)
  const list = sourceListOf(options, terminal)
  const client = clientFor(list, terminal)
  try {
    const checks: SourceCheck[] = []
    await untilStopped(async (signal) => {
      for (const source of list.sources) {
        signal.throwIfAborted()
        const found = await checkSource(
          harvestSource(source),
          client,
          (document) => readDocument(document, settings),
          settings.language,
        )
        checks.push(found)
        if (!options.json) await write(terminal.stdout, sourceCheckText(found, settings.language))
      }
    })
    if (options.json) await write(terminal.stdout, `${JSON.stringify(checks, undefined, 2)}\n`)
    if (checks.some(({ outcome }) => outcome !== 'fetched')) return 2
    return checks.every(({ isUsable }) => isUsable) ? 0 : 1
  } finally {
    await client.close()
  }
}

async function add(
  address: string,
  { config, id, bestuurseenheid, kind, schedule }: AddOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const start = canonicalAddress(address)
  if (start === undefined) throw new AppError('usage', `“${address}” is not an address that can be fetched`)
  const name = config ?? SOURCE_LIST
  const file = resolve(terminal.folder, name)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  // A list that is wrong is not made longer.
  if (before !== '') readSourceList(before, name, unitOfName)
  const source: WrittenSource = {
    id: id ?? idOf(start),
    ...(bestuurseenheid !== undefined && { bestuurseenheid }),
    start,
    ...(kind !== undefined && { kind }),
    ...(schedule !== undefined && { schedule }),
  }
  const after = addSource(before, source)
  readSourceList(after, name, unitOfName)
  writeFileAtomically(file, after)
  await write(terminal.stdout, `${source.id}: ${start} (${name})\n`)
  return 0
}

async function list({ config, json }: ListOptions, terminal: Terminal): Promise<ExitStatus> {
  const { sources } = sourceListOf(config === undefined ? {} : { config }, terminal)
  const lines = sources
    .map(({ id, kind, start, schedule }) => `${id}\t${kind}\t${schedule ?? '-'}\t${start}\n`)
    .join('')
  await write(terminal.stdout, json ? `${JSON.stringify(sources, undefined, 2)}\n` : lines)
  return 0
}
