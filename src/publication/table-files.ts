import { unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { csvCell } from '../report/forms/csv-report.js'
import type { Outlet } from './outlet/outlet.js'
import type { Resource } from './site/resource.js'
import { TableData } from './tables/table-data.js'
import { TABLES, type Cell, type Table } from './tables/tables.js'

/** Most rows of one sheet that spreadsheets open, its heading included. */
const SHEET_ROWS = 1_048_576
/** Most characters of one cell that they open. */
const CELL_CHARACTERS = 32_767

/**
 * The tables as files: CSV (RFC 4180; UTF-8 with a byte order mark, without which spreadsheets misread every accent; a
 * comma between) and XLSX.
 */
export function tableResources(outlet: Outlet): readonly Resource[] {
  let data: TableData | undefined
  const rows = (table: Table): Iterable<readonly Cell[]> => table.rows((data ??= new TableData(outlet.data)))
  const { modified } = outlet
  return TABLES.map((table) => ({
    path: `tabellen/${table.name}`,
    immutable: false,
    ...(modified !== undefined && { lastModified: modified }),
    representations: [
      { mediaType: 'text/csv', suffix: 'csv', body: () => csv(table, rows(table)) },
      {
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        suffix: 'xlsx',
        body: () => xlsx(table, rows(table)),
      },
    ],
  }))
}

function csv({ columns }: Table, rows: Iterable<readonly Cell[]>): string {
  const lines = [columns.map(csvCell).join(',')]
  for (const row of rows) lines.push(row.map(csvCell).join(','))
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`
}

/** In XLSX a text is a text: nothing in it is run. Control characters have no place in XML. */
async function xlsx({ title, columns }: Table, rows: Iterable<readonly Cell[]>): Promise<Uint8Array> {
  const heading = columns.map((value) => ({ value, fontWeight: 'bold' as const }))
  const sheets: SheetData[] = [[heading]]
  for (const row of rows) {
    if ((sheets.at(-1)?.length ?? 0) >= SHEET_ROWS) sheets.push([heading])
    sheets.at(-1)?.push(row.map(cell))
  }
  const written = await writeExcelFile(
    sheets.map((data, i) => ({
      data,
      sheet: i === 0 ? title : `${title} ${i + 1}`,
      columns: columns.map((name) => ({ width: Math.max(14, name.length + 2) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()
  // The library dates its parts by the clock; the same rows are to be the same bytes.
  return zipSync(unzipSync(written), { mtime: FIRST_DATE })
}

/** The first day that a ZIP archive can tell, in local time as archives have it. */
const FIRST_DATE = new Date(1980, 0, 1)

function cell(value: Cell): SheetData[number][number] {
  if (value === undefined) return null
  if (typeof value === 'number') return { value, type: Number }
  const text = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd')
  return { value: text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS - 1)}…` : text, type: String }
}
