import type { CalendarDate } from '../model.js'
import { parseTable } from './compact-reference.js'

/** A mandataris in a register. */
export interface RegisterEntry {
  /** IRI of the mandataris or functionaris. */
  readonly iri: string
  /** Whole name. */
  readonly naam: string
  /** IRI of the body, abstract or in its term; empty when the register does not say. */
  readonly orgaan: string
  /** First and last day of the mandate; empty when the register does not say. */
  readonly start: string
  readonly einde: string
  /**
   * A day on which the page with the IRI shows the person in office; for registers made from pages, which state no
   * dates.
   */
  readonly gezien: string
}

/** Who holds which mandate, by name, body and day; and whether the register has an IRI. */
export interface PersonRegister {
  /** Number of mandatarissen. */
  readonly size: number
  has(iri: string): boolean
  /** The mandatarissen that the name may mean for any of these bodies on that day; each IRI once. */
  find(naam: string, organen: ReadonlySet<string>, date: CalendarDate): readonly RegisterEntry[]
  /** The names of who holds office in one of these bodies on that day, in the order of the register. */
  inOffice(organen: ReadonlySet<string>, date: CalendarDate): readonly string[]
}

const COLUMNS = ['iri', 'naam', 'orgaan', 'start', 'einde', 'gezien'] as const
/** First days of the terms of local councils, for entries with only a day on which the person was seen. */
const TERM_STARTS: readonly CalendarDate[] = ['2007-01-01', '2013-01-01', '2019-01-01', '2024-12-02']

/**
 * Reads a register: a tab-separated table with the columns iri, naam, orgaan, start, einde, gezien. Throws RangeError
 * when one is missing.
 */
export function parseRegister(tsv: string): PersonRegister {
  const byName = new Map<string, RegisterEntry[]>()
  const iris = new Set<string>()
  for (const row of parseTable(tsv, COLUMNS)) {
    iris.add(row.iri)
    byName.set(nameKey(row.naam), [...(byName.get(nameKey(row.naam)) ?? []), row])
  }
  return {
    size: iris.size,
    has: (iri) => iris.has(iri),
    inOffice: (organen, date) => {
      const fits = [...byName.values()].flat().filter((entry) => organen.has(entry.orgaan) && isInOffice(entry, date))
      return [...new Set(fits.map(({ naam }) => naam))]
    },
    find: (naam, organen, date) => {
      const fits = (byName.get(nameKey(naam)) ?? []).filter(
        (entry) => (entry.orgaan === '' || organen.has(entry.orgaan)) && isInOffice(entry, date),
      )
      return fits.filter((entry, index) => fits.findIndex(({ iri }) => iri === entry.iri) === index)
    },
  }
}

/** The text of a register; sorted, without duplicate rows. */
export function writeRegister(entries: readonly RegisterEntry[]): string {
  const rows = new Set(
    entries.map((entry) => COLUMNS.map((column) => entry[column].replace(/[\t\n]/gu, ' ')).join('\t')),
  )
  return `${[COLUMNS.join('\t'), ...[...rows].sort()].join('\n')}\n`
}

/** With dates: within them. With only a day on which the person was seen: within the same term. Otherwise unknown. */
function isInOffice({ start, einde, gezien }: RegisterEntry, date: CalendarDate): boolean {
  if (start !== '' || einde !== '') return (start === '' || start <= date) && (einde === '' || date <= einde)
  return gezien !== '' && termOf(gezien) === termOf(date)
}

function termOf(date: CalendarDate): number {
  return TERM_STARTS.findLastIndex((start) => start <= date)
}

/** A name regardless of the order of its parts, capitals and accents. */
export function nameKey(naam: string): string {
  return naam
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('nl')
    .split(/[^\p{Letter}\p{Number}]+/gu)
    .filter(Boolean)
    .sort()
    .join(' ')
}
