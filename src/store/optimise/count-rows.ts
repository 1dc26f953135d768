import type { RowFormat } from '../query/result-formats.js'

/** The smallest number of characters of a row: a result shorter than this times the limit need not be counted. */
const SMALLEST_ROW: Readonly<Record<RowFormat, number>> = { json: 3, xml: 17, csv: 1, tsv: 1 }

/** Whether a result in one of the row formats has more rows than `most`. */
export function hasMoreRows(result: string, format: RowFormat, most: number): boolean {
  return result.length >= most * SMALLEST_ROW[format] && countRows(result, format) > most
}

/** Number of rows of a SELECT result as the engine writes it. */
export function countRows(result: string, format: RowFormat): number {
  switch (format) {
    case 'json': {
      const { results } = JSON.parse(result) as { readonly results?: { readonly bindings: readonly unknown[] } }
      return results?.bindings.length ?? 0
    }
    case 'xml':
      return result.split('<result>').length - 1
    case 'tsv':
      // Line breaks in values are escaped; the first line is the header.
      return linesOf(result) - 1
    case 'csv':
      // Line breaks in quoted values do not end a row; a doubled quote closes and opens again.
      return linesOf(result.replace(/"[^"]*"/gu, '')) - 1
  }
}

function linesOf(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
