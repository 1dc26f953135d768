import type { Login } from '../polite/login.js'

/** How far a source may be followed; what is absent has the default of the harvest. */
export interface SourceLimits {
  /** Most requests a second to its host. */
  readonly requestsPerSecond?: number
  /** Most addresses fetched in a run. */
  readonly pages?: number
  /** Most steps from the start address. */
  readonly depth?: number
  /** Most bytes of one document. */
  readonly bytes?: number
}

/** One source of the source list, settled. */
export interface SourceSettings {
  /** Small letters, digits and hyphens; unique in the list. */
  readonly id: string
  /** IRI of the bestuurseenheid. */
  readonly bestuurseenheid?: string
  /** Canonical. */
  readonly start: string
  readonly kind: 'site' | 'feed'
  /** Hosts that belong to the site besides that of the start address and those below it. */
  readonly hosts: readonly string[]
  readonly limits: SourceLimits
  /** `hourly`, `daily`, `weekly`, or a number with m, h or d: `6h`. */
  readonly schedule?: string
  readonly login?: Login
  /** Times in a row that a page is gone (404, 410) before it is withdrawn. */
  readonly withdrawAfter: number
}
