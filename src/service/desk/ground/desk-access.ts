import type { FastifyReply, FastifyRequest } from 'fastify'
import { may, type Person } from '../../../accounts/accounts.js'
import type { Right } from '../../../accounts/roles.js'
import type { Session } from '../../../accounts/sessions.js'
import { AppError } from '../../../errors.js'
import { isFromElsewhere } from '../../http/origin.js'
import type { Desk } from './desk.js'
import { DESK_PATH } from './desk-page.js'

const COOKIE = 'bureau'

/** Who asks, signed in. */
export interface Visitor {
  readonly person: Person
  readonly session: Session
  readonly token: string
}

/** Thrown to send a browser to another page of the desk. */
export class SeeOther extends Error {
  constructor(readonly path: string) {
    super(path)
  }
}

/** The fields of a form; one that comes several times counts once. */
export type Fields = ReadonlyMap<string, string>

/** Who asks. Throws to the sign-in page when nobody is signed in, `not-authorised` for who may not do it here. */
export function visitorOf(desk: Desk, request: FastifyRequest, right: Right): Visitor {
  const token = tokenOf(request)
  const found = token === undefined ? undefined : desk.accounts.who(token)
  if (!found || token === undefined) throw new SeeOther(`${DESK_PATH}/aanmelden`)
  if (!may(found.person, right, desk.about.eenheid))
    throw new AppError('forbidden', 'Daarvoor hebt u hier de rechten niet.')
  return { ...found, token }
}

/**
 * Who sends a form of which the fields are still to come: they must carry the token of the session. Throws as
 * `visitorOf`, and for a page of another site.
 */
export function mustBeFrom(desk: Desk, request: FastifyRequest, right: Right): Visitor {
  refuseForeign(request)
  return visitorOf(desk, request, right)
}

/** The fields of a form of who asks. Throws as `visitorOf`, and for a form that was not made for this session. */
export function postedBy(desk: Desk, request: FastifyRequest, right: Right): Visitor & { readonly fields: Fields } {
  const fields = fieldsOf(request)
  const visitor = visitorOf(desk, request, right)
  mustBeOwnForm(visitor, fields)
  return { ...visitor, fields }
}

/** Throws for a form that was not made for this session. */
export function mustBeOwnForm({ session }: Visitor, fields: Fields): void {
  if (!session.isOwnForm(fields.get('form') ?? ''))
    throw new AppError('forbidden', 'Dit formulier hoort niet bij uw aanmelding. Open de pagina opnieuw.')
}

/**
 * The fields of a form that was sent from a page of this site: a browser says where it comes from, and who says nothing
 * is no browser that could be made to send it.
 */
export function fieldsOf(request: FastifyRequest): Fields {
  refuseForeign(request)
  return request.body instanceof URLSearchParams ? new Map([...request.body].reverse()) : new Map<string, string>()
}

function refuseForeign(request: FastifyRequest): void {
  if (isFromElsewhere(request)) throw new AppError('forbidden', 'Dit formulier komt van een andere site.')
}

/** The fields of an address. */
export function queryOf({ url }: FastifyRequest): Fields {
  return new Map(new URL(url, 'http://desk.invalid').searchParams)
}

export function tokenOf({ headers }: FastifyRequest): string | undefined {
  const found = (headers.cookie ?? '').split(/;\s*/u).find((part) => part.startsWith(`${COOKIE}=`))
  return found?.slice(COOKIE.length + 1)
}

/**
 * Gives the browser a session: for the desk only, never for scripts or other sites, and over TLS where there is TLS.
 */
export function setSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  void reply.header('set-cookie', `${COOKIE}=${token}; Path=${DESK_PATH}; HttpOnly; SameSite=Strict${secure}`)
}

export function dropSession(reply: FastifyReply): void {
  void reply.header('set-cookie', `${COOKIE}=; Path=${DESK_PATH}; HttpOnly; SameSite=Strict; Max-Age=0`)
}
