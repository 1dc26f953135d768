import { DataFactory } from 'n3'
import { describe, expect, it } from 'vitest'
import { lift } from '../../../src/mapping/lift/lift.js'
import { mappedGraph, type Mapped } from '../../../src/mapping/lower/mapped-graph.js'
import type { Mandataris, Model, Zitting } from '../../../src/model.js'
import {
  besluit,
  dct,
  eli,
  foaf,
  leidinggevenden,
  org,
  owl,
  prov,
  rdf,
  regorg,
  skos,
} from '../../../src/rdf/vocabularies.js'
import { parseGraph, triples } from '../graphs.js'

const { namedNode } = DataFactory
const MINT = 'https://data.voorbeeldegem.be/id/'
const organ = { iri: 'https://organen.voorbeeldegem.be/id/gr-2025' }

function map(model: Partial<Model>, address = 'https://raadpleeg.voorbeeldegem.be/7/notulen'): Mapped {
  return mappedGraph(
    { document: { address }, model: { zittingen: [], besluiten: [], ...model }, rest: [] },
    { mintBase: MINT },
  )
}

function sitting(zitting: Zitting): Zitting | undefined {
  return map({ zittingen: [zitting] }).model.zittingen[0]
}

const rules = ({ diagnostics }: Mapped): readonly string[] => diagnostics.map(({ rule }) => rule)
const objects = ({ graph }: Mapped, predicate: { readonly value: string }): readonly string[] =>
  graph.dataset.getObjects(null, namedNode(predicate.value)).map(({ value }) => value)

