import type { DataFolder } from '../../log/data-folder.js'
import { crawl } from './crawl.js'
import type { CrawlSettings } from '../crawl-settings.js'
import type { HarvestResult } from '../harvest-event.js'
import { TOMBSTONE } from '../ledger/ledger-feed.js'
import type { Ledger } from '../ledger/ledger.js'
import type { RunState } from '../../completeness/ledger-row.js'
import { harvestSource, type HarvestSource } from '../follow/source.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'

/** What a run works with besides what a crawl does. */
export interface RunSettings extends Omit<CrawlSettings, 'sources'> {
  /** Withdraws a page from the dataset. */
  readonly withdraw: (address: string, reason: string) => Promise<void>
}

/**
 * One run over sources: all that is known is asked for again, all it leads to as well, and what is gone for good is
 * withdrawn. A run that was stopped is taken up where it was. Each source ends on its own: `complete` when every
 * address was answered and every capture read, `failed` when nothing was received, `partial` otherwise. Rejects with
 * the reason of the signal; the run is then taken up by the next one.
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

/** What a source has come to, for a run that ended or one that was stopped. */
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
    // Another source that still has the page, or somebody who withdrew it before: nothing to do but to note it.
    if (data.pages.isPublished(address))
      await withdraw(
        address,
        reason === 'tombstone' ? TOMBSTONE : `de pagina was ${times} keer na elkaar verdwenen (antwoord ${status})`,
      )
    ledger.outcomes.withdrawn(id, address)
    tell({ event: 'withdrawn', source: id, address, times })
  }
}

/** What was read and published just before the process was stopped, so that the ledger never heard of it. */
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
