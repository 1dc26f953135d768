import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CrawlClient } from '../../harvest/crawl-settings.js'
import { takeHosts } from '../../harvest/crawl/host-locks.js'
import { Ledger } from '../../harvest/ledger/ledger.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'
import type { ExitStatus } from '../outcome/exit-status.js'
import { dataToFill } from '../options/data-options.js'
import type { HarvestOptions } from './harvest-options.js'
import { harvestOnce, harvestWatch } from './harvest-work.js'
import type { Terminal } from '../views/terminal.js'

/**
 * Harvests sources into the data folder that was named, once or as their schedules say; hosts, folder and ledger are
 * this process's meanwhile.
 */
export async function harvestFolder(
  sources: readonly SourceSettings[],
  options: HarvestOptions,
  terminal: Terminal,
  signal: AbortSignal,
  openClient: () => CrawlClient,
): Promise<ExitStatus> {
  const locks = takeHosts(
    sources.map(({ start }) => new URL(start).host),
    join(tmpdir(), 'raadlink-hosts'),
  )
  try {
    const data = dataToFill(options, terminal)
    try {
      const ledger = new Ledger(data.path)
      try {
        return await (options.watch ? harvestWatch : harvestOnce)({
          sources,
          options,
          terminal,
          data,
          ledger,
          signal,
          openClient,
        })
      } finally {
        ledger.close()
      }
    } finally {
      data.close()
    }
  } finally {
    locks.release()
  }
}
