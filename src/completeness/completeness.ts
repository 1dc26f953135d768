import type { DocumentKind } from '../model.js'
import { kindOfAddress } from '../readers/kind-of-address.js'
import { rhythmOf, type BodyRhythm } from './completeness-rhythm.js'
import { accountForSittings, type CompletenessData, type SittingAccount } from './completeness-sittings.js'
import { LIMIT_REASONS } from './left-reasons.js'
import { LEDGER_STATES, type LedgerReader, type LedgerRow, type LedgerRun, type LedgerState } from './ledger-row.js'

/**
 * `complete`: everything listed was fetched and read, and nothing that is due is missing. `gaps`: everything listed was
 * fetched, but documents are missing at the council. `incomplete`: something listed was not fetched or not read.
 * `unknown`: too little is known.
 */
export type Verdict = 'complete' | 'gaps' | 'incomplete' | 'unknown'

/** Why a source is not called complete. */
export type VerdictReason =
  | 'never-harvested'
  | 'still-running'
  | 'run-failed'
  | 'run-partial'
  | 'failed'
  | 'refused'
  | 'waiting'
  | 'over-limit'
  | 'unreadable'
  | 'not-read'
  | 'missing'
  | 'gone'
  | 'empty'
  | 'rhythm'
  | 'no-publications'
  | 'sitting-unknown'
  | 'document-unknown'

/** An address with a problem. */
export interface Trouble {
  readonly address: string
  /** The kind of document that the address names. */
  readonly kind?: DocumentKind
  /** Why, in Dutch, as stored in the ledger. */
  readonly message: string
  /** The same as a word of the closed list of its origin, and the status of the answer. */
  readonly reason?: string
  readonly status?: number
}

/** How complete the harvest of one source is, as far as known, at the end of its last run. */
export interface CompletenessStatement {
  readonly source: string
  /** Where it begins. */
  readonly start?: string
  /** End of the last run, or its start while it is running: later publications are unknown. Absent: never harvested. */
  readonly asOf?: string
  readonly run?: LedgerRun
  readonly verdict: Verdict
  /** Every reason against `complete`, with its count; empty when complete. */
  readonly reasons: readonly { readonly reason: VerdictReason; readonly count: number }[]
  /** Number of known addresses, by state. Together they are all addresses. */
  readonly addresses: Readonly<Record<LedgerState, number>>
  readonly listed: number
  /** Documents that state something in the dataset now. */
  readonly publications: number
  /** Annexes are stored but not read: it is unknown whether they are readable. */
  readonly annexes: number
  readonly troubles: Readonly<
    Record<
      'failed' | 'refused' | 'gone' | 'unreadable' | 'empty' | 'waiting' | 'over-limit' | 'not-read',
      readonly Trouble[]
    >
  >
  /** Newest first. */
  readonly sittings: readonly SittingAccount[]
  /** Documents in the dataset whose sitting cannot be determined (no body, or no day). */
  readonly withoutSitting: readonly string[]
  readonly rhythm: readonly BodyRhythm[]
}

/** The kinds of document that are `empty` when no items were found in them. */
const WITH_ITEMS = new Set<DocumentKind | undefined>(['agenda', 'agenda-toegevoegd', 'besluitenlijst', 'notulen'])

/**
 * The completeness statement of a source: a pure function of its ledger and of what the dataset has of its pages. It
 * counts every address of the ledger once, and says `complete` only when there is no reason against it.
 */
