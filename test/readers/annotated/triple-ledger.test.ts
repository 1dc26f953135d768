import { DataFactory } from 'n3'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../src/diagnostic.js'
import { AppError } from '../../../src/errors.js'
import { Graph } from '../../../src/rdf/graph.js'
import { Draft, type Entry } from '../../../src/readers/annotated/draft/draft.js'
import { balanceLedger, tripleKey } from '../../../src/readers/annotated/triple-ledger.js'

const { namedNode, literal, quad } = DataFactory
const triple = (s: string, o: string): Entry['quad'] => quad(namedNode(s), namedNode('urn:p'), literal(o))
const finding = diagnose('repair/whitespace')
const asPublished = (...quads: readonly Entry['quad'][]): readonly Entry[] =>
  quads.map((each) => ({ quad: each, published: each, findings: [] }))
const balance = (
  entries: readonly Entry[],
  mend: (draft: Draft) => void,
  name?: string,
): ReturnType<typeof balanceLedger> => {
  const published = new Graph(entries.map((entry) => ({ quad: entry.published ?? entry.quad })))
  const draft = new Draft(entries)
  mend(draft)
  return balanceLedger(published, new Graph(draft.placed), draft, name)
}

describe('balanceLedger', () => {
  it('counts distinct triples, however often they are said', () => {
    expect(
      balance(asPublished(triple('urn:a', '1'), triple('urn:a', '1'), triple('urn:b', '2')), () => undefined),
    ).toEqual({ read: 2, kept: 2, changed: 0, rejected: 0, added: 0 })
  })

  it('tells changed, rejected and added apart', () => {
    const ledger = balance(asPublished(triple('urn:a', ' 1'), triple('urn:b', '2'), triple('urn:c', '3')), (draft) => {
      const [a, b] = draft.entries
      if (a) draft.change(a, { object: literal('1') }, finding)
      if (b) draft.reject(b, finding)
      draft.add(triple('urn:d', '4'), finding)
    })
    expect(ledger).toEqual({ read: 3, kept: 1, changed: 1, rejected: 1, added: 1 })
  })

  it('counts what merged into another as rejected, whether that one was there or was made', () => {
    const into = (draft: Draft): void => {
      for (const entry of draft.entries) draft.change(entry, { object: literal('1') }, finding)
    }
    expect(balance(asPublished(triple('urn:a', '1'), triple('urn:a', ' 1')), into)).toEqual({
      read: 2,
      kept: 1,
      changed: 0,
      rejected: 1,
      added: 0,
    })
    expect(balance(asPublished(triple('urn:a', ' 1'), triple('urn:a', '1 ')), into)).toEqual({
      read: 2,
      kept: 0,
      changed: 1,
      rejected: 1,
      added: 0,
    })
  })

  it('counts one triple that became several as one changed and the others added', () => {
    const twice = asPublished(triple('urn:a', '1'), triple('urn:a', '1'))
    const ledger = balance(twice, (draft) =>
      draft.entries.forEach((entry, i) => draft.change(entry, { subject: namedNode(`urn:new${i}`) }, finding)),
    )
    expect(ledger).toEqual({ read: 1, kept: 0, changed: 1, rejected: 0, added: 1 })
  })

  it('counts a triple as kept where one of its statements was changed and another stayed', () => {
    const ledger = balance(asPublished(triple('urn:a', '1'), triple('urn:a', '1')), (draft) => {
      const [first] = draft.entries
      if (first) draft.change(first, { object: literal('2') }, finding)
    })
    expect(ledger).toEqual({ read: 1, kept: 1, changed: 0, rejected: 0, added: 1 })
  })

  it.each<readonly [what: string, entries: readonly Entry[]]>([
    ['changed', [{ quad: triple('urn:a', '2'), published: triple('urn:a', '1'), findings: [] }]],
    ['added', [{ quad: triple('urn:a', '2'), findings: [] }]],
  ])('fails when a triple was %s without a finding', (_, entries) => {
    const published = new Graph(entries.flatMap((entry) => (entry.published ? [{ quad: entry.published }] : [])))
    const draft = new Draft(entries)
    expect(() => balanceLedger(published, new Graph(draft.placed), draft, 'pagina.html')).toThrow(
      /pagina\.html.*without a finding/u,
    )
  })

  it('fails when a published triple is nowhere, and when the mended graph is another one', () => {
    const lost = new Graph([{ quad: triple('urn:a', '1') }])
    const draft = new Draft([])
    expect(() => balanceLedger(lost, new Graph([]), draft)).toThrow(/was lost/u)
    const kept = new Draft(asPublished(triple('urn:a', '1')))
    const error = ((): unknown => {
      try {
        return balanceLedger(lost, new Graph([]), kept)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'ledger-unbalanced', exit: 2 })
  })
})

describe('tripleKey', () => {
  it('differs where triples differ in anything', () => {
    const s = namedNode('urn:s')
    const p = namedNode('urn:p')
    const objects = [
      literal('a'),
      literal('a', 'nl'),
      literal('a', namedNode('urn:t')),
      namedNode('a'),
      DataFactory.blankNode('a'),
      literal('a"^^urn:t@'),
    ]
    expect(new Set(objects.map((object) => tripleKey(quad(s, p, object)))).size).toBe(objects.length)
  })
})
