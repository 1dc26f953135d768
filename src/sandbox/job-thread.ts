import { parentPort } from 'node:worker_threads'
import { AppError, messageOf } from '../errors.js'
import type { JobReply } from './limited-thread.js'

/** The thread's side of a `LimitedThread`: runs each job it receives, one after the other, and posts the result. */
export function doJobs(work: (job: unknown) => Promise<unknown>): void {
  const port = parentPort
  if (!port) throw new Error('jobs run in a worker thread only')
  port.on('message', (job: unknown) => {
    const reply = work(job).then(
      (result): JobReply<unknown> => ({ ok: true, result }),
      (thrown: unknown): JobReply<unknown> => ({
        ok: false,
        code: thrown instanceof AppError ? thrown.code : undefined,
        message: messageOf(thrown),
        stack: thrown instanceof Error ? thrown.stack : undefined,
      }),
    )
    void reply.then((message) => {
      port.postMessage(message)
    })
  })
}
