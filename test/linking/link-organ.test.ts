import { describe, expect, it } from 'vitest'
import { compactOrgans, compactUnits, parseTable } from '../../src/linking/compact-reference.js'
import { parseKnownOrgans, readKnownOrgans } from '../../src/linking/known-organs.js'
import { parseKnownUnits, readKnownUnits } from '../../src/linking/known-units.js'
import { linkOrgan } from '../../src/linking/link-organ.js'
import type { Bestuursorgaan } from '../../src/model.js'

const UNIT = 'http://data.lblod.info/id/bestuurseenheden/'
const ORGAN = 'http://data.lblod.info/id/bestuursorganen/'
const unit = (id: string, classificatie: string, label: string, nis2019: string, since: string) => ({
  uri: UNIT + id,
  classificatie,
  label,
  nis2019,
  nis2025: '',
  organen_2025: since,
})
const abstract = (id: string, classificatie: string, eenheid: string) => ({
  soort: 'abstract',
  uri: ORGAN + id,
  classificatie,
  eenheid: UNIT + eenheid,
  is_tijdspecialisatie_van: '',
  bindingStart: '',
  bindingEinde: '',
  termijn: '',
  datum_bron: '',
})
const inTerm = (
  id: string,
  of: string,
  bindingStart: string,
  bindingEinde: string,
  termijn: string,
  datum_bron = 'LMB',
) => ({
  soort: 'in-tijd',
  uri: ORGAN + id,
  classificatie: '',
  eenheid: '',
  is_tijdspecialisatie_van: ORGAN + of,
  bindingStart,
  bindingEinde,
  termijn,
  datum_bron,
})

const units = parseKnownUnits(
  compactUnits([
    unit('bv', 'Gemeente', 'Bovendorp', '1', 'ja'),
    unit('bo', 'OCMW', 'Bovendorp', '1', 'ja'),
    unit('oud', 'Gemeente', 'Zoetebeek', '2', 'nee'),
    unit('nieuw', 'Gemeente', 'Zoetebeek-Aan', '', 'ja'),
  ]),
)
const organs = parseKnownOrgans(
  compactOrgans([
    abstract('gr', 'Gemeenteraad', 'bv'),
    abstract('rmw', 'Raad voor Maatschappelijk Welzijn', 'bo'),
    abstract('zgr', 'Gemeenteraad', 'oud'),
    abstract('nar', 'Gemeenteraad', 'nieuw'),
    abstract('fd', 'Financieel directeur', 'bv'),
    inTerm('gr19', 'gr', '', '2024-12-04T23:00:00Z', '2019-2024'),
    inTerm('gr25', 'gr', '2024-12-04T23:00:00Z', '', '2025-2030'),
    inTerm('rmw25', 'rmw', '2024-12-02T00:00:00', '', '2025-2030', 'GN'),
    inTerm('z1', 'zgr', '', '', ''),
    inTerm('z2', 'zgr', '', '', ''),
  ]),
)
const link = (name: string, municipality: string, date: string) => {
  const organ: Bestuursorgaan = { prefLabel: name, bestuurt: { prefLabel: municipality } }
  const { organ: linked, diagnostics } = linkOrgan(organ, date, { units, organs })
  return {
    term: linked.isTijdspecialisatieVan && linked.iri?.slice(ORGAN.length),
    abstract: (linked.isTijdspecialisatieVan ?? linked).iri?.slice(ORGAN.length),
    unit: (linked.isTijdspecialisatieVan ?? linked).bestuurt?.iri?.slice(UNIT.length),
    rules: diagnostics.map(({ rule }) => rule),
  }
}

