import { Parser, Store, type Quad } from 'n3'
import { canonize } from 'rdf-canonize'
import { expect } from 'vitest'
import { processRdfa, type RdfaOptions, type RdfaResult } from '../../src/rdfa/process-rdfa.js'
import { parsePage } from '../../src/text/html/html-page.js'

/** Section of the specification and subject; markup; its graph, in Turtle. */
export type RdfaCase = readonly [title: string, html: string, turtle: string]

/** The address of every page in the cases. */
export const PAGE = 'http://gemeente.example/raad/zitting.html'

const PREFIXES = `
  @prefix ex: <http://voorbeeld.example/ns#> . @prefix dc: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
  @prefix rdfa: <http://www.w3.org/ns/rdfa#> . @prefix xhv: <http://www.w3.org/1999/xhtml/vocab#> .
`

/** Reads markup; a fragment is put in the body of a page that declares `ex`. */
export function read(html: string, options: Partial<RdfaOptions> = {}): RdfaResult {
  const page = /^<(?:!doctype|html)/iu.test(html)
    ? html
    : `<!DOCTYPE html><html prefix="ex: http://voorbeeld.example/ns#"><head><title>Zitting</title></head><body>${html}</body></html>`
  return processRdfa(parsePage(page), { base: PAGE, ...options })
}

/** Fails unless the markup states exactly what the Turtle states; blank nodes may have any label. */
export async function expectGraph(html: string, turtle: string, options: Partial<RdfaOptions> = {}): Promise<void> {
  const said = read(html, options).statements.map(({ quad }) => quad)
  const meant = new Parser({ baseIRI: PAGE }).parse(PREFIXES + turtle)
  expect(await canonical(said)).toEqual(await canonical(meant))
}

/** The distinct triples as sorted canonical N-Quads. */
export async function canonical(quads: readonly Quad[]): Promise<readonly string[]> {
  const distinct = new Store([...quads]).getQuads(null, null, null, null)
  const lines = await canonize(distinct, { algorithm: 'RDFC-1.0', format: 'application/n-quads', maxWorkFactor: 3 })
  return lines.split('\n').filter((line) => line !== '')
}
