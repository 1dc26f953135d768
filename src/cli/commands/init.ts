import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Command, Option } from 'commander'
import { checkBase } from '../../config.js'
import { AppError } from '../../errors.js'
import { readKnownUnits, type KnownUnit } from '../../linking/known-units.js'
import { searchUnits } from '../../linking/search-units.js'
import { unitOfName } from '../../linking/unit-of-name.js'
import { writeFileAtomically } from '../../log/changes/atomic-file.js'
import { LICENCES, siteAddress, siteOf } from '../../publication/site/site.js'
import { addOwn, readSourceList, type OwnSettings } from '../../sources/list/source-list.js'
import { addLanguageOption, settingsOf, type SharedOptions } from '../options/shared-options.js'
import { SOURCE_LIST } from '../options/source-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { write, type Terminal } from '../views/terminal.js'

interface InitOptions extends Pick<SharedOptions, 'lang'> {
  readonly config?: string
  readonly site?: string
  readonly base?: string
  readonly title?: string
  readonly licence?: string
  readonly contact?: string
}

const EXAMPLES = `
What is not given is asked for on a terminal. The base for IRIs is for ever: a data folder keeps it.

Examples:
  $ raadlink init
  $ raadlink init Aalst --site https://data.aalst.example/ --licence gratis-hergebruik --contact data@aalst.example`

const WORDS = {
  council: {
    nl: 'Voor welk bestuur publiceert u? (een stuk van de naam volstaat)',
    en: 'For which unit do you publish? (part of its name will do)',
  },
  which: { nl: 'Welk bestuur is het? Geef het nummer', en: 'Which one is it? Give the number' },
  none: { nl: 'Geen bestuur van vandaag heet zo.', en: 'No unit of today is called so.' },
  site: { nl: 'Adres van de site waarop u publiceert', en: 'Address of the site on which you publish' },
  base: {
    nl: 'Begin van de adressen van uw gegevens; dat verandert nooit meer',
    en: 'Beginning of the IRIs of your data; it never changes again',
  },
  licence: {
    nl: `Licentie (${Object.keys(LICENCES).join(' of ')})`,
    en: `Licence (${Object.keys(LICENCES).join(' or ')})`,
  },
  contact: { nl: 'E-mailadres of pagina voor vragen', en: 'E-mail address or page for questions' },
  written: { nl: 'bewaard in', en: 'kept in' },
  next: {
    nl: 'Nu verder: raadlink ingest <pagina’s> --data <map>, of raadlink sources add <adres> en raadlink harvest --data <map>.',
    en: 'Next: raadlink ingest <pages> --data <folder>, or raadlink sources add <address> and raadlink harvest --data <folder>.',
  },
} as const

/** `raadlink init`: who publishes, and where; kept in raadlink.yaml and used by every command. */
export function initCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(new Command('init'))
    .description(`Say once who publishes and where: council, site, base for IRIs, licence, contact (${SOURCE_LIST}).`)
    .argument('[bestuurseenheid]', 'the council, by name or part of it (“OCMW Aalst”), or by its IRI')
    .option('--config <file>', `the file to keep it in (default: ${SOURCE_LIST} in this folder)`)
    .option('--site <url>', 'address the site has or will have')
    .option('--base <iri>', 'where what has no IRI gets one (default: id/ below the site)')
    .option('--title <text>', 'name of the dataset, for people (default: Besluiten van, and the council)')
    .addOption(new Option('--licence <licence>', 'under which the data may be used').choices(Object.keys(LICENCES)))
    .option('--contact <contact>', 'e-mail address or page where questions are answered')
    .addHelpText('after', EXAMPLES)
    .action(async (council: string | undefined, options: InitOptions) => done(await run(council, options, terminal)))
}

