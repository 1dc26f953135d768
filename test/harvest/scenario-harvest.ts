import { setTimeout as delay } from 'node:timers/promises'
import { harvest } from '../../src/harvest/crawl/harvest-sources.js'
import type { CompletenessStatement } from '../../src/completeness/completeness.js'
import type { CrawlClient } from '../../src/harvest/crawl-settings.js'
import type { HarvestEvent, HarvestResult } from '../../src/harvest/harvest-event.js'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import type { LedgerRow, LedgerRun } from '../../src/completeness/ledger-row.js'
import { statementsOfData } from '../../src/harvest/ledger/statements-of-data.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { openPoliteClient, type PoliteClient, type PoliteFetchOptions } from '../../src/sources/polite/polite-client.js'
import { POLITE_DEFAULTS } from '../../src/sources/polite/polite-settings.js'
import type { SourceSettings } from '../../src/sources/list/source-settings.js'
import { addressOf, openSetting, sawOf, USER_AGENT, type Scenario, type Setting } from '../sources/politeness.js'
import { watchServer, type Seen, type WatchedServer } from '../sources/watched-server.js'
import { temporaryFolder, TRIAL_SETTINGS } from './harvest-trial.js'

/** The requests that a scenario makes at the same time, as one harvest of a source with a list that leads there. */
export interface Round {
  /** As the list has them. */
  readonly asked: readonly string[]
  /** Absent: the client gave up and the run was stopped. */
  readonly result?: HarvestResult
  readonly run: LedgerRun
  readonly rows: readonly LedgerRow[]
  readonly statement: CompletenessStatement
  readonly events: readonly HarvestEvent[]
  /** What all servers saw meanwhile. */
  readonly seen: readonly Seen[]
}

export interface HarvestedScenario {
  readonly rounds: readonly Round[]
  /** As the scenario writes them. */
  readonly saw: readonly string[]
  readonly neighbourSaw: readonly string[]
}