describe('minted IRIs', () => {
  const zitting: Zitting = {
    isGehoudenDoor: organ,
    geplandeStart: '2025-03-24T20:00:00+01:00',
    heeftVoorzitter: { isBestuurlijkeAliasVan: { name: 'Els Janssens' } },
    behandelt: [
      {
        nummer: '1',
        title: [{ value: 'Kermis' }],
        behandelingen: [
          {
            heeftStemming: [
              {
                onderwerp: { value: 'Amendement' },
                heeftVoorstander: [{ isBestuurlijkeAliasVan: { gebruikteVoornaam: 'Els', familyName: 'Janssens' } }],
              },
              {},
            ],
            generated: [{ has_part: [{ number: 'Artikel 1' }, { number: 'Artikel 2' }] }],
          },
        ],
      },
    ],
  }

  it('name every node, so that none is blank', () => {
    const mapped = map({ zittingen: [zitting], publicatie: { kind: 'notulen' } })
    for (const { quad } of mapped.graph.placed) {
      expect(quad.subject.termType).toBe('NamedNode')
      expect(quad.object.termType).not.toBe('BlankNode')
    }
    const minted = new Set(
      mapped.graph.placed.map(({ quad }) => quad.subject.value).filter((iri) => iri.startsWith(MINT)),
    )
    expect([...minted].map((iri) => iri.slice(MINT.length).split('/')[0]).sort()).toEqual([
      'agendapunten',
      'artikels',
      'artikels',
      'behandelingen-van-agendapunten',
      'besluiten',
      'mandatarissen',
      'personen',
      'stemmingen',
      'stemmingen',
      'zittingen',
    ])
  })

  it('are the same on every run, whatever else the page says and where', () => {
    const first = map({ zittingen: [zitting] })
    const second = map(
      {
        zittingen: [
          { ...zitting, behandelt: [{ nummer: '0', title: [{ value: 'Nieuw' }] }, ...(zitting.behandelt ?? [])] },
        ],
      },
      'https://elders.voorbeeldegem.be/x',
    )
    const before = triples(first.graph.placed)
    const after = new Set(triples(second.graph.placed))
    expect(before.filter((triple) => !after.has(triple))).toEqual([])
  })

  it('differ when identifying values differ', () => {
    const iris = [
      sitting({ isGehoudenDoor: organ, geplandeStart: '2025-03-24T20:00:00+01:00' }),
      sitting({ isGehoudenDoor: organ, geplandeStart: '2025-03-24T21:00:00+01:00' }),
      sitting({
        isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/rmw-2025' },
        geplandeStart: '2025-03-24T20:00:00+01:00',
      }),
    ].map((each) => each?.iri)
    expect(new Set(iris).size).toBe(3)
  })

  it('use the abstract body, so that terms and spellings of a moment do not matter', () => {
    const abstract = { iri: 'https://organen.voorbeeldegem.be/id/gr' }
    const one = sitting({
      isGehoudenDoor: { ...organ, isTijdspecialisatieVan: abstract },
      geplandeStart: '2025-03-24T20:00:00',
    })
    const other = sitting({
      isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/gr-2031', isTijdspecialisatieVan: abstract },
      geplandeStart: '2025-03-24T19:00:00.000Z',
    })
    expect(one?.iri).toBe(other?.iri)
  })

  it('replace the label of a blank node everywhere', () => {
    const graph = parseGraph(`
      @prefix besluit: <http://data.vlaanderen.be/ns/besluit#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      <https://x.be/z> a besluit:Zitting ; besluit:behandelt _:a, <https://x.be/.well-known/genid/1> .
      _:a a besluit:Agendapunt ; dct:title "1. Kermis" ; rdfs:comment "blijft" .
      <https://x.be/.well-known/genid/1> dct:title "2. Varia" ; besluit:aangebrachtNa _:a .`)
    const { model, rest } = lift(graph)
    const mapped = mappedGraph({ document: { address: 'https://x.be/p' }, model, rest }, { mintBase: MINT })
    const [first, second] = mapped.model.zittingen[0]?.behandelt ?? []
    expect(first?.iri).toMatch(/^https:\/\/data\.voorbeeldegem\.be\/id\/agendapunten\//u)
    expect(second?.aangebrachtNa?.iri).toBe(first?.iri)
    expect(
      triples(mapped.graph.placed).some(
        (triple) =>
          triple ===
          `${first?.iri} http://www.w3.org/2000/01/rdf-schema#comment blijft"^http://www.w3.org/2001/XMLSchema#string`,
      ),
    ).toBe(true)
    expect(triples(mapped.graph.placed).join('\n')).not.toMatch(/_:|genid/u)
    expect(objects(mapped, owl.sameAs)).toEqual([])
  })

  it('name a place that is more than a label, and leave a bare label a text', () => {
    expect(
      objects(map({ zittingen: [{ iri: 'https://x.be/z', atLocation: { label: 'Raadzaal' } }] }), prov.atLocation),
    ).toEqual(['Raadzaal'])
    const described = map({
      zittingen: [{ iri: 'https://x.be/z', atLocation: { label: 'Raadzaal', types: ['https://x.be/Zaal'] } }],
    })
    expect(objects(described, prov.atLocation)[0]).toMatch(/^https:\/\/data\.voorbeeldegem\.be\/id\/locaties\//u)
  })

  it('report when only order distinguishes two things', () => {
    const mapped = map({
      zittingen: [
        { iri: 'https://x.be/z', behandelt: [{ title: [{ value: 'Besluit' }] }, { title: [{ value: 'Besluit' }] }] },
      ],
    })
    expect(rules(mapped).filter((rule) => rule === 'mapping/identity-weak')).toHaveLength(1)
    expect(new Set(mapped.model.zittingen[0]?.behandelt?.map(({ iri }) => iri)).size).toBe(2)
  })

  it('give one person per name and body, and report that it is not from the register', () => {
    const mapped = map({ zittingen: [zitting] })
    const item = mapped.model.zittingen[0]?.behandelt?.[0]
    expect(mapped.model.zittingen[0]?.heeftVoorzitter?.iri).toBe(
      item?.behandelingen?.[0]?.heeftStemming?.[0]?.heeftVoorstander?.[0]?.iri,
    )
    expect(rules(mapped).filter((rule) => rule === 'mapping/person-minted')).toHaveLength(1)
    const elsewhere = sitting({ ...zitting, isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/rmw' } })
    expect(elsewhere?.heeftVoorzitter?.iri).not.toBe(mapped.model.zittingen[0]?.heeftVoorzitter?.iri)
  })

  it('warn about minting a body, which publishers must never do', () => {
    const mapped = map({
      zittingen: [{ isGehoudenDoor: { prefLabel: 'Gemeenteraad' }, geplandeStart: '2025-03-24T20:00:00Z' }],
    })
    expect(mapped.diagnostics).toContainEqual(
      expect.objectContaining({ rule: 'mapping/orgaan-minted', severity: 'warning', actual: 'Gemeenteraad' }),
    )
  })

  it('use the address of the document as its IRI, without session id', () => {
    expect(map({ publicatie: { kind: 'notulen' } }, 'https://x.be/7/notulen;jsessionid=AB').model.publicatie?.iri).toBe(
      'https://x.be/7/notulen',
    )
    expect(map({ publicatie: { kind: 'notulen' } }, 'file:///notulen.pdf').model.publicatie?.iri).toMatch(
      /^https:\/\/data\.voorbeeldegem\.be\/id\/documenten\//u,
    )
  })
})

describe('completion', () => {
  it('writes both classifications', () => {
    const concept = {
      iri: 'http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000005',
      untyped: true,
    }
    for (const field of ['classification', 'classificatie'] as const) {
      const mapped = map({ zittingen: [{ iri: 'https://x.be/z', isGehoudenDoor: { ...organ, [field]: concept } }] })
      expect(objects(mapped, org.classification)).toEqual([concept.iri])
      expect(objects(mapped, besluit.classificatie)).toEqual([concept.iri])
      expect(mapped.graph.dataset.countQuads(namedNode(concept.iri), rdf.type, skos.Concept)).toBe(1)
      expect(rules(mapped)).toContain('mapping/completed')
    }
  })

  it('types the document and links it to its only sitting', () => {
    const mapped = map({
      publicatie: { iri: 'https://x.be/d', kind: 'besluitenlijst' },
      zittingen: [{ iri: 'https://x.be/z' }],
    })
    const concept = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/3fa67785-ffdc-4b30-8880-2b99d97b4dee'
    expect(objects(mapped, dct.type)).toEqual([concept])
    expect(mapped.graph.dataset.countQuads(namedNode('https://x.be/d'), rdf.type, namedNode(concept))).toBe(1)
    expect(mapped.graph.dataset.countQuads(namedNode('https://x.be/d'), rdf.type, foaf.Document)).toBe(1)
    expect(
      mapped.graph.dataset.countQuads(
        namedNode('https://x.be/z'),
        besluit.heeftBesluitenlijst,
        namedNode('https://x.be/d'),
      ),
    ).toBe(1)
  })

  it('does not link a document to one of several sittings', () => {
    const mapped = map({
      publicatie: { iri: 'https://x.be/d', kind: 'agenda' },
      zittingen: [{ iri: 'https://x.be/z' }, { iri: 'https://x.be/y' }],
    })
    expect(objects(mapped, besluit.heeftAgenda)).toEqual([])
  })

  it('writes both directions between handling and decision', () => {
    const down = map({ behandelingen: [{ iri: 'https://x.be/h', generated: [{ iri: 'https://x.be/b' }] }] })
    expect(objects(down, prov.wasGeneratedBy)).toEqual(['https://x.be/h'])
    const up = map({
      behandelingen: [{ iri: 'https://x.be/h' }],
      besluiten: [{ iri: 'https://x.be/b', wasGeneratedBy: { iri: 'https://x.be/h' } }],
    })
    expect(objects(up, prov.generated)).toEqual(['https://x.be/b'])
    expect(up.model.besluiten).toEqual([])
    expect(up.model.behandelingen?.[0]?.generated).toMatchObject([{ iri: 'https://x.be/b' }])
  })

  it('gives local times their offset and leaves others unchanged', () => {
    const zitting = sitting({
      iri: 'https://x.be/z',
      geplandeStart: '2025-07-01T20:00:00',
      startedAtTime: '2025-07-01T18:05:00Z',
    })
    expect(zitting).toMatchObject({ geplandeStart: '2025-07-01T20:00:00+02:00', startedAtTime: '2025-07-01T18:05:00Z' })
    expect(zitting?.evidence).toContainEqual({
      field: 'geplandeStart',
      rule: 'mapping/completed',
      certainty: 1,
      status: 'derived',
    })
  })

  it('adds seconds to a time without them, and does not write a time that does not exist', () => {
    expect(
      objects(
        map({ zittingen: [{ iri: 'https://x.be/z', geplandeStart: '2025-07-01T20:00' }] }),
        besluit.geplandeStart,
      ),
    ).toEqual(['2025-07-01T20:00:00+02:00'])
    const broken = map({ zittingen: [{ iri: 'https://x.be/z', geplandeStart: '2025-02-30T20:00:00Z' }] })
    expect(objects(broken, besluit.geplandeStart)).toEqual([])
    expect(broken.diagnostics).toContainEqual(
      expect.objectContaining({ rule: 'mapping/value-unwritable', actual: '2025-02-30T20:00:00Z' }),
    )
  })

  it('counts those who apologised among the absent, once', () => {
    const mapped = map({
      zittingen: [
        {
          iri: 'https://x.be/z',
          heeftAfwezigeBijStart: [{ iri: 'https://x.be/m1' }],
          verontschuldigd: [{ iri: 'https://x.be/m1' }, { iri: 'https://x.be/m2' }],
        },
      ],
    })
    expect(objects(mapped, besluit.heeftAfwezigeBijStart)).toEqual(['https://x.be/m1', 'https://x.be/m2'])
  })

  it('makes the outcome the consequence of a single vote, but not when there are two', () => {
    const handling = { iri: 'https://x.be/h', uitkomstTekst: 'Goedgekeurd met eenparigheid van stemmen' }
    expect(
      objects(map({ behandelingen: [{ ...handling, heeftStemming: [{ iri: 'https://x.be/s' }] }] }), besluit.gevolg),
    ).toEqual([handling.uitkomstTekst])
    expect(
      objects(
        map({
          behandelingen: [{ ...handling, heeftStemming: [{ iri: 'https://x.be/s' }, { iri: 'https://x.be/t' }] }],
        }),
        besluit.gevolg,
      ),
    ).toEqual([])
    expect(objects(map({ behandelingen: [handling] }), besluit.gevolg)).toEqual([])
  })

  it('puts the number of an item in front of its title, once', () => {
    const mapped = map({
      zittingen: [
        {
          iri: 'https://x.be/z',
          behandelt: [
            { iri: 'https://x.be/1', nummer: '03.01', title: [{ value: 'Varia' }] },
            { iri: 'https://x.be/2', nummer: '2', title: [{ value: '2. Kermis', language: 'nl' }] },
            { iri: 'https://x.be/3', nummer: '3' },
          ],
        },
      ],
    })
    expect(objects(mapped, dct.title)).toEqual(['03.01. Varia', '2. Kermis'])
    expect(mapped.model.zittingen[0]?.behandelt?.[0]?.title).toEqual([{ value: 'Varia' }])
  })

  it('writes a printed fractie as a membership, one fractie per name and body', () => {
    const member = (name: string, fractie: string): Mandataris => ({ iri: `https://x.be/m/${name}`, fractie })
    const mapped = map({
      zittingen: [
        {
          iri: 'https://x.be/z',
          isGehoudenDoor: organ,
          heeftAanwezigeBijStart: [member('a', 'Groen & Co'), member('b', 'Groen & Co'), member('c', 'Lokaal')],
        },
      ],
    })
    expect([...new Set(objects(mapped, org.hasMembership))]).toHaveLength(3)
    expect([...new Set(objects(mapped, org.organisation))]).toHaveLength(2)
    expect([...objects(mapped, regorg.legalName)].sort()).toEqual(['Groen & Co', 'Lokaal'])
    expect(rules(mapped)).not.toContain('mapping/field-without-property')
  })

  it('types officials as such', () => {
    const mapped = map({
      zittingen: [
        { iri: 'https://x.be/z', heeftSecretaris: { iri: 'https://x.be/functionarissen/1', functionaris: true } },
      ],
    })
    expect(
      mapped.graph.dataset.countQuads(
        namedNode('https://x.be/functionarissen/1'),
        rdf.type,
        leidinggevenden.Functionaris,
      ),
    ).toBe(1)
  })

  it('invents nothing', () => {
    const mapped = map({
      zittingen: [
        {
          iri: 'https://x.be/z',
          behandelt: [
            {
              iri: 'https://x.be/a',
              behandelingen: [
                {
                  iri: 'https://x.be/h',
                  heeftStemming: [{ iri: 'https://x.be/s', unaniem: true }],
                  generated: [{ iri: 'https://x.be/b' }],
                },
              ],
            },
          ],
        },
      ],
    })
    for (const predicate of [
      besluit.geplandeStart,
      prov.startedAtTime,
      prov.endedAtTime,
      besluit.aantalVoorstanders,
      besluit.aantalTegenstanders,
      besluit.aantalOnthouders,
      besluit.heeftVoorzitter,
      besluit.geheim,
      eli.language,
      eli.passed_by,
      eli.realizes,
    ]) {
      expect(objects(mapped, predicate), predicate.value).toEqual([])
    }
    expect(rules(mapped)).toContain('mapping/field-without-property')
  })
})

describe('what is withheld', () => {
  it('includes what identifies a person, with the nodes that have it', () => {
    const graph = parseGraph(`
      @prefix besluit: <http://data.vlaanderen.be/ns/besluit#> . @prefix mandaat: <http://data.vlaanderen.be/ns/mandaat#> . @prefix person: <http://www.w3.org/ns/person#> .
      @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix adms: <http://www.w3.org/ns/adms#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix persoon: <https://data.vlaanderen.be/ns/persoon#> . @prefix lpersoon: <http://data.vlaanderen.be/ns/persoon#> . @prefix : <https://x.be/> .
      :z a besluit:Zitting ; besluit:heeftVoorzitter :m ; besluit:isGehoudenDoor :o . :o adms:identifier :kbo . :kbo skos:notation "0123.456.789" .
      :m a mandaat:Mandataris ; mandaat:isBestuurlijkeAliasVan :p .
      :p a person:Person ; foaf:name "Els Janssens" ; persoon:geslacht :v ; lpersoon:heeftGeboorte :g ; adms:identifier :i .
      :g persoon:datum "1970-01-01"^^<http://www.w3.org/2001/XMLSchema#date> . :i skos:notation "70.01.01-123.45" .`)
    const { model, rest } = lift(graph)
    const mapped = mappedGraph({ document: { address: 'https://x.be/p' }, model, rest }, { mintBase: MINT })
    const text = triples(mapped.graph.placed).join('\n')
    expect(text).toContain('Els Janssens')
    expect(text).toContain('0123.456.789')
    expect(text).not.toMatch(/geslacht|Geboorte|1970|70\.01/u)
    expect(rules(mapped)).toContain('mapping/personal-data-withheld')
  })

  it('includes what depends on a blank node that nothing identifies', () => {
    const { model, rest } = lift(
      parseGraph(
        '<https://x.be/a> <http://www.w3.org/2000/01/rdf-schema#comment> _:b . _:b <http://www.w3.org/2000/01/rdf-schema#label> "x" .',
      ),
    )
    const mapped = mappedGraph({ document: { address: 'https://x.be/p' }, model, rest }, { mintBase: MINT })
    expect(mapped.graph.size).toBe(0)
    expect(mapped.diagnostics.filter(({ rule }) => rule === 'mapping/blank-node-withheld')).toMatchObject([
      { severity: 'error' },
      { severity: 'error' },
    ])
  })
})
