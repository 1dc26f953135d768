import type { FastifyInstance, FastifyReply } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { sittingGroups } from '../../../mapping/identity/sitting-groups.js'
import type { Document } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { toInstant, toZoned } from '../../../rdf/date-time.js'
import { DRAFTS_PATH } from '../bring/bring-pages.js'
import { postedBy, queryOf, SeeOther, visitorOf, type Visitor } from '../ground/desk-access.js'
import { DESK_PATH } from '../ground/desk-page.js'
import { checkPath } from '../ground/desk-paths.js'
import { faultOf, sendDesk, sendHtml, statusOf } from '../ground/desk-replies.js'
import type { Desk } from '../ground/desk.js'
import type { Preview } from '../reading/preview.js'
import { publishDraft, publishDue, publishFault } from './publish-draft.js'
import { checkContent, previewContent, PUBLISH_PATH } from './publish-pages.js'

/** Milliseconds between two looks at what is to be published by itself. */
const LOOK = 10_000

/**
 * What a page of the site may do when it is shown beforehand: nothing but look as it will, inside a page of the desk.
 */
const PREVIEW_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
  'x-frame-options': 'SAMEORIGIN',
}

/** A page of the desk that shows pages of the site inside. */
const FRAMING_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** Drafts are checked, shown beforehand, and published: now, or by themselves when their time has come. */
export function addPublishing(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid, site, now } = desk.about

  const sendCheck = async (
    reply: FastifyReply,
    visitor: Visitor,
    address: string,
    fault?: string,
  ): Promise<FastifyReply> => {
    const { document, name } = desk.documentAt(address)
    const reading = await desk.reading(document).value
    const draft = desk.drafts.at(address)
    const content = checkContent({
      address,
      reading,
      ...(draft && { draft, obstacle: await publishFault(desk, draft) }),
      mayPublish: may(visitor.person, 'publish', eenheid),
      hasSite: site !== undefined,
      formToken: visitor.session.formToken,
      ...(fault !== undefined && { fault }),
    })
    return sendDesk(desk, reply, visitor, `Nakijken: ${reading.title ?? name}`, content, DRAFTS_PATH)
  }
  const draftOf = (fields: ReadonlyMap<string, string>): NonNullable<ReturnType<typeof desk.drafts.find>> => {
    const draft = desk.drafts.find(fields.get('id') ?? '')
    if (!draft) throw new AppError('input-not-found', 'Dat concept is er niet meer.')
    return draft
  }

  app.get(`${DESK_PATH}/nakijken`, (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    return sendCheck(reply, visitor, queryOf(request).get('adres') ?? '')
  })
  app.post(PUBLISH_PATH, async (request, reply) => {
    const { fields, ...visitor } = postedBy(desk, request, 'publish')
    const draft = draftOf(fields)
    const by = visitor.person.name
    const time = now().toISOString()
    try {
      const moment = fields.get('moment')
      const at = moment === undefined ? time : momentIn(moment)
      if (moment !== undefined && at <= time) throw new AppError('usage', 'Kies een moment dat nog komt.')
      const obstacle = await publishFault(desk, draft)
      if (obstacle !== undefined) throw new AppError('usage', obstacle)
      // Asked for first: a process that is killed meanwhile does it when it starts again.
      desk.drafts.plan(draft.id, { at, by, time })
      accounts.note(visitor.person, moment === undefined ? 'publish-asked' : 'planned', eenheid, draft.name)
      if (moment === undefined) await publishDraft(desk, desk.drafts.find(draft.id) ?? draft, by)
    } catch (thrown) {
      return sendCheck(reply.code(statusOf(thrown)), visitor, draft.address, faultOf(thrown))
    }
    throw new SeeOther(fields.has('moment') ? checkPath(draft.address) : `${DRAFTS_PATH}?bekendgemaakt`)
  })
  app.post(`${PUBLISH_PATH}/niet`, (request) => {
    const { fields, person } = postedBy(desk, request, 'publish')
    const draft = draftOf(fields)
    desk.drafts.unplan(draft.id, { by: person.name, time: now().toISOString() })
    accounts.note(person, 'unplanned', eenheid, draft.name)
    throw new SeeOther(checkPath(draft.address))
  })

  app.get(`${DESK_PATH}/voorbeeld`, { config: { deskHeaders: FRAMING_HEADERS } }, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const address = queryOf(request).get('adres') ?? ''
    const { name } = desk.documentAt(address)
    const { sitting } = await previewAt(desk, address)
    const content = previewContent(address, [...(sitting === undefined ? [] : (['zitting'] as const)), 'document'])
    return sendDesk(desk, reply, visitor, `Voorbeeld: ${name}`, content, DRAFTS_PATH)
  })
  for (const [part, key] of [
    ['zitting', 'sitting'],
    ['document', 'publication'],
  ] as const)
    app.get(`${DESK_PATH}/voorbeeld/${part}`, { config: { deskHeaders: PREVIEW_HEADERS } }, async (request, reply) => {
      visitorOf(desk, request, 'see')
      const page = (await previewAt(desk, queryOf(request).get('adres') ?? ''))[key]
      if (page === undefined) throw new AppError('input-not-found', 'Die pagina komt er niet.')
      return sendHtml(reply, page)
    })

  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  app.addHook('onReady', (done) => {
    timer = setInterval(() => {
      looking ??= publishDue(desk)
        .catch((thrown: unknown) => {
          app.log.error(thrown)
        })
        .finally(() => {
          looking = undefined
        })
    }, LOOK).unref()
    done()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await looking
  })
}

/** A moment of a form, in Brussels, as ISO 8601 in UTC. Throws `usage`. */
function momentIn(text: string): string {
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(text) ? toZoned(`${text}:00`) : undefined
  const instant = zoned === undefined ? undefined : toInstant(zoned)
  if (instant === undefined) throw new AppError('usage', 'Kies een dag en een uur.')
  return new Date(instant).toISOString()
}

/** What would be published of a document, together with what is public of its sittings. */
async function previewAt(desk: Desk, address: string): Promise<Preview> {
  const { data, site } = desk.about
  if (!site) throw new AppError('usage', 'Er is nog geen site ingesteld.')
  const { document } = desk.documentAt(address)
  const { facts } = await desk.reading(document).value
  const groups = sittingGroups(new Map([...data.pages.facts(), [address, facts]]))
  const others = (groups.get(address)?.addresses ?? []).flatMap((other): readonly Document[] => {
    const latest = other === address ? undefined : data.pages.latest(other)
    return latest ? [data.captures.open(latest)] : []
  })
  const register = data.register
  return desk.readings.preview(
    { document, others, site, data: data.path, ...(register !== undefined && { register }) },
    [data.sequence, desk.corrections().version(address)],
  )
}
