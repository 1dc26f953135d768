import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../../../config.js'
import { CORRECTIONS } from '../../../dataset/kept/corrections.js'
import { ingest } from '../../../dataset/dataset.js'
import type { Document } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { DataFolder } from '../../../log/data-folder.js'
import { Outlet } from '../../../publication/outlet/outlet.js'
import type { Site } from '../../../publication/site/site.js'
import { findResource } from '../../../publication/ways-out.js'

/** A document, and the others of its sitting that are public, to be shown as the public would see them. */
export interface PreviewJob {
  readonly document: Document
  readonly others: readonly Document[]
  readonly settings: Settings
  readonly site: Site
  /** The data folder that its corrections and its register of people come from. */
  readonly data: string
  readonly register?: string
  /** A folder that is not there yet, for the publication that is tried. */
  readonly scratch: string
}

/** Pages of the site as they would be, by their names. */
export interface Preview {
  /** The page of the sitting, where the document is of one. */
  readonly sitting?: string
  /** The page of the document itself, with its annotations. */
  readonly publication: string
}

/**
 * The pages that publishing a document would give, made by publishing it in a folder of its own. Throws AppError
 * `input-unreadable` when nothing comes of it.
 */
export async function previewOf({
  document,
  others,
  settings,
  site,
  data: origin,
  register,
  scratch,
}: PreviewJob): Promise<Preview> {
  const data = new DataFolder(scratch)
  try {
    const corrections = join(origin, CORRECTIONS)
    if (existsSync(corrections)) cpSync(corrections, join(scratch, CORRECTIONS), { recursive: true })
    if (register !== undefined) data.keepRegister(register)
    for await (const { outcome, document: came, thrown } of ingest([...others, document], data, settings, {
      agent: 'preview',
    }))
      if (outcome === 'failed' && came.address === document.address) throw thrown
    const outlet = new Outlet(data, site)
    const entry = outlet.entries.find(({ source }) => source === document.address)
    if (!entry) throw new AppError('input-unreadable', 'Uit dit document komt niets om te publiceren.')
    const [sitting] = outlet.council.sittingsIn(entry)
    const page = async (path: string): Promise<string | undefined> => {
      const form = findResource(outlet, path)?.representations.find(({ suffix }) => suffix === 'html')
      return form && String(await form.body())
    }
    const shown = sitting && (await page(sitting.path))
    return { publication: (await page(entry.path)) ?? '', ...(shown !== undefined && { sitting: shown }) }
  } finally {
    data.close()
  }
}
