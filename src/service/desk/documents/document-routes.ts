import type { FastifyInstance, FastifyReply } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { fieldAt, fieldsAt } from '../../../correcting/apply-corrections.js'
import type { CorrectionTarget } from '../../../correcting/correction.js'
import { correctPage, undoCorrection, type CorrectedPage } from '../../../dataset/correct.js'
import { timelinesOf } from '../../../dataset/timelines.js'
import { withdraw } from '../../../dataset/withdrawal.js'
import { deadlinesOf } from '../../../deadlines/deadline-state.js'
import type { Document } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { findPersonalData } from '../../../privacy/find-personal-data.js'
import { officeHoldersOf } from '../../../privacy/names-in-model.js'
import { notifiedFrom } from '../../../publication/melding/melding-receipts.js'
import { LOKET } from '../../../publication/melding/send-melding.js'
import { besideContent, besideOf, BESIDE_HEADERS } from '../beside/beside-page.js'
import { SCRIPT_PATH } from '../beside/beside-routes.js'
import { postedBy, queryOf, SeeOther, visitorOf, type Fields, type Visitor } from '../ground/desk-access.js'
import { faultOf, sendDesk, statusOf } from '../ground/desk-replies.js'
import type { DeskReading } from '../reading/desk-reading.js'
import { settledWithin } from '../reading/desk-readings.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Desk } from '../ground/desk.js'
import { documentPath, readingPath } from '../ground/desk-paths.js'
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
  app.get(`${DESK_PATH}/document`, { config: { deskHeaders: BESIDE_HEADERS } }, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const query = queryOf(request)
    const { page, title, document, reading } = await openedAt(desk, query, true)
    const source = besideOf(document, reading)
    const content = documentContent({
      page,
      isDraft: desk.drafts.at(page.address) !== undefined,
      shown: source.shown,
      mayCorrect: may(visitor.person, 'correct', eenheid),
      mayPublish: may(visitor.person, 'publish', eenheid),
      formToken: visitor.session.formToken,
      done: query.has('bewaard'),
    })
    return sendDesk(desk, reply, visitor, title, besideContent(content, source.pane), undefined, SCRIPT_PATH)
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
    const opened = await openedAt(desk, queryOf(request), true)
    const { page, title } = opened
    accounts.note(visitor.person, 'searched-personal', eenheid, page.address)
    const finds = personalIn(opened)
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

/** A document of the desk, as it was read. */
interface OpenedPage {
  readonly page: CorrectedPage
  readonly title: string
  readonly document: Document
  readonly reading: DeskReading
}

/**
 * The document that an address names, when it is one of this bestuurseenheid. `orWait`: sends a browser to a page that
 * waits while it is read. Throws `input-not-found`.
 */
async function openedAt(desk: Desk, fields: Fields, orWait = false): Promise<OpenedPage> {
  const address = fields.get('adres') ?? ''
  const { document, name } = desk.documentAt(address)
  // The version before what it holds: who sends a form for an older one is told.
  const corrections = desk.corrections()
  const kept = desk.reading(document)
  if (orWait && (await settledWithin(kept, desk.readings.patience)) !== 'read') throw new SeeOther(readingPath(address))
  const reading = await kept.value
  const { asRead, corrected, diagnostics, title = name } = reading
  const [version, history] = [corrections.version(address), corrections.history(address)]
  return { page: { address, version, asRead, corrected, diagnostics, history }, title, document, reading }
}

/** What looks like personal data in the document itself, as it was brought. */
function personalIn({ reading: { blocks, corrected } }: OpenedPage): readonly ShownFind[] {
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
