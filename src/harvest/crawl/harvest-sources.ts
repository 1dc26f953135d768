import type { Settings } from '../../config.js'
import { ingest, remap, type Ingested } from '../../dataset/dataset.js'
import { documentReader } from '../../dataset/document-reader.js'
import { followReading } from './follow-reading.js'
import { Ledger } from '../ledger/ledger.js'
import { runHarvest, type RunSettings } from './harvest-run.js'
import type { HarvestResult } from '../harvest-event.js'
import { harvestSource } from '../follow/source.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'
import { withdraw } from '../../dataset/withdrawal.js'

/** Settings of a harvest; reading, publishing and withdrawing are left to the dataset. */
export interface HarvestSettings extends Omit<RunSettings, 'read' | 'withdraw' | 'language'> {
  readonly settings: Settings
  /** The agent named in the log. */
  readonly agent: string
}

/**
 * Harvests sources into a data folder: the crawl of src/harvest with the dataset of src/dataset. Rejects as
 * `runHarvest` does.
 */
export function harvest(
  sources: readonly SourceSettings[],
  { settings, agent, ...run }: HarvestSettings,
): Promise<readonly HarvestResult[]> {
  const { data } = run
  const reader = documentReader(data, settings)
  return runHarvest(sources, {
    ...run,
    language: settings.language,
    read: (again, onRead) => ingest(again, data, settings, { agent, onRead, reader }),
    withdraw: async (address, reason) => {
      await withdraw(address, data, settings, { agent, reason })
    },
  })
}

/**
 * Reads every capture of a data folder again, without network. For harvested pages the ledger says how they were found,
 * so that lists stay lists; links found now are queued for the next harvest.
 */
export async function* remapHarvested(
  data: DataFolder,
  { settings, agent, now }: Pick<HarvestSettings, 'settings' | 'agent' | 'now'>,
): AsyncGenerator<Ingested> {
  const ledger = Ledger.existing(data.path)
  try {
    const known = new Map((ledger?.runs.settings() ?? []).map((each) => [each.id, harvestSource(each)]))
    // Copies, annexes, sitemaps and feed pages are only stored; a harvest does not read them either.
    const isKeptOnly = (address: string): boolean => {
      const rows = ledger?.rowsOf(address) ?? []
      return (
        rows.length > 0 &&
        rows.every(
          ({ source, how }) =>
            how === 'pdf-twin' ||
            how === 'attachment' ||
            how === 'sitemap' ||
            how === 'feed' ||
            ledger?.feed.isPage(source, address) === true,
        )
      )
    }
    yield* remap(data, settings, {
      agent,
      isKeptOnly,
      ...(ledger && {
        onRead: (reading) => (followReading(reading, { ledger, sources: known, now }).isKept ? 'publish' : 'set-aside'),
      }),
    })
  } finally {
    ledger?.close()
  }
}
