import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import type { ServiceMetrics } from '../watch/service-metrics.js'
import type { ClientBudget } from './client-budget.js'
import { whenOver } from './when-over.js'

/** What work tells of itself. */
export interface Turn {
  /** Whether this client's work was slow lately. */
  readonly slow: boolean
  /** The work itself begins now, after it waited for its turn. */
  readonly onStart: () => void
  /** It cost the store a replica, which takes so many milliseconds to fill again. */
  readonly onLost: (milliseconds: number) => void
}

/** Who keeps count of what clients cost. */
export interface Accounts {
  readonly budget: ClientBudget
  readonly metrics: ServiceMetrics
}

/**
 * Does work for a client as far as its budget goes. It holds one of the client's places until the answer is sent, and
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
    // That too many others ask is not the client's failure.
    visit.done(outcome !== 'answered' && outcome !== 'busy')
  }
}
