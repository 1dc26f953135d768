import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import type { ClientBudget } from './client-budget.js'

/**
 * Does work for a client as far as its budget goes; `begin` is to be called when the work itself begins. Throws
 * `too-many-queries`, with Retry-After on the answer, when the client has to wait.
 */
export async function withinBudget<Value>(
  budget: ClientBudget,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (begin: () => void) => Promise<Value>,
): Promise<Value> {
  const visit = budget.enter(request.ip)
  if ('reason' in visit) {
    void reply.header('retry-after', String(visit.retryAfter))
    throw new AppError('too-many-queries', visit.reason)
  }
  let failed = false
  try {
    return await work(visit.begin)
  } catch (thrown) {
    // That too many others ask is not the client's failure.
    failed = !(thrown instanceof AppError && thrown.code === 'busy')
    throw thrown
  } finally {
    visit.leave(failed)
  }
}
