import type { FastifyInstance } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { leftOutBy, standingCorrections } from '../../../correcting/correction.js'
import type { PublicationEntry } from '../../../dataset/publication-index.js'
import { timelinesOf } from '../../../dataset/timelines.js'
import { withdraw } from '../../../dataset/withdrawal.js'
import { deadlinesOf } from '../../../deadlines/deadline-state.js'
import { AppError } from '../../../errors.js'
import { notifiedFrom } from '../../../publication/melding/melding-receipts.js'
import { LOKET } from '../../../publication/melding/send-melding.js'
import { besideContent, besideOf, BESIDE_HEADERS } from '../beside/beside-page.js'
import { SCRIPT_PATH } from '../beside/beside-routes.js'
import { postedBy, queryOf, SeeOther, visitorOf } from '../ground/desk-access.js'
import { sendDesk } from '../ground/desk-replies.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Desk } from '../ground/desk.js'
import { documentContent, documentsContent } from './document-pages.js'
import { openedAt, tagOf } from './opened-page.js'
import { deadlinesContent } from './deadlines-page.js'

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
    // Beside it stands the original, which says what is left out of what is public.
    if (leftOutBy(standingCorrections(page.history)).length > 0)
      accounts.note(visitor.person, 'opened-original', eenheid, page.address)
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
    void reply.header('etag', tagOf(page))
    return sendDesk(desk, reply, visitor, title, besideContent(content, source.pane), undefined, SCRIPT_PATH)
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
    // What was brought as a file stood nowhere before; what came from the web was there at a time nobody noted.
    const isOwn = ({ source }: PublicationEntry): boolean => !/^https?:/iu.test(source)
    const timelines = timelinesOf(data, desk.index, { notified, own: isOwn }).filter(({ id }) => own.has(id))
    const states = timelines.flatMap((timeline) => deadlinesOf(timeline, now().toISOString()))
    return sendDesk(desk, reply, visitor, 'Termijnen', deadlinesContent(states), `${DESK_PATH}/termijnen`)
  })
}
