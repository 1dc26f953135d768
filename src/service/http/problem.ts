import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError, messageOf } from '../../errors.js'
import { logFailure } from '../watch/service-log.js'

/** A failure as HTTP tells it. */
export interface Problem {
  readonly status: number
  readonly message: string
  /** Seconds after which trying again may help. */
  readonly retryAfter?: number
}

/**
 * What a thrown thing means for the client. AppErrors carry their status; Fastify's own errors (body too large, broken
 * multipart, too many requests) too. Anything else is our fault: 500 without the inside.
 */
export function problemOf(thrown: unknown, refill: number): Problem {
  if (thrown instanceof AppError) {
    const { http, message, retryable } = thrown
    return {
      status: http,
      message,
      ...(retryable && http === 503 && { retryAfter: Math.max(1, Math.ceil(refill / 1000)) }),
    }
  }
  const status = statusOf(thrown)
  if (status !== undefined && status >= 400 && status < 500) return { status, message: messageOf(thrown) }
  return { status: 500, message: 'something went wrong on our side; it was written to the log' }
}

/** Sends a problem as plain text; what is our own fault goes to the log with its stack. */
export function sendProblem(
  problem: Problem,
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  logFailure(request, thrown, problem.status)
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
  return reply.code(problem.status).type('text/plain; charset=utf-8').send(`${problem.message}\n`)
}

function statusOf(thrown: unknown): number | undefined {
  const status = typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown ? thrown.statusCode : undefined
  return typeof status === 'number' ? status : undefined
}
