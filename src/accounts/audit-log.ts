import { join } from 'node:path'
import { sha256 } from '../document.js'
import { Journal } from '../log/changes/journal.js'
import { DESK } from './desk-database.js'

/** An action at the desk. */
export interface AuditEvent {
  /** ISO 8601 in UTC. */
  readonly time: string
  /** Name of the account; for a failed sign-in, the account that was tried, or `?` if it does not exist. */
  readonly who: string
  /** The action: `signed-in`, `corrected` … */
  readonly act: string
  /** The bestuurseenheid concerned, if any. */
  readonly eenheid?: string
  /**
   * The object of the action: an address, the name of an account. Never a password, never personal data that was found.
   */
  readonly about?: string
}

/** An event in the chain. */
export interface AuditEntry extends AuditEvent {
  /** 1, 2, 3 … */
  readonly sequence: number
  /** Hash of the previous entry; 64 zeros for the first. */
  readonly previous: string
  /** Hex sha256 of all of the above. */
  readonly hash: string
}

const START = '0'.repeat(64)

/**
 * Who did what. Each entry is linked to the previous one by its hash: changing, removing or inserting an entry requires
 * rewriting all later ones, which changes the last hash.
 */
export class AuditLog {
  readonly #journal: Journal<AuditEntry>
  #last: Pick<AuditEntry, 'sequence' | 'hash'>

  constructor(data: string) {
    this.#journal = new Journal(join(data, DESK, 'audit'))
    this.#last = this.#journal.last() ?? { sequence: 0, hash: START }
  }

  /** Number and hash of the last entry, to be stored elsewhere. */
  get last(): { readonly sequence: number; readonly hash: string } {
    return { sequence: this.#last.sequence, hash: this.#last.hash }
  }

  /** Returns once the entry is on disk. */
  note(event: AuditEvent): AuditEntry {
    const entry = { ...event, sequence: this.#last.sequence + 1, previous: this.#last.hash }
    const chained = { ...entry, hash: hashOf(entry) }
    this.#journal.append(chained)
    this.#last = chained
    return chained
  }

  entries(): readonly AuditEntry[] {
    return [...this.#journal.values()]
  }

  close(): void {
    this.#journal.close()
  }
}

/**
 * The number of the first entry that was changed or does not follow the one before it; undefined when the chain is
 * intact. `known`: an earlier end of the chain that was stored elsewhere and must be part of it.
 */
export function brokenAt(
  entries: readonly AuditEntry[],
  known?: Pick<AuditEntry, 'sequence' | 'hash'>,
): number | undefined {
  let previous = START
  for (const [index, entry] of entries.entries()) {
    const { hash, ...rest } = entry
    if (rest.sequence !== index + 1 || rest.previous !== previous || hashOf(rest) !== hash) return index + 1
    previous = hash
  }
  if (known === undefined || known.sequence === 0) return undefined
  return entries[known.sequence - 1]?.hash === known.hash ? undefined : known.sequence
}

function hashOf({ sequence, previous, time, who, act, eenheid, about }: Omit<AuditEntry, 'hash'>): string {
  return sha256(JSON.stringify([sequence, previous, time, who, act, eenheid ?? null, about ?? null]))
}
