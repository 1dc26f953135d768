import { siteOf, type Site } from '../sources/site.js'
import type { SourceSettings } from '../sources/source-settings.js'
import { folderOnSharedHost } from './vendor-paths.js'

/** A source as a harvest works with it: its settings, and which addresses are its own. */
export interface HarvestSource extends SourceSettings {
  /** Where redirects may lead. */
  readonly site: Site
  /** Whether an address is on the site of the source; of a host that councils share, only the council's folder is. */
  readonly isOwn: Site
}

/** Prepares a source for harvesting. */
export function harvestSource(settings: SourceSettings): HarvestSource {
  const site = siteOf(settings.start, settings.hosts)
  const folder = folderOnSharedHost(settings.start)
  return { ...settings, site, isOwn: (address) => site(address) && (folder === undefined || new URL(address).pathname.startsWith(folder)) }
}
