import type { LookupAddress } from 'node:dns'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readSettings } from '../../src/config.js'
import { harvest, type HarvestSettings } from '../../src/harvest/crawl/harvest-sources.js'
import type { HarvestEvent, HarvestResult } from '../../src/harvest/harvest-event.js'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'
import { openPoliteClient } from '../../src/sources/polite/polite-client.js'
import type { PoliteSettings } from '../../src/sources/polite/polite-settings.js'
import type { SourceSettings } from '../../src/sources/list/source-settings.js'
import type { CouncilSite } from './council-site.js'

/** A mint base, so that minted IRIs are the same in every trial. */
export const TRIAL_SETTINGS = readSettings({ mintBase: 'https://data.voorbeeldegem.example/id/' }, {})

/** Resolves every name to this machine, where the site listens. */
export const onLoopback = (): Promise<readonly LookupAddress[]> =>
  Promise.resolve([{ address: '127.0.0.1', family: 4 }])

/** A folder for one test, and how to remove it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'raadlink-harvest-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Every council of a site as a source. */
export function sourcesOf(site: CouncilSite, extra: Partial<SourceSettings> = {}): readonly SourceSettings[] {
  return site.councils.map((council) => ({
    id: council.label,
    start: site.start(council),
    kind: 'site' as const,
    hosts: [],
    limits: {},
    withdrawAfter: 3,
    ...extra,
  }))
}

export interface TrialOptions {
  readonly sources?: readonly SourceSettings[]
  readonly client?: Partial<PoliteSettings>
  readonly harvest?: Partial<HarvestSettings>
}

export interface TrialOutcome {
  readonly results: readonly HarvestResult[]
  readonly events: readonly HarvestEvent[]
}

/** One run over a site, or over sources, with the real client, into a data folder. */
export async function runTrial(
  folder: string,
  site: CouncilSite | readonly SourceSettings[],
  options: TrialOptions = {},
): Promise<TrialOutcome> {
  const data = new DataFolder(folder)
  const ledger = new Ledger(folder)
  const client = openPoliteClient({
    userAgent: 'raadlink/test (+https://raadlink.example/)',
    now: () => new Date(),
    lookup: onLoopback,
    allowPrivate: true,
    requestsPerSecond: 1000,
    ...options.client,
  })
  const events: HarvestEvent[] = []
  try {
    const results = await harvest(options.sources ?? ('councils' in site ? sourcesOf(site) : site), {
      data,
      ledger,
      client,
      settings: TRIAL_SETTINGS,
      agent: 'test',
      hosts: 32,
      now: () => new Date(),
      sleep: async (milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {}),
      tell: (event) => events.push(event),
      ...options.harvest,
    })
    return { results, events }
  } finally {
    await client.close()
    ledger.close()
    data.close()
  }
}

/** The public dataset of a folder in one hash. */
export async function hashOf(folder: string): Promise<string> {
  const data = DataFolder.reading(folder)
  try {
    return await datasetHash(data)
  } finally {
    data.close()
  }
}
