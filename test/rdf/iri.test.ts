import { describe, expect, it } from 'vitest'
import { isSkolemIri, localName, withoutSession } from '../../src/rdf/iri.js'

describe('withoutSession', () => {
  it.each([
    ['https://x.be/raad;jsessionid=AB12.node1/zittingen', 'https://x.be/raad/zittingen'],
    ['https://x.be/zittingen;JSESSIONID=AB?a=1#z', 'https://x.be/zittingen?a=1#z'],
    ['https://x.be/(S(abc123))/zitting.aspx', 'https://x.be/zitting.aspx'],
    ['https://x.be/zittingen?id=7#z', 'https://x.be/zittingen?id=7#z'],
  ])('%s', (iri, expected) => {
    expect(withoutSession(iri)).toBe(expected)
  })
})

describe('localName', () => {
  it.each([
    ['http://data.vlaanderen.be/ns/besluit#Zitting', 'Zitting'],
    ['http://data.vlaanderen.be/ns/besluit#Agendapunt.type', 'Agendapunt.type'],
    ['http://purl.org/dc/terms/title', 'title'],
    ['https://x.be/ns/', 'ns'],
    ['geplandeStart', 'geplandeStart'],
  ])('%s', (iri, expected) => {
    expect(localName(iri)).toBe(expected)
  })
})

it('knows skolem IRIs', () => {
  expect(isSkolemIri('https://x.be/.well-known/genid/1')).toBe(true)
  expect(isSkolemIri('https://x.be/genid/1')).toBe(false)
})
