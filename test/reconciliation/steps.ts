import { ingest } from '../../src/dataset/dataset.js'
import { restore, withdraw } from '../../src/dataset/withdrawal.js'
import type { Settings } from '../../src/config.js'
import type { Document } from '../../src/document.js'
import type { DataFolder } from '../../src/log/data-folder.js'
import { addressOf, besluitOf, councilPage, type CouncilPage } from './council-pages.js'

/** How often each kind of step was made. */
export type StepCounts = Readonly<
  Record<
    'published' | 'changed' | 'unchanged' | 'withdrawn' | 'republished' | 'decisionWithdrawn' | 'decisionRestored',
    number
  >
>

/**
 * Makes random steps in the life of a dataset: publish, change, withdraw, publish again; pages as well as single
 * decisions.
 */
export async function takeSteps(
  data: DataFolder,
  settings: Settings,
  steps: number,
  sittings: number,
  random: () => number,
): Promise<StepCounts> {
  const asked = { agent: 'test', reason: 'proef' }
  const pages = new Map<string, CouncilPage & { readonly there: boolean }>()
  const counts = {
    published: 0,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    republished: 0,
    decisionWithdrawn: 0,
    decisionRestored: 0,
  }
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  let clock = Date.parse('2025-01-01T00:00:00Z')
  const take = async (page: CouncilPage): Promise<void> => {
    const document: Document = councilPage(page, new Date((clock += 60_000)).toISOString())
    for await (const { outcome, thrown } of ingest([document], data, settings, asked))
      if (outcome === 'failed') throw thrown
    pages.set(addressOf(page), { ...page, there: true })
  }
  for (let step = 0; step < steps; step++) {
    const there = [...pages.values()].filter((page) => page.there)
    const gone = [...pages.values()].filter((page) => !page.there)
    const out = data.pages.withdrawals()
    const chance = random()
    const known = pick(there)
    const lost = pick(gone)
    if (known && chance < 0.35) {
      await take({ ...known, version: known.version + 1 })
      counts.changed += 1
    } else if (known && chance < 0.4) {
      await take(known)
      counts.unchanged += 1
    } else if (known && chance < 0.5) {
      await withdraw(addressOf(known), data, settings, asked)
      pages.set(addressOf(known), { ...known, there: false })
      counts.withdrawn += 1
    } else if (lost && chance < 0.6) {
      await take(lost)
      counts.republished += 1
    } else if (out.length > 3 || (out.length > 0 && chance < 0.63)) {
      await restore(pick(out)?.subject ?? '', data, settings, asked.agent)
      counts.decisionRestored += 1
    } else if (
      known &&
      known.kind !== 'agenda' &&
      chance < 0.7 &&
      data.merge.about(besluitOf(known.sitting, 0)).length > 0
    ) {
      await withdraw(besluitOf(known.sitting, 0), data, settings, asked)
      counts.decisionWithdrawn += 1
    } else {
      await take({
        sitting: Math.floor(random() * sittings),
        kind: pick(['agenda', 'besluitenlijst', 'notulen'] as const) ?? 'agenda',
        version: 0,
      })
      counts.published += 1
    }
  }
  return counts
}
