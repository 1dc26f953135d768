import type { FastifyInstance, FastifyReply } from 'fastify'
import { correctedParts } from '../../../correcting/apply-corrections.js'
import type { CorrectionTarget } from '../../../correcting/correction.js'
import { LEAVE_OUT } from '../../../correcting/correction.js'
import { correctPage, undoCorrection } from '../../../dataset/correct.js'
import { AppError } from '../../../errors.js'
import { html } from '../../../html/html.js'
import { dateOf } from '../../../linking/link-people.js'
import { parseRegister } from '../../../linking/person-register.js'
import { openedAt, seenIn, tagOf, type OpenedPage } from '../documents/opened-page.js'
import { postedBy, queryOf, SeeOther, visitorOf, type Visitor } from '../ground/desk-access.js'
import { DESK_PATH, problem } from '../ground/desk-page.js'
import { documentPath, targetOf } from '../ground/desk-paths.js'
import { DESK_HEADERS } from '../ground/desk-headers.js'
import { faultOf, sendDesk, statusOf } from '../ground/desk-replies.js'
import type { Desk } from '../ground/desk.js'
import { ARTICLES_FORM } from './articles-form.js'
import { ATTENDANCE_FORM } from './attendance-form.js'
import { CORRECT_PATH, type CorrectForm, type CorrectView } from './correct-form.js'
import { headingOf, ITEM_FORMS } from './items-form.js'
import { SIMPLE_FORM } from './simple-form.js'
import { VOTE_FORM } from './vote-form.js'
import { VOTE_SCRIPT, VOTE_SCRIPT_PATH } from './vote-script.js'

/** The forms that correct, in the order in which they stand on a page. */
const FORMS: readonly CorrectForm[] = [SIMPLE_FORM, ATTENDANCE_FORM, VOTE_FORM, ARTICLES_FORM, ...ITEM_FORMS]

const FORM_HEADERS = {
  'content-security-policy': `${DESK_HEADERS['content-security-policy']}; script-src 'self'`,
}

/** Corrections: the forms of each part of a document, and what is undone. */
export function addCorrecting(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid, settings, now } = desk.about
  const config = { deskHeaders: FORM_HEADERS }
  app.get(VOTE_SCRIPT_PATH, async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(VOTE_SCRIPT))
  app.get(CORRECT_PATH, { config }, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'correct')
    const query = queryOf(request)
    return sendForms(desk, reply, visitor, viewOf(desk, visitor, await openedAt(desk, query), targetOf(query)))
  })
  for (const form of FORMS)
    app.post(`${CORRECT_PATH}/${form.name}`, { config }, async (request, reply) => {
      const { fields, ...visitor } = postedBy(desk, request, 'correct')
      const target = targetOf(fields)
      const view = viewOf(desk, visitor, await openedAt(desk, fields), target)
      const { address } = view.page
      try {
        const changes = form.changes(view, fields)
        if ('fault' in changes) throw new AppError('usage', changes.fault)
        const seen = seenIn(fields, request, view.page)
        if (changes.length > 0) {
          const asked = { address, changes, by: visitor.person.name, seen }
          await desk.write((data) => correctPage(asked, { data, settings, now, memory: desk.memory }))
          accounts.note(visitor.person, 'corrected', eenheid, address)
        }
      } catch (thrown) {
        const fault = faultOf(thrown)
        const again = viewOf(desk, visitor, await openedAt(desk, fields), target)
        const sent = { form: form.name, fields }
        return sendForms(desk, reply.code(statusOf(thrown)), visitor, { ...again, sent }, fault)
      }
      throw new SeeOther(`${documentPath(address)}&bewaard`)
    })
  app.post(`${DESK_PATH}/ongedaan`, async (request) => {
    const { fields, person } = postedBy(desk, request, 'correct')
    const { page } = await openedAt(desk, fields)
    const asked = { id: fields.get('id') ?? '', address: page.address, by: person.name }
    const known = page.history.find(({ id, undone }) => id === asked.id && !undone)
    if (!known) throw new AppError('input-not-found', 'Die verbetering is er niet meer.')
    // What was left out comes back by who may leave it out.
    if (known.field === LEAVE_OUT) visitorOf(desk, request, 'publish')
    const seen = seenIn(fields, request, page)
    await desk.write((data) => undoCorrection({ ...asked, seen }, { data, settings, now, memory: desk.memory }))
    accounts.note(person, known.field === LEAVE_OUT ? 'shown-again' : 'undone', eenheid, page.address)
    throw new SeeOther(`${documentPath(page.address)}&bewaard`)
  })
}

function viewOf(desk: Desk, { session }: Visitor, { page }: OpenedPage, target: CorrectionTarget): CorrectView {
  const parts = correctedParts(page.asRead, page.history)
  const index = parts.zittingAt(target)?.index
  const zitting = index === undefined ? undefined : page.corrected.zittingen[index]
  const { register } = desk.about.data
  const day = zitting && dateOf(zitting)
  const organs = [zitting?.isGehoudenDoor?.iri, zitting?.isGehoudenDoor?.isTijdspecialisatieVan?.iri]
  const known = new Set(organs.filter((iri) => iri !== undefined))
  const inOffice = register === undefined || day === undefined ? [] : parseRegister(register).inOffice(known, day)
  return { page, parts, target, formToken: session.formToken, inOffice }
}

function sendForms(desk: Desk, reply: FastifyReply, visitor: Visitor, view: CorrectView, fault?: string): FastifyReply {
  const { page, parts, target } = view
  if (parts.fieldsAt(target).length === 0)
    throw new AppError('input-not-found', 'Dat deel van het document is er niet.')
  const item = parts.itemAt(target)
  const part = item ? headingOf(item) : target.zitting === undefined ? 'Het document' : 'De zitting'
  const content = html`${problem(fault)}<p><a href="${documentPath(page.address)}">Terug naar het document</a></p>
<p><strong>${part}</strong></p>
<p>Wat u bewaart, gaat voor op wat gelezen werd, ook later.</p>
${FORMS.map((form) => form.content(view))}`
  void reply.header('etag', tagOf(page))
  return sendDesk(desk, reply, visitor, 'Verbeteren', content, undefined, VOTE_SCRIPT_PATH)
}
