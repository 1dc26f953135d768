import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, type Settings } from '../../config.js'
import { ingest } from '../../dataset/dataset.js'
import { withdraw } from '../../dataset/withdrawal.js'
import { createDocument, type Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { temporaryFolder } from '../../log/changes/temporary-folder.js'
import { DataFolder } from '../../log/data-folder.js'
import type { Site } from '../../publication/site/site.js'

type Say = (text: string) => Promise<void>

const SITE: Omit<Site, 'issued'> = {
  baseUrl: 'https://data.demo.example/',
  title: 'Besluiten van vijf verzonnen gemeenten',
  publisher: { name: 'Raadlink demo' },
  contact: { email: 'demo@demo.example' },
  licence: 'gratis-hergebruik',
}

/**
 * Keeps the pages in a data folder, changes and withdraws some, and publishes the rest; everything is removed
 * afterwards.
 */
export async function demoDataset(
  documents: readonly Document[],
  settings: Settings,
  now: () => Date,
  say: Say,
): Promise<void> {
  const folder = temporaryFolder('demo')
  try {
    const data = open(folder, now)
    if (data instanceof AppError) {
      await say(`   left out: ${data.message}\n`)
      return
    }
    try {
      await live(data, documents, readSettings({ ...settings, mintBase: `${SITE.baseUrl}id/` }, {}), say)
      await publish(data, join(folder, 'site'), now, say)
    } finally {
      data.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The folder, or why there can be none: SQLite is an optional dependency. */
function open(folder: string, now: () => Date): DataFolder | AppError {
  try {
    return new DataFolder(join(folder, 'data'), { now })
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'state-unavailable') return thrown
    throw thrown
  }
}

async function live(data: DataFolder, documents: readonly Document[], settings: Settings, say: Say): Promise<void> {
  const take = async (what: string, given: readonly Document[]): Promise<void> => {
    let [inserts, deletes] = [0, 0]
    for await (const { outcome, thrown, ...counts } of ingest(given, data, settings, { agent: 'demo' })) {
      if (outcome === 'failed') throw thrown
      inserts += counts.inserts
      deletes += counts.deletes
    }
    await say(
      `   ${what.padEnd(44)} ${`+${inserts} −${deletes}`.padEnd(12)} ${data.sequence} changes in the log, ${data.merge.size} public triples\n`,
    )
  }
  await take(`ingest ${documents.length} pages`, documents)
  await take('ingest them again', documents)
  const [first] = documents
  if (!first) return
  const corrected = Buffer.from(first.bytes)
    .toString('utf8')
    .replace('20.00 uur', '20.30 uur')
    .replace('T20:00:00', 'T20:30:00')
    .replace('T19:00:00Z', 'T19:30:00Z')
  await take(`${first.name}, half an hour later`, [
    createDocument(corrected, { ...first, retrieved: new Date(Date.parse(first.retrieved) + 1).toISOString() }),
  ])
  await withdraw(first.address, data, settings, { agent: 'demo', reason: 'demo' })
  await say(
    `   ${`withdraw ${first.name}`.padEnd(57)} ${data.sequence} changes in the log, ${data.merge.size} public triples\n`,
  )
}

async function publish(data: DataFolder, folder: string, now: () => Date, say: Say): Promise<void> {
  const { Outlet } = await import('../../publication/outlet/outlet.js')
  const { writeStaticSite } = await import('../../publication/static-site.js')
  const outlet = new Outlet(data, { ...SITE, issued: now().toISOString() }, undefined, 'files', undefined, now)
  const { files } = await writeStaticSite(outlet, folder)
  await say(
    `   publish: ${files} files for any web host: ${outlet.entries.length} publications with their pages, dumps, ${outlet.streams.besluiten.count} versions in the LDES,\n   delta files, DCAT, feeds, tables\n`,
  )
}
