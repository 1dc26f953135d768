import { Command } from 'commander'
import { restore, withdraw } from '../../dataset/withdrawal.js'
import { AppError } from '../../errors.js'
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
import { addLanguageOption, type SharedOptions } from '../options/shared-options.js'
import { write, type Terminal } from '../views/terminal.js'

interface WithdrawCommandOptions extends DataOptions, AgentOptions, Pick<SharedOptions, 'lang'> {
  readonly reason?: string
  readonly erase?: true
  readonly undo?: true
}

const EXAMPLES = `
Examples:
  $ raadlink withdraw https://www.voorbeeldegem.example/zittingen/1/notulen --data data --reason "per vergissing gepubliceerd"
  $ raadlink withdraw https://data.voorbeeldegem.example/id/besluiten/1 --data data --reason "persoonsgegevens" --erase
  $ raadlink withdraw https://data.voorbeeldegem.example/id/besluiten/1 --data data --undo`

const WORDS = {
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
  erased: { nl: 'ingetrokken en gewist', en: 'withdrawn and erased' },
  restored: { nl: 'weer gepubliceerd', en: 'published again' },
  pages: { nl: 'pagina’s', en: 'pages' },
  gone: { nl: 'triples verwijderd', en: 'triples removed' },
  back: { nl: 'triples toegevoegd', en: 'triples added' },
  captures: { nl: 'ook gewist, want daar stond het in', en: 'erased too, for it stood in there' },
  suspects: {
    nl: 'kan het nog bevatten en is niet gewist; kijk het na, en trek het zo nodig in met --erase',
    en: 'may still hold it and was not erased; look at it, and withdraw it with --erase where it does',
  },
  unread: {
    nl: 'kon niet opnieuw gelezen worden en blijft staan zoals het was, zonder wat ingetrokken is',
    en: 'could not be read again and stands as it was, without what was withdrawn',
  },
  elsewhere: { nl: 'dezelfde tekst staat woordelijk ook nog bij', en: 'the same text still stands, word for word, at' },
} as const satisfies Record<string, Text>

/** `raadlink withdraw`: a page or a decision out of everything that is published. */
export function withdrawCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addAgentOption(addLanguageOption(addDataOption(new Command('withdraw'))))
    .description(
      'Withdraw a page (until it is ingested again) or a resource such as a decision (until --undo) from everything that is published.',
    )
    .argument('<target>', 'address of the page, or IRI of the resource')
    .option('--reason <text>', 'why; the log keeps it')
    .option(
      '--erase',
      'also remove it from captures and log for good (personal data); a tombstone without content stays',
    )
    .option('--undo', 'let a resource that was withdrawn by itself be there again')
    .addHelpText('after', EXAMPLES)
    .action(async (target: string, options: WithdrawCommandOptions) => done(await run(target, options, terminal)))
}

async function run(target: string, options: WithdrawCommandOptions, terminal: Terminal): Promise<ExitStatus> {
  const { reason, erase = false, undo = false } = options
  if (undo && (erase || reason !== undefined))
    throw new AppError('usage', '--undo goes with neither --reason nor --erase')
  if (!undo && (reason === undefined || reason.trim() === ''))
    throw new AppError('usage', '--reason is missing: the log keeps why something was withdrawn')
  return withData(options, terminal, async (data): Promise<ExitStatus> => {
    const settings = settingsFor(data, options, terminal)
    const { language } = settings
    const agent = agentOf(options, terminal)
    const { changes, pages, elsewhere, captures, suspects, unread } =
      undo || reason === undefined
        ? await restore(target, data, settings, agent)
        : await withdraw(target, data, settings, { agent, reason, erase })
    const count = (field: 'inserts' | 'deletes'): number =>
      changes.reduce((sum, change) => sum + change[field].length, 0)
    const what = WORDS[undo ? 'restored' : erase ? 'erased' : 'withdrawn'][language]
    await write(
      terminal.stdout,
      `${target}: ${what} (${pages.length} ${WORDS.pages[language]}, ${undo ? count('inserts') : count('deletes')} ${WORDS[undo ? 'back' : 'gone'][language]})\n`,
    )
    for (const address of captures) await write(terminal.stderr, `raadlink: ${address}: ${WORDS.captures[language]}\n`)
    for (const iri of elsewhere) await write(terminal.stderr, `raadlink: ${WORDS.elsewhere[language]} ${iri}\n`)
    for (const address of suspects) await write(terminal.stderr, `raadlink: ${address}: ${WORDS.suspects[language]}\n`)
    for (const address of unread) await write(terminal.stderr, `raadlink: ${address}: ${WORDS.unread[language]}\n`)
    return elsewhere.length + suspects.length + unread.length > 0 ? 1 : 0
  })
}
