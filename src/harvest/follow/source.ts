import { ownAddresses, type OwnAddresses } from '../../sources/own-addresses.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'
import { folderOnSharedHost } from './vendor-paths.js'

/** A source during a harvest: its settings, and which addresses belong to it. */
export interface HarvestSource extends SourceSettings {
  /** Where redirects may lead. */
  readonly site: OwnAddresses
  /** Whether an address is on the site of the source; on a host that councils share, only the council's folder is. */
  readonly isOwn: OwnAddresses
}

/** Prepares a source for harvesting. */
export function harvestSource(settings: SourceSettings): HarvestSource {
  const site = ownAddresses(settings.start, settings.hosts)
  const folder = folderOnSharedHost(settings.start)
  return {
    ...settings,
    site,
    isOwn: (address) => site(address) && (folder === undefined || new URL(address).pathname.startsWith(folder)),
  }
}
