import { describe, expect, it } from 'vitest'
import { readSnippet } from '../../read-page.js'

const page = (declaration: string): string =>
  `<!doctype html><html lang="nl"><body>\n<main ${declaration}><p about="/x" typeof="besluit:Besluit"></p></main></body></html>`
function found(declaration: string) {
  return readSnippet(page(declaration)).reading.diagnostics.filter(({ rule }) => rule === 'doubt/namespace-near')
}

describe('a namespace that is nearly right', () => {
  it.each([
    ['prefix="⟦"', 'besluit: https://data.vlaanderen.be/ns/besluit#', 'http://data.vlaanderen.be/ns/besluit#'],
    ['prefix="⟦"', 'mandaat: http://data.vlaanderen.be/ns/mandaat/', 'http://data.vlaanderen.be/ns/mandaat#'],
    ['prefix="⟦"', 'eli: http://data.europa.eu/eli/ontologie#', 'http://data.europa.eu/eli/ontology#'],
    ['prefix="⟦"', 'prov: http://w3.org/ns/prov', 'http://www.w3.org/ns/prov#'],
    ['prefix="⟦"', 'dct: https://purl.org/dc/terms/', 'http://purl.org/dc/terms/'],
    ['xmlns:besluit="⟦"', 'http://data.vlaanderen.be/ns/Besluit#', 'http://data.vlaanderen.be/ns/besluit#'],
    ['vocab="⟦"', 'http://data.vlaandern.be/ns/besluit#', 'http://data.vlaanderen.be/ns/besluit#'],
  ])('is told at its %s: %s', (attribute, written, expected) => {
    const [finding, ...others] = found(attribute.replace('⟦', written))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ expected, severity: 'error', place: { line: 2, column: 7 } })
    expect(finding?.message.nl).not.toMatch(/https?:/u)
  })
  it.each([
    'prefix="generiek: https://data.vlaanderen.be/ns/generiek# persoon: http://data.vlaanderen.be/ns/persoon#"',
    'prefix="besluit: http://data.vlaanderen.be/ns/besluit# schema: https://schema.org/ eigen: https://gemeente.example/ns#"',
    'vocab="http://data.vlaanderen.be/ns/besluit#"',
    'vocab=""',
  ])('is not %s', (declaration) => expect(found(declaration)).toEqual([]))
})
