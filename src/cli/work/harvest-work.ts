import { setTimeout as delay } from 'node:timers/promises'
import { harvest } from '../../harvest/crawl/harvest-sources.js'
import type { CrawlClient } from '../../harvest/crawl-settings.js'
import type { HarvestEvent, HarvestResult } from '../../harvest/harvest-event.js'
import type { Ledger } from '../../harvest/ledger/ledger.js'
import { resultOf } from '../../harvest/crawl/harvest-run.js'
import { DEFAULT_SCHEDULE, nextDue } from '../../harvest/crawl/schedule.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'
import { agentOf, settingsFor, type AgentOptions, type DataOptions } from '../options/data-options.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { openHarvestView, resultLine } from '../views/harvest-view.js'
import type { SharedOptions } from '../options/shared-options.js'
import { Stopped } from '../outcome/stop-signal.js'
import { write, type Terminal } from '../views/terminal.js'

export interface HarvestWorkOptions extends DataOptions, AgentOptions, Pick<SharedOptions, 'lang' | 'mintBase'> {
  readonly json?: true
  readonly hosts: number
}

/** A harvest with everything it needs open. */
export interface HarvestWork {
  readonly sources: readonly SourceSettings[]
  readonly options: HarvestWorkOptions
  readonly terminal: Terminal
  readonly data: DataFolder
  readonly ledger: Ledger
  readonly signal: AbortSignal
  /** One client for each run: a host that was left alone in one is tried again in the next. */
  readonly openClient: () => CrawlClient
}

/** Longest sleep between two looks at the clock, in milliseconds: the clock of a machine may be set. */
const NAP = 60_000

/**
 * One run over sources, told while it goes on: 0 complete, 1 findings of severity error, 2 partial, failed or stopped.
 */
export async function harvestOnce({
  sources,
  options,
  terminal,
  data,
  ledger,
  signal,
  openClient,
}: HarvestWork): Promise<ExitStatus> {
  const settings = settingsFor(data, options, terminal)
  const { language } = settings
  const client = openClient()
  const view = openHarvestView(terminal, language, () => ledger.queue.waiting())
  let errors = 0
  const tell = (event: HarvestEvent): void => {
    if (event.event === 'read') errors += event.errors ?? 0
    if (options.json) terminal.stdout.write(`${JSON.stringify(event)}\n`)
    view.tell(event)
  }
  const sleep = async (milliseconds: number, wake?: AbortSignal): Promise<void> =>
    delay(milliseconds, undefined, wake ? { signal: wake } : {})
  let results: readonly HarvestResult[]
  try {
    results = await harvest(sources, {
      data,
      ledger,
      client,
      settings,
      agent: agentOf(options, terminal),
      now: terminal.now,
      sleep,
      hosts: options.hosts,
      signal,
      tell,
    })
  } catch (thrown) {
    if (!(signal.reason instanceof Stopped)) throw thrown
    results = sources.map(({ id }) => resultOf(ledger, id, terminal.now().toISOString()))
  } finally {
    view.stop()
    await client.close()
  }
  for (const result of results)
    await write(options.json ? terminal.stderr : terminal.stdout, `${resultLine(result, language)}\n`)
  if (results.some(({ state }) => state !== 'complete')) return 2
  return errors > 0 ? 1 : 0
}

/**
 * Runs sources when they are due, until it is stopped. When each is due is in the ledger, and outlives this process.
 */
export async function harvestWatch(work: HarvestWork): Promise<ExitStatus> {
  const { sources, ledger, terminal, signal } = work
  let status: ExitStatus = 0
  while (!signal.aborted) {
    const now = terminal.now()
    const running = new Set(ledger.runs.running())
    const dueOf = ({ id }: SourceSettings): string =>
      running.has(id) ? now.toISOString() : (ledger.runs.due(id) ?? now.toISOString())
    const due = sources.filter((source) => Date.parse(dueOf(source)) <= now.getTime())
    if (due.length > 0) {
      status = await harvestOnce({ ...work, sources: due })
      // It was stopped meanwhile: what it left is taken up at once by the next.
      if (ledger.runs.running().length > 0) break
      for (const { id, schedule = DEFAULT_SCHEDULE } of due)
        ledger.runs.setDue(id, nextDue(schedule, ledger.runs.due(id) ?? now.toISOString(), terminal.now()))
      continue
    }
    const next = Math.min(...sources.map((source) => Date.parse(dueOf(source))))
    await delay(Math.min(NAP, Math.max(1, next - now.getTime())), undefined, { signal }).catch((thrown: unknown) => {
      if (!signal.aborted) throw thrown
    })
  }
  return status
}