export function completenessOf(ledger: LedgerReader, data: CompletenessData, source: string): CompletenessStatement {
  const rows = [...ledger.rows(source)]
  const run = ledger.lastRun(source)
  const asOf = run?.ended ?? run?.started
  const troubles = troublesOf(rows)
  const { sittings, withoutSitting, publications } = accountForSittings(rows, data, asOf)
  const rhythm = rhythmOf(sittings, asOf)
  const missing = sittings
    .flatMap(({ documents }) => Object.values(documents))
    .filter((state) => state === 'missing').length
  const unknown = sittings
    .flatMap(({ documents }) => Object.values(documents))
    .filter((state) => state === 'unknown').length

  const incomplete: [VerdictReason, number][] = [
    ['still-running', run?.state === 'running' ? 1 : 0],
    ['run-failed', run?.state === 'failed' ? 1 : 0],
    ['run-partial', run?.state === 'partial' ? 1 : 0],
    ['failed', troubles.failed.length],
    ['refused', troubles.refused.length],
    ['waiting', troubles.waiting.length],
    ['over-limit', troubles['over-limit'].length],
    ['unreadable', troubles.unreadable.length],
    ['not-read', troubles['not-read'].length],
  ]
  const gaps: [VerdictReason, number][] = [
    ['missing', missing],
    ['gone', troubles.gone.length],
    ['empty', troubles.empty.length],
    ['rhythm', rhythm.reduce((count, { gaps: found }) => count + found.length, 0)],
  ]
  const untold: [VerdictReason, number][] = [
    ['never-harvested', run === undefined || rows.length === 0 ? 1 : 0],
    ['no-publications', publications === 0 ? 1 : 0],
    ['sitting-unknown', withoutSitting.length],
    ['document-unknown', unknown],
  ]
  const given = (reasons: readonly [VerdictReason, number][]): boolean => reasons.some(([, count]) => count > 0)
  const start = rows.find(
    ({ foundOn, foundHow }) => foundOn === undefined && (foundHow === 'start' || foundHow === 'feed'),
  )?.address
  return {
    source,
    ...(start !== undefined && { start }),
    ...(asOf !== undefined && { asOf }),
    ...(run && { run }),
    verdict:
      run === undefined || rows.length === 0
        ? 'unknown'
        : given(incomplete)
          ? 'incomplete'
          : given(gaps)
            ? 'gaps'
            : given(untold)
              ? 'unknown'
              : 'complete',
    reasons: [...incomplete, ...gaps, ...untold]
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => ({ reason, count })),
    addresses: Object.fromEntries(
      LEDGER_STATES.map((state) => [state, rows.filter((row) => row.state === state).length]),
    ) as Record<LedgerState, number>,
    listed: rows.length,
    publications,
    annexes: rows.filter((row) => row.foundHow === 'attachment' && isHad(row)).length,
    troubles,
    sittings,
    withoutSitting,
    rhythm,
  }
}

function isHad({ state }: LedgerRow): boolean {
  return state === 'fetched' || state === 'unchanged'
}

function troublesOf(rows: readonly LedgerRow[]): CompletenessStatement['troubles'] {
  const where = (is: (row: LedgerRow) => boolean, message: (row: LedgerRow) => string): readonly Trouble[] =>
    rows.filter(is).map((row) => {
      const kind = kindOfAddress(row.address)
      const { address, reason, status } = row
      return {
        address,
        ...(kind && { kind }),
        message: message(row),
        ...(reason !== undefined && { reason }),
        ...(status !== undefined && { status }),
      }
    })
  const told = ({ message, reason, status }: LedgerRow): string =>
    message ?? reason ?? (status === undefined ? '' : String(status))
  return {
    failed: where(({ state }) => state === 'failed', told),
    refused: where(({ state }) => state === 'refused', told),
    // What was withdrawn by the rule of its source is gone for good and no longer expected.
    gone: where(({ state, withdrawn }) => state === 'gone' && withdrawn !== true, told),
    unreadable: where(
      (row) => isHad(row) && row.parsed === 'failed',
      ({ parseFailure }) => parseFailure ?? '',
    ),
    empty: where(
      (row) =>
        isHad(row) &&
        (row.parsed === 'published' || row.parsed === 'unchanged') &&
        row.items === 0 &&
        WITH_ITEMS.has(kindOfAddress(row.address)),
      () => '',
    ),
    waiting: where(({ state }) => state === 'queued' || state === 'fetching', told),
    'over-limit': where(({ state, reason }) => state === 'skipped' && LIMIT_REASONS.has(reason ?? ''), told),
    'not-read': where((row) => isHad(row) && row.parsed === undefined, told),
  }
}
