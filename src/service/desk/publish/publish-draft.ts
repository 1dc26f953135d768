import { ingest } from '../../../dataset/dataset.js'
import type { Draft } from '../../../dataset/drafts/drafts.js'
import { AppError } from '../../../errors.js'
import { readingFault } from '../bring/reading-fault.js'
import type { Desk } from '../ground/desk.js'

/**
 * Why a draft cannot be published here, in plain Dutch; undefined when it can.
 * A document that says it is of another bestuurseenheid is that one's to publish.
 */
export async function publishFault(desk: Desk, draft: Draft): Promise<string | undefined> {
  const { eenheid, report } = await desk.reading(desk.drafts.open(draft)).value
  if (eenheid !== undefined && eenheid !== desk.about.eenheid)
    return 'Dit document zegt dat het van een ander bestuur is. Alleen dat bestuur maakt het bekend.'
  const { zittingen, agendapunten, besluiten } = report.summary
  if (zittingen + agendapunten + besluiten === 0)
    return 'In dit document is geen zitting, punt of besluit gevonden. Er is niets om bekend te maken.'
  return undefined
}

/**
 * Publishes a draft as it is corrected now. Whatever happens to the process, it is published once or still a draft that
 * was asked to be. Throws AppError `usage` when it cannot be published, and what taking it in throws.
 */
export async function publishDraft(desk: Desk, draft: Draft, by: string): Promise<void> {
  const fault = await publishFault(desk, draft)
  if (fault !== undefined) throw new AppError('usage', fault)
  const { settings, now, eenheid } = desk.about
  const document = desk.drafts.open(draft)
  const isPublished = await desk.write(async (data) => {
    // Somebody else was first.
    if (!desk.drafts.find(draft.id)) return false
    for await (const { document: came, outcome, thrown } of ingest([document], data, settings, { agent: by }))
      if (came.address === document.address && outcome === 'failed') throw thrown
    desk.drafts.leave(draft.id, { outcome: 'published', by, time: now().toISOString() })
    return true
  })
  if (isPublished) desk.accounts.note({ name: by }, 'published', eenheid, draft.name)
}

/** Publishes every draft whose time has come. What fails is a draft again, with the reason, and stops no other. */
export async function publishDue(desk: Desk): Promise<void> {
  const { now, eenheid } = desk.about
  for (const draft of desk.drafts.list().toReversed()) {
    const { publishAt, publishBy } = draft
    if (publishAt === undefined || publishBy === undefined || publishAt > now().toISOString()) continue
    if (!desk.drafts.find(draft.id)) continue
    try {
      await publishDraft(desk, draft, publishBy)
    } catch (thrown) {
      // Another process has the folder for a while: the next time is soon enough.
      if (thrown instanceof AppError && thrown.retryable) continue
      const why = thrown instanceof AppError && thrown.code === 'usage' ? thrown.message : readingFault(thrown)
      desk.drafts.unplan(draft.id, { by: publishBy, time: now().toISOString(), why })
      desk.accounts.note({ name: publishBy }, 'publish-failed', eenheid, draft.name)
    }
  }
}
