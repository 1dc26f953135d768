import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/validation/check-document.js'
import { COMPLETE, KINDS, PREFIXES, graphOf, spoiled } from './documents.js'

describe('checkDocument', () => {
  it.each(KINDS)('finds nothing in a complete %s, whose kind it detects', async (kind) => {
    const result = await checkDocument({ graph: graphOf(COMPLETE[kind]), stage: 'source' })
    expect({ kind: result.kind, diagnostics: result.diagnostics }).toEqual({ kind, diagnostics: [] })
  })

  it('uses the given kind, then that of the model, then that of the graph', async () => {
    const graph = graphOf(COMPLETE.agenda)
    const model = { publicatie: { kind: 'agenda-toegevoegd' }, zittingen: [], besluiten: [] } as const
    expect((await checkDocument({ graph, stage: 'source', model })).kind).toBe('agenda-toegevoegd')
    expect(
      (await checkDocument({ graph, stage: 'source', model, kind: 'notulen' })).diagnostics.map(({ rule }) => rule),
    ).toContain('shape/notulen/Besluit')
  })

  it('reports a malformed value once', async () => {
    const graph = spoiled('notulen', {
      remove: [':d1 eli:date_publication -'],
      add: ':d1 eli:date_publication "7 februari"^^xsd:date .',
    })
    expect((await checkDocument({ graph, stage: 'source' })).diagnostics.map(({ rule }) => rule)).toEqual([
      'shape/general/Besluit-date_publication',
    ])
  })

  it('keeps the order of the page, and the stage', async () => {
    const graph = spoiled('notulen', { remove: [':a1 dct:title -', ':d1 eli:title -', ':b1 besluit:openbaar -'] })
    const { diagnostics } = await checkDocument({ graph, stage: 'output' })
    const offsets = diagnostics.map(({ place }) => place?.offset ?? -1)
    expect(offsets).toEqual(offsets.toSorted((one, other) => one - other))
    expect(new Set(diagnostics.map(({ stage }) => stage))).toEqual(new Set(['output']))
  })

  it('adds the shapes of the user', async () => {
    const turtle = `${PREFIXES} :S a sh:NodeShape ; sh:targetClass besluit:Agendapunt ; sh:property :number . :number sh:path eli:number ; sh:minCount 1 ; sh:severity sh:Info .`
    const { diagnostics } = await checkDocument({
      graph: graphOf(COMPLETE.agenda),
      stage: 'source',
      userShapes: [{ name: 'mine.ttl', turtle }],
    })
    expect(diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'info shape/user/number',
      'info shape/user/number',
    ])
  })

  it('checks a page of unknown kind by the general rules, and reports it', async () => {
    const { kind, maturity, diagnostics } = await checkDocument({
      graph: graphOf(':z a besluit:Zitting ; besluit:geplandeStart "straks" .'),
      stage: 'source',
    })
    expect([kind, maturity]).toEqual([undefined, undefined])
    expect(diagnostics.map(({ rule }) => rule).toSorted()).toEqual([
      'check/kind-unknown',
      'shape/general/Zitting-geplandeStart',
    ])
  })
})
