import { DataFactory, type Term } from 'n3'
import { AppError } from '../../errors.js'
import { canonicalLexical } from '../../rdf/normal-form/normal-form-lexical.js'
import { xsd } from '../../rdf/vocabularies.js'
import type { RowFormat } from '../query/result-formats.js'

/** An answer to SELECT or ASK. */
export interface SparqlResults {
  readonly variables: readonly string[]
  readonly rows: readonly ReadonlyMap<string, Term>[]
  /** The answer to ASK. */
  readonly boolean?: boolean
}

interface JsonTerm {
  readonly type: string
  readonly value: string
  readonly datatype?: string
  readonly 'xml:lang'?: string
}

/**
 * Reads SPARQL 1.1 Query Results JSON, and Virtuoso's variant of it (`typed-literal`, booleans as 1 and 0, which become
 * the normal form). Throws `endpoint-failed` for anything else, such as an error page.
 */
export function readSparqlResults(body: Uint8Array): SparqlResults {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  try {
    const { head, results, boolean } = JSON.parse(text) as {
      head?: { vars?: string[] }
      results?: { bindings: Record<string, JsonTerm>[] }
      boolean?: boolean
    }
    if (boolean !== undefined) return { variables: [], rows: [], boolean }
    if (!results) throw new Error('neither rows nor a boolean')
    return {
      variables: head?.vars ?? [],
      rows: results.bindings.map((row) => new Map(Object.entries(row).map(([name, term]) => [name, termOf(term)]))),
    }
  } catch (cause) {
    throw new AppError(
      'endpoint-failed',
      `the answer is not a SPARQL result but begins with “${text.slice(0, 80).replace(/\s+/gu, ' ')}”`,
      { cause },
    )
  }
}

function termOf({ type, value, datatype, 'xml:lang': language }: JsonTerm): Term {
  if (type === 'uri') return DataFactory.namedNode(value)
  if (type === 'bnode') return DataFactory.blankNode(value)
  if (type !== 'literal' && type !== 'typed-literal') throw new Error(`a term of type ${type}`)
  if (language !== undefined && language !== '') return DataFactory.literal(value, language)
  // Only booleans are rewritten, as their other spelling surprises clients; the rest stays as the server writes it.
  if (datatype === xsd.boolean.value) return DataFactory.literal(canonicalLexical(value, datatype), xsd.boolean)
  return DataFactory.literal(value, datatype === undefined ? undefined : DataFactory.namedNode(datatype))
}

/** Writes an answer in one of the four W3C formats. */
export function writeSparqlResults(results: SparqlResults, format: RowFormat): string {
  const { variables, rows, boolean } = results
  switch (format) {
    case 'json': {
      const bindings = rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name, jsonOf(term)])))
      return JSON.stringify(
        boolean === undefined ? { head: { vars: variables }, results: { bindings } } : { head: {}, boolean },
      )
    }
    case 'xml': {
      const start = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
      if (boolean !== undefined) return `${start}<head></head><boolean>${String(boolean)}</boolean></sparql>`
      const head = variables.map((name) => `<variable name="${name}"/>`).join('')
      const body = rows.map(
        (row) =>
          `<result>${[...row].map(([name, term]) => `<binding name="${name}">${xmlOf(term)}</binding>`).join('')}</result>`,
      )
      return `${start}<head>${head}</head><results>${body.join('')}</results></sparql>`
    }
    case 'csv':
      if (boolean !== undefined) return String(boolean)
      return table(
        variables.join(','),
        rows.map((row) => variables.map((name) => csvOf(row.get(name))).join(',')),
        '\r\n',
      )
    case 'tsv':
      if (boolean !== undefined) return String(boolean)
      return table(
        variables.map((name) => `?${name}`).join('\t'),
        rows.map((row) => variables.map((name) => tsvOf(row.get(name))).join('\t')),
        '\n',
      )
  }
}

function table(head: string, lines: readonly string[], end: string): string {
  return [head, ...lines].map((line) => line + end).join('')
}

function jsonOf(term: Term): JsonTerm {
  if (term.termType === 'NamedNode') return { type: 'uri', value: term.value }
  if (term.termType !== 'Literal') return { type: 'bnode', value: term.value }
  if (term.language !== '') return { type: 'literal', value: term.value, 'xml:lang': term.language }
  return term.datatype.equals(xsd.string)
    ? { type: 'literal', value: term.value }
    : { type: 'literal', value: term.value, datatype: term.datatype.value }
}

function xmlOf(term: Term): string {
  if (term.termType === 'NamedNode') return `<uri>${escaped(term.value)}</uri>`
  if (term.termType !== 'Literal') return `<bnode>${escaped(term.value)}</bnode>`
  const kind =
    term.language !== ''
      ? ` xml:lang="${term.language}"`
      : term.datatype.equals(xsd.string)
        ? ''
        : ` datatype="${escaped(term.datatype.value)}"`
  return `<literal${kind}>${escaped(term.value)}</literal>`
}

function csvOf(term: Term | undefined): string {
  if (!term) return ''
  const text = term.termType === 'BlankNode' ? `_:${term.value}` : term.value
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function tsvOf(term: Term | undefined): string {
  if (!term) return ''
  if (term.termType === 'NamedNode') return `<${term.value}>`
  if (term.termType !== 'Literal') return `_:${term.value}`
  const text = `"${term.value.replace(/[\\"\n\r\t]/gu, (sign) => ESCAPES[sign] ?? sign)}"`
  if (term.language !== '') return `${text}@${term.language}`
  return term.datatype.equals(xsd.string) ? text : `${text}^^<${term.datatype.value}>`
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
