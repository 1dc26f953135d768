import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lift } from '../../../src/mapping/lift/lift.js'
import { mapTogether, type Mappable, type Mapped } from '../../../src/mapping/lower/mapped-graph.js'
import type { Agendapunt, Bestuursorgaan, Model, Zitting } from '../../../src/model.js'
import { goldenGraph, triples } from '../graphs.js'

const settings = { mintBase: 'https://data.voorbeeldegem.be/id/' }
const organ: Bestuursorgaan = {
  iri: 'https://organen.voorbeeldegem.be/id/gr-2025',
  isTijdspecialisatieVan: { iri: 'https://organen.voorbeeldegem.be/id/gr', untyped: true },
}
const START = '2025-03-24T20:00:00+01:00'

function page(address: string, zitting: Zitting, model: Partial<Model> = {}): Mappable {
  return { document: { address }, model: { zittingen: [zitting], besluiten: [], ...model }, rest: [] }
}

function item(iri: string, title: string, extra: Partial<Agendapunt> = {}): Agendapunt {
  return { iri, title: [{ value: title }], ...extra }
}

const zittingen = (mapped: readonly Mapped[]): readonly (string | undefined)[] =>
  mapped.map(({ model }) => model.zittingen[0]?.iri)
const items = (mapped: readonly Mapped[]): readonly (readonly (string | undefined)[])[] =>
  mapped.map(({ model }) => (model.zittingen[0]?.behandelt ?? []).map(({ iri }) => iri))
const rules = (mapped: readonly Mapped[]): readonly string[] =>
  mapped.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))

