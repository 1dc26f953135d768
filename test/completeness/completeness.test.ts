import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completenessOf, type CompletenessStatement } from '../../src/completeness/completeness.js'
import type { CompletenessData } from '../../src/completeness/completeness-sittings.js'
import {
  LEDGER_STATES,
  type LedgerRow,
  type LedgerRun,
  type ParsedOutcome,
  type RunState,
} from '../../src/completeness/ledger-row.js'
import { addDays } from '../../src/deadlines/working-days.js'
import { publicationPath } from '../harvest/council-addresses.js'
import { councilOf, KINDS, sittingOf, VENDORS, type Kind, type Vendor } from '../harvest/council.js'

const ORGAAN = 'http://data.lblod.info/id/bestuursorganen/raad'
const classOf = (code: string): string =>
  `<${ORGAAN}> <http://www.w3.org/ns/org#classification> <http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/${code}> .`
const COUNCIL = '5ab0e9b8a3b2ca7c5e000005'
const COLLEGE = '5ab0e9b8a3b2ca7c5e000006'

interface Scene {
  readonly rows: readonly LedgerRow[]
  readonly run?: Partial<LedgerRun>
  readonly entries: CompletenessData['entries']
  readonly organClass?: string
}

function stateOf({ rows, run, entries, organClass = COUNCIL }: Scene): CompletenessStatement {
  const lastRun: LedgerRun = {
    source: 's',
    started: '2025-12-31T00:00:00Z',
    ended: '2025-12-31T01:00:00Z',
    state: 'complete',
    requests: 0,
    bytes: 0,
    ...run,
  }
  return completenessOf(
    { sources: () => ['s'], rows: () => rows, lastRun: () => lastRun },
    { entries, about: (iri) => (iri === ORGAAN && organClass !== '' ? [classOf(organClass)] : []) },
    's',
  )
}

function rowOf(address: string, row: Partial<LedgerRow> = {}): LedgerRow {
  return {
    source: 's',
    address,
    foundHow: 'link',
    foundAt: '2025-12-31T00:00:00Z',
    depth: 1,
    state: 'fetched',
    parsed: 'published',
    items: 3,
    timesGone: 0,
    requests: 1,
    ...row,
  }
}

interface Document {
  readonly address: string
  readonly sitting: number
  readonly kind: Kind
  readonly day: string
}

/** Twelve sittings of a council, one a month up to December 2025. */
function documentsOf(vendor: Vendor, sittings = 12): readonly Document[] {
  const council = councilOf(0, 'seed', [vendor])
  return Array.from({ length: sittings }, (_, i) => sittingOf(council, i, sittings, '2025-12')).flatMap((sitting) =>
    KINDS.map((kind) => ({
      address: `https://raad.example${publicationPath(sitting, kind)}`,
      sitting: sitting.index,
      kind,
      day: sitting.date,
    })),
  )
}

const entryOf = ({ address, sitting, kind, day }: Document): CompletenessData['entries'][number] => ({
  source: address,
  kind,
  zitting: `https://raad.example/id/zittingen/${sitting}`,
  orgaan: ORGAAN,
  day,
})
const sceneOf = (documents: readonly Document[], more: Partial<Scene> = {}): Scene => ({
  rows: documents.map(({ address }) => rowOf(address)),
  entries: documents.map(entryOf),
  ...more,
})
/** Documents due on the last day of 2025: not the minutes of December; its list may or may not be. */
const beforeDecember = (documents: readonly Document[]): readonly Document[] =>
  documents.filter(({ day }) => day < '2025-12-01')

