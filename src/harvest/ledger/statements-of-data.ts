import type { DataFolder } from '../../log/data-folder.js'
import { nameOf } from '../../dataset/publication-facts.js'
import { PublicationIndex } from '../../dataset/publication-index.js'
import { completenessOf, type CompletenessStatement } from '../../completeness/completeness.js'
import { Ledger } from './ledger.js'

/**
 * The completeness statement of every source that was ever harvested into a data folder; none without a ledger.
 * `index`: the index of the same folder, if already opened.
 */
export function statementsOfData(
  data: DataFolder,
  index: Pick<PublicationIndex, 'entries'> = indexOf(data),
): readonly CompletenessStatement[] {
  const ledger = Ledger.reading(data.path)
  if (!ledger) return []
  try {
    const about = (iri: string): readonly string[] => data.merge.about(iri)
    const facts = { entries: index.entries, about, nameOf: (iri: string) => nameOf(iri, about) }
    return ledger.sources().map((source) => completenessOf(ledger, facts, source))
  } finally {
    ledger.close()
  }
}

/**
 * The number of addresses of all sources in each state, from the ledger of a data folder; empty when nothing was ever
 * harvested there. For metrics, so it reads the ledger at every call.
 */
export function addressesByState(data: Pick<DataFolder, 'path'>): Readonly<Record<string, number>> {
  const ledger = Ledger.reading(data.path)
  if (!ledger) return {}
  try {
    const counts: Record<string, number> = {}
    for (const source of ledger.sources())
      for (const [state, number] of Object.entries(ledger.outcomes.counts(source).states))
        counts[state] = (counts[state] ?? 0) + number
    return counts
  } finally {
    ledger.close()
  }
}

function indexOf(data: DataFolder): PublicationIndex {
  const index = new PublicationIndex(data)
  index.refresh()
  return index
}

/**
 * A name for the content of a data folder's ledger, which changes when a run begins or ends. Undefined without a
 * ledger.
 */
export function ledgerVersion(data: DataFolder): string | undefined {
  const ledger = Ledger.reading(data.path)
  if (!ledger) return undefined
  try {
    return ledger
      .sources()
      .map((source) => `${source} ${ledger.lastRun(source)?.ended ?? ledger.lastRun(source)?.started ?? ''}`)
      .join(', ')
  } finally {
    ledger.close()
  }
}
