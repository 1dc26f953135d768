import { beforeAll, expect, it } from 'vitest'
import { readSettings } from '../../src/config.js'
import { lift } from '../../src/mapping/lift/lift.js'
import { lower } from '../../src/mapping/lower/lower.js'
import { mapTogether, type Mapped } from '../../src/mapping/lower/mapped-graph.js'
import { quadKey } from '../../src/rdf/quad-key.js'
import { summarise } from '../../src/mapping/summary/summary.js'
import { besluit, owl, prov } from '../../src/rdf/vocabularies.js'
import { isValidXsd } from '../../src/rdf/normal-form/xsd-lexical.js'
import { readDocument } from '../../src/readers/choose/read.js'
import type { Reading } from '../../src/readers/reading.js'
import { triples } from '../mapping/graphs.js'
import { schemaErrors } from '../mapping/summary-schema.js'
import { corpusPages, describeShared } from './shared-data.js'

const settings = { ...readSettings({}, {}), mintBase: 'https://data.voorbeeldegem.be/id/' }
const pages = corpusPages()

/** What no page may lose: its sittings, items, handlings, votes, decisions, articles. */
const CLASSES = [
  besluit.Zitting,
  besluit.Agendapunt,
  besluit.BehandelingVanAgendapunt,
  besluit.Stemming,
  besluit.Besluit,
  besluit.Artikel,
]

describeShared('mapping of real pages', () => {
  const readings: Reading[] = []
  let mapped: readonly Mapped[] = []
  beforeAll(async () => {
    for (const { document } of pages) readings.push(await readDocument(document, settings))
    mapped = mapTogether(readings, settings)
  })

  it.each(pages.map(({ path }, i) => [path, i] as const))('%s', (_, i) => {
    const reading = readings[i]
    const result = mapped[i]
    const graph = reading?.mended
    if (!reading || !result || !graph) throw new Error('not read')

    // Everything read is carried or in the rest, and lower gives all of it back, but for what is written in another
    // form.
    const lifted = lift(graph, { address: reading.document.address })
    expect(lifted.carried.length + lifted.rest.length).toBe(graph.placed.length)
    const carried = new Set(lifted.carried.map(({ quad }) => quadKey(quad)))
    expect(lifted.rest.filter(({ quad }) => carried.has(quadKey(quad)))).toEqual([])
    const lowered = lower(lifted.model, settings).graph
    const again = lift(lowered, { address: reading.document.address })
    expect(triples(again.rest)).toEqual([])
    expect(again.diagnostics.filter(({ rule }) => rule === 'mapping/variant')).toEqual([])
    expect(triples(lower(again.model, settings).graph.placed)).toEqual(triples(lowered.placed))

    // The mapped graph has named nodes only, whole IRIs, and no literal that its datatype forbids, but those that were
    // published so.
    const published = new Set(reading.rest.map(({ quad }) => quad.object.value))
    for (const { quad } of result.graph.placed) {
      expect(quad.subject.termType).toBe('NamedNode')
      for (const term of [quad.subject, quad.predicate, quad.object]) {
        if (term.termType === 'NamedNode') expect(term.value).toMatch(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/u)
        else expect(term.termType).toBe('Literal')
        if (term.termType === 'Literal')
          expect(isValidXsd(term.value, term.datatype.value) || published.has(term.value), term.value).toBe(true)
      }
    }
    const isPartly = reading.diagnostics.some(({ rule }) => rule === 'document/partly-annotated')
    for (const type of CLASSES) {
      const before = graph.dataset.countQuads(null, null, type)
      const after = result.graph.dataset.countQuads(null, null, type)
      // What its text adds to a page that is annotated in part stands in the finding that says so.
      if (isPartly) expect(after, type.value).toBeGreaterThanOrEqual(before)
      else expect(after, type.value).toBe(before)
    }

    for (const summary of summarise(result.model, reading.document.name)) expect(schemaErrors(summary)).toEqual([])
  })

  it('gives votes without counts no counts', () => {
    const before = readings.flatMap(
      ({ mended }) => mended?.dataset.getSubjects(besluit.aantalVoorstanders, null) ?? [],
    ).length
    const after = mapped.flatMap(({ graph }) => graph.dataset.getSubjects(besluit.aantalVoorstanders, null)).length
    expect(after).toBe(before)
    const counted = mapped
      .flatMap(({ model }) => summarise(model, ''))
      .flatMap(({ agendapunten }) => agendapunten)
      .flatMap(({ stemmingen }) => stemmingen)
      .filter(({ voor }) => voor !== null)
    expect(counted.length).toBe(before)
  })

  it('does not depend on the order of the pages', () => {
    const reversed = [...mapTogether([...readings].reverse(), settings)].reverse()
    for (const [i, { graph }] of mapped.entries())
      expect(triples(reversed[i]?.graph.placed ?? [])).toEqual(triples(graph.placed))
  })

  it('makes one sitting of the pages that speak of one', () => {
    // The three pages of Kortenberg are of one sitting, and so are the page of Knokke-Heist and its copy; the others
    // stand alone.
    const iris = mapped.flatMap(({ model }) => [...new Set(model.zittingen.map(({ iri }) => iri))])
    const pagesOf = new Map<string, number>()
    for (const iri of iris) pagesOf.set(iri ?? '', (pagesOf.get(iri ?? '') ?? 0) + 1)
    expect([...pagesOf.values()].filter((count) => count > 1).sort()).toEqual([2, 3])
    for (const { graph } of mapped) {
      for (const tie of graph.dataset.getQuads(null, owl.sameAs, null))
        expect(tie.subject.value).not.toBe(tie.object.value)
    }
    expect(mapped.some(({ graph }) => graph.dataset.countQuads(null, prov.generated, null) > 0)).toBe(true)
  })
})
