import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { brokenAt } from '../../../accounts/audit-log.js'
import { ROLES, type Role } from '../../../accounts/roles.js'
import { AppError } from '../../../errors.js'
import { postedBy, SeeOther, visitorOf, type Fields, type Visitor } from '../ground/desk-access.js'
import { faultOf, sendDesk, statusOf } from '../ground/desk-replies.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Desk } from '../ground/desk.js'
import { accountsContent, auditContent, type AccountsView } from './manage-pages.js'

/** Accounts and the audit log, for who manages them. */
export function addManagement(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid } = desk.about
  const path = `${DESK_PATH}/accounts`
  const sendAccounts = (
    reply: FastifyReply,
    visitor: Visitor,
    told: Pick<AccountsView, 'fault' | 'given'> = {},
  ): FastifyReply => {
    const { formToken } = visitor.session
    const content = accountsContent({
      people: accounts.people(),
      eenheid,
      formToken,
      ...told,
    })
    return sendDesk(desk, reply, visitor, 'Accounts', content, path)
  }
  const act = async (
    request: FastifyRequest,
    reply: FastifyReply,
    change: (fields: Fields, visitor: Visitor) => unknown,
  ): Promise<FastifyReply> => {
    const { fields, ...visitor } = postedBy(desk, request, 'manage')
    try {
      await change(fields, visitor)
    } catch (thrown) {
      return sendAccounts(reply.code(statusOf(thrown)), visitor, { fault: faultOf(thrown) })
    }
    throw new SeeOther(path)
  }
  const roleIn = (fields: Fields): Role => {
    const role = ROLES.find((each) => each === fields.get('role'))
    if (!role) throw new AppError('usage', 'Kies een rol.')
    return role
  }
  /** Somebody of this bestuurseenheid: of others the desk knows nothing. */
  const personIn = (fields: Fields): number => {
    const person = accounts.person(Number(fields.get('id')))
    if (!person || !Object.hasOwn(person.roles, eenheid))
      throw new AppError('input-not-found', 'Dat account bestaat niet.')
    return person.id
  }
  app.get(path, async (request, reply) => sendAccounts(reply, visitorOf(desk, request, 'manage')))
  app.post(path, async (request, reply) =>
    act(request, reply, (fields, { person }) =>
      accounts.make(
        { name: fields.get('name') ?? '', password: fields.get('password') ?? '', eenheid, role: roleIn(fields) },
        person,
      ),
    ),
  )
  app.post(`${path}/rol`, async (request, reply) =>
    act(request, reply, (fields, { person }) => {
      accounts.grant(personIn(fields), eenheid, roleIn(fields), person)
    }),
  )
  app.post(`${path}/code`, async (request, reply) => {
    const { fields, ...visitor } = postedBy(desk, request, 'manage')
    let told: Pick<AccountsView, 'fault' | 'given'>
    try {
      const id = personIn(fields)
      told = { given: { name: accounts.person(id)?.name ?? '', code: accounts.giveCode(id, visitor.person) } }
    } catch (thrown) {
      told = { fault: faultOf(thrown) }
      void reply.code(statusOf(thrown))
    }
    return sendAccounts(reply, visitor, told)
  })
  app.post(`${path}/sluiten`, async (request, reply) =>
    act(request, reply, (fields, { person }) => {
      accounts.closeAccount(personIn(fields), person)
    }),
  )
  app.get(`${DESK_PATH}/logboek`, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'manage')
    const entries = accounts.audit.entries()
    return sendDesk(desk, reply, visitor, 'Logboek', auditContent(entries, brokenAt(entries)), `${DESK_PATH}/logboek`)
  })
}
