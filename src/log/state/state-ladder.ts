import type { SqliteLadder } from '../migrations/migrate-sqlite.js'

/** The versions of state.sqlite, oldest first; 3 is what 0.1.0 wrote. */
export const STATE_LADDER: SqliteLadder = {
  first: 3,
  rungs: [
    {
      to: 4,
      why: 'Of an address the receipt that came last stands, no longer the one with the latest time; what was erased is known.',
      // The receipts are read again from the captures. Which captures were read (settled) is known only here, and
      // stays.
      climb: (db) =>
        void db.exec(`DROP TABLE IF EXISTS page; DROP TABLE IF EXISTS unread; DELETE FROM meta WHERE key = 'received'`),
    },
  ],
}
