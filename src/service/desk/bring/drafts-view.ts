import type { Draft } from '../../../dataset/drafts/drafts.js'
import { sittingGroups } from '../../../mapping/identity/sitting-groups.js'
import type { SittingFacts } from '../../../log/changes/sitting-facts.js'
import type { DeskReading } from '../reading/desk-reading.js'
import { settledWithin } from '../reading/desk-readings.js'
import type { Desk } from '../ground/desk.js'

/** A draft, and how far the reading of it is. */
export interface DraftView {
  readonly draft: Draft
  readonly reading?: DeskReading
  /** Why it could not be read. */
  readonly failure?: unknown
}

/** Drafts of one sitting, and what is public of it. */
export interface SittingView {
  readonly drafts: readonly DraftView[]
  readonly published: readonly { readonly address: string; readonly name: string }[]
}

/** All drafts with what was read of them so far. */
export async function viewDrafts(desk: Desk): Promise<readonly DraftView[]> {
  const drafts = desk.drafts.list()
  const readings = drafts.map((draft) => desk.reading(desk.drafts.open(draft)))
  await Promise.all(readings.map((kept) => settledWithin(kept, desk.readings.patience)))
  return Promise.all(
    drafts.map(async (draft, at): Promise<DraftView> => {
      const kept = readings[at]
      if (kept?.state === 'read') return { draft, reading: await kept.value }
      return { draft, ...(kept?.state === 'failed' && { failure: kept.failure }) }
    }),
  )
}

/** Drafts by their sitting: those that share one stand together, with what is public of it already. */
export function bySitting(desk: Desk, views: readonly DraftView[]): readonly SittingView[] {
  const facts = new Map<string, SittingFacts>(desk.about.data.pages.facts())
  for (const { draft, reading } of views) if (reading) facts.set(draft.address, reading.facts)
  const groups = sittingGroups(facts)
  const published = new Map(desk.entries().map(({ source, name }) => [source, name] as const))
  const done = new Set<DraftView>()
  return views.flatMap((view) => {
    if (done.has(view)) return []
    const addresses = new Set([view.draft.address, ...(groups.get(view.draft.address)?.addresses ?? [])])
    const drafts = views.filter(({ draft }) => addresses.has(draft.address))
    for (const each of drafts) done.add(each)
    const own = new Set(drafts.map(({ draft }) => draft.address))
    return [
      {
        drafts,
        published: [...addresses].flatMap((address) => {
          const name = published.get(address)
          return name === undefined || own.has(address) ? [] : [{ address, name }]
        }),
      },
    ]
  })
}
