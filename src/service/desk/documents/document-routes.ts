import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { fieldAt, fieldsAt } from '../../../correcting/apply-corrections.js'
import type { CorrectionTarget } from '../../../correcting/correction.js'
import { correctPage, readCorrected, undoCorrection, type CorrectedPage } from '../../../dataset/correct.js'
import { timelinesOf } from '../../../dataset/timelines.js'
import { withdraw } from '../../../dataset/withdrawal.js'
import { deadlinesOf } from '../../../deadlines/deadline-state.js'
import { AppError } from '../../../errors.js'
import { findPersonalData } from '../../../privacy/find-personal-data.js'
import { officeHoldersOf } from '../../../privacy/names-in-model.js'
import { blocksOfDocument } from '../../../readers/choose/document-blocks.js'
import { notifiedFrom } from '../../../publication/melding/melding-receipts.js'
import { LOKET } from '../../../publication/melding/send-melding.js'
import { postedBy, SeeOther, visitorOf, type Fields, type Visitor } from '../ground/desk-access.js'
import { faultOf, sendDesk, statusOf } from '../ground/desk-replies.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Desk } from '../ground/desk.js'
import { documentPath } from '../ground/desk-paths.js'
import { correctContent, documentContent, documentsContent, valueOf } from './document-pages.js'
import { deadlinesContent } from './deadlines-page.js'
import { personalContent, type ShownFind } from './personal-page.js'

/** Documents: seen, corrected, withdrawn; their deadlines. */
export function addDocuments(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid, name: council, settings, now } = desk.about
  app.get(DESK_PATH, async (request, reply) => {
    if (accounts.isNew) throw new SeeOther(`${DESK_PATH}/begin`)
    const visitor = visitorOf(desk, request, 'see')
    return sendDesk(desk, reply, visitor, 'Documenten', documentsContent(desk.entries(), council), DESK_PATH)
  })
  app.get(`${DESK_PATH}/document`, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const query = queryOf(request)
    const { page, title } = await openedAt(desk, query)
    const content = documentContent({
      page,
      mayCorrect: may(visitor.person, 'correct', eenheid),
      mayPublish: may(visitor.person, 'publish', eenheid),
      formToken: visitor.session.formToken,
      done: query.has('bewaard'),
    })
    return sendDesk(desk, reply, visitor, title, content)
  })
  app.get(`${DESK_PATH}/verbeteren`, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'correct')
    const query = queryOf(request)
    const { page } = await openedAt(desk, query)
    return sendForms(desk, reply, visitor, page, targetOf(query))
  })
  app.post(`${DESK_PATH}/verbeteren`, async (request, reply) => {
    const { fields, ...visitor } = postedBy(desk, request, 'correct')
    const { page } = await openedAt(desk, fields)
    const target = targetOf(fields)
    const field = fields.get('veld') ?? ''
    const found = fieldAt(page.asRead, { target, field })
    if (!found) throw new AppError('usage', 'Dat veld is er niet.')
    const becomes = valueOf(found.form, fields.get('waarde') ?? '')
    const asked = { address: page.address, target, field, becomes, by: visitor.person.name, seen: seenIn(fields) }
    try {
      await desk.write((data) => correctPage(asked, data, settings, now))
    } catch (thrown) {
      return sendForms(desk, reply.code(statusOf(thrown)), visitor, page, target, faultOf(thrown))
    }
    accounts.note(visitor.person, 'corrected', eenheid, page.address)
    throw new SeeOther(`${documentPath(page.address)}&bewaard`)
  })
  app.get(`${DESK_PATH}/persoonsgegevens`, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const { page, title } = await openedAt(desk, queryOf(request))
    accounts.note(visitor.person, 'searched-personal', eenheid, page.address)
    const finds = await personalIn(desk, page)
    return sendDesk(desk, reply, visitor, `Persoonsgegevens: ${title}`, personalContent(page.address, finds))
  })
  app.post(`${DESK_PATH}/ongedaan`, async (request) => {
    const { fields, person } = postedBy(desk, request, 'correct')
    const { page } = await openedAt(desk, fields)
    const asked = { id: fields.get('id') ?? '', address: page.address, by: person.name, seen: seenIn(fields) }
    if (!page.history.some(({ id, undone }) => id === asked.id && !undone))
      throw new AppError('input-not-found', 'Die verbetering is er niet meer.')
    await desk.write((data) => undoCorrection(asked, data, settings, now))
    accounts.note(person, 'undone', eenheid, page.address)
    throw new SeeOther(`${documentPath(page.address)}&bewaard`)
  })
  app.post(`${DESK_PATH}/intrekken`, async (request) => {
    const { fields, person } = postedBy(desk, request, 'publish')
    const { page } = await openedAt(desk, fields)
    const reason = (fields.get('reden') ?? '').trim().slice(0, 500)
    if (reason === '') throw new AppError('usage', 'Zeg waarom u het document intrekt.')
    await desk.write((data) => withdraw(page.address, data, settings, { agent: person.name, reason }))
    accounts.note(person, 'withdrawn', eenheid, page.address)
    throw new SeeOther(DESK_PATH)
  })
  app.get(`${DESK_PATH}/termijnen`, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const own = new Set(desk.entries().map(({ source }) => source))
    const { data } = desk.about
    const notified = notifiedFrom(data.path, LOKET.production)
    const timelines = timelinesOf(data, desk.index, { notified }).filter(({ id }) => own.has(id))
    const states = timelines.flatMap((timeline) => deadlinesOf(timeline, now().toISOString()))
    return sendDesk(desk, reply, visitor, 'Termijnen', deadlinesContent(states), `${DESK_PATH}/termijnen`)
  })
}