describe('one sitting on several pages', () => {
  const agenda = page('https://raadpleeg.voorbeeldegem.be/7/agenda', {
    iri: 'https://raadpleeg.voorbeeldegem.be/7/agenda#zitting',
    isGehoudenDoor: organ,
    geplandeStart: START,
  })
  const list = page('https://raadpleeg.voorbeeldegem.be/7/besluitenlijst', {
    iri: 'https://raadpleeg.voorbeeldegem.be/id/zittingen/7',
    isGehoudenDoor: organ,
    geplandeStart: '2025-03-24T19:00:00Z',
  })
  const minutes = page('https://raadpleeg.voorbeeldegem.be/7/notulen', {
    iri: 'https://raadpleeg.voorbeeldegem.be/7/notulen;jsessionid=AB12#zitting',
    isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/gr-2025' },
    geplandeStart: '2025-03-24T20:00:00',
  })
  const mapped = mapTogether([agenda, list, minutes], settings)

  it('has one name, which belongs to no page', () => {
    expect(new Set(zittingen(mapped))).toEqual(new Set(['https://raadpleeg.voorbeeldegem.be/id/zittingen/7']))
  })

  it('links the other names to it with owl:sameAs, each on its own page', () => {
    expect(mapped.map(({ model }) => model.zittingen[0]?.sameAs)).toEqual([
      ['https://raadpleeg.voorbeeldegem.be/7/agenda#zitting'],
      undefined,
      ['https://raadpleeg.voorbeeldegem.be/7/notulen;jsessionid=AB12#zitting'],
    ])
    expect(triples(mapped[0]?.graph.placed ?? [])).toContain(
      'https://raadpleeg.voorbeeldegem.be/id/zittingen/7 http://www.w3.org/2002/07/owl#sameAs https://raadpleeg.voorbeeldegem.be/7/agenda#zitting',
    )
    expect(rules(mapped).filter((rule) => rule === 'mapping/zitting-tied')).toHaveLength(2)
  })

  it('has one body, whether a page names the body in its term or the abstract one, if some page links the two', () => {
    const inTerm = page('https://x.be/1', {
      iri: 'https://x.be/z1',
      isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/gr-2025' },
      geplandeStart: START,
    })
    const abstract = page('https://x.be/2', {
      iri: 'https://x.be/z2',
      isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/gr' },
      geplandeStart: START,
    })
    expect(zittingen(mapTogether([inTerm, abstract], settings))).toEqual(['https://x.be/z1', 'https://x.be/z2'])
    const elsewhere = page('https://x.be/3', {
      iri: 'https://x.be/z3',
      isGehoudenDoor: organ,
      geplandeStart: '2024-01-01T20:00:00Z',
    })
    expect(zittingen(mapTogether([inTerm, abstract, elsewhere], settings))).toEqual([
      'https://x.be/z1',
      'https://x.be/z1',
      'https://x.be/z3',
    ])
  })

  it('is a different sitting when the time or the body differs', () => {
    const later = page('https://x.be/1', {
      iri: 'https://x.be/z1',
      isGehoudenDoor: organ,
      geplandeStart: '2025-03-24T22:00:00+01:00',
    })
    const rmw = page('https://x.be/2', {
      iri: 'https://x.be/z2',
      isGehoudenDoor: { iri: 'https://organen.voorbeeldegem.be/id/rmw-2025' },
      geplandeStart: START,
    })
    expect(zittingen(mapTogether([list, later, rmw], settings))).toEqual([
      'https://raadpleeg.voorbeeldegem.be/id/zittingen/7',
      'https://x.be/z1',
      'https://x.be/z2',
    ])
  })

  it('is the same when a page has only the day and there is one sitting that day', () => {
    const pdf = page('https://x.be/n.pdf', { isGehoudenDoor: organ, datum: '2025-03-24' })
    expect(new Set(zittingen(mapTogether([list, pdf], settings))).size).toBe(1)
  })

  it('is not unified when there were two that day', () => {
    const pdf = page('https://x.be/n.pdf', { isGehoudenDoor: organ, datum: '2025-03-24' })
    const late = page('https://x.be/1', {
      iri: 'https://x.be/z1',
      isGehoudenDoor: organ,
      geplandeStart: '2025-03-24T22:00:00+01:00',
    })
    const together = mapTogether([list, late, pdf], settings)
    expect(new Set(zittingen(together)).size).toBe(3)
    expect(rules(together)).toContain('mapping/zitting-unclear')
  })

  it('is by its items when there were two that day, though body and day give two lists one name', () => {
    const at = (hour: string, titles: readonly string[]): Mappable =>
      page(`https://x.be/agenda-${hour}`, {
        isGehoudenDoor: organ,
        geplandeStart: `2025-03-24T${hour}:00:00+01:00`,
        behandelt: titles.map((title) => ({ title: [{ value: title }] })),
      })
    const listOf = (name: string, titles: readonly string[], iri?: string): Mappable =>
      page(`https://x.be/${name}.pdf`, {
        ...(iri !== undefined && { iri }),
        isGehoudenDoor: organ,
        datum: '2025-03-24',
        behandelt: titles.map((title) => ({ title: [{ value: title }] })),
      })
    const pages = [
      at('19', ['1. Directeur - aanstellen', '2. Adjunct - aanstellen']),
      at('20', ['1. Notulen - goedkeuren', '2. Directeur - eedaflegging', '3. Jaarrekening']),
      listOf('closed', ['1. Directeur - aanstellen', '2. Adjunct - aanstellen']),
      listOf('public', ['1. Notulen - goedkeuren', '2. Directeur - eedaflegging', '3. Jaarrekening', '4. Vragen']),
      listOf('own', ['1. Financiën: Jaarrekening', '2. Notulen - goedkeuren'], 'https://x.be/zitting'),
      listOf('other', ['1. Klimaatplan']),
    ]
    const together = mapTogether(pages, settings)
    const [early, late, closed, open, own, other] = zittingen(together)
    expect([closed, open, own]).toEqual([early, late, late])
    expect([early, late]).not.toContain(other)
    expect(early).not.toBe(late)
    expect(
      together.map(({ diagnostics }) => diagnostics.some(({ rule }) => rule === 'mapping/zitting-unclear')),
    ).toEqual([false, false, false, false, false, true])
    const backwards = mapTogether([...pages].reverse(), settings)
    expect([...zittingen(backwards)].reverse()).toEqual(zittingen(together))
  })

  it('reports when pages give one name two start times', () => {
    const other = page('https://x.be/1', {
      iri: 'https://raadpleeg.voorbeeldegem.be/id/zittingen/7',
      isGehoudenDoor: organ,
      geplandeStart: '2025-03-24T20:30:00+01:00',
    })
    expect(rules(mapTogether([list, other], settings))).toContain('mapping/zitting-conflict')
  })

  it('mints the same name on every page for a sitting without an IRI', () => {
    const one = page('https://x.be/agenda', { isGehoudenDoor: organ, geplandeStart: START })
    const other = page('https://x.be/notulen', { isGehoudenDoor: organ, geplandeStart: '2025-03-24T19:00:00Z' })
    const [first] = mapTogether([one], settings)
    const [second] = mapTogether([other], settings)
    expect(first?.model.zittingen[0]?.iri).toMatch(/^https:\/\/data\.voorbeeldegem\.be\/id\/zittingen\/[0-9a-f-]{36}$/u)
    expect(second?.model.zittingen[0]?.iri).toBe(first?.model.zittingen[0]?.iri)
  })

  it('prefers a published name to a minted one', () => {
    const without = page('https://x.be/agenda', { isGehoudenDoor: organ, geplandeStart: START })
    expect(new Set(zittingen(mapTogether([without, agenda], settings)))).toEqual(
      new Set(['https://raadpleeg.voorbeeldegem.be/7/agenda#zitting']),
    )
  })
})

