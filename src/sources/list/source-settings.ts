import type { Login } from '../polite/login.js'

/** Limits of a source; absent ones have the default of the harvest. */
export interface SourceLimits {
  /** The most requests per second to its host. */
  readonly requestsPerSecond?: number
  /** The most addresses fetched in one run. */
  readonly pages?: number
  /** The most steps from the start address. */
  readonly depth?: number
  /** The most bytes of one document. */
  readonly bytes?: number
}

/** One source of the source list, with defaults filled in. */
export interface SourceSettings {
  /** Small letters, digits and hyphens; unique in the list. */
  readonly id: string
  /** IRI of the bestuurseenheid. */
  readonly bestuurseenheid?: string
  /** Canonical. */
  readonly start: string
  readonly kind: 'site' | 'feed'
  /** Hosts that belong to the site, besides that of the start address and its subdomains. */
  readonly hosts: readonly string[]
  readonly limits: SourceLimits
  /** `hourly`, `daily`, `weekly`, or a number with m, h or d: `6h`. */
  readonly schedule?: string
  readonly login?: Login
  /** How many times in a row a page must be gone (404, 410) before it is withdrawn. */
  readonly withdrawAfter: number
}
