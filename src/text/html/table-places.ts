import type { TableRow } from '../lines/block.js'
import type { HtmlElement, HtmlNode } from './html-page.js'

/** A table so far: the rows above, and the columns that their cells still occupy. */
interface Open {
  readonly table: number
  rows: number
  /** For each column, the number of rows below that its cell still spans. */
  readonly spans: number[]
  header: readonly string[] | undefined
}

/** No cell spans more columns or rows than this (HTML Standard, 4.9.11). */
const MOST_COLUMNS = 1000
const MOST_ROWS = 65_534

/** For rows in document order: the places of their cells and the headers above them. */
export class TablePlaces {
  readonly #open = new Map<HtmlElement, Open>()

  /** `cells`: the elements of the row and their texts. */
  place(row: HtmlElement, cells: readonly { readonly element: HtmlElement; readonly text: string }[]): TableRow {
    const open = this.#tableOf(row)
    const columns: number[] = []
    let column = 0
    for (const { element } of cells) {
      while ((open.spans[column] ?? 0) > 0) column++
      columns.push(column)
      const wide = spanOf(element, 'colspan', MOST_COLUMNS)
      const high = spanOf(element, 'rowspan', MOST_ROWS)
      for (let i = 0; i < wide; i++) open.spans[column + i] = high
      column += wide
    }
    for (let i = 0; i < open.spans.length; i++) open.spans[i] = Math.max(0, (open.spans[i] ?? 0) - 1)
    const heads = cells.map(({ element }) => element.tagName === 'th' || isIn(row, 'thead'))
    const isHeader = heads.length > 0 && heads.every(Boolean)
    const { header } = open
    if (isHeader) {
      const texts: string[] = []
      cells.forEach(({ text }, index) => (texts[columns[index] ?? index] = text))
      open.header = Array.from(texts, (text: string | undefined) => text ?? '')
    }
    return { table: open.table, row: open.rows++, columns, heads, ...(!isHeader && header && { header }) }
  }

  #tableOf(row: HtmlElement): Open {
    let table = row
    for (let at: HtmlNode | null = row; at && 'parentNode' in at; at = at.parentNode)
      if ('tagName' in at && (at.tagName === 'table' || at.tagName === 'dl')) {
        table = at
        break
      }
    const known = this.#open.get(table)
    if (known) return known
    const open: Open = { table: this.#open.size, rows: 0, spans: [], header: undefined }
    this.#open.set(table, open)
    return open
  }
}

function isIn(row: HtmlElement, tag: string): boolean {
  const parent = row.parentNode
  return parent !== null && 'tagName' in parent && parent.tagName === tag
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan', most: number): number {
  const given = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1)
  return Number.isInteger(given) && given >= 1 ? Math.min(given, most) : 1
}