describe('the completeness statement', () => {
  it('gives a list of decisions its last day in full, as the day goes in Brussels', () => {
    const [agenda] = documentsOf('cipal', 1).filter(({ kind }) => kind === 'agenda')
    const last = addDays(agenda!.day, 10)
    const listAt = (ended: string): unknown =>
      stateOf(sceneOf([agenda!], { run: { ended } })).sittings[0]?.documents.besluitenlijst
    expect(listAt(`${last}T22:30:00Z`)).toBe('not-yet-due')
    expect(listAt(`${last}T23:30:00Z`)).toBe('missing')
  })

  it('calls a source complete when everything was fetched and nothing that is due is missing', () => {
    const documents = documentsOf('cipal').filter(({ day, kind }) => day < '2025-12-01' || kind !== 'notulen')
    const statement = stateOf(sceneOf(documents))
    expect([statement.verdict, statement.reasons]).toEqual(['complete', []])
    expect(statement.sittings[0]?.documents).toEqual({
      agenda: 'present',
      besluitenlijst: 'present',
      notulen: 'not-yet-due',
    })
    expect(statement.rhythm).toEqual([
      { orgaan: ORGAAN, sittings: 12, medianDays: expect.any(Number) as number, gaps: [] },
    ])
  })

  it('does not miss the sitting of a page that only links documents which were fetched themselves', () => {
    const documents = documentsOf('cipal').filter(({ day, kind }) => day < '2025-12-01' || kind !== 'notulen')
    const scene = sceneOf(documents)
    const page = 'https://raad.example/zittingen/1'
    const withPage = (related: readonly string[], items: number): CompletenessStatement =>
      stateOf({
        ...scene,
        rows: [...scene.rows, rowOf(page, { items })],
        entries: [...scene.entries, { source: page, kind: 'agenda', documents: related }],
      })
    const known = documents.slice(0, 2).map(({ address }) => address)
    expect(withPage(known, 0).verdict).toBe('complete')
    expect(withPage(known, 0).publications).toBe(documents.length)
    expect(withPage(known, 2).withoutSitting).toEqual([page])
    expect(withPage([...known, 'https://raad.example/zittingen/1/notulen'], 0).withoutSitting).toEqual([page])
    expect(withPage([], 0).verdict).toBe('unknown')
  })

  it('finds every document that is removed, and only those (property)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VENDORS),
        fc.uniqueArray(fc.tuple(fc.nat(10), fc.constantFrom(...KINDS)), {
          maxLength: 8,
          selector: ([sitting, kind]) => `${sitting} ${kind}`,
        }),
        (vendor, taken) => {
          const all = beforeDecember(documentsOf(vendor))
          const isTaken = (document: Document): boolean =>
            taken.some(([sitting, kind]) => document.sitting === sitting && document.kind === kind)
          const left = all.filter((document) => !isTaken(document))
          const statement = stateOf(sceneOf(left, { run: { ended: '2026-02-20T00:00:00Z' } }))
          const missing = statement.sittings.flatMap(({ zitting, documents }) =>
            KINDS.filter((kind) => documents[kind] === 'missing').map(
              (kind) => `${zitting.split('/').at(-1) ?? ''} ${kind}`,
            ),
          )
          // A sitting without any document cannot be known.
          const expected = all
            .filter((document) => isTaken(document) && left.some(({ sitting }) => sitting === document.sitting))
            .map(({ sitting, kind }) => `${sitting} ${kind}`)
          expect([...missing].sort()).toEqual([...expected].sort())
          if (taken.length > 0) expect(statement.verdict).not.toBe('complete')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('accounts for every address of any ledger, and is never wrongly complete (property)', () => {
    const documents = documentsOf('remmicom', 6)
    const anyRow = fc.record({
      document: fc.constantFrom(...documents),
      state: fc.constantFrom(...LEDGER_STATES),
      parsed: fc.constantFrom<(ParsedOutcome | undefined)[]>(
        'published',
        'unchanged',
        'failed',
        'no-publication',
        undefined,
      ),
      how: fc.constantFrom<LedgerRow['foundHow'][]>('link', 'paging', 'pdf-twin', 'attachment', 'sitemap'),
      reason: fc.constantFrom('robots', 'pages', 'elsewhere', undefined),
      isKnown: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRow, { selector: ({ document }) => document.address }),
        fc.constantFrom<RunState[]>('running', 'complete', 'partial', 'failed'),
        (drawn, state) => {
          const rows = drawn.map(({ document, state: of, parsed, how, reason }) =>
            rowOf(document.address, {
              state: of,
              ...(parsed ? { parsed } : { parsed: undefined as never }),
              foundHow: how,
              ...(reason !== undefined && { reason }),
            }),
          )
          const statement = stateOf({
            rows,
            run: { state },
            entries: drawn.filter(({ isKnown }) => isKnown).map(({ document }) => entryOf(document)),
          })
          expect(Object.values(statement.addresses).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
          expect(statement.listed).toBe(rows.length)
          const told = Object.values(statement.troubles).flatMap((troubles) => troubles.map(({ address }) => address))
          expect(new Set(told).size).toBe(told.length)
          const isTrouble = (row: LedgerRow): boolean =>
            ['failed', 'refused', 'queued', 'fetching', 'gone'].includes(row.state) ||
            (row.state === 'skipped' && row.reason === 'pages') ||
            (['fetched', 'unchanged'].includes(row.state) && (row.parsed === 'failed' || row.parsed === undefined))
          expect([...told].sort()).toEqual(
            rows
              .filter(isTrouble)
              .map(({ address }) => address)
              .sort(),
          )
          if (statement.verdict === 'complete') {
            expect([state, told, statement.reasons]).toEqual(['complete', [], []])
            expect(statement.sittings.length).toBeGreaterThan(0)
            expect(
              statement.sittings
                .flatMap(({ documents: of }) => Object.values(of))
                .every((each) => ['present', 'not-yet-due', 'not-expected'].includes(each)),
            ).toBe(true)
          }
          if (state !== 'complete' && rows.length > 0) expect(statement.verdict).toBe('incomplete')
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['failed', { state: 'failed' }, 'failed', 'incomplete'],
    ['refused', { state: 'refused', reason: 'robots' }, 'refused', 'incomplete'],
    ['gone', { state: 'gone' }, 'gone', 'gaps'],
    ['unreadable', { parsed: 'failed', parseFailure: 'geen PDF' }, 'unreadable', 'incomplete'],
    ['waiting', { state: 'queued' }, 'waiting', 'incomplete'],
  ] as const)('says of a listed document that it is %s, not that it is missing', (reason, row, state, verdict) => {
    for (const vendor of VENDORS) {
      const documents = beforeDecember(documentsOf(vendor))
      const one = documents.find(({ sitting, kind }) => sitting === 5 && kind === 'besluitenlijst')
      const rest = documents.filter((document) => document !== one)
      const statement = stateOf(
        sceneOf(rest, {
          rows: [...rest.map(({ address }) => rowOf(address)), rowOf(one?.address ?? '', row)],
          run: { ended: '2026-01-25T00:00:00Z' },
        }),
      )
      expect(statement.sittings.find(({ day }) => day === one?.day)?.documents.besluitenlijst, vendor).toBe(state)
      expect([statement.verdict, statement.reasons[0]?.reason], vendor).toEqual([verdict, reason])
    }
  })

  it('does not know what is missing while a page of the list was not fetched', () => {
    const documents = beforeDecember(documentsOf('cipal')).filter(
      ({ sitting, kind }) => sitting !== 5 || kind !== 'notulen',
    )
    const rows = [
      ...documents.map(({ address }) => rowOf(address)),
      rowOf('https://raad.example/raadpleegomgeving/zittingen/lijst?month=05&year=2025', {
        foundHow: 'paging',
        state: 'failed',
      }),
    ]
    const statement = stateOf(sceneOf(documents, { rows, run: { ended: '2026-01-25T00:00:00Z' } }))
    expect(
      statement.sittings.flatMap(({ documents: of }) => Object.values(of)).filter((state) => state !== 'present'),
    ).toEqual(['unknown'])
    expect(statement.verdict).toBe('incomplete')
  })

  it('expects only lists from a college, and nothing definite from a body of an unknown class', () => {
    const lists = beforeDecember(documentsOf('cevi')).filter(({ kind }) => kind === 'besluitenlijst')
    expect(stateOf(sceneOf(lists, { organClass: COLLEGE })).sittings[0]?.documents).toEqual({
      agenda: 'not-expected',
      besluitenlijst: 'present',
      notulen: 'not-expected',
    })
    const unknown = stateOf(sceneOf(lists, { organClass: '' }))
    expect(unknown.sittings.at(-1)?.documents).toEqual({
      agenda: 'unknown',
      besluitenlijst: 'present',
      notulen: 'unknown',
    })
    expect(unknown.verdict).toBe('unknown')
  })

  it('notices an unusually long time without a sitting, except in summer', () => {
    const all = beforeDecember(documentsOf('greenvalley'))
    const without = (...months: readonly string[]): CompletenessStatement =>
      stateOf(
        sceneOf(
          all.filter(({ day }) => !months.includes(day.slice(0, 7))),
          { run: { ended: '2025-12-20T00:00:00Z' } },
        ),
      )
    expect(without('2025-07', '2025-08').rhythm[0]?.gaps).toEqual([])
    expect(without('2025-03', '2025-04').rhythm[0]?.gaps).toEqual([
      {
        from: expect.stringMatching(/^2025-02/u) as string,
        to: expect.stringMatching(/^2025-05/u) as string,
        isOpen: false,
      },
    ])
    expect(without('2025-03', '2025-04').verdict).toBe('gaps')
    expect(without('2025-09', '2025-10', '2025-11').rhythm[0]?.gaps).toEqual([
      expect.objectContaining({ isOpen: true }),
    ])
  })

  it('knows nothing of a source that was never harvested, or gave no publication', () => {
    expect(
      completenessOf(
        { sources: () => [], rows: () => [], lastRun: () => undefined },
        { entries: [], about: () => [] },
        's',
      ).verdict,
    ).toBe('unknown')
    expect(
      stateOf({ rows: [rowOf('https://raad.example/', { parsed: 'no-publication' })], entries: [] }),
    ).toMatchObject({ verdict: 'unknown', reasons: [{ reason: 'no-publications', count: 1 }] })
  })

  it('calls a publication without one item empty', () => {
    const documents = beforeDecember(documentsOf('cevi'))
    const [first, ...rest] = sceneOf(documents).rows
    const statement = stateOf(
      sceneOf(documents, {
        rows: [{ ...(first ?? expect.fail('no row')), items: 0 }, ...rest],
        run: { ended: '2026-01-25T00:00:00Z' },
      }),
    )
    expect([statement.verdict, statement.troubles.empty.length]).toEqual(['gaps', 1])
  })
})
