import { Command } from 'commander'
import { PAGE_ROLES, type GraphRole } from '../../log/changes/change.js'
import { statementsOfData } from '../../harvest/ledger/statements-of-data.js'
import type { Language } from '../../config.js'
import { parseRegister } from '../../linking/person-register.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { FolderFault } from '../../log/verify-folder.js'
import { datasetHash } from '../../publication/dumps/dataset-hash.js'
import { keptDifferences } from '../../dataset/kept-differences.js'
import { SEVERITY_WORDS } from '../../report/phrases.js'
import type { Text } from '../../rules/rule.js'
import { completenessText } from '../views/completeness-text.js'
import { addDataOption, settingsFor, withDataToRead, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { addLanguageOption, type SharedOptions } from '../options/shared-options.js'
import { FAULTS } from '../views/folder-faults.js'
import { write, type Terminal } from '../views/terminal.js'

interface StatusOptions extends DataOptions, Pick<SharedOptions, 'lang'> {
  readonly hash?: true
  readonly json?: true
  readonly verify?: true
}

const EXAMPLES = `
Examples:
  $ raadlink status --data data
  $ raadlink status --data data --hash --json
  $ raadlink status --data data --verify`

/** `raadlink status`: what is in a data folder. */
export function statusCommand(terminal: Terminal, done: (status: ExitStatus) => void): Command {
  return addLanguageOption(addDataOption(new Command('status')))
    .description(
      'Tell what is in a data folder: documents, graphs, changes, what could not be read, what is withdrawn, what the documents of one sitting say differently; of what was harvested, how complete each source is.',
    )
    .option('--hash', 'also the hash of the public dataset in its normal form')
    .option('--verify', 'also read every capture and the whole log, and tell what is missing or damaged (status 1)')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: StatusOptions) => done(await run(options, terminal)))
}

async function run(options: StatusOptions, terminal: Terminal): Promise<ExitStatus> {
  return withDataToRead(options, terminal, async (data): Promise<ExitStatus> => {
    const { language } = settingsFor(data, options, terminal)
    const faults = options.verify ? [...data.verify()] : []
    const status = {
      ...statusOf(data, language),
      ...(options.hash && { hash: await datasetHash(data) }),
      ...(options.verify && { faults: faultRows(faults, language) }),
    }
    const exit = faults.length > 0 ? 1 : 0
    const sources = statementsOfData(data)
    if (options.json) {
      await write(
        terminal.stdout,
        `${JSON.stringify({ ...status, ...(sources.length > 0 && { sources }) }, undefined, 2)}\n`,
      )
      return exit
    }
    for (const [name, value] of Object.entries(status))
      await write(terminal.stdout, textOf(LABELS[name as keyof typeof LABELS][language], value))
    for (const statement of sources) await write(terminal.stdout, completenessText(statement, language))
    if (options.verify && exit === 0) await write(terminal.stdout, `${WHOLE[language]}\n`)
    return exit
  })
}

const LABELS = {
  folder: { nl: 'Gegevensmap', en: 'Data folder' },
  documents: { nl: 'Documenten ontvangen', en: 'Documents received' },
  published: { nl: 'Pagina’s gepubliceerd', en: 'Pages published' },
  triples: { nl: 'Triples openbaar', en: 'Public triples' },
  graphs: { nl: 'Grafen', en: 'Graphs' },
  changes: { nl: 'Wijzigingen', en: 'Changes' },
  lastChange: { nl: 'Laatste wijziging', en: 'Last change' },
  erasures: { nl: 'Wissingen', en: 'Erasures' },
  waiting: { nl: 'Ontvangen en nog niet gelezen', en: 'Received and not read yet' },
  unreadable: { nl: 'Niet te lezen', en: 'Could not be read' },
  withdrawn: { nl: 'Ingetrokken', en: 'Withdrawn' },
  register: { nl: 'Mandatarissen in het register', en: 'Mandatarissen in the register' },
  differences: {
    nl: 'Verschillen tussen documenten van één zitting',
    en: 'Differences between documents of one sitting',
  },
  erased: { nl: 'Gewist', en: 'Erased' },
  faults: { nl: 'Ontbreekt of beschadigd', en: 'Missing or damaged' },
  hash: { nl: 'Controlegetal van de openbare gegevens', en: 'Hash of the public dataset' },
} as const satisfies Record<string, Text>

type StatusList = readonly Readonly<Record<string, string | undefined>>[]
type StatusValue = string | number | Readonly<Record<string, number>> | StatusList

const isList = (value: StatusValue): value is StatusList => Array.isArray(value)

/** One entry as text: a value, counts by name, or a list with a line each; nothing for an empty list. */
function textOf(label: string, value: StatusValue): string {
  if (typeof value !== 'object') return `${label}: ${value}\n`
  if (!isList(value))
    return `${label}: ${Object.entries(value)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}\n`
  const lines = value.map(
    (row) =>
      `  ${Object.values(row)
        .filter((each) => each !== undefined)
        .join('  ')}\n`,
  )
  return lines.length === 0 ? '' : `${label}:\n${lines.join('')}`
}

function statusOf(data: DataFolder, language: Language): Readonly<Record<string, StatusValue>> {
  const heads = data.heads()
  const count = (role: GraphRole): number => heads.filter((head) => head.role === role && head.triples > 0).length
  const last = heads.reduce((latest, { time }) => (time > latest ? time : latest), '')
  const pages = heads.filter(
    ({ role, triples, cause }) =>
      role === 'stated' && triples === 0 && cause.kind !== 'publish' && cause.subject === undefined,
  )
  return {
    folder: data.path,
    documents: data.pages.all().length,
    published: data.pages.published().length,
    triples: data.merge.size,
    graphs: Object.fromEntries(PAGE_ROLES.map((role) => [role, count(role)])),
    changes: data.sequence,
    ...(last !== '' && { lastChange: last }),
    erasures: data.erasures,
    ...registerStatus(data, language),
    waiting: data.pages.unsettled().map((address) => ({ address })),
    unreadable: data.pages.failures(),
    withdrawn: [
      ...pages.map(({ cause, time }) => ({ target: cause.address, time, reason: cause.reason })),
      ...data.pages.withdrawals().map(({ subject, time, cause }) => ({ target: subject, time, reason: cause.reason })),
    ],
    erased: data.pages.erased(),
    differences: keptDifferences(data).map(({ address, place, severity, message, rule, other }) => ({
      address: `${address}:${place ?? '-:-'}`,
      severity: SEVERITY_WORDS[severity][language],
      message: message[language],
      rule,
      other,
    })),
  }
}

const WHOLE = {
  nl: 'Nagekeken: alle ontvangen documenten en het hele logboek zijn er, onbeschadigd',
  en: 'Verified: every document received and the whole log are there, undamaged',
} as const satisfies Text

function faultRows(faults: readonly FolderFault[], language: Language): StatusList {
  return faults.map(({ kind, about, sha256 }) => ({
    about: about.length > 0 ? about.join(', ') : sha256,
    fault: FAULTS[kind][language],
    ...(about.length > 0 && sha256 !== undefined && { sha256 }),
  }))
}

/** How many people are in the register that goes with the folder, and whether everything was read with it. */
function registerStatus(data: DataFolder, language: Language): { readonly register?: string } {
  if (data.register === undefined) return {}
  const { size } = parseRegister(data.register)
  return { register: `${size}${data.isRegisterPending ? PENDING[language] : ''}` }
}

const PENDING = {
  nl: ' (nog niet alles is ermee gelezen: raadlink remap)',
  en: ' (not everything was read with it yet: raadlink remap)',
} as const satisfies Text
