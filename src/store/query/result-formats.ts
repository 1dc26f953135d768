import { FORMATS, type FormatName } from '../../rdf/formats/formats.js'
import type { QueryForm } from './query-text.js'

/** Formats of rows and of yes or no. */
export type RowFormat = 'json' | 'xml' | 'csv' | 'tsv'
export type ResultFormat = RowFormat | FormatName

/** How a result is written: media type of the answer and the names under which clients ask for it. */
export interface ResultFormatRow {
  readonly name: ResultFormat
  readonly mediaType: string
  readonly aliases: readonly string[]
}

/** SPARQL 1.1 Query Results JSON, XML, CSV and TSV. The first is what a client without a wish gets. */
export const ROW_FORMATS: readonly (ResultFormatRow & { readonly name: RowFormat })[] = [
  { name: 'json', mediaType: 'application/sparql-results+json', aliases: ['application/json', 'text/json'] },
  { name: 'xml', mediaType: 'application/sparql-results+xml', aliases: ['application/xml', 'text/xml'] },
  { name: 'csv', mediaType: 'text/csv', aliases: [] },
  { name: 'tsv', mediaType: 'text/tab-separated-values', aliases: [] },
]

/** The formats of graphs, the one that a client without a wish gets first. */
export const GRAPH_FORMATS: readonly (ResultFormatRow & { readonly name: FormatName })[] = (
  ['turtle', 'ntriples', 'nquads', 'trig', 'jsonld', 'rdfxml'] as const
).map((name) => ({ name, mediaType: FORMATS[name].mediaType, aliases: FORMATS[name].aliases }))

/** The formats that fit a form of query, the preferred one first. */
export function formatsOfForm(form: QueryForm): readonly ResultFormatRow[] {
  return form === 'select' || form === 'ask' ? ROW_FORMATS : GRAPH_FORMATS
}

/** Media type of a format. */
export function mediaTypeOf(format: ResultFormat): string {
  const row = [...ROW_FORMATS, ...GRAPH_FORMATS].find(({ name }) => name === format)
  if (!row) throw new Error(`no result format ${format}`)
  return row.mediaType
}
