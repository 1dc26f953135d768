import type { FastifyReply } from 'fastify'

/** Calls back once, when the answer is sent or its client gone. */
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

/** Aborted when the client goes away before it has its answer. */
export function abandoned(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