interface Wish {
  readonly address: string
  readonly options: PoliteFetchOptions
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/**
 * How often a run tries an address, and how long it waits for a host. `as the scenario asks`: once, and as long as the
 * client does, so that a run makes the requests of the scenario. `as a run asks`: with its defaults.
 */
export type Manner = 'as the scenario asks' | 'as a run asks'

/**
 * Plays a scenario through the ledger: requests made at the same time are the links of a list, and each time is a
 * harvest with its own data folder. The list is on its own host and requested by its own client, so that the servers of
 * the scenario see the same as without it. It also leads to a list of decisions, which is all that its body must
 * publish, so that only the scenario decides whether the source is `complete`.
 */
export async function harvestScenario(scenario: Scenario, manner: Manner): Promise<HarvestedScenario> {
  const setting = await openSetting(scenario)
  const lists = new Map([[DECISIONS, decisionsPage()]])
  const listServer = await watchServer((_, response, { path }) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(lists.get(path)),
  )
  const client = openPoliteClient(setting.settings)
  const listClient = openPoliteClient({
    userAgent: USER_AGENT,
    now: setting.now,
    allowPrivate: true,
    requestsPerSecond: Number.POSITIVE_INFINITY,
  })
  const cast: Cast = { setting, client, listServer, listClient, lists, manner }
  const rounds: Round[] = []
  const before = new Set<Seen>()
  const wishes: Wish[] = []
  let turn: Promise<void> = Promise.resolve()
  const grant = async (): Promise<void> => {
    for (const group of groupsOf(wishes.splice(0))) {
      try {
        const { asked, seenBefore, stopped } = await playRound(group, cast)
        for (const each of seenBefore) before.add(each)
        rounds.push(asked)
        for (const { resolve, reject } of group)
          if (stopped) reject(stopped.reason)
          else resolve()
      } catch (thrown) {
        for (const { reject } of group) reject(thrown)
      }
    }
  }
  const stage = setting.enter({
    client,
    ask: (where, options = {}) =>
      new Promise<void>((resolve, reject) => {
        wishes.push({ address: addressOf(where, setting.server), options, resolve, reject })
        // All requests made at the same time are one round.
        if (wishes.length === 1)
          setImmediate(() => {
            turn = turn.then(grant)
          })
      }),
  })
  try {
    await scenario.visit(stage)
    return {
      rounds,
      saw: sawOf(
        scenario,
        setting.server.seen.filter((each) => !before.has(each)),
      ),
      neighbourSaw: setting.neighbour.paths(),
    }
  } finally {
    await Promise.all([client.close(), listClient.close()])
    await listServer.close()
    await setting.close()
  }
}

interface Cast {
  readonly setting: Setting
  readonly client: PoliteClient
  readonly listServer: WatchedServer
  readonly listClient: PoliteClient
  readonly lists: Map<string, string>
  readonly manner: Manner
}

/** Requests made in the same way. */
function groupsOf(wishes: readonly Wish[]): readonly (readonly Wish[])[] {
  const groups: Wish[][] = []
  for (const wish of wishes) {
    const { signal, site, ...rest } = wish.options
    const group = groups.find(
      ([first]) =>
        first?.options.signal === signal &&
        (first?.options.site === undefined) === (site === undefined) &&
        JSON.stringify({ ...first?.options, signal: 0, site: 0 }) === JSON.stringify({ ...rest, signal: 0, site: 0 }),
    )
    if (group) group.push(wish)
    else groups.push([wish])
  }
  return groups
}

async function playRound(
  wishes: readonly Wish[],
  cast: Cast,
): Promise<{
  readonly asked: Round
  readonly seenBefore: readonly Seen[]
  readonly stopped?: { readonly reason: unknown }
}> {
  const { setting, client, listServer, listClient, lists, manner } = cast
  const { server, neighbour, settings, now } = setting
  const { validators, signal, login, requestsPerSecond, site } = wishes[0]?.options ?? {}
  const path = `/lijst-${lists.size + 1}`
  lists.set(path, listPage(wishes.map(({ address }) => address)))
  const hosts = wishes.flatMap(({ address }) => (/^https?:/u.test(address) ? [new URL(address).host] : []))
  const source: SourceSettings = {
    id: 'bron',
    start: listServer.origin + path,
    kind: 'site',
    withdrawAfter: 3,
    // Where the scenario lets redirects lead anywhere, the neighbour belongs to the site too.
    hosts: [...new Set([...hosts, ...(site ? [server.host, neighbour.host] : [])])],
    limits: { ...(requestsPerSecond !== undefined && { requestsPerSecond }) },
    ...(login && { login }),
  }
  const folder = temporaryFolder()
  const data = new DataFolder(folder.path)
  const ledger = new Ledger(folder.path)
  const events: HarvestEvent[] = []
  const run = (asker: PoliteClient, stop?: AbortSignal): Promise<readonly HarvestResult[]> =>
    harvest([source], {
      data,
      ledger,
      client: withList(asker, listClient, listServer),
      settings: TRIAL_SETTINGS,
      agent: 'test',
      hosts: 32,
      now,
      signal: stop,
      // Collecting captures is not waiting for a host, so the clock of the scenario stands still.
      sleep: (milliseconds, waiting) => (waiting ? setting.sleep(milliseconds, waiting) : delay(1)),
      tell: (event) => events.push(event),
      ...(manner === 'as the scenario asks' && {
        attempts: 1,
        longestRest: settings.patience ?? POLITE_DEFAULTS.patience,
      }),
    })
  const seen = (): readonly Seen[] => [server, neighbour, listServer].flatMap((each) => each.seen)
  try {
    if (validators) await runBefore(validators, setting, run)
    const seenBefore = seen()
    events.splice(0)
    let outcome: { readonly result?: HarvestResult | undefined } | { readonly stopped: { readonly reason: unknown } }
    try {
      outcome = { result: (await run(client, signal)).at(0) }
    } catch (reason) {
      if (signal?.aborted !== true) throw reason
      outcome = { stopped: { reason } }
    }
    const [statement, lastRun] = [statementsOfData(data).at(0), ledger.lastRun(source.id)]
    if (!statement || !lastRun) throw new Error('a run left no trace')
    return {
      asked: {
        asked: wishes.map(({ address }) => address),
        ...('result' in outcome && outcome.result && { result: outcome.result }),
        run: lastRun,
        rows: [...ledger.rows(source.id)],
        statement,
        events,
        seen: seen().filter((each) => !seenBefore.includes(each)),
      },
      seenBefore: validators ? seenBefore : [],
      ...('stopped' in outcome && { stopped: outcome.stopped }),
    }
  } finally {
    ledger.close()
    data.close()
    folder.remove()
  }
}

/** A run of yesterday, in which the pages had the validators that a scenario mentions. */
async function runBefore(
  { etag, lastModified }: NonNullable<PoliteFetchOptions['validators']>,
  setting: Setting,
  run: (client: PoliteClient) => Promise<unknown>,
): Promise<void> {
  const client = openPoliteClient(setting.settings)
  setting.answerWith((response) =>
    response
      .writeHead(200, {
        'content-type': 'text/html',
        ...(etag !== undefined && { etag }),
        ...(lastModified !== undefined && { 'last-modified': lastModified }),
      })
      .end('<p>gisteren</p>'),
  )
  try {
    await run(client)
  } finally {
    setting.answerWith(undefined)
    await client.close()
  }
}

/** A client that requests lists through another one. */
function withList(client: PoliteClient, listClient: PoliteClient, { host }: WatchedServer): CrawlClient {
  const of = (address: string): PoliteClient =>
    URL.canParse(address) && new URL(address).host === host ? listClient : client
  return {
    fetch: (address, { requestsPerSecond, login, ...options }) =>
      of(address) === listClient
        ? listClient.fetch(address, options)
        : client.fetch(address, {
            ...options,
            ...(requestsPerSecond !== undefined && { requestsPerSecond }),
            ...(login && { login }),
          }),
    wait: (address) => of(address).wait(address),
    robots: (address) => of(address).robots(address),
    close: () => Promise.resolve(),
  }
}

const DECISIONS = '/besluitenlijst'

function listPage(addresses: readonly string[]): string {
  const links = [DECISIONS, ...addresses].map(
    (address) =>
      `<li><a property="lblodBesluit:linkToPublication" href="${address.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;')}">Publicatie</a></li>`,
  )
  return `<!DOCTYPE html><html lang="nl"><head><title>Zittingen</title></head><body prefix="lblodBesluit: http://lblod.data.gift/vocabularies/besluit/"><ul>${links.join('')}</ul></body></html>`
}

/** The decisions of a body that does not sit in public: nothing else is due from it. */
function decisionsPage(): string {
  const id = (kind: string): string => `https://data.voorbeeldegem.example/id/${kind}/1`
  const prefixes =
    'besluit: http://data.vlaanderen.be/ns/besluit# prov: http://www.w3.org/ns/prov# dct: http://purl.org/dc/terms/ eli: http://data.europa.eu/eli/ontology# org: http://www.w3.org/ns/org# skos: http://www.w3.org/2004/02/skos/core# xsd: http://www.w3.org/2001/XMLSchema#'
  return `<!DOCTYPE html><html lang="nl"><head><title>Besluitenlijst</title></head><body prefix="${prefixes}">
<div typeof="besluit:Zitting" resource="${id('zittingen')}">
<h1>Besluitenlijst van het <span property="besluit:isGehoudenDoor" typeof="besluit:Bestuursorgaan" resource="${id('bestuursorganen')}"><span property="skos:prefLabel">Vast Bureau</span><span property="org:classification" resource="http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000008"></span></span></h1>
<span property="besluit:geplandeStart" datatype="xsd:dateTime" content="2026-02-16T09:00:00+01:00">16 februari 2026</span>
<div property="besluit:behandelt" typeof="besluit:Agendapunt" resource="${id('agendapunten')}"><span property="dct:title">Aankoop van een dienstfiets</span></div>
<div typeof="besluit:BehandelingVanAgendapunt" resource="${id('behandelingen')}"><span property="dct:subject" resource="${id('agendapunten')}"></span>
<div property="prov:generated" typeof="besluit:Besluit" resource="${id('besluiten')}"><h2 property="eli:title">Aankoop van een dienstfiets</h2></div></div>
</div></body></html>`
}
