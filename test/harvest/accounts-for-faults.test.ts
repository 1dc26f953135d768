import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HarvestResult } from '../../src/harvest/harvest-event.js'
import { Ledger } from '../../src/harvest/ledger.js'
import type { LedgerRow, LedgerState } from '../../src/harvest/ledger-row.js'
import { statementsOfData } from '../../src/harvest/statements-of-data.js'
import type { CompletenessStatement } from '../../src/harvest/completeness.js'
import { DataFolder } from '../../src/log/data-folder.js'
import type { FaultAnswer } from './council-faults.js'
import { openCouncilSite, type CouncilSite } from './council-site.js'
import { runTrial, temporaryFolder } from './harvest-trial.js'

/** A fault of the minutes of one council each, and what the ledger must say of them. */
const FAULTS: readonly (readonly [name: string, answer: FaultAnswer | undefined, state: LedgerState])[] = [
  ['nothing', undefined, 'fetched'],
  ['an error of the server', { kind: 'status', status: 500 }, 'failed'],
  ['a page that may not be had', { kind: 'status', status: 403 }, 'failed'],
  ['a page that is gone', { kind: 'status', status: 404 }, 'gone'],
  ['redirects without end', { kind: 'loop' }, 'refused'],
  ['a redirect to another site', { kind: 'redirect', to: 'http://elders.example/' }, 'refused'],
  ['an answer that breaks off', { kind: 'cut' }, 'failed'],
  ['no answer', { kind: 'reset' }, 'failed'],
  ['what says gzip and is not', { kind: 'false-gzip' }, 'failed'],
]

let folder: ReturnType<typeof temporaryFolder>
let site: CouncilSite
let results: readonly HarvestResult[]
let statements: readonly CompletenessStatement[]
const rows = new Map<string, readonly LedgerRow[]>()
beforeAll(async () => {
  folder = temporaryFolder()
  site = await openCouncilSite({ councils: FAULTS.length, publications: 3, faults: FAULTS.flatMap(([, answer], council) => (answer ? [{ council, path: /notulen/iu, answer }] : [])) })
  results = (await runTrial(folder.path, site, { client: { retries: 0, backOff: { first: 1, most: 1 } } })).results
  const ledger = Ledger.reading(folder.path)!
  for (const source of ledger.sources()) rows.set(source, [...ledger.rows(source)])
  ledger.close()
  const data = DataFolder.reading(folder.path)
  statements = statementsOfData(data)
  data.close()
})
afterAll(async () => {
  await site.close()
  folder.remove()
})

it.each(FAULTS.map(([name, answer, state], index) => ({ name, answer, state, index })))('the ledger accounts for every address with $name', ({ answer, state, index }) => {
  const { label } = site.councils[index]!
  const { host } = new URL(site.start(site.councils[index]!))
  const own = rows.get(label)!
  const result = results.find(({ source }) => source === label)!
  expect(own.filter(({ state: each }) => each === 'queued' || each === 'fetching')).toEqual([])
  expect(Object.values(result.states).reduce((sum, count) => sum + count, 0)).toBe(own.length)
  const publications = site.publications(site.councils[index])
  expect(publications.filter(({ address }) => !own.some((row) => row.address === address))).toEqual([])
  expect(own.filter(({ address }) => publications.some((each) => each.kind === 'notulen' && each.address === address)).map((row) => row.state)).toEqual([state])
  const seen = site.requests.all.filter((request) => request.host === host)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.length).toBeLessThanOrEqual(result.requests)
  const isMissed = state === 'failed' || state === 'refused'
  expect(result.state).toBe(isMissed ? 'partial' : 'complete')
  const { verdict, reasons } = statements.find(({ source }) => source === label)!
  if (answer) expect(verdict).not.toBe('complete')
  if (isMissed) expect([verdict, reasons.find(({ reason }) => reason === state)?.count]).toEqual(['incomplete', 1])
})