describe('linkOrgan', () => {
  it.each([
    ['Gemeenteraad', 'Bovendorp', '2025-03-24', { term: 'gr25', abstract: 'gr', unit: 'bv', rules: [] }],
    ['Gemeenteraad', 'Bovendorp', '2024-12-05', { term: 'gr25', abstract: 'gr', unit: 'bv', rules: [] }],
    ['Gemeenteraad', 'Bovendorp', '2024-12-04', { term: 'gr19', abstract: 'gr', unit: 'bv', rules: [] }],
    [
      'Gemeenteraad',
      'Bovendorp',
      '2018-12-04',
      { term: undefined, abstract: 'gr', unit: 'bv', rules: ['linking/term-unknown'] },
    ],
    ['OCMW-raad', 'Bovendorp', '2025-03-24', { term: 'rmw25', abstract: 'rmw', unit: 'bo', rules: [] }],
    // The day on which the term began in general is not the day on which this council was installed.
    [
      'OCMW-raad',
      'Bovendorp',
      '2024-12-03',
      { term: undefined, abstract: 'rmw', unit: 'bo', rules: ['linking/term-unknown'] },
    ],
    [
      'Gemeenteraad',
      'Zoetebeek',
      '2024-06-24',
      { term: undefined, abstract: 'zgr', unit: 'oud', rules: ['linking/term-unknown'] },
    ],
    [
      'Gemeenteraad',
      'Zoetebeek',
      '2025-06-24',
      { term: undefined, abstract: undefined, unit: undefined, rules: ['linking/unit-unknown'] },
    ],
    [
      'Gemeenteraad',
      'Zoetebeek-Aan',
      '2024-06-24',
      { term: undefined, abstract: undefined, unit: undefined, rules: ['linking/unit-unknown'] },
    ],
    [
      'Vast bureau',
      'Bovendorp',
      '2025-06-24',
      { term: undefined, abstract: undefined, unit: 'bo', rules: ['linking/organ-unknown'] },
    ],
  ])('%s %s on %s', (name, municipality, date, expected) => expect(link(name, municipality, date)).toEqual(expected))

  it('gives the board of an agency no municipality, whatever its heading says', () => {
    const linked = linkOrgan({ prefLabel: 'Raad van bestuur', bestuurt: { prefLabel: 'Bovendorp' } }, '2025-03-24', {
      units,
      organs,
    })
    expect(linked.organ).toEqual({ prefLabel: 'Raad van bestuur', bestuurt: { prefLabel: 'Bovendorp' } })
    expect(linked.diagnostics.map(({ rule }) => rule)).toEqual(['linking/organ-unknown'])
  })

  it('does not change a body with an IRI', () => {
    const organ = {
      iri: 'https://voorbeeld.example/raad',
      prefLabel: 'Gemeenteraad',
      bestuurt: { prefLabel: 'Bovendorp' },
    }
    expect(linkOrgan(organ, '2025-03-24', { units, organs })).toEqual({ organ, diagnostics: [] })
  })

  it('keeps only classes that hold sittings', () =>
    expect(organs.map(({ klasse }) => klasse)).not.toContain('Financieel directeur'))
})

describe('the tables of the package', () => {
  it('have one body of a class per unit, and no two bodies in office on one day', () => {
    const known = readKnownOrgans()
    const ids = new Set(readKnownUnits().map(({ iri }) => iri))
    expect(known.length).toBeGreaterThan(1500)
    const seen = new Set<string>()
    for (const { unit: of, klasse, terms, iri } of known) {
      expect(ids.has(of), `unit of ${iri}`).toBe(true)
      expect(seen.has(`${of} ${klasse}`), `${klasse} of ${of} twice`).toBe(false)
      seen.add(`${of} ${klasse}`)
      for (const { start, end } of terms) expect(end === undefined || start < end, iri).toBe(true)
    }
  })

  it('names the column that a source lacks', () =>
    expect(() => parseTable('uri\tlabel\nx\ty', ['uri', 'nis2019'])).toThrow('nis2019'))

  it('prefers the given unit to the name in the document, and reports a difference', () => {
    const given = (organ: Bestuursorgaan): ReturnType<typeof linkOrgan> =>
      linkOrgan(organ, '2023-01-31', { units, organs }, `${UNIT}bv`)
    const gemeenteraad = { prefLabel: 'gemeenteraad' }
    const silent = given(gemeenteraad)
    expect(silent.diagnostics.map(({ rule }) => rule)).toEqual([])
    expect(silent.organ.isTijdspecialisatieVan?.bestuurt).toMatchObject({ iri: `${UNIT}bv`, prefLabel: 'Bovendorp' })
    const other = given({ ...gemeenteraad, bestuurt: { prefLabel: 'Zoetebeek' } })
    expect(other.organ).toEqual(silent.organ)
    expect(other.diagnostics).toMatchObject([
      { rule: 'linking/unit-given', actual: 'Zoetebeek', expected: 'Bovendorp' },
    ])
    expect(given({ ...gemeenteraad, bestuurt: { prefLabel: 'BOVENDORP' } }).diagnostics).toEqual([])
    // The municipality was given, but its OCMW sits.
    expect(given({ prefLabel: 'raad voor maatschappelijk welzijn' }).organ.bestuurt?.iri).toBe(`${UNIT}bo`)
    // For an agency that is in no table, only the given IRI is known.
    expect(
      linkOrgan({ prefLabel: 'raad van bestuur' }, undefined, { units, organs }, 'https://agb.example/id/1').organ
        .bestuurt,
    ).toMatchObject({ iri: 'https://agb.example/id/1' })
  })
})
