import { AppError } from '../../errors.js'
import { FORMATS, type FormatName } from '../../rdf/formats/formats.js'
import type { QueryForm } from './query-text.js'

/** Formats of rows and booleans. */
export type RowFormat = 'json' | 'xml' | 'csv' | 'tsv'
export type ResultFormat = RowFormat | FormatName

/** A result format: the media type of the answer and the names by which clients ask for it. */
export interface ResultFormatRow {
  readonly name: ResultFormat
  readonly mediaType: string
  readonly aliases: readonly string[]
}

/** SPARQL 1.1 Query Results JSON, XML, CSV and TSV. The first is the default. */
export const ROW_FORMATS: readonly (ResultFormatRow & { readonly name: RowFormat })[] = [
  { name: 'json', mediaType: 'application/sparql-results+json', aliases: ['application/json', 'text/json'] },
  { name: 'xml', mediaType: 'application/sparql-results+xml', aliases: ['application/xml', 'text/xml'] },
  { name: 'csv', mediaType: 'text/csv', aliases: [] },
  { name: 'tsv', mediaType: 'text/tab-separated-values', aliases: [] },
]

/** The formats of graphs. The first is the default. */
export const GRAPH_FORMATS: readonly (ResultFormatRow & { readonly name: FormatName })[] = (
  ['turtle', 'ntriples', 'nquads', 'trig', 'jsonld', 'rdfxml'] as const
).map((name) => ({ name, mediaType: FORMATS[name].mediaType, aliases: FORMATS[name].aliases }))

/** The formats for a form of query, the default first. */
export function formatsOfForm(form: QueryForm): readonly ResultFormatRow[] {
  return form === 'select' || form === 'ask' ? ROW_FORMATS : GRAPH_FORMATS
}

/** The format asked for by name, else the default of the form. Throws `not-acceptable`. */
export function formatAsked(form: QueryForm, name: string | undefined): ResultFormatRow {
  const formats = formatsOfForm(form)
  const format = name === undefined ? formats[0] : formats.find((each) => each.name === name)
  if (format) return format
  throw new AppError(
    'not-acceptable',
    `${form.toUpperCase()} queries are answered as ${formats.map((each) => each.name).join(', ')}, not as ${String(name).slice(0, 100)}`,
  )
}

export function mediaTypeOf(format: ResultFormat): string {
  const row = [...ROW_FORMATS, ...GRAPH_FORMATS].find(({ name }) => name === format)
  if (!row) throw new Error(`no result format ${format}`)
  return row.mediaType
}
