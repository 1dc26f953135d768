import { beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../src/config.js'
import { besluit, dct, rdf } from '../../src/rdf/vocabularies.js'
import { isKnownDatatype, isValidXsd } from '../../src/rdf/normal-form/xsd-lexical.js'
import { readDocument } from '../../src/readers/choose/read.js'
import type { Reading } from '../../src/readers/reading.js'
import { corpusPages, describeShared } from './shared-data.js'

const settings = readSettings({}, {})
const pages = corpusPages()
const readings = new Map<string, Reading>()

/** Distinct subjects that are of a class in a graph. */
function instances(reading: Reading | undefined, type: { readonly value: string }): ReadonlySet<string> {
  const found = (reading?.mended?.placed ?? []).filter(
    ({ quad }) => quad.predicate.equals(rdf.type) && quad.object.value === type.value,
  )
  return new Set(found.map(({ quad }) => quad.subject.value))
}

describeShared('the readers on real pages', () => {
  beforeAll(async () => {
    for (const { path, document } of pages) readings.set(path, await readDocument(document, settings))
  })
  const reading = (start: string): Reading | undefined => [...readings].find(([path]) => path.includes(start))?.[1]

  it('has the pages', () => expect(pages.length).toBeGreaterThanOrEqual(15))

  describe.each(pages.map(({ path }) => path))('%s', (path) => {
    it('has a ledger that balances with both graphs', () => {
      const { ledger, published, mended } = readings.get(path) ?? {}
      const { read = NaN, kept = NaN, changed = NaN, rejected = NaN, added = NaN } = ledger ?? {}
      expect(read).toBe(published?.size)
      expect(kept + changed + rejected).toBe(read)
      expect(kept + changed + added).toBe(mended?.size)
    })

    it('has no blank node, no relative IRI, and no character that no IRI may hold', () => {
      for (const { quad } of readings.get(path)?.mended?.placed ?? []) {
        for (const term of [quad.subject, quad.predicate, quad.object]) {
          expect(term.termType).not.toBe('BlankNode')
          if (term.termType === 'NamedNode') expect(term.value).toMatch(/^[a-z][\w+.-]*:[^\s<>"{}|\\^`]+$/iu)
        }
      }
    })

    it('has no literal that is invalid under XSD, days that do not exist included', () => {
      const literals = (readings.get(path)?.mended?.placed ?? []).flatMap(({ quad }) =>
        quad.object.termType === 'Literal' ? [quad.object] : [],
      )
      const invalid = literals.filter(
        ({ value, datatype }) => isKnownDatatype(datatype.value) && !isValidXsd(value, datatype.value),
      )
      expect(invalid).toEqual([])
    })

    it('has a place in the page for every finding of the readers', () => {
      const found = (readings.get(path)?.diagnostics ?? []).filter(({ rule }) => /^(?:repair|doubt|rdfa)\//u.test(rule))
      expect(found.filter(({ place }) => !place)).toEqual([])
    })
  })

  it('Aalter: 32 of 32 decisions are typed', () => {
    const aalter = reading('aalter-besluitenlijst')
    const generated = new Set(
      (aalter?.mended?.placed ?? [])
        .filter(({ quad }) => quad.predicate.value === 'http://www.w3.org/ns/prov#generated')
        .map(({ quad }) => quad.object.value),
    )
    expect(generated.size).toBe(32)
    expect(instances(aalter, besluit.Besluit)).toEqual(generated)
    expect(aalter?.diagnostics.filter(({ rule }) => rule === 'repair/typographic-quotes')).toHaveLength(32)
  })

  it('Machelen: 8 items and the chain of their order, not 15', () => {
    const machelen = reading('machelen-agenda')
    expect(instances(machelen, besluit.Agendapunt).size).toBe(8)
    const after = (machelen?.mended?.placed ?? []).filter(({ quad }) => quad.predicate.equals(besluit.aangebrachtNa))
    expect(after.map(({ quad }) => quad.object.termType)).toEqual(Array<string>(7).fill('NamedNode'))
  })

  it('Boortmeerbeek: its 131 references without a scheme are absolute', () => {
    const boortmeerbeek = reading('boortmeerbeek-agenda')
    expect(boortmeerbeek?.diagnostics.filter(({ rule }) => rule === 'repair/host-without-scheme')).toHaveLength(131)
    const iris = (boortmeerbeek?.mended?.placed ?? []).flatMap(({ quad }) => [
      quad.subject.value,
      quad.object.termType === 'NamedNode' ? quad.object.value : '',
    ])
    expect(
      iris.filter((iri) => /\/boortmeerbeek\.meetingburger\.net\/.*boortmeerbeek\.meetingburger\.net/u.test(iri)),
    ).toEqual([])
    expect(instances(boortmeerbeek, besluit.Agendapunt).size).toBe(19)
  })

  it('Essen: its 11 items have a title', () => {
    const essen = reading('essen-besluitenlijst')
    const items = instances(essen, besluit.Agendapunt)
    const titled = new Set(
      (essen?.mended?.placed ?? [])
        .filter(({ quad }) => quad.predicate.equals(dct.title) && quad.object.value.trim() !== '')
        .map(({ quad }) => quad.subject.value),
    )
    expect(items.size).toBe(11)
    expect([...items].filter((item) => !titled.has(item))).toEqual([])
  })

  it('Izegem: three items behind IRIs with a space are treated by their sitting', () => {
    const izegem = reading('izegem-agenda')
    const treated = (izegem?.mended?.placed ?? []).filter(({ quad }) => quad.predicate.equals(besluit.behandelt))
    expect(treated.map(({ quad }) => quad.object.value.replace(/^.*#/u, ''))).toEqual([
      '%20Agendapunt28668',
      '%20Agendapunt28677',
      '%20Agendapunt28678',
    ])
  })

  it('Torhout: the end before the start is gone, and said so at its place', () => {
    const torhout = reading('torhout-notulen')
    expect(torhout?.model.zittingen[0]?.endedAtTime).toBeUndefined()
    expect(torhout?.diagnostics.find(({ rule }) => rule === 'repair/end-before-start')).toMatchObject({
      actual: '2024-05-26T22:00:00Z',
      place: { line: 3524 },
    })
  })

  it('Kortenberg: the decision hangs on its handling, the title on its item', () => {
    const kortenberg = reading('kortenberg-notulen')
    const rules = new Set(kortenberg?.diagnostics.map(({ rule }) => rule))
    expect([...rules]).toEqual(
      expect.arrayContaining([
        'repair/generated-on-vote',
        'repair/nested-subject',
        'repair/concept-iri',
        'repair/datatype',
      ]),
    )
    const [item] = kortenberg?.model.zittingen[0]?.behandelt ?? []
    expect(item?.title?.[0]?.value).toContain('Aanvullende')
    expect(item?.behandelingen?.[0]?.generated).toHaveLength(1)
  })

  it('the saved copy of a page gives the graph of the page', () => {
    const [original, copy] = ['2023-12-31.html', '2023-12-31.browser-saved.html'].map(
      (name) => reading(name)?.mended?.size,
    )
    expect(copy).toBe(original)
  })
})
