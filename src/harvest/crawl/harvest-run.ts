import type { DataFolder } from '../../log/data-folder.js'
import { crawl } from './crawl.js'
import type { CrawlSettings } from '../crawl-settings.js'
import type { HarvestResult } from '../harvest-event.js'
import { TOMBSTONE } from '../ledger/ledger-feed.js'
import type { Ledger } from '../ledger/ledger.js'
import type { RunState } from '../../completeness/ledger-row.js'
import { harvestSource, type HarvestSource } from '../follow/source.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'

/** What a run needs beside the settings of a crawl. */
export interface RunSettings extends Omit<CrawlSettings, 'sources'> {
  /** Withdraws a page from the dataset. */
  readonly withdraw: (address: string, reason: string) => Promise<void>
}

/**
 * One run over sources: requests everything known and everything found, and withdraws what is gone for good. A stopped
 * run is continued. Each source ends separately: `complete` when every address was answered and every capture read,
 * `failed` when nothing was received, otherwise `partial`. Rejects with the reason of the signal; the next run then
 * continues this one.
 */
export async function runHarvest(
  list: readonly SourceSettings[],
  settings: RunSettings,
): Promise<readonly HarvestResult[]> {
  const { ledger, data, now, tell, signal } = settings
  const sources = new Map(list.map((each) => [each.id, harvestSource(each)]))
  for (const each of list) {
    const takenUp = ledger.runs.begin(each, now().toISOString())
    tell({ event: 'begin', source: each.id, time: now().toISOString(), takenUp })
  }
  await crawl({ ...settings, sources })
  const results: HarvestResult[] = []
  for (const source of sources.values()) {
    signal?.throwIfAborted()
    await withdrawGone(source, settings)
    noteUnparsed(source.id, ledger, data)
    const state = endState(ledger, source.id)
    ledger.runs.end(source.id, state, now().toISOString())
    const result = resultOf(ledger, source.id, now().toISOString())
    results.push(result)
    tell({ event: 'end', ...result })
  }
  return results
}

/** The result of a source so far, for a run that ended or was stopped. */
export function resultOf(ledger: Ledger, source: string, time: string): HarvestResult {
  const { states, notRead } = ledger.outcomes.counts(source)
  const run = ledger.lastRun(source)
  return {
    source,
    time,
    state: run?.state ?? 'running',
    states,
    notRead,
    requests: run?.requests ?? 0,
    bytes: run?.bytes ?? 0,
  }
}

function endState(ledger: Ledger, source: string): Exclude<RunState, 'running'> {
  const { states, notRead, overLimit } = ledger.outcomes.counts(source)
  const count = (state: keyof typeof states): number => states[state] ?? 0
  if (count('fetched') + count('unchanged') === 0) return 'failed'
  return count('failed') + count('refused') + count('queued') + count('fetching') + notRead + overLimit > 0
    ? 'partial'
    : 'complete'
}

async function withdrawGone(
  { id, withdrawAfter }: HarvestSource,
  { ledger, data, withdraw, tell }: RunSettings,
): Promise<void> {
  for (const { address, status, times, reason } of ledger.outcomes.toWithdraw(id, withdrawAfter)) {
    // Another source still has the page, or somebody withdrew it before: only note it.
    if (data.pages.isPublished(address))
      await withdraw(
        address,
        reason === 'tombstone' ? TOMBSTONE : `de pagina was ${times} keer na elkaar verdwenen (antwoord ${status})`,
      )
    ledger.outcomes.withdrawn(id, address)
    tell({ event: 'withdrawn', source: id, address, times })
  }
}

/** Captures that were read and published just before the process was stopped, before the ledger noted it. */
function noteUnparsed(source: string, ledger: Ledger, data: DataFolder): void {
  for (const address of ledger.outcomes.unparsed(source)) {
    const latest = data.pages.latest(address)
    const settled = data.pages.settled(address)
    if (!latest || latest.setAside === true) ledger.outcomes.parsedNothing(source, address)
    else if (settled?.sha256 === latest.sha256)
      ledger.outcomes.parsed(
        address,
        settled.failure === null ? { parsed: 'published' } : { parsed: 'failed', failure: settled.failure },
      )
  }
}
