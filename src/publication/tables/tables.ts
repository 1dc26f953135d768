import { toBrusselsDate, toBrusselsLocal } from '../../rdf/date-time.js'
import { besluit, dct, eli, prov } from '../../rdf/vocabularies.js'
import type { TableData } from './table-data.js'

export type Cell = string | number | undefined

/** A table for use in a spreadsheet. */
export interface Table {
  /** Its name in paths. */
  readonly name: 'zittingen' | 'besluiten' | 'stemmingen' | 'aanwezigheden'
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: (data: TableData) => Iterable<readonly Cell[]>
}

const SITTING_COLUMNS = ['Bestuur', 'Bestuursorgaan', 'Datum zitting'] as const

/** The tables with their columns. New columns are added at the end; columns are never moved. */
export const TABLES: readonly Table[] = [
  {
    name: 'zittingen',
    title: 'Zittingen',
    columns: [
      ...SITTING_COLUMNS,
      'Gepland',
      'Geopend',
      'Gesloten',
      'Plaats',
      'Voorzitter',
      'Secretaris',
      'Aantal agendapunten',
      'Zitting',
    ],
    rows: function* (data) {
      for (const iri of data.listed(besluit.Zitting)) {
        const moment = (property: { readonly value: string }): Cell => local(data.first(iri, property))
        yield [
          ...sitting(data, iri),
          moment(besluit.geplandeStart),
          moment(prov.startedAtTime),
          moment(prov.endedAtTime),
          data.nameOf(data.first(iri, prov.atLocation)),
          data.nameOf(data.first(iri, besluit.heeftVoorzitter)),
          data.nameOf(data.first(iri, besluit.heeftSecretaris)),
          data.all(iri, besluit.behandelt).length,
          iri,
        ]
      }
    },
  },
  {
    name: 'besluiten',
    title: 'Besluiten',
    columns: [
      ...SITTING_COLUMNS,
      'Agendapunt',
      'Titel',
      'Omschrijving',
      'Gepubliceerd op',
      'In werking vanaf',
      'Besluit',
    ],
    rows: function* (data) {
      for (const iri of data.listed(besluit.Besluit)) {
        const behandeling = data.subjectOf(prov.generated, iri) ?? data.first(iri, prov.wasGeneratedBy)
        yield [
          ...item(data, behandeling),
          data.first(iri, eli.title),
          data.first(iri, eli.description),
          data.first(iri, eli.date_publication),
          data.first(iri, eli.first_date_entry_in_force),
          iri,
        ]
      }
    },
  },
  {
    name: 'stemmingen',
    title: 'Stemmingen',
    columns: [
      ...SITTING_COLUMNS,
      'Agendapunt',
      'Onderwerp',
      'Gevolg',
      'Geheim',
      'Voor',
      'Tegen',
      'Onthoudingen',
      'Stemming',
    ],
    rows: function* (data) {
      for (const iri of data.listed(besluit.Stemming)) {
        const count = (property: { readonly value: string }): Cell => whole(data.first(iri, property))
        yield [
          ...item(data, data.subjectOf(besluit.heeftStemming, iri)),
          data.first(iri, besluit.onderwerp),
          data.first(iri, besluit.gevolg),
          yesNo(data.first(iri, besluit.geheim)),
          count(besluit.aantalVoorstanders),
          count(besluit.aantalTegenstanders),
          count(besluit.aantalOnthouders),
          iri,
        ]
      }
    },
  },
  {
    name: 'aanwezigheden',
    title: 'Aanwezigheden',
    columns: [...SITTING_COLUMNS, 'Naam', 'Hoedanigheid', 'Mandaat', 'Mandataris', 'Zitting'],
    rows: function* (data) {
      for (const iri of data.listed(besluit.Zitting)) {
        for (const [property, role] of ATTENDANCE) {
          for (const person of data.all(iri, property))
            yield [...sitting(data, iri), data.nameOf(person), role, data.roleOf(person), person, iri]
        }
      }
    },
  },
]

const ATTENDANCE = [
  [besluit.heeftVoorzitter, 'voorzitter'],
  [besluit.heeftSecretaris, 'secretaris'],
  [besluit.heeftAanwezigeBijStart, 'aanwezig bij de start'],
  [besluit.heeftAanwezige, 'aanwezig'],
  [besluit.heeftAfwezigeBijStart, 'afwezig bij de start'],
] as const

/** Unit, body and day of a sitting. */
function sitting(data: TableData, zitting: string | undefined): readonly Cell[] {
  const orgaan = data.first(zitting, besluit.isGehoudenDoor)
  const start = data.first(zitting, besluit.geplandeStart) ?? data.first(zitting, prov.startedAtTime)
  return [
    data.nameOf(data.eenheidOf(orgaan)),
    data.nameOf(orgaan),
    start === undefined ? undefined : toBrusselsDate(start),
  ]
}

/** The sitting, and the title of the item at which a decision or vote took place. */
function item(data: TableData, behandeling: string | undefined): readonly Cell[] {
  const agendapunt = data.first(behandeling, dct.subject)
  return [
    ...sitting(data, agendapunt === undefined ? undefined : data.subjectOf(besluit.behandelt, agendapunt)),
    data.first(agendapunt, dct.title),
  ]
}

/** `2025-02-03 19:30`, in Brussels time; a value that is not a moment is kept unchanged. */
function local(moment: string | undefined): string | undefined {
  return moment === undefined ? undefined : (toBrusselsLocal(moment)?.slice(0, 16).replace('T', ' ') ?? moment)
}

function whole(text: string | undefined): Cell {
  return text !== undefined && /^[+-]?\d{1,15}$/u.test(text) ? Number(text) : text
}

function yesNo(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /^(?:true|1)$/u.test(text) ? 'ja' : /^(?:false|0)$/u.test(text) ? 'nee' : text
}