async function run(given: string | undefined, options: InitOptions, terminal: Terminal): Promise<ExitStatus> {
  const { language } = settingsOf(options, terminal)
  const name = options.config ?? SOURCE_LIST
  const file = resolve(terminal.folder, name)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const known = before === '' ? {} : readSourceList(before, name, unitOfName).own
  const asker = openAsker(terminal)
  try {
    const value = async (key: 'site' | 'base' | 'licence' | 'contact', proposal?: string): Promise<string> =>
      options[key] ?? known[key] ?? (await asker.ask(`--${key}`, WORDS[key][language], proposal))
    const say = (unit: KnownUnit, number: number): Promise<void> =>
      write(terminal.stderr, `  ${number}. ${unit.kind} ${unit.name}\n`)
    const unit = await chooseUnit(given ?? known.bestuurseenheid, asker, language, say)
    const site = siteAddress(await value('site'))
    const base = checkBase(await value('base', `${site}id/`), '--base')
    const own: OwnSettings = {
      bestuurseenheid: unit.iri,
      publisher: `${unit.kind} ${unit.name}`,
      title: options.title ?? known.title ?? `Besluiten van ${unit.kind} ${unit.name}`,
      site,
      base: /[/#]$/u.test(base) ? base : `${base}/`,
      licence: await value('licence'),
      contact: await value('contact'),
    }
    // Refused here rather than at the first publication.
    siteOf({ ...own, baseUrl: own.site }, terminal.now().toISOString())
    const after = addOwn(before, own)
    readSourceList(after, name, unitOfName)
    writeFileAtomically(file, after)
    await write(
      terminal.stdout,
      `${unit.kind} ${unit.name} (${unit.iri}), ${site}: ${WORDS.written[language]} ${name}\n`,
    )
    await write(terminal.stderr, `${WORDS.next[language]}\n`)
    return 0
  } finally {
    asker.close()
  }
}

interface Asker {
  /** The answer of a person; `usage` when nobody is there to give one. */
  ask(option: string, question: string, proposal?: string): Promise<string>
  close(): void
}

function openAsker({ stdin, stderr }: Terminal): Asker {
  const isWatched = (stdin as { readonly isTTY?: boolean }).isTTY === true
  const lines = isWatched ? createInterface({ input: stdin, output: stderr }) : undefined
  return {
    async ask(option, question, proposal) {
      if (!lines) {
        if (proposal !== undefined) return proposal
        throw new AppError('usage', `give ${option}: nothing can be asked here, as this is no terminal`)
      }
      for (;;) {
        const answer = (await lines.question(`${question}${proposal === undefined ? '' : ` [${proposal}]`}: `)).trim()
        if (answer !== '' || proposal !== undefined) return answer === '' ? (proposal ?? '') : answer
      }
    },
    close: () => lines?.close(),
  }
}

/** The unit that is meant: by IRI, by its very name, or chosen from what a search gives. */
async function chooseUnit(
  given: string | undefined,
  asker: Asker,
  language: 'nl' | 'en',
  say: (unit: KnownUnit, number: number) => Promise<void>,
): Promise<KnownUnit> {
  const units = readKnownUnits()
  for (let text = given; ; text = undefined) {
    const meant = text ?? (await asker.ask('the council', WORDS.council[language]))
    const byIri = units.find(({ iri }) => iri === meant)
    if (byIri) return byIri
    const found = searchUnits(meant, units)
    const exact = found.filter((unit) => [unit.name, `${unit.kind} ${unit.name}`].some((name) => isSame(name, meant)))
    const [only] = exact.length > 0 ? exact : found
    if (only && (exact.length > 0 || found.length === 1)) return only
    for (const [i, unit] of found.entries()) await say(unit, i + 1)
    if (found.length === 0) {
      if (text !== undefined) throw new AppError('usage', `“${meant}”: ${WORDS.none[language]}`)
      continue
    }
    const answer = Number(await asker.ask('the whole name of the council, or its IRI', WORDS.which[language]))
    const chosen = found[answer - 1]
    if (chosen) return chosen
  }
}

function isSame(one: string, other: string): boolean {
  return one.localeCompare(other, 'nl', { sensitivity: 'base' }) === 0
}
