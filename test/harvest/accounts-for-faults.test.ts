import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HarvestResult } from '../../src/harvest/harvest-event.js'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import type { LedgerRow, LedgerState } from '../../src/completeness/ledger-row.js'
import { statementsOfData } from '../../src/harvest/ledger/statements-of-data.js'
import type { CompletenessStatement } from '../../src/completeness/completeness.js'
import { DataFolder } from '../../src/log/data-folder.js'
import type { FaultAnswer } from './council-faults.js'
import { openCouncilSite, type CouncilSite } from './council-site.js'
import { runTrial, temporaryFolder } from './harvest-trial.js'

/** One fault in the minutes of one council each, and what the ledger must say of them. */
const FAULTS: readonly (readonly [name: string, answer: FaultAnswer | undefined, state: LedgerState])[] = [
  ['nothing', undefined, 'fetched'],
  ['an error of the server', { kind: 'status', status: 500 }, 'failed'],
  ['a page that is forbidden', { kind: 'status', status: 403 }, 'failed'],
  ['a page that is gone', { kind: 'status', status: 404 }, 'gone'],
  ['redirects without end', { kind: 'loop' }, 'refused'],
  ['a redirect to another site', { kind: 'redirect', to: 'http://elders.example/' }, 'refused'],
  ['an answer that breaks off', { kind: 'cut' }, 'failed'],
  ['no answer', { kind: 'reset' }, 'failed'],
  ['a body that claims to be gzip but is not', { kind: 'false-gzip' }, 'failed'],
  ['an answer that comes late', { kind: 'late', milliseconds: 300 }, 'fetched'],
  ['a service that is down', { kind: 'status', status: 503 }, 'failed'],
  ['a host that asks for a rest of a year', { kind: 'status', status: 429, retryAfter: '31536000' }, 'failed'],
  ['a redirect inside the network', { kind: 'redirect', to: 'http://10.0.0.1/notulen' }, 'refused'],
  [
    'a redirect to an address that is not on the web',
    { kind: 'redirect', to: 'ftp://elders.example/notulen' },
    'refused',
  ],
  ['a redirect that leads nowhere', { kind: 'redirect', to: 'http://[' }, 'refused'],
  ['fewer bytes than announced', { kind: 'wrong-length' }, 'failed'],
  ['a gzip bomb', { kind: 'bomb', bytes: 50_000_000 }, 'refused'],
  ['a body without end', { kind: 'endless-body', bytes: 20_000_000 }, 'refused'],
  [
    'an error page with status 200',
    { kind: 'content', type: 'text/html', body: '<!DOCTYPE html><html><body><h1>Er ging iets mis</h1></body></html>' },
    'fetched',
  ],
  ['an unreadable PDF', { kind: 'content', type: 'application/pdf', body: '%PDF-1.7\nkapot' }, 'fetched'],
  ['nothing at all', { kind: 'content', type: 'text/html', body: '' }, 'fetched'],
]
/** Those that use up all patience of the client: played alone, with little patience. */
const SLOW: typeof FAULTS = [
  ['silence', { kind: 'silent' }, 'failed'],
  ['one byte at a time', { kind: 'drip', milliseconds: 50 }, 'failed'],
]
const PLAYS = [
  { faults: FAULTS, times: {} },
  { faults: SLOW, times: { firstByte: 5000, silence: 5000, total: 8000 } },
] as const
/** Fetched in the end, so nothing is missing. */
const HAD: readonly string[] = ['nothing', 'an answer that comes late']

/** Fetched but cannot be opened. */
const UNOPENED: readonly string[] = ['an unreadable PDF', 'nothing at all']

interface Played {
  readonly site: CouncilSite
  readonly results: readonly HarvestResult[]
  readonly statements: readonly CompletenessStatement[]
  readonly rows: ReadonlyMap<string, readonly LedgerRow[]>
}

const ends: (() => Promise<void>)[] = []
afterAll(() => Promise.all(ends.map((end) => end())))

async function play({ faults, times }: (typeof PLAYS)[number]): Promise<Played> {
  const folder = temporaryFolder()
  const site = await openCouncilSite({
    councils: faults.length,
    publications: 3,
    faults: faults.flatMap(([, answer], council) => (answer ? [{ council, path: /notulen/iu, answer }] : [])),
  })
  ends.push(async () => {
    await site.close()
    folder.remove()
  })
  const { results } = await runTrial(folder.path, site, {
    client: { retries: 0, backOff: { first: 1, most: 1 }, bytes: 1_000_000, patience: 1000, times },
    harvest: { longestRest: 5000 },
  })
  const ledger = Ledger.reading(folder.path)!
  const rows = new Map(ledger.sources().map((source) => [source, [...ledger.rows(source)]]))
  ledger.close()
  const data = DataFolder.reading(folder.path)
  const statements = statementsOfData(data)
  data.close()
  return { site, results, statements, rows }
}

let played: readonly Played[]
beforeAll(async () => {
  played = [await play(PLAYS[0]), await play(PLAYS[1])]
})

it.each(PLAYS.flatMap(({ faults }, at) => faults.map(([name, , state], index) => ({ name, state, index, at }))))(
  'the ledger accounts for every address with $name',
  ({ name, state, index, at }) => {
    const { site, results, statements, rows } = played[at]!
    const { label } = site.councils[index]!
    const { host } = new URL(site.start(site.councils[index]!))
    const own = rows.get(label)!
    const result = results.find(({ source }) => source === label)!
    expect(own.filter(({ state: each }) => each === 'queued' || each === 'fetching')).toEqual([])
    expect(Object.values(result.states).reduce((sum, count) => sum + count, 0)).toBe(own.length)
    const publications = site.publications(site.councils[index])
    expect(publications.filter(({ address }) => !own.some((row) => row.address === address))).toEqual([])
    expect(
      own
        .filter(({ address }) => publications.some((each) => each.kind === 'notulen' && each.address === address))
        .map((row) => row.state),
    ).toEqual([state])
    const seen = site.requests.all.filter((request) => request.host === host)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.length).toBeLessThanOrEqual(result.requests)
    const isMissed = state === 'failed' || state === 'refused'
    // An answer that cannot be opened counts as missing too.
    expect(result.state).toBe(isMissed || UNOPENED.includes(name) ? 'partial' : 'complete')
    const { verdict, reasons } = statements.find(({ source }) => source === label)!
    expect(verdict === 'complete').toBe(HAD.includes(name))
    if (isMissed) expect([verdict, reasons.find(({ reason }) => reason === state)?.count]).toEqual(['incomplete', 1])
  },
)
