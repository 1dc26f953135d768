import fc from 'fast-check'
import { DataFactory, Parser, Store, type Quad } from 'n3'
import { RdfaParser } from 'rdfa-streaming-parser'
import { describe, expect, it } from 'vitest'
import { writeRdfaPage } from '../../../src/publication/pages/rdfa-page.js'
import { besluit, dct, eli, foaf, mandaat, prov, rdf, xsd } from '../../../src/rdf/vocabularies.js'

const { namedNode, literal, quad } = DataFactory
const address = 'https://raadpleeg.voorbeeldegem.example/zittingen/z1/notulen'

/** What another RDFa reader than ours finds on the page. */
async function read(html: string): Promise<readonly string[]> {
  const parser = new RdfaParser({ baseIRI: address, contentType: 'text/html' })
  const found = new Store()
  parser.on('data', (each: Quad) => found.addQuad(each))
  const end = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject))
  parser.write(html)
  parser.end()
  await end
  return lines(found.getQuads(null, null, null, null))
}

function lines(quads: Iterable<Quad>): readonly string[] {
  const written = [...quads].map(({ subject, predicate, object }) =>
    [
      subject.value,
      predicate.value,
      object.value,
      object.termType === 'Literal' ? `${object.language} ${object.datatype.value}` : '',
    ].join(' | '),
  )
  return [...new Set(written)].sort()
}

const sitting = new Parser().parse(`
@prefix besluit: <${besluit.$namespace}> . @prefix dct: <${dct.$namespace}> . @prefix eli: <${eli.$namespace}> . @prefix prov: <${prov.$namespace}> .
@prefix xsd: <${xsd.$namespace}> . @prefix foaf: <${foaf.$namespace}> . @prefix : <https://id.voorbeeldegem.example/> .
<${address}> a foaf:Document .
:z1 a besluit:Zitting ; besluit:geplandeStart "2025-02-03T19:30:00+01:00"^^xsd:dateTime ; besluit:heeftNotulen <${address}> ; besluit:behandelt :a2, :a1 .
:a1 a besluit:Agendapunt ; dct:title "Retributie op <parkeren> & stallen" ; besluit:geplandOpenbaar true .
:a2 a besluit:Agendapunt ; dct:title "Varia"@nl ; besluit:aangebrachtNa :a1 .
:b1 a besluit:BehandelingVanAgendapunt ; dct:subject :a1 ; prov:generated :d1 ; besluit:heeftStemming :s1 .
:s1 a besluit:Stemming ; besluit:aantalVoorstanders 12 ; besluit:geheim false .
:d1 a besluit:Besluit ; eli:title "Retributie"@nl ; prov:value "Artikel 1.\\nHet reglement wordt vastgesteld.\\r\\n"^^xsd:string ; eli:has_part :art1 .
:art1 a besluit:Artikel ; eli:number "Artikel 1" .
:iets <https://elders.example/p> "zonder soort" .
`)

describe('writeRdfaPage', () => {
  it('carries every triple of the graph and no other', async () => {
    const page = writeRdfaPage(sitting, { address })
    expect(page.omitted).toEqual([])
    expect(await read(page.html)).toEqual(lines(sitting))
  })

  it('shows items in the order of the agenda, dates in words, and numbers of votes', () => {
    const { html } = writeRdfaPage(sitting, { address })
    expect(html.indexOf('Retributie op')).toBeLessThan(html.indexOf('>Varia<'))
    expect(html).toContain('maandag 3 februari 2025, 19.30 uur')
    expect(html).toMatch(/<dt>Voor<\/dt><dd><span[^>]*>12</u)
    expect(html).toContain('<html lang="nl">')
  })

  it('returns what HTML cannot hold instead of writing it wrong', () => {
    const bell = quad(namedNode('https://a.example/x'), dct.title, literal('bel \u0007'))
    const markup = quad(namedNode('https://a.example/x'), prov.value, literal('<p>a</p>', rdf.HTML))
    expect(writeRdfaPage([...sitting, bell, markup], { address }).omitted).toEqual([bell, markup])
  })

  it('carries any graph of named triples (property)', async () => {
    const iri = fc
      .constantFrom(
        'https://a.example/1',
        'https://a.example/2?x=1&y="#deel',
        'urn:uuid:0',
        'http://data.lblod.info/id/mandatarissen/é',
      )
      .map((value) => namedNode(value.replace('"', '%22')))
    const text = fc.string({
      unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ' ', '\n', '\t', 'é', '€', '😀', '\u00a0'),
      maxLength: 12,
    })
    const value = fc.oneof(
      iri,
      text.map((each) => literal(each)),
      text.map((each) => literal(each, 'nl')),
      fc.constantFrom(
        literal('2025-02-30', xsd.date),
        literal('true', xsd.boolean),
        literal('12', xsd.integer),
        literal('2025-02-03T19:30:00', xsd.dateTime),
      ),
    )
    const predicate = fc.constantFrom(
      dct.title,
      dct.description,
      besluit.behandelt,
      besluit['Agendapunt.type'],
      besluit.heeftStemming,
      prov.generated,
      prov.value,
      eli.has_part,
      eli.title,
      dct.subject,
      mandaat.isTijdspecialisatieVan,
      namedNode('https://elders.example/p#q'),
    )
    const types = fc.constantFrom(
      besluit.Zitting,
      besluit.Agendapunt,
      besluit.BehandelingVanAgendapunt,
      besluit.Besluit,
      besluit.Artikel,
      besluit.Stemming,
      foaf.Document,
      besluit.Bestuursorgaan,
      mandaat.Mandataris,
      namedNode('https://elders.example/Soort'),
    )
    const triple = fc
      .oneof(fc.tuple(iri, predicate, value), fc.tuple(iri, fc.constant(rdf.type), types))
      .map(([s, p, o]) => quad(s, p, o))
    await fc.assert(
      fc.asyncProperty(fc.array(triple, { minLength: 1, maxLength: 25 }), async (quads) => {
        const page = writeRdfaPage(quads, { address })
        expect(page.omitted).toEqual([])
        expect(await read(page.html)).toEqual(lines(quads))
      }),
      { numRuns: 150 },
    )
  })
})
