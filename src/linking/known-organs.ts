import { readFileSync } from 'node:fs'
import type { CalendarDate } from '../model.js'
import { bestuursorgaanClasses } from '../rdf/concepts.js'

/** A body in its term. */
export interface OrganInTerm {
  readonly iri: string
  readonly start: CalendarDate
  /** First day after its term. */
  readonly end?: CalendarDate
  /** The start, or the end, is that of the term in general, not of this body. */
  readonly startIsGeneral: boolean
  readonly endIsGeneral: boolean
}

/** An abstract body that holds sittings, with its bodies in a term whose dates are known. */
export interface KnownOrgan {
  readonly iri: string
  /** Name of its class in the code list. */
  readonly klasse: string
  /** IRI of its class. */
  readonly classificatie: string
  /** IRI of its bestuurseenheid. */
  readonly unit: string
  readonly terms: readonly OrganInTerm[]
}

const UNITS = 'http://data.lblod.info/id/bestuurseenheden/'
const ORGANS = 'http://data.lblod.info/id/bestuursorganen/'

/** Reads the table written by compactOrgans. */
export function parseKnownOrgans(tsv: string): readonly KnownOrgan[] {
  const classIris = new Map(Object.entries(bestuursorgaanClasses).map(([iri, name]) => [name, iri] as const))
  return tsv
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [unit = '', klasse = '', id = '', terms = ''] = line.split('\t')
      const classificatie = classIris.get(klasse)
      return classificatie === undefined
        ? []
        : [
            {
              iri: iriOf(id),
              klasse,
              classificatie,
              unit: UNITS + unit,
              terms: terms.split(' ').filter(Boolean).map(termOf),
            },
          ]
    })
}

/** The bodies of the package's own table. */
export function readKnownOrgans(): readonly KnownOrgan[] {
  return parseKnownOrgans(readFileSync(new URL('../../vocabularies/bestuursorganen.tsv', import.meta.url), 'utf8'))
}

function termOf(text: string): OrganInTerm {
  const [id = '', dates = ''] = text.split('@')
  const [start = '', end = ''] = dates.split('/')
  const plain = (date: string): string => date.replace(/^~/u, '')
  return {
    iri: iriOf(id),
    start: plain(start),
    ...(end !== '' && { end: plain(end) }),
    startIsGeneral: start.startsWith('~'),
    endIsGeneral: end.startsWith('~'),
  }
}

function iriOf(id: string): string {
  return id.includes('/') ? id : ORGANS + id
}
