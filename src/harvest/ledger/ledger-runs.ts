import type { SourceSettings } from '../../sources/list/source-settings.js'
import { insertAddress } from './insert-address.js'
import type { LedgerFeed } from './ledger-feed.js'
import type { LedgerFile } from './ledger-file.js'
import type { LedgerRun, RunState } from '../../completeness/ledger-row.js'

/** The part of the ledger about when each source was and will be harvested. */
export class LedgerRuns {
  readonly #file: LedgerFile

  constructor(
    file: LedgerFile,
    private readonly feed: LedgerFeed,
  ) {
    this.#file = file
  }

  /**
   * Begins a run over a source: every known address that still exists is requested again. A run that did not end is
   * continued where it was. Returns whether a run was continued.
   */
  begin(settings: SourceSettings, now: string): boolean {
    const { id: source, start, kind } = settings
    const how = kind === 'feed' ? 'feed' : 'start'
    return this.#file.transaction(() => {
      this.#file.run(
        'INSERT OR REPLACE INTO source (id, settings) VALUES (?, ?)',
        source,
        JSON.stringify({ ...settings, login: undefined }),
      )
      const isTakenUp = this.last(source)?.state === 'running'
      if (isTakenUp) {
        this.#file.run(`UPDATE address SET state = 'queued' WHERE source = ? AND state = 'fetching'`, source)
      } else {
        this.#file.run(`INSERT INTO run (source, started, state) VALUES (?, ?, 'running')`, source, now)
        if (kind === 'feed' || this.feed.isFollowed(source)) this.feed.begin(source)
        else {
          this.#file.run(
            `UPDATE address SET state = 'queued', attempts = 0
             WHERE source = ? AND (state IN ('fetched', 'unchanged', 'failed', 'refused', 'queued', 'fetching') OR (state = 'gone' AND withdrawn = 0 AND sha256 IS NOT NULL)
               OR (state = 'skipped' AND reason IN ('pages', 'erased')))`,
            source,
          )
        }
      }
      insertAddress(this.#file, source, start, how, { depth: 0, barren: 0, now })
      this.#file.run(
        `UPDATE address SET how = ?, rank = 0, depth = 0, state = CASE WHEN state IN ('skipped', 'gone') THEN 'queued' ELSE state END
         WHERE source = ? AND address = ? AND run < ?`,
        how,
        source,
        start,
        this.#file.runId(source),
      )
      return isTakenUp
    })
  }

  /** The settings of every source that was ever harvested, as of the last time, without its login. */
  settings(): readonly SourceSettings[] {
    return this.#file
      .all<{ settings: string }>('SELECT settings FROM source ORDER BY id')
      .map(({ settings }) => JSON.parse(settings) as SourceSettings)
  }

  end(source: string, state: Exclude<RunState, 'running'>, now: string): void {
    this.#file.run('UPDATE run SET state = ?, ended = ? WHERE id = ?', state, now, this.#file.runId(source))
  }

  /** Sources whose run did not end. */
  running(): readonly string[] {
    return this.#file
      .all<{ source: string }>(`SELECT DISTINCT source FROM run WHERE state = 'running' ORDER BY source`)
      .map(({ source }) => source)
  }

  /** The last run over a source, also one that is still going on. */
  last(source: string): LedgerRun | undefined {
    const row = this.#file
      .all<Omit<LedgerRun, 'ended'> & { ended: string | null }>(
        'SELECT source, started, ended, state, requests, bytes FROM run WHERE source = ? ORDER BY id DESC LIMIT 1',
        source,
      )
      .at(0)
    return row && ({ ...row, ended: undefined, ...(row.ended !== null && { ended: row.ended }) } as LedgerRun)
  }

  /** Sources that were ever harvested, sorted. */
  sources(): readonly string[] {
    return this.#file
      .all<{ source: string }>('SELECT DISTINCT source FROM run ORDER BY source')
      .map(({ source }) => source)
  }

  /** When a source is due, if known. */
  due(source: string): string | undefined {
    return this.#file.all<{ next: string }>('SELECT next FROM schedule WHERE source = ?', source).at(0)?.next
  }

  setDue(source: string, next: string): void {
    this.#file.run('INSERT OR REPLACE INTO schedule (source, next) VALUES (?, ?)', source, next)
  }
}
