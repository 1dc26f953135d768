import { fork } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { harvest } from '../../src/harvest/crawl/harvest-sources.js'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { openPoliteClient, type PoliteClient } from '../../src/sources/polite/polite-client.js'
import type { SourceSettings } from '../../src/sources/list/source-settings.js'
import { onLoopback, temporaryFolder, TRIAL_SETTINGS } from './harvest-trial.js'

/** The cost of a harvest, compared with only fetching the same addresses. */
export interface Throughput {
  readonly pages: number
  /** Pages per second of processor time: what one core does. */
  readonly harvest: number
  readonly fetchAlone: number
  /** Pages per second of elapsed time. */
  readonly byClock: number
  readonly ends: readonly string[]
  /** Resident memory at the end, in MB, and its growth after the first third, in MB per 1000 pages. */
  readonly memory: number
  readonly growth: number
}

/** The most samples used, whatever the number of pages. */
const SAMPLE = 20

/**
 * Harvests councils that a server in another process serves, then only fetches the same addresses. `watch` is told the
 * progress.
 */
export async function measureThroughput(
  councils: number,
  publications: number,
  watch: (line: string) => void = () => undefined,
): Promise<Throughput> {
  const server = fork(
    fileURLToPath(new URL('site-process.ts', import.meta.url)),
    [JSON.stringify({ councils, publications })],
    { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const folder = temporaryFolder()
  try {
    const sources = await new Promise<readonly SourceSettings[]>((resolve, reject) => {
      server
        .once('message', (message) => resolve(message as readonly SourceSettings[]))
        .once('exit', () => reject(new Error('the site ended')))
    })
    const samples: [pages: number, megabytes: number][] = []
    const whole = await timed(async (client) => {
      const data = new DataFolder(folder.path)
      const ledger = new Ledger(folder.path)
      let read = 0
      try {
        const results = await harvest(sources, {
          data,
          ledger,
          client,
          settings: TRIAL_SETTINGS,
          agent: 'test',
          hosts: 32,
          now: () => new Date(),
          sleep: async (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
          tell: ({ event }) => {
            if (event !== 'read' || ++read % SAMPLE !== 0) return
            samples.push([read, process.memoryUsage().rss / 1e6])
            if (read % 500 === 0) watch(`${read} pages, ${samples.at(-1)?.[1].toFixed(0) ?? '?'} MB`)
          },
        })
        return {
          ends: results.map(({ state }) => state),
          addresses: ledger
            .sources()
            .map((source) =>
              [...ledger.rows(source)].filter(({ state }) => state === 'fetched').map(({ address }) => address),
            ),
        }
      } finally {
        ledger.close()
        data.close()
      }
    })
    const { addresses, ends } = whole.result
    const pages = addresses.flat().length
    const alone = await timed(async (client) => {
      const kinds = await Promise.all(
        addresses.map(async (list) => {
          const found: string[] = []
          for (const address of list) found.push((await client.fetch(address)).kind)
          return found
        }),
      )
      if (kinds.flat().some((kind) => kind !== 'fetched'))
        throw new Error('what was fetched once could not be fetched again')
    })
    const late = samples.filter(([read]) => read > (samples.at(-1)?.[0] ?? 0) / 3)
    return {
      pages,
      harvest: pages / whole.processor,
      fetchAlone: pages / alone.processor,
      byClock: pages / whole.clock,
      ends: [...new Set(ends)],
      memory: samples.at(-1)?.[1] ?? 0,
      growth: slope(late) * 1000,
    }
  } finally {
    server.disconnect()
    folder.remove()
  }
}

/** Seconds of processor and elapsed time of some work with a client. */
async function timed<Result>(
  work: (client: PoliteClient) => Promise<Result>,
): Promise<{ readonly result: Result; readonly processor: number; readonly clock: number }> {
  const client = openPoliteClient({
    userAgent: 'raadlink/test (+https://raadlink.example/)',
    now: () => new Date(),
    lookup: onLoopback,
    allowPrivate: true,
    requestsPerSecond: 1000,
  })
  const [before, begun] = [process.cpuUsage(), performance.now()]
  try {
    const result = await work(client)
    const { user, system } = process.cpuUsage(before)
    return { result, processor: (user + system) / 1e6, clock: (performance.now() - begun) / 1000 }
  } finally {
    await client.close()
  }
}

/** Slope of the least-squares line. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length)
  const [x, y] = [mean(([each]) => each), mean(([, each]) => each)]
  const spread = points.reduce((sum, [each]) => sum + (each - x) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / spread
}
