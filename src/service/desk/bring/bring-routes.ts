import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { may } from '../../../accounts/accounts.js'
import { Corrections } from '../../../dataset/kept/corrections.js'
import { AppError } from '../../../errors.js'
import { html } from '../../../html/html.js'
import {
  mustBeFrom,
  mustBeOwnForm,
  postedBy,
  queryOf,
  SeeOther,
  visitorOf,
  type Visitor,
} from '../ground/desk-access.js'
import { problem } from '../ground/desk-page.js'
import { documentPath, READING_PATH } from '../ground/desk-paths.js'
import { faultOf, sendDesk, statusOf } from '../ground/desk-replies.js'
import type { Desk } from '../ground/desk.js'
import { settledWithin } from '../reading/desk-readings.js'
import { bringAddress, bringFile, type Brought } from './bring-documents.js'
import {
  bringContent,
  BRING_PATH,
  DRAFTS_PATH,
  draftsContent,
  dropForm,
  isWaiting,
  waitContent,
} from './bring-pages.js'
import { bySitting, viewDrafts } from './drafts-view.js'
import { readingFault } from './reading-fault.js'
import { MOST_BYTES, MOST_FILES, readUploads } from './upload.js'

/** Seconds after which a page that waits asks again. */
const AGAIN = '2'
const MEGABYTE = 1024 * 1024

/** Documents come in, and wait as drafts. */
export function addBringing(app: FastifyInstance, desk: Desk): void {
  const { accounts } = desk
  const { eenheid, settings, now } = desk.about
  const fileBytes = Math.min(settings.limits.bytes, MOST_BYTES)

  const sendForm = (reply: FastifyReply, visitor: Visitor, fault?: string): FastifyReply => {
    const content = bringContent(visitor.session.formToken, Math.floor(fileBytes / MEGABYTE), fault)
    return sendDesk(desk, reply, visitor, 'Documenten brengen', content, DRAFTS_PATH)
  }
  app.get(BRING_PATH, async (request, reply) => sendForm(reply, visitorOf(desk, request, 'correct')))

  // Files are taken by a scope of its own: no other form of the desk has any.
  void app.register((scope, _options, done) => {
    void scope.register(multipart, {
      limits: { fileSize: fileBytes, files: MOST_FILES, fields: 5, fieldSize: 2_000, parts: MOST_FILES + 5 },
    })
    scope.post(BRING_PATH, { bodyLimit: MOST_BYTES + MEGABYTE }, async (request, reply) => {
      const visitor = mustBeFrom(desk, request, 'correct')
      try {
        const { uploads } = await readUploads(request, (fields) => {
          mustBeOwnForm(visitor, fields)
        })
        const files = uploads.filter(({ bytes }) => bytes.byteLength > 0)
        if (files.length === 0)
          throw new AppError('usage', uploads.length > 0 ? 'Dat bestand is leeg.' : 'Kies een bestand.')
        return seeBrought(files.map((upload) => bringFile(desk, upload, visitor.person.name)))
      } catch (thrown) {
        return sendForm(reply.code(statusOf(thrown)), visitor, faultOf(thrown))
      }
    })
    done()
  })
  app.post(`${BRING_PATH}/adres`, async (request, reply) => {
    const { fields, ...visitor } = postedBy(desk, request, 'correct')
    try {
      const address = (fields.get('adres') ?? '').trim()
      if (!/^https?:\/\//iu.test(address) || !URL.canParse(address))
        throw new AppError('usage', 'Geef een adres dat met https:// begint.')
      return seeBrought([await bringAddress(desk, address, visitor.person.name)])
    } catch (thrown) {
      return sendForm(reply.code(statusOf(thrown)), visitor, faultOf(thrown))
    }
  })

  app.get(DRAFTS_PATH, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const query = queryOf(request)
    const views = await viewDrafts(desk)
    if (views.some(isWaiting) && !query.has('stil')) void reply.header('refresh', AGAIN)
    const content = draftsContent(bySitting(desk, views), toldBy(query), may(visitor.person, 'correct', eenheid))
    return sendDesk(desk, reply, visitor, 'Concepten', content, DRAFTS_PATH)
  })
  app.get(READING_PATH, async (request, reply) => {
    const visitor = visitorOf(desk, request, 'see')
    const address = queryOf(request).get('adres') ?? ''
    const { document, name } = desk.documentAt(address)
    const kept = desk.reading(document)
    const state = await settledWithin(kept, desk.readings.patience)
    if (state === 'read') throw new SeeOther(documentPath(address))
    if (state === 'waiting')
      return sendDesk(desk, reply.header('refresh', AGAIN), visitor, 'Wordt gelezen', waitContent(name))
    const draft = desk.drafts.at(address)
    const content = html`${problem(readingFault(kept.failure))}${draft && may(visitor.person, 'correct', eenheid) && dropForm(draft, visitor.session.formToken)}`
    return sendDesk(desk, reply, visitor, name, content)
  })
  app.post(`${DRAFTS_PATH}/weg`, async (request) => {
    const { fields, person } = postedBy(desk, request, 'correct')
    const draft = desk.drafts.find(fields.get('id') ?? '')
    if (!draft) throw new AppError('input-not-found', 'Dat concept is er niet meer.')
    desk.drafts.leave(draft.id, { outcome: 'dropped', by: person.name, time: now().toISOString() })
    // What people corrected may repeat what is thrown away.
    await desk.write((data) => {
      if (!data.pages.latest(draft.address)) forgetCorrections(data.path, draft.address)
    })
    accounts.note(person, 'dropped', eenheid, draft.name)
    throw new SeeOther(`${DRAFTS_PATH}?weg`)
  })
}

/** Leads to what was brought: one document itself, several their list. */
function seeBrought(brought: readonly Brought[]): never {
  const drafts = brought.flatMap((each) => ('draft' in each ? [each.draft] : []))
  const known = brought.length - drafts.length
  const [only] = brought.length === 1 ? brought : []
  if (only) throw new SeeOther(documentPath('draft' in only ? only.draft.address : only.known))
  throw new SeeOther(`${DRAFTS_PATH}?nieuw=${drafts.length}&bekend=${known}`)
}

function toldBy(query: ReadonlyMap<string, string>): readonly string[] {
  const count = (name: string): number =>
    Math.min(Math.max(Math.trunc(Number(query.get(name) ?? 0)) || 0, 0), MOST_FILES)
  const [made, known] = [count('nieuw'), count('bekend')]
  return [
    ...(made > 0 ? [made === 1 ? 'Eén document is gebracht.' : `${made} documenten zijn gebracht.`] : []),
    ...(known > 0 ? [known === 1 ? 'Eén bestand was er al.' : `${known} bestanden waren er al.`] : []),
    ...(query.has('weg') ? ['Het concept is weg.'] : []),
    ...(query.has('bekendgemaakt') ? ['Het document is bekendgemaakt.'] : []),
  ]
}

function forgetCorrections(data: string, address: string): void {
  const corrections = new Corrections(data)
  corrections.forget(new Set([address]))
  corrections.close()
}
