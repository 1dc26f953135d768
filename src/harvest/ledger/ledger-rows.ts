import type { LedgerFile } from './ledger-file.js'
import type { FoundHow, LedgerRow, LedgerState, ParsedOutcome } from '../../completeness/ledger-row.js'

/** Every address of a source in the ledger, sorted, read in portions. */
export function* ledgerRows(file: LedgerFile, source: string): Generator<LedgerRow> {
  let after = ''
  for (;;) {
    const page = file.all<Row>(
      'SELECT * FROM address WHERE source = ? AND address > ? ORDER BY address LIMIT 1000',
      source,
      after,
    )
    yield* page.map(rowOf)
    const last = page.at(-1)
    if (!last || page.length < 1000) return
    after = last.address
  }
}

interface Row {
  readonly source: string
  readonly address: string
  readonly how: FoundHow
  readonly found_on: string | null
  readonly found_at: string
  readonly depth: number
  readonly state: LedgerState
  readonly reason: string | null
  readonly message: string | null
  readonly status: number | null
  readonly etag: string | null
  readonly modified: string | null
  readonly sha256: string | null
  readonly last_fetched: string | null
  readonly times_gone: number
  readonly withdrawn: number
  readonly parsed: ParsedOutcome | null
  readonly parse_failure: string | null
  readonly items: number | null
  readonly findings: number | null
  readonly requests: number
}

function rowOf(row: Row): LedgerRow {
  return {
    source: row.source,
    address: row.address,
    foundHow: row.how,
    foundAt: row.found_at,
    depth: row.depth,
    state: row.state,
    timesGone: row.times_gone,
    requests: row.requests,
    ...(row.found_on !== null && { foundOn: row.found_on }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.message !== null && { message: row.message }),
    ...(row.status !== null && { status: row.status }),
    ...(row.etag !== null && { etag: row.etag }),
    ...(row.modified !== null && { lastModified: row.modified }),
    ...(row.sha256 !== null && { sha256: row.sha256 }),
    ...(row.last_fetched !== null && { lastFetched: row.last_fetched }),
    ...(row.withdrawn === 1 && { withdrawn: true }),
    ...(row.parsed !== null && { parsed: row.parsed }),
    ...(row.parse_failure !== null && { parseFailure: row.parse_failure }),
    ...(row.items !== null && { items: row.items }),
    ...(row.findings !== null && { findings: row.findings }),
  }
}
