import type { FastifyInstance } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { LEAVE_OUT, leftOutBy, standingCorrections } from '../../../correcting/correction.js'
import { correctPage } from '../../../dataset/correct.js'
import { pagesSaying } from '../../../dataset/left-out.js'
import { AppError } from '../../../errors.js'
import { holdsAny } from '../../../privacy/black-out.js'
import { findPersonalData } from '../../../privacy/find-personal-data.js'
import { officeHoldersOf } from '../../../privacy/names-in-model.js'
import { openedAt, seenIn, tagOf, type OpenedPage } from '../documents/opened-page.js'
import { DESK_HEADERS } from '../ground/desk-headers.js'
import { postedBy, queryOf, SeeOther, visitorOf } from '../ground/desk-access.js'
import { sendDesk } from '../ground/desk-replies.js'
import type { Desk } from '../ground/desk.js'
import { PERSONAL_PATH, personalContent, personalPath, type ShownFind } from './personal-page.js'
import { SELECTION_SCRIPT, SELECTION_SCRIPT_PATH } from './selection-script.js'

/** Personal data in a document: found, and left out of everything that is public. */
export function addPersonal(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid, settings, now, data } = desk.about
  const deskHeaders = {
    'content-security-policy': `${DESK_HEADERS['content-security-policy']}; script-src 'self'`,
  }
  app.get(SELECTION_SCRIPT_PATH, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(SELECTION_SCRIPT),
  )
  app.get(PERSONAL_PATH, { config: { deskHeaders } }, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const query = queryOf(request)
    const opened = await openedAt(desk, query, true)
    const { page, title } = opened
    accounts.note(visitor.person, 'searched-personal', eenheid, page.address)
    const standing = standingCorrections(page.history).filter(({ field }) => field === LEAVE_OUT)
    const content = personalContent({
      page,
      finds: personalIn(opened),
      leftOut: standing,
      elsewhere: standing.length > 0 ? othersSaying(desk, page.address, leftOutBy(standing)) : [],
      mayLeaveOut: may(visitor.person, 'publish', eenheid),
      formToken: visitor.session.formToken,
      isDone: query.has('bewaard'),
    })
    void reply.header('etag', tagOf(page))
    return sendDesk(desk, reply, visitor, `Persoonsgegevens: ${title}`, content, undefined, SELECTION_SCRIPT_PATH)
  })
  app.post(PERSONAL_PATH, async (request) => {
    const { fields, person } = postedBy(desk, request, 'publish')
    const { page, reading } = await openedAt(desk, fields)
    const texts = [...fields].flatMap(([name, value]) => (/^tekst(?:-\d+)?$/u.test(name) ? [value.trim()] : []))
    const known = leftOutBy(standingCorrections(page.history))
    const asked = [...new Set(texts)].filter((text) => text !== '' && !known.includes(text))
    if (asked.length === 0) throw new AppError('usage', 'Geef de tekst die weg moet.')
    const whole = reading.blocks.map(({ text }) => text).join('\n')
    for (const text of asked)
      if (!holdsAny(whole, [text])) throw new AppError('usage', 'Die tekst staat niet in het document.')
    const changes = asked.map((becomes) => ({ target: {}, field: LEAVE_OUT, becomes }))
    const seen = seenIn(fields, request, page)
    const { address } = page
    await desk.write((folder) =>
      correctPage({ address, changes, by: person.name, seen }, { data: folder, settings, now, memory: desk.memory }),
    )
    data.refresh()
    accounts.note(person, 'left-out', eenheid, address)
    throw new SeeOther(`${personalPath(address)}&bewaard`)
  })
}

/** What looks like personal data in the document itself, as it was brought. */
function personalIn({ reading: { blocks, corrected } }: OpenedPage): readonly ShownFind[] {
  return findPersonalData(blocks, { officeHolders: officeHoldersOf(corrected) }).map((find) => ({
    find,
    text: blocks[find.block]?.text ?? '',
  }))
}

/** Other documents of this bestuurseenheid that say in public what was left out of this one, and their names. */
function othersSaying(
  desk: Desk,
  address: string,
  hidden: readonly string[],
): readonly { readonly address: string; readonly name: string }[] {
  const found = new Set(pagesSaying(desk.about.data, hidden))
  return desk
    .entries()
    .flatMap(({ source, name }) => (source !== address && found.has(source) ? [{ address: source, name }] : []))
}
