import { describe, expect, it } from 'vitest'
import type { LedgerRow } from '../../src/completeness/ledger-row.js'
import { canonicalAddress } from '../../src/sources/canonical-address.js'
import type { Seen } from '../sources/watched-server.js'
import { ALL_SCENARIOS } from '../sources/scenarios/scenarios.js'
import { harvestScenario, type Round } from './scenario-harvest.js'

/** Requested on the way to another address: robots.txt (also where it redirects to) and a token. */
const BY_THE_WAY = /^\/(?:robots\.txt|regels\.txt|token)$/u
/** English words, which no reason for people may contain. */
const ENGLISH = /\b(?:the|server answers|address|fetched|redirects?|asks?|time|host|with|than)\b/iu

type NamedScenario = (typeof ALL_SCENARIOS)[number]

/** Scenarios with every possible result of an address, each once: the short form for every day. */
export function oneOfEachOutcome(): readonly NamedScenario[] {
  const met = new Set<string>()
  return ALL_SCENARIOS.filter(({ make }) => {
    const fresh = make().gives.filter((given) => !met.has(given))
    for (const given of fresh) met.add(given)
    return fresh.length > 0
  })
}

/**
 * Plays scenarios as harvests: the servers see the same requests, and ledger, run and statement account for all of
 * them.
 */
export function accountForScenarios(scenarios: readonly NamedScenario[]): void {
  describe('scenarios through the ledger', () => {
    it.each(scenarios.map(({ about, name, make }) => [about, name, make] as const))(
      '%s: %s',
      async (_about, _name, make) => {
        const scenario = make()
        const { rounds, saw, neighbourSaw } = await harvestScenario(scenario, 'as the scenario asks')
        // Requests made at the same time reach one host in turn, in the order of the list.
        expect([...saw].sort()).toEqual([...scenario.saw].sort())
        expect([...neighbourSaw].sort()).toEqual([...(scenario.neighbourSaw ?? [])].sort())
        const ended = rounds.filter(({ result }) => result !== undefined)
        expect(ended.flatMap(({ asked, rows }) => asked.map((address) => outcomeOf(rowOf(address, rows))))).toEqual(
          ended.flatMap(({ asked }) => asked).map((address, index) => inLedger(scenario.gives[index], address)),
        )
        expect(ended.flatMap(({ asked }) => asked).length).toBe(scenario.gives.length)
        for (const round of rounds) accountsForAll(round)
      },
    )

    // Concurrently: most of the time they wait, and nothing checked here depends on when something arrives.
    const failing = scenarios.filter(({ make }) => make().gives.some((given) => given.startsWith('failed')))
    it.concurrent.each(failing.map(({ about, name, make }) => [about, name, make] as const))(
      '%s: %s (retried and waited for, as a run does by itself)',
      async (_about, _name, make) => {
        const { rounds } = await harvestScenario(make(), 'as a run asks')
        expect(rounds.length).toBeGreaterThan(0)
        for (const round of rounds) accountsForAll(round)
      },
    )
  })
}

/** What must hold for every run, whatever happened in it. */
function accountsForAll(round: Round): void {
  const { asked, rows, result, run, statement, seen, events } = round
  const addresses = new Set(rows.map(({ address }) => address))
  // Every address that was requested, and every page that a server saw requested, has a row.
  for (const address of asked) expect(rowOf(address, rows)).toBeDefined()
  expect(
    seen
      .filter(({ path }) => !BY_THE_WAY.test(path))
      .map(seenAt)
      .filter((each) => !addresses.has(each)),
  ).toEqual([])
  expect(statement.listed).toBe(rows.length)
  expect(JSON.stringify([rows, events, statement])).not.toMatch(/zeer-geheim|teken-\d/u)
  const had = rows.filter(({ state }) => state === 'fetched' || state === 'unchanged')
  const notHad = rows.filter(
    ({ state, reason }) =>
      state === 'failed' || state === 'refused' || (state === 'skipped' && reason === 'no-web-address'),
  )
  const waiting = rows.filter(({ state }) => state === 'queued' || state === 'fetching')

  if (result === undefined) {
    // A stopped run says that it will continue, and so does its statement.
    expect(waiting.length).toBeGreaterThan(0)
    expect(run.state).toBe('running')
    expect(statement.verdict).toBe('incomplete')
    expect(statement.reasons).toContainEqual({ reason: 'still-running', count: 1 })
    expect(statement.reasons).toContainEqual({ reason: 'waiting', count: waiting.length })
    return
  }
  expect(waiting).toEqual([])
  for (const row of [...notHad, ...rows.filter(({ state }) => state === 'gone' || state === 'skipped')]) {
    expect(row.message).toMatch(/\w{3}/u)
    expect(row.message).not.toMatch(ENGLISH)
  }
  for (const { parsed } of had) expect(parsed).toBeDefined()
  // Every request that a server saw is counted with an address.
  expect(rows.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThanOrEqual(seen.length)
  expect(result.requests).toBeGreaterThanOrEqual(seen.length)
  const unread = had.filter(({ parsed }) => parsed === 'failed')
  expect(result.state).toBe(notHad.length + unread.length > 0 ? 'partial' : 'complete')
  const counted = (...states: readonly LedgerRow['state'][]): number =>
    notHad.filter(({ state }) => states.includes(state)).length
  const reasons = new Map(statement.reasons.map(({ reason, count }) => [reason, count]))
  expect([
    reasons.get('failed') ?? 0,
    reasons.get('refused') ?? 0,
    reasons.get('over-limit') ?? 0,
    reasons.get('unreadable') ?? 0,
    reasons.get('gone') ?? 0,
  ]).toEqual([
    counted('failed'),
    counted('refused'),
    counted('skipped'),
    unread.length,
    rows.filter(({ state }) => state === 'gone').length,
  ])
  const gone = rows.filter(({ state }) => state === 'gone')
  // Nothing else prevents completeness, so the scenario decides.
  expect(statement.verdict).toBe(
    notHad.length + unread.length > 0 ? 'incomplete' : gone.length > 0 ? 'gaps' : 'complete',
  )
}

/** The row of a requested address; one that cannot be requested has a row too, without its password. */
function rowOf(address: string, rows: readonly LedgerRow[]): LedgerRow | undefined {
  const wanted = canonicalAddress(address) ?? address.replace(/\/\/[^/]*@/u, '//')
  return rows.find((row) => row.address === wanted)
}

function outcomeOf(row: LedgerRow | undefined): string | undefined {
  if (!row) return undefined
  const { state, reason, status } = row
  if (state === 'gone') return `gone ${status}`
  if (state === 'fetched' || state === 'unchanged') return state
  return [state, reason, ...(state === 'failed' && status !== undefined ? [status] : [])].join(' ')
}

/**
 * The result a scenario gives for an address, as the ledger has it: what is visible in the link itself is not
 * requested.
 */
function inLedger(given: string | undefined, address: string): string | undefined {
  return given !== undefined &&
    /^refused (?:scheme|credentials)$/u.test(given) &&
    canonicalAddress(address) === undefined
    ? 'skipped no-web-address'
    : given
}

function seenAt({ host, path }: Seen): string {
  return canonicalAddress(`http://${host}${path}`) ?? path
}
