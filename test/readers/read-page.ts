import type { Quad, Term } from 'n3'
import { expect } from 'vitest'
import { readSettings } from '../../src/config.js'
import type { Diagnostic } from '../../src/diagnostic.js'
import type { Document } from '../../src/document.js'
import type { Graph } from '../../src/rdf/graph.js'
import { PREFIXES } from '../../src/rdf/prefixes.js'
import { readAnnotatedPage } from '../../src/readers/annotated/annotated-page.js'
import { openDocument } from '../../src/readers/opened.js'
import type { Reading } from '../../src/readers/reading.js'
/** Address of every invented page; relative IRIs resolve against it. */
export const ADDRESS = 'https://gemeente.example/zitting/notulen'

/** Around each snippet: the prefixes a vendor declares, in Dutch. */
const HEAD =
  '<html lang="nl"><body><main prefix="besluit: http://data.vlaanderen.be/ns/besluit# mandaat: http://data.vlaanderen.be/ns/mandaat# ' +
  'eli: http://data.europa.eu/eli/ontology# dct: http://purl.org/dc/terms/ ext: http://mu.semte.ch/vocabularies/ext/">\n'

export interface Snippet {
  readonly reading: Reading
  readonly published: readonly string[]
  readonly mended: readonly string[]
  /** Findings of repairs and doubts as `rule line:column`. */
  readonly findings: readonly string[]
  /** Line and column of each `⟦` in the snippet: `line:column`. */
  readonly marks: readonly string[]
}

/**
 * Reads a page made of a snippet; `⟦` marks places and is taken out. A snippet that starts with `<!doctype` or `<html`
 * is the whole page.
 */
export function readSnippet(marked: string, address = ADDRESS): Snippet {
  const whole = /^<(?:!doctype|html)/iu.test(marked)
  const [text, marks] = takeMarks(whole ? marked : `${HEAD}${marked}\n</main></body></html>\n`)
  const reading = readPage(text, address)
  return {
    reading,
    published: triples(reading.published),
    mended: triples(reading.mended),
    findings: reading.diagnostics
      .filter(isOfReader)
      .map(({ rule, place }) => `${rule} ${place ? `${place.line}:${place.column}` : '-'}`),
    marks,
  }
}

/** Reads a page as an annotated one, whatever the table of readers would make of it. */
export function readPage(html: string, address = ADDRESS): Reading {
  return readAnnotatedPage(openDocument(htmlDocument(html, address), readSettings({}, {})))
}

/** Expects the rule at every mark and no other finding of the readers. */
export function expectRepair(
  rule: string,
  marked: string,
  graphs: { readonly published?: readonly string[]; readonly mended?: readonly string[] } = {},
): Snippet {
  const snippet = readSnippet(marked)
  expect(snippet.findings).toEqual(snippet.marks.map((mark) => `${rule} ${mark}`))
  if (graphs.published) expect(snippet.published).toEqual([...graphs.published].sort())
  if (graphs.mended) expect(snippet.mended).toEqual([...graphs.mended].sort())
  return snippet
}

/** Expects no finding of the readers, and a mended graph that is the published one. */
export function expectSilence(clean: string, address = ADDRESS): void {
  const { findings, published, mended } = readSnippet(clean, address)
  expect(findings).toEqual([])
  expect(mended).toEqual(published)
}

export function htmlDocument(text: string, address = ADDRESS): Document {
  return {
    address,
    name: 'pagina.html',
    mediaType: 'text/html',
    retrieved: '2025-01-01T00:00:00Z',
    sha256: '',
    bytes: Buffer.from(text),
  }
}

export function isOfReader({ rule }: Diagnostic): boolean {
  return /^(?:repair|doubt|rdfa)\//u.test(rule)
}

/** Distinct triples, sorted: `:item dct:title "x"@nl`. `:` stands for https://gemeente.example/, `<>` for the page. */
export function triples(graph: Graph | undefined): readonly string[] {
  const labels = new Map<string, string>()
  const short = (term: Term): string => {
    if (term.termType === 'BlankNode') {
      const label = labels.get(term.value) ?? `_:${labels.size}`
      labels.set(term.value, label)
      return label
    }
    if (term.termType === 'Literal')
      return `"${term.value}"${term.language ? `@${term.language}` : term.datatype.value.endsWith('#string') ? '' : `^^${iri(term.datatype.value)}`}`
    return iri(term.value)
  }
  const written = (graph?.placed ?? []).map(
    ({ quad: { subject, predicate, object } }: { quad: Quad }) =>
      `${short(subject)} ${iri(predicate.value)} ${short(object)}`,
  )
  return [...new Set(written)].sort()
}

function iri(value: string): string {
  if (value === 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type') return 'a'
  if (value === ADDRESS) return '<>'
  if (value.startsWith('https://gemeente.example/')) return `:${value.slice(25)}`
  const [prefix, namespace] = Object.entries(PREFIXES).find(([, known]) => value.startsWith(known)) ?? []
  return prefix === undefined || namespace === undefined ? `<${value}>` : `${prefix}:${value.slice(namespace.length)}`
}

function takeMarks(marked: string): readonly [text: string, marks: readonly string[]] {
  const pieces = marked.split('⟦')
  const marks = pieces.slice(1).map((_, i) => {
    const lines = pieces
      .slice(0, i + 1)
      .join('')
      .split('\n')
    return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
  })
  return [pieces.join(''), marks]
}