/** The document that an address names, when it is one of this bestuurseenheid. Throws `input-not-found`. */
async function openedAt(desk: Desk, fields: Fields): Promise<{ readonly page: CorrectedPage; readonly title: string }> {
  const entry = desk.entry(fields.get('adres') ?? '')
  if (!entry) throw new AppError('input-not-found', 'Dat document is er niet.')
  return { page: await readCorrected(entry.source, desk.about.data, desk.about.settings), title: entry.name }
}

/** What looks like personal data in the document itself, as it was brought. */
async function personalIn(desk: Desk, { address, corrected }: CorrectedPage): Promise<readonly ShownFind[]> {
  const { data, settings } = desk.about
  const latest = data.pages.latest(address)
  const blocks = latest ? await blocksOfDocument(data.captures.open(latest), settings) : []
  return findPersonalData(blocks, { officeHolders: officeHoldersOf(corrected) }).map((find) => ({
    find,
    text: blocks[find.block]?.text ?? '',
  }))
}

function sendForms(
  desk: Desk,
  reply: FastifyReply,
  visitor: Visitor,
  page: CorrectedPage,
  target: CorrectionTarget,
  fault?: string,
): FastifyReply {
  const fields = fieldsAt(page.asRead, page.corrected, target)
  if (fields.length === 0) throw new AppError('input-not-found', 'Dat deel van het document is er niet.')
  const { formToken } = visitor.session
  const content = correctContent({ page, target, fields, formToken, ...(fault !== undefined && { fault }) })
  return sendDesk(desk, reply, visitor, 'Verbeteren', content)
}

function queryOf({ url }: FastifyRequest): Fields {
  return new Map(new URL(url, 'http://desk.invalid').searchParams)
}

/** Which part of a document an address or a form is about. */
function targetOf(fields: Fields): CorrectionTarget {
  const zitting = fields.get('zitting')
  if (zitting === undefined) return {}
  const [nummer, title] = [fields.get('nummer'), fields.get('titel')]
  const item = { ...(nummer !== undefined && { nummer }), ...(title !== undefined && { title }) }
  return { zitting: Number(zitting), ...(Object.keys(item).length > 0 && { item }) }
}

/** The version of the page that a form was made for. */
function seenIn(fields: Fields): number {
  return Number(fields.get('versie') ?? Number.NaN)
}
