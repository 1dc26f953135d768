import { readForDesk, type DeskReading, type ReadJob } from './desk-reading.js'
import { previewOf, type Preview, type PreviewJob } from './preview.js'

/** What is done with a document that somebody brought. */
export type DeskJob = ({ readonly kind: 'read' } & ReadJob) | ({ readonly kind: 'preview' } & PreviewJob)

/** Does it; rejects with what reading and publishing throw. */
export function doDeskJob(job: DeskJob): Promise<DeskReading | Preview> {
  return job.kind === 'read' ? readForDesk(job) : previewOf(job)
}
