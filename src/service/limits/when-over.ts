import type { FastifyReply } from 'fastify'

/** Calls back once, when the answer is sent or the client is gone. */
export function whenOver(reply: FastifyReply, call: () => void): void {
  let called = false
  const once = (): void => {
    if (called) return
    called = true
    call()
  }
  reply.raw.once('finish', once)
  reply.raw.once('close', once)
}

/** A signal that is aborted when the client disconnects before it has its answer. */
export function abandoned(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
