import type { DumpCache } from '../../publication/dumps/dump-cache.js'
import type { Outlet } from '../../publication/outlet/outlet.js'
import type { BodyCache } from './site-bodies.js'

/** What the answers of one site share. */
export interface SiteContext {
  readonly outlet: Outlet
  readonly dumps: DumpCache
  readonly bodies: BodyCache
}
