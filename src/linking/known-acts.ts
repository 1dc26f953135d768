import { readFileSync } from 'node:fs'
import type { CalendarDate } from '../model.js'

/** An act that councils cite, with the address where it is published. */
export interface KnownAct {
  readonly iri: string
  /** decreet, wet, besluit … */
  readonly soort: string
  /** Day of the act, or its year if no more is certain. */
  readonly datum: CalendarDate
  readonly titel: string
  /** Other names by which it is cited. */
  readonly namen: readonly string[]
}

/** Reads the table vocabularies/acts.tsv: iri, soort, datum, titel, namen (separated by |). */
export function parseKnownActs(tsv: string): readonly KnownAct[] {
  return tsv
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [iri = '', soort = '', datum = '', titel = '', namen = ''] = line.split('\t')
      return { iri, soort, datum, titel, namen: namen.split('|').filter(Boolean) }
    })
}

/** The acts of the package's own table. */
export function readKnownActs(): readonly KnownAct[] {
  return parseKnownActs(readFileSync(new URL('../../vocabularies/acts.tsv', import.meta.url), 'utf8'))
}
