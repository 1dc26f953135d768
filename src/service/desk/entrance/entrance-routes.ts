import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../../document.js'
import { subscriberOf } from '../../watch/client-address.js'
import { dropSession, fieldsOf, postedBy, SeeOther, setSession, tokenOf, visitorOf } from '../ground/desk-access.js'
import { faultOf, sendDesk, sendHtml, statusOf } from '../ground/desk-replies.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Desk } from '../ground/desk.js'
import { FORGOTTEN_PATH, forgottenPage, passwordContent } from './password-page.js'
import { firstVisitPage, signInPage } from './sign-in-pages.js'

/** First visit, signing in and out, one's own password. */
export function addEntrance(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid, name: council } = desk.about
  app.get(`${DESK_PATH}/begin`, async (_request, reply) => {
    if (!accounts.isNew) throw new SeeOther(`${DESK_PATH}/aanmelden`)
    return sendHtml(reply, firstVisitPage(council))
  })
  app.post(`${DESK_PATH}/begin`, async (request, reply) => {
    const fields = fieldsOf(request)
    if (!isSame(fields.get('code') ?? '', desk.startCode))
      return sendHtml(reply.code(403), firstVisitPage(council, 'Dat is niet de startcode.'))
    try {
      await accounts.makeFirst(fields.get('name') ?? '', fields.get('password') ?? '', eenheid)
    } catch (thrown) {
      return sendHtml(reply.code(statusOf(thrown)), firstVisitPage(council, faultOf(thrown)))
    }
    throw new SeeOther(`${DESK_PATH}/aanmelden`)
  })
  app.get(`${DESK_PATH}/aanmelden`, async (_request, reply) => {
    if (accounts.isNew) throw new SeeOther(`${DESK_PATH}/begin`)
    return sendHtml(reply, signInPage(council))
  })
  app.post(`${DESK_PATH}/aanmelden`, async (request, reply) => {
    const fields = fieldsOf(request)
    const result = await accounts.signIn(
      fields.get('name') ?? '',
      fields.get('password') ?? '',
      subscriberOf(request.ip),
    )
    if (result.outcome === 'in') {
      const old = tokenOf(request)
      if (old !== undefined) accounts.signOut(old)
      setSession(request, reply, result.secrets.token)
      throw new SeeOther(DESK_PATH)
    }
    const isWait = result.outcome === 'wait'
    if (isWait) void reply.header('retry-after', String(result.seconds))
    const fault = isWait
      ? `Te veel pogingen. Wacht ${result.seconds} seconden en probeer het opnieuw.`
      : 'Die naam en dat wachtwoord horen niet bij elkaar.'
    return sendHtml(reply.code(isWait ? 429 : 401), signInPage(council, fault))
  })
  app.post(`${DESK_PATH}/afmelden`, async (request, reply) => {
    const { token } = postedBy(desk, request, 'see')
    accounts.signOut(token)
    dropSession(reply)
    throw new SeeOther(`${DESK_PATH}/aanmelden`)
  })
  app.get(FORGOTTEN_PATH, async (_request, reply) => sendHtml(reply, forgottenPage(council)))
  app.post(FORGOTTEN_PATH, async (request, reply) => {
    const fields = fieldsOf(request)
    const [name, code, password] = ['name', 'code', 'password'].map((field) => fields.get(field) ?? '')
    try {
      await accounts.useCode(name ?? '', code ?? '', password ?? '', subscriberOf(request.ip))
    } catch (thrown) {
      return sendHtml(reply.code(statusOf(thrown)), forgottenPage(council, faultOf(thrown)))
    }
    throw new SeeOther(`${DESK_PATH}/aanmelden`)
  })
  app.get(`${DESK_PATH}/wachtwoord`, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    return sendDesk(desk, reply, visitor, 'Wachtwoord veranderen', passwordContent(visitor.session.formToken))
  })
  app.post(`${DESK_PATH}/wachtwoord`, async (request, reply) => {
    const { fields, ...visitor } = postedBy(desk, request, 'see')
    try {
      await accounts.changePassword(visitor.person.id, fields.get('old') ?? '', fields.get('password') ?? '')
    } catch (thrown) {
      const content = passwordContent(visitor.session.formToken, faultOf(thrown))
      return sendDesk(desk, reply.code(statusOf(thrown)), visitor, 'Wachtwoord veranderen', content)
    }
    dropSession(reply)
    throw new SeeOther(`${DESK_PATH}/aanmelden`)
  })
}

/** Compares two texts in a time that does not tell where they differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)))
}
