import type { DataFolder } from '../log/data-folder.js'
import { nameOf } from '../publication/publication-facts.js'
import { PublicationIndex } from '../publication/publication-index.js'
import { completenessOf, type CompletenessStatement } from './completeness.js'
import { Ledger } from './ledger.js'

/** The completeness statement of every source that was ever harvested into a data folder; none without a ledger. */
export function statementsOfData(data: DataFolder): readonly CompletenessStatement[] {
  const ledger = Ledger.reading(data.path)
  if (!ledger) return []
  try {
    const index = new PublicationIndex(data)
    index.refresh()
    const about = (iri: string): readonly string[] => data.merge.about(iri)
    const facts = { entries: index.entries, about, nameOf: (iri: string) => nameOf(iri, about) }
    return ledger.sources().map((source) => completenessOf(ledger, facts, source))
  } finally {
    ledger.close()
  }
}
