import { bestuursorgaanClasses } from '../rdf/concepts.js'

/** A bestuurseenheid as given by a source. */
export interface SourceUnit {
  readonly uri: string
  readonly classificatie: string
  readonly label: string
  readonly nis2019: string
  readonly nis2025: string
  readonly organen_2025: string
}

/** A bestuursorgaan, abstract or in its term, as given by a source. Moments in UTC or local, dates, or empty. */
export interface SourceOrgan {
  readonly soort: string
  readonly uri: string
  readonly classificatie: string
  readonly eenheid: string
  readonly is_tijdspecialisatie_van: string
  readonly bindingStart: string
  readonly bindingEinde: string
  readonly termijn: string
  /** `LMB`: the dates of this body; anything else: the dates of the term of all bodies. */
  readonly datum_bron: string
}

const UNITS = 'http://data.lblod.info/id/bestuurseenheden/'
const ORGANS = 'http://data.lblod.info/id/bestuursorganen/'
/** First day of the terms that sources name without dates; each term ends when the next starts. */
const TERM_STARTS: Readonly<Record<string, string>> = { '2019-2024': '2019-01-01', '2025-2030': '2024-12-02' }
const TERM_ENDS: Readonly<Record<string, string>> = { '2019-2024': '2024-12-02' }

/**
 * The table of units: id, soort, naam, nis2019, nis2025, sinds2025; sorted, so that a new source gives a small diff.
 */
export function compactUnits(units: readonly SourceUnit[]): string {
  const rows = units
    .filter(({ uri }) => uri.startsWith(UNITS))
    .map((unit) =>
      [
        unit.uri.slice(UNITS.length),
        unit.classificatie,
        unit.label,
        unit.nis2019,
        unit.nis2025,
        unit.organen_2025,
      ].join('\t'),
    )
  return `${['id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025', ...[...new Set(rows)].sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'nl'))].join('\n')}\n`
}

function keyOf(row: string): string {
  const [id = '', kind = '', name = ''] = row.split('\t')
  return `${name}\t${kind}\t${id}`
}

/**
 * The table of bodies that hold sittings: eenheid, klasse, id of the abstract body, and its bodies in a term whose
 * dates are known, each `id@start/einde` (local dates; the end is the first day after; `~` before a date of the term in
 * general). Bodies in a term without any date are left out, because a sitting could not be assigned to them.
 */
export function compactOrgans(organs: readonly SourceOrgan[]): string {
  const classes = new Set(Object.values(bestuursorgaanClasses))
  const terms = new Map<string, string[]>()
  for (const organ of organs) {
    if (organ.soort !== 'in-tijd' || organ.is_tijdspecialisatie_van === '') continue
    const start = bound(organ.bindingStart, TERM_STARTS[organ.termijn], organ.datum_bron)
    const end = bound(organ.bindingEinde, TERM_ENDS[organ.termijn], organ.datum_bron)
    if (start === '') continue
    terms.set(organ.is_tijdspecialisatie_van, [
      ...(terms.get(organ.is_tijdspecialisatie_van) ?? []),
      `${idOf(organ.uri)}@${start}/${end}`,
    ])
  }
  const rows = organs
    .filter(
      ({ soort, classificatie, eenheid }) =>
        soort === 'abstract' && classes.has(classificatie) && eenheid.startsWith(UNITS),
    )
    .map(({ uri, classificatie, eenheid }) =>
      [eenheid.slice(UNITS.length), classificatie, idOf(uri), (terms.get(uri) ?? []).sort().join(' ')].join('\t'),
    )
  return `${['eenheid\tklasse\tid\tin-tijd', ...[...new Set(rows)].sort()].join('\n')}\n`
}

/**
 * A date of the body itself, or marked as that of the term. Midnight in Belgium written in UTC is the day that starts
 * then.
 */
function bound(moment: string, term: string | undefined, source: string): string {
  if (moment === '') return term === undefined ? '' : `~${term}`
  const date = moment.endsWith('Z')
    ? new Date(Date.parse(moment) + 2 * 3_600_000).toISOString().slice(0, 10)
    : moment.slice(0, 10)
  return source === 'LMB' ? date : `~${date}`
}

/** Almost all bodies have IRIs in one namespace; an id in another one is kept whole. */
function idOf(uri: string): string {
  return uri.startsWith(ORGANS) ? uri.slice(ORGANS.length) : uri
}

/** Rows of a table with a header line. Throws when a required column is missing. */
export function parseTable<Column extends string>(
  tsv: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const [head = '', ...lines] = tsv.split(/\r?\n/u)
  const names = head.split('\t')
  const missing = columns.filter((column) => !names.includes(column))
  if (missing.length > 0) throw new RangeError(`the table has no column ${missing.join(', ')}`)
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(columns.map((column) => [column, cells[names.indexOf(column)] ?? ''])) as Record<
        Column,
        string
      >
    })
}
