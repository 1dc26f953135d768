import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import type { ServiceMetrics } from '../watch/service-metrics.js'
import type { ClientBudget } from './client-budget.js'
import { whenOver } from './when-over.js'

/** Callbacks and facts about one piece of work. */
export interface Turn {
  /** Whether this client's work was slow lately. */
  readonly slow: boolean
  /** Called when the work itself begins, after waiting for its turn. */
  readonly onStart: () => void
  /** Called when the work cost the store a replica, with the milliseconds needed to refill it. */
  readonly onLost: (milliseconds: number) => void
}

/** Keeps track of what clients cost. */
export interface Accounts {
  readonly budget: ClientBudget
  readonly metrics: ServiceMetrics
}

/**
 * Does work for a client within its budget. The work takes one of the client's places until the answer is sent, and
 * pays for the replica that it cost. Throws `too-many-queries`, with Retry-After on the answer, when the client has to
 * wait.
 */
export async function withinBudget<Value>(
  { budget, metrics }: Accounts,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (turn: Turn) => Promise<Value>,
): Promise<Value> {
  const visit = budget.enter(request.ip)
  if ('reason' in visit) {
    void reply.header('retry-after', String(visit.retryAfter))
    throw new AppError('too-many-queries', visit.reason)
  }
  whenOver(reply, visit.leave)
  const counted = metrics.query()
  let outcome = 'answered'
  try {
    return await work({
      slow: visit.slow,
      onStart: () => {
        counted.begin()
        visit.begin()
      },
      onLost: (milliseconds) => {
        metrics.killed()
        visit.charge(milliseconds / 1000)
      },
    })
  } catch (thrown) {
    outcome = thrown instanceof AppError ? thrown.code : 'fault'
    throw thrown
  } finally {
    counted.end(outcome)
    // Too many requests from others are not the client's failure.
    visit.done(outcome !== 'answered' && outcome !== 'busy')
  }
}
