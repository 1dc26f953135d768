import type { FastifyReply, FastifyRequest } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { AppError } from '../../../errors.js'
import { html, type Html } from '../../../html/html.js'
import { problemOf } from '../../http/problem.js'
import { logFailure } from '../../watch/service-log.js'
import { SeeOther, type Visitor } from './desk-access.js'
import { DESK_PATH, deskPage, problem } from './desk-page.js'
import type { Desk } from './desk.js'

export function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}

/** Sends a page to somebody who is signed in; `current`: which entry of the menu it is; `script`: what makes it nicer. */
export function sendDesk(
  desk: Desk,
  reply: FastifyReply,
  { person, session }: Visitor,
  title: string,
  content: Html,
  current?: string,
  script?: string,
): FastifyReply {
  return sendHtml(
    reply,
    deskPage({
      title,
      content,
      who: { person, formToken: session.formToken },
      mayManage: may(person, 'manage', desk.about.eenheid),
      ...(current !== undefined && { current }),
      ...(script !== undefined && { script }),
    }),
  )
}

/** Sends a browser on, or says in a page what went wrong; what is our own fault goes to the log. */
export function sendFault(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (thrown instanceof SeeOther) return reply.code(303).header('location', thrown.path).send()
  const status = statusOf(thrown)
  logFailure(request, thrown, status)
  return sendHtml(
    reply.code(status),
    deskPage({
      title: 'Dat lukt niet',
      content: html`${problem(faultOf(thrown))}<p><a href="${DESK_PATH}">Terug naar het bureau</a></p>\n`,
    }),
  )
}

/** The status of what was thrown. Throws it on when it only leads elsewhere. */
export function statusOf(thrown: unknown): number {
  if (thrown instanceof SeeOther) throw thrown
  return problemOf(thrown, 0).status
}

/** What was thrown, in plain Dutch. */
export function faultOf(thrown: unknown): string {
  if (!(thrown instanceof AppError)) return requestFault(statusOf(thrown))
  switch (thrown.code) {
    case 'precondition-failed':
      return 'Iemand anders heeft dit document intussen verbeterd. Kijk na wat er nu staat, en bewaar dan opnieuw.'
    case 'input-too-large':
    case 'sandbox-limit':
      return requestFault(413)
    case 'busy':
    case 'too-many-queries':
      return requestFault(429)
    case 'folder-locked':
      return 'De gegevens worden net bijgewerkt. Wacht even en probeer het opnieuw.'
    case 'usage':
    case 'forbidden':
    case 'not-authorised':
    case 'input-not-found':
      return thrown.message
    default:
      return 'Dat is niet gelukt. Probeer het later opnieuw.'
  }
}

/** What is wrong with a request as such, which is no fault of ours. */
function requestFault(status: number): string {
  switch (status) {
    case 413:
      return 'Dat is te groot. Breng kleinere bestanden, of breng ze in twee keer.'
    case 429:
      return 'Er komt te veel tegelijk binnen. Wacht een minuut en probeer het opnieuw.'
    case 500:
      return 'Er ging bij ons iets mis. Probeer het later opnieuw.'
    default:
      return 'Dat formulier kwam niet goed aan. Open de pagina opnieuw.'
  }
}
