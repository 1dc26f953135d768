import { shorten } from '../../diagnostic.js'

/** Results of SELECT or ASK in the SPARQL 1.1 Query Results JSON Format, as far as a table needs them. */
export interface SparqlResults {
  readonly head: { readonly vars?: readonly string[] }
  readonly boolean?: boolean
  readonly results?: { readonly bindings: readonly Readonly<Record<string, SparqlTerm>>[] }
}

interface SparqlTerm {
  readonly type: string
  readonly value: string
}

/** Longer cells are cut for the screen; the other formats show them in full. */
const WIDEST = 72

/** Rows as a table for people: a head, a line below it, a count. ASK gives `true` or `false`. */
export function resultTable({ head, boolean, results }: SparqlResults): string {
  if (boolean !== undefined) return `${boolean}\n`
  const names = head.vars ?? []
  const rows = (results?.bindings ?? []).map((binding) => names.map((name) => cell(binding[name])))
  const widths = names.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `${cells
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()}\n`
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [line(names), rule, ...rows.map(line), `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})\n`].join('')
}

function cell(term: SparqlTerm | undefined): string {
  if (!term) return ''
  return shorten(term.value.replace(/\p{Cc}+/gu, ' '), WIDEST)
}