describe('items of one sitting', () => {
  const sitting = (address: string, behandelt: readonly Agendapunt[]): Mappable =>
    page(address, { iri: 'https://x.be/id/z', isGehoudenDoor: organ, geplandeStart: START, behandelt })

  it('are unified by number and title, whatever the form of the number', () => {
    const mapped = mapTogether(
      [
        sitting('https://x.be/agenda', [
          item('https://x.be/agenda#1', '1. Kermis'),
          item('https://x.be/agenda#2', 'HD 1. Kermis'),
        ]),
        sitting('https://x.be/lijst', [
          item('https://x.be/lijst#1', ' 1 Kermis '),
          item('https://x.be/lijst#2', 'Kermis', { nummer: 'HD 01' }),
        ]),
      ],
      settings,
    )
    const [agenda, list] = items(mapped)
    expect(list).toEqual(agenda)
    expect(agenda?.[0]).not.toBe(agenda?.[1])
  })

  it('are unified by a title that each page has once', () => {
    const mapped = mapTogether(
      [
        sitting('https://x.be/agenda', [
          item('https://x.be/agenda#1', '1. Kermis'),
          item('https://x.be/agenda#2', '2. Varia'),
        ]),
        sitting('https://x.be/lijst', [
          item('https://x.be/lijst#1', '1. Hoogdringend'),
          item('https://x.be/lijst#2', '2. Kermis'),
          item('https://x.be/lijst#3', 'Varia'),
        ]),
      ],
      settings,
    )
    const [agenda, list] = items(mapped)
    expect(list?.slice(1)).toEqual(agenda)
    expect(agenda).not.toContain(list?.[0])
  })

  it('are unified when only one page prints the category in front of the title, but not with two categories', () => {
    const tied = (...titles: readonly string[]): boolean => {
      const mapped = mapTogether(
        titles.map((title, at) => sitting(`https://x.be/${at}`, [item(`https://x.be/${at}#1`, title)])),
        settings,
      )
      return new Set(items(mapped).flat()).size === 1
    }
    expect(tied('3. Veiligheid: Verslag van de brandweer', '3. Verslag van de brandweer')).toBe(true)
    expect(tied('3. Bestuur: AG Hazel: statuten', '3. AG Hazel: statuten')).toBe(true)
    expect(tied('3. Veiligheid: Verslag van de brandweer', '4. Verslag van de brandweer')).toBe(false)
    expect(tied('3. Kerk A: Budget', '3. Kerk B: Budget')).toBe(false)
    expect(tied('3. Kerk A: Budget', '3. Kerk B: Budget', '3. Budget')).toBe(false)
  })

  it('stay separate when a page has the title twice and no number distinguishes them', () => {
    const mapped = mapTogether(
      [
        sitting('https://x.be/agenda', [item('https://x.be/a1', 'Besluit'), item('https://x.be/a2', 'Besluit')]),
        sitting('https://x.be/lijst', [item('https://x.be/b1', 'Besluit')]),
      ],
      settings,
    )
    expect(items(mapped)).toEqual([['https://x.be/a1', 'https://x.be/a2'], ['https://x.be/b1']])
  })

  it('unify their only handling and its only decision too, with references to them', () => {
    const told = (name: string): Agendapunt =>
      item(`https://x.be/${name}#1`, '1. Kermis', {
        behandelingen: [
          {
            iri: `https://x.be/${name}#h1`,
            generated: [{ iri: `https://x.be/${name}#b1`, wasGeneratedBy: { iri: `https://x.be/${name}#h1` } }],
            heeftStemming: [{ iri: `https://x.be/${name}#s1` }],
          },
        ],
      })
    const next = (name: string): Agendapunt =>
      item(`https://x.be/${name}#2`, '2. Varia', { aangebrachtNa: { iri: `https://x.be/${name}#1` } })
    const [first, second] = mapTogether(
      [sitting('https://x.be/a', [told('a'), next('a')]), sitting('https://x.be/b', [told('b'), next('b')])],
      settings,
    )
    const one = second?.model.zittingen[0]?.behandelt?.[0]
    expect(one?.iri).toBe('https://x.be/a#1')
    expect(one?.behandelingen?.[0]?.iri).toBe('https://x.be/a#h1')
    expect(one?.behandelingen?.[0]?.generated?.[0]).toMatchObject({
      iri: 'https://x.be/a#b1',
      wasGeneratedBy: { iri: 'https://x.be/a#h1' },
      sameAs: ['https://x.be/b#b1'],
    })
    expect(one?.behandelingen?.[0]?.heeftStemming?.[0]?.iri).toBe('https://x.be/b#s1')
    expect(second?.model.zittingen[0]?.behandelt?.[1]?.aangebrachtNa).toEqual({ iri: 'https://x.be/a#1' })
    expect(first?.model.zittingen[0]?.behandelt?.[1]?.aangebrachtNa).toEqual({ iri: 'https://x.be/a#1' })
  })
})

