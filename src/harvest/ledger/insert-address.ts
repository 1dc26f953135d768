import type { LeftReason } from '../../completeness/left-reasons.js'
import type { LedgerFile } from './ledger-file.js'
import type { FoundHow } from '../../completeness/ledger-row.js'

/**
 * After this many pages of a list in a row without a publication, a calendar is given up: no council goes a year
 * without a sitting.
 */
export const MOST_BARREN = 12
/** What is requested first: lists before publications, these before copies and annexes. */
export const RANKS: Readonly<Record<FoundHow, number>> = {
  start: 0,
  feed: 0,
  paging: 1,
  sitemap: 1,
  link: 2,
  'pdf-twin': 3,
  attachment: 4,
}
/** Why an address is not followed, for people. */
export const MESSAGES: Readonly<Record<LeftReason, string>> = {
  'no-address': 'geen adres dat opgevraagd kan worden',
  'no-web-address':
    'vermeld als publicatie, op een adres dat niet opgehaald wordt (geen http of https, met een wachtwoord erin, of eindeloos lang)',
  redirect: 'een ander adres verwijst hierheen door, en wat daarvan kwam staat daar',
  elsewhere: 'op een andere site',
  'no-publication-link': 'leidt naar geen publicatie',
  identifier: 'naam van een document, geen adres van een pagina',
  feed: 'niet gevolgd: de bron heeft een stroom waarin al haar publicaties staan',
  'out-of-reach':
    'staat in de stroom of op de pagina zelf, maar op een plaats die niet bij deze bron hoort (zet haar naam bij hosts) of die geen adres is',
  pages: 'meer adressen dan deze bron per keer mag',
  depth: 'te veel stappen van het startadres',
  calendar: `na ${MOST_BARREN} bladzijden van een lijst zonder publicaties`,
  paging: 'meer bladzijden van lijsten dan er kunnen zijn',
  erased: 'op vraag gewist: wordt niet meer opgehaald tot iemand het opnieuw invoert',
}

/** How far an address is from the start, and how it was found. */
export interface Step {
  readonly depth: number
  readonly barren: number
  readonly on?: string
  readonly now: string
}

/** `name:password@` before a host: a secret that a page reveals is not stored again. */
const CREDENTIALS = /^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/iu

/** Puts an address in the ledger unless it is there. With `left` it is known but not followed. */
export function insertAddress(
  file: LedgerFile,
  source: string,
  address: string,
  how: FoundHow,
  { depth, barren, on, now }: Step,
  left?: LeftReason,
): void {
  const shown = address.replace(CREDENTIALS, '$1')
  file.run(
    `INSERT OR IGNORE INTO address (source, address, host, how, found_on, found_at, depth, barren, rank, state, reason, message)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    source,
    shown,
    URL.canParse(shown) ? new URL(shown).host : '',
    how,
    on ?? null,
    now,
    depth,
    barren,
    RANKS[how],
    left === undefined ? 'queued' : 'skipped',
    left ?? null,
    left === undefined ? null : MESSAGES[left],
  )
}
