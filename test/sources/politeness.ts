import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Fetched, PoliteClient, PoliteFetchOptions } from '../../src/sources/polite/polite-client.js'
import { openPoliteClient } from '../../src/sources/polite/polite-client.js'
import type { PoliteSettings } from '../../src/sources/polite/polite-settings.js'
import { watchServer, type Handler, type Seen, type WatchedServer } from './watched-server.js'

export const USER_AGENT = 'raadlink/0 (+mailto:wie@voorbeeldegem.example)'

/** What a scenario works with. */
export interface Stage {
  readonly client: PoliteClient
  readonly server: WatchedServer
  readonly neighbour: WatchedServer
  /** Requests a path of the server, or an address, and notes the result. */
  readonly ask: (where: string, options?: PoliteFetchOptions) => Promise<unknown>
  /** Advances the false clock by milliseconds. */
  readonly pass: (milliseconds: number) => void
  readonly now: () => Date
}

/** How a server answers; `stage` exists from the first request on. */
export type Page = (response: ServerResponse, seen: Seen, stage: Stage) => void

export interface Scenario {
  readonly name: string
  /** robots.txt of the server; absent: 404. */
  readonly robots?: string | Page
  /** Default 200 with `dag`. */
  readonly page?: Page
  readonly neighbourRobots?: string | Page
  readonly neighbourPage?: Page
  /**
   * Other settings of the client. By default it has no pace of its own and no jitter, and all names are on loopback,
   * which is allowed.
   */
  readonly settings?:
    Partial<PoliteSettings> | ((servers: Pick<Stage, 'server' | 'neighbour'>) => Partial<PoliteSettings>)
  /** Whether time is real; otherwise it only advances where something is waited for. */
  readonly realTime?: boolean
  readonly visit: (stage: Stage) => Promise<unknown>
  /** What the server must have seen, request by request, as written by `see` (default: the path). */
  readonly saw: readonly string[]
  readonly see?: (seen: Seen) => string
  readonly neighbourSaw?: readonly string[]
  /** The results of the requests, in order: kind, and reason or status. */
  readonly gives: readonly string[]
  /** What else must hold for the requests seen or for the results. */
  readonly further?: (stage: Stage, came: readonly Fetched[]) => void
}

/** The servers of a scenario, its clock, and how the client is to behave. */
export interface Setting {
  readonly server: WatchedServer
  readonly neighbour: WatchedServer
  readonly settings: PoliteSettings
  readonly now: () => Date
  /** Waits, on the clock of the scenario. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** The stage with its client; from now on the servers use it. */
  enter(cast: Pick<Stage, 'client' | 'ask'>): Stage
  /** Replaces the answer of the scenario for every page of its server; undefined: back to normal. */
  answerWith(page: Page | undefined): void
  close(): Promise<void>
}

/** Opens the servers of a scenario. */
export async function openSetting(scenario: Scenario): Promise<Setting> {
  let clock = Date.parse('2026-03-02T08:00:00Z')
  const start = clock
  let stage: Stage | undefined
  let instead: Page | undefined
  const { realTime = false } = scenario
  const now = (): Date => (realTime ? new Date() : new Date(clock))
  const handler =
    (page: Page): Handler =>
    (_, response, seen) => {
      if (!stage) throw new Error('nobody is on the stage')
      page(response, seen, stage)
    }
  const open = async (page: Page = ok, robots?: string | Page): Promise<WatchedServer> =>
    watchServer(
      handler(page),
      typeof robots === 'function' ? handler(robots) : robots,
      realTime ? {} : { clock: () => clock - start },
    )
  const { page = ok } = scenario
  const server = await open((...answer) => (instead ?? page)(...answer), scenario.robots)
  const neighbour = await open(scenario.neighbourPage, scenario.neighbourRobots)
  const sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    await delay(realTime ? milliseconds : 1, undefined, realTime && signal ? { signal } : {})
    signal?.throwIfAborted()
    if (!realTime) clock += milliseconds
  }
  const settings: PoliteSettings = {
    userAgent: USER_AGENT,
    now,
    sleep,
    random: () => 1,
    allowPrivate: true,
    requestsPerSecond: Number.POSITIVE_INFINITY,
    lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    ...(typeof scenario.settings === 'function' ? scenario.settings({ server, neighbour }) : scenario.settings),
  }
  return {
    server,
    neighbour,
    settings,
    now,
    sleep,
    enter(cast) {
      // Waiting for ever does not advance the clock.
      stage = {
        ...cast,
        server,
        neighbour,
        now,
        pass: (milliseconds) => {
          if (Number.isFinite(milliseconds)) clock += milliseconds
        },
      }
      return stage
    },
    answerWith(page) {
      instead = page
    },
    async close() {
      await server.close()
      await neighbour.close()
    },
  }
}

/** What a server saw, as a scenario writes it. */
export function sawOf({ see = ({ path }) => path }: Scenario, seen: readonly Seen[]): readonly string[] {
  return seen.map(see)
}

/** Plays a scenario with the client alone, and checks it by what the servers saw. */
export async function play(scenario: Scenario): Promise<void> {
  const came: Fetched[] = []
  const setting = await openSetting(scenario)
  const { server, neighbour, settings } = setting
  const client = openPoliteClient(settings)
  const stage = setting.enter({
    client,
    async ask(where, options) {
      came.push(await client.fetch(addressOf(where, server), options))
    },
  })
  try {
    await scenario.visit(stage)
    expect(came.map(brief)).toEqual(scenario.gives)
    expect(sawOf(scenario, server.seen)).toEqual(scenario.saw)
    expect(neighbour.paths()).toEqual(scenario.neighbourSaw ?? [])
    scenario.further?.(stage, came)
  } finally {
    await client.close()
    await setting.close()
  }
}

/** The address of a request in a scenario. */
export function addressOf(where: string, { origin }: WatchedServer): string {
  return where.startsWith('/') ? origin + where : where
}

/** A request with the time of the false clock, in seconds since the scenario began. */
export function atSecond({ path, time }: Seen): string {
  return `${time / 1000} ${path}`
}

/** A request with the name of its host. */
export function atHost({ path, host }: Seen): string {
  return `${host.replace(/:\d+$/u, '')} ${path}`
}

/** Milliseconds between one request and the next. */
export function gaps(seen: readonly Seen[]): readonly number[] {
  return seen.slice(1).map(({ time }, index) => time - (seen[index]?.time ?? 0))
}

/** Waits, in real time, until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(5)
}

export const ok: Page = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>dag</p>')

/** The answers in turn; the last one is repeated. */
export function inTurn(...pages: readonly Page[]): Page {
  let at = 0
  return (response, seen, stage) => (pages[Math.min(at++, pages.length - 1)] ?? ok)(response, seen, stage)
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Page {
  return (response) => response.writeHead(code, headers).end()
}

/** The connection is closed without an answer. */
export const cut: Page = (response) => response.destroy()

function brief(fetched: Fetched): string {
  if (fetched.kind === 'gone') return `gone ${fetched.status}`
  if (fetched.kind !== 'failed' && fetched.kind !== 'refused') return fetched.kind
  return [
    fetched.kind,
    fetched.reason,
    ...(fetched.kind === 'failed' && fetched.status !== undefined ? [fetched.status] : []),
  ].join(' ')
}
