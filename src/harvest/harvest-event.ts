import type { LedgerState, ParsedOutcome, RunState } from '../completeness/ledger-row.js'

/** Something that happened in a harvest, for progress; a line of JSON with `--json`. */
export type HarvestEvent =
  | {
      readonly event: 'begin'
      readonly source: string
      readonly time: string
      /** Whether it continues a stopped run. */ readonly takenUp: boolean
    }
  | {
      readonly event: 'asked'
      readonly source: string
      readonly address: string
      readonly state: LedgerState
      readonly status?: number
      readonly message?: string
      readonly requests: number
      readonly bytes: number
    }
  | {
      readonly event: 'read'
      readonly address: string
      readonly outcome: ParsedOutcome
      readonly items?: number
      readonly findings?: number
      /** Findings of severity error. */ readonly errors?: number
      readonly message?: string
    }
  | {
      readonly event: 'compared'
      readonly address: string
      /** How many statements now differ from other documents of its sittings. */ readonly differences: number
    }
  | { readonly event: 'withdrawn'; readonly source: string; readonly address: string; readonly times: number }
  | ({ readonly event: 'end' } & HarvestResult)

/** How the run of one source ended. */
export interface HarvestResult {
  readonly source: string
  readonly time: string
  /** `running`: it was stopped, and continues when it is started again. */
  readonly state: RunState
  /** Addresses by state. */
  readonly states: Readonly<Partial<Record<LedgerState, number>>>
  /** Captures that could not be read. */
  readonly notRead: number
  readonly requests: number
  readonly bytes: number
}