describe('the order of pages', () => {
  it('does not matter', () => {
    const titles = ['1. Kermis', '2. Kermis', 'Kermis', 'HD 1. Varia', 'Varia', 'Besluit']
    const arbitraryItem = fc.record({ n: fc.integer({ min: 1, max: 6 }), title: fc.constantFrom(...titles) })
    const arbitraryPage = fc
      .record({
        name: fc.constantFrom('a', 'b', 'c', 'd'),
        iri: fc.option(
          fc.constantFrom(
            'https://x.be/id/1',
            'https://x.be/id/2',
            'https://x.be/a#z',
            'https://x.be/b;jsessionid=1#z',
          ),
          { nil: undefined },
        ),
        body: fc.constantFrom<Bestuursorgaan>(
          organ,
          { iri: 'https://organen.voorbeeldegem.be/id/gr-2025' },
          { iri: 'https://organen.voorbeeldegem.be/id/gr' },
          { prefLabel: 'Gemeenteraad' },
        ),
        start: fc.constantFrom<Partial<Zitting>>(
          { geplandeStart: START },
          { geplandeStart: '2025-03-24T19:00:00Z' },
          { geplandeStart: '2025-03-24T21:30:00' },
          { datum: '2025-03-24' },
          {},
        ),
        told: fc.array(arbitraryItem, { maxLength: 5 }),
      })
      .map(({ name, iri, body, start, told }) =>
        page(`https://x.be/${name}`, {
          ...(iri !== undefined && { iri }),
          isGehoudenDoor: body,
          ...start,
          behandelt: told.map(({ n, title }) => item(`https://x.be/${name}#${n}`, title)),
        }),
      )
    fc.assert(
      fc.property(
        fc.array(arbitraryPage, { minLength: 1, maxLength: 5 }).chain((pages) =>
          fc.tuple(
            fc.constant(pages),
            fc.shuffledSubarray(
              pages.map((_, i) => i),
              { minLength: pages.length },
            ),
          ),
        ),
        ([pages, order]) => {
          const straight = mapTogether(pages, settings)
          const shuffled = mapTogether(
            order.map((i) => pages[i] ?? page('https://x.be/none', {})),
            settings,
          )
          for (const [to, from] of order.entries()) {
            expect(shuffled[to]?.model).toEqual(straight[from]?.model)
            expect(triples(shuffled[to]?.graph.placed ?? [])).toEqual(triples(straight[from]?.graph.placed ?? []))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

it('changes golden pages of one sitting only in equivalent ways', () => {
  const pages = ['agenda', 'notulen'].map((name) => {
    const { model, rest } = lift(goldenGraph(name))
    return { document: { address: `https://raadpleeg.voorbeeldegem.be/zittingen/7/${name}` }, model, rest }
  })
  const mapped = mapTogether(pages, settings)
  for (const [i, name] of ['agenda', 'notulen'].entries()) {
    const before = triples(goldenGraph(name).placed)
    const after = triples(mapped[i]?.graph.placed ?? [])
    expect(before.filter((triple) => !after.includes(triple))).toEqual([])
    const added = new Set(
      after.filter((triple) => !before.includes(triple)).map((triple) => triple.split(' ')[1]?.replace(/^.*[#/]/u, '')),
    )
    expect(
      [...added].every(
        (predicate) => predicate !== undefined && ['type', 'classificatie', 'classification'].includes(predicate),
      ),
    ).toBe(true)
  }
})
