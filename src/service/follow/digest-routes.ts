import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import { confirmMessage, FOLLOW_PATH, followLink } from '../../publication/follow/digest-message.js'
import { isMailAddress } from '../../publication/follow/mail-settings.js'
import { RHYTHMS, type Purpose, type SubscriberFile } from '../../publication/follow/subscriber-file.js'
import { searchRequest } from '../../publication/search/search-request.js'
import type { Site } from '../../publication/site/site.js'
import { askPage, donePage, questionPage } from './digest-pages.js'
import type { SendMail } from './send-digests.js'

/** What the pages on which one follows by e-mail work with. */
export interface DigestDesk {
  readonly subscribers: SubscriberFile
  readonly send: SendMail
  readonly now?: () => Date
  /** Told when somebody begins to follow: from then on they are told what changes. */
  readonly onConfirmed: () => void
  readonly onError: (message: string) => void
}

const FORM_BYTES = 8192
/** Times that one client may ask in an hour: every time may write to somebody. */
const MOST_ASKED = 20

/** `GET`, `POST /volgen`: follow a search by e-mail, confirm it, stop. */
export function digestRoutes(desk: DigestDesk, site: Site): FastifyPluginCallback {
  const root = new URL(site.baseUrl).pathname + FOLLOW_PATH
  const { subscribers } = desk
  const now = desk.now ?? ((): Date => new Date())
  return (app, _options, done) => {
    app.addHook('onSend', (_request, reply, payload, next) => {
      // Addresses of these pages hold what only one person may know.
      void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
      next(null, payload)
    })
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, next) => next(null, new URLSearchParams(String(body))),
    )
    app.get(root, (request, reply) => sendPage(reply, askPage(site, searchRequest(queryOf(request)))))
    app.post(root, { config: { rateLimit: { max: MOST_ASKED, timeWindow: 3_600_000 } } }, async (request, reply) => {
      const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const wanted = searchRequest(fields)
      const address = (fields.get('adres') ?? '').trim()
      const rhythm = RHYTHMS.find((each) => each === fields.get('ritme'))
      if (rhythm === undefined) throw new AppError('usage', `ritme: one of ${RHYTHMS.join(', ')}`)
      if (!isMailAddress(address)) return sendPage(reply.code(400), askPage(site, wanted, { address, rhythm }))
      const id = subscribers.ask(address, wanted, rhythm, now())
      if (id !== undefined) {
        const link = followLink(site, 'bevestig', id, subscribers.proofOf('bevestig', id))
        try {
          await desk.send(confirmMessage(site, address, wanted, rhythm, link))
        } catch (thrown) {
          subscribers.erase(id)
          const { responseCode, code } = thrown as { responseCode?: number; code?: string }
          desk.onError(`a message to confirm could not be sent: ${responseCode ?? code ?? 'unknown'}`)
          return sendPage(reply.code(503), donePage(site, 'niet-verstuurd'))
        }
      }
      // The same whether or not the address was known: nobody learns who follows what.
      return sendPage(reply, donePage(site, 'gevraagd'))
    })
    for (const purpose of ['bevestig', 'stop'] as const) {
      app.get(`${root}/${purpose}`, (request, reply) =>
        // Programs that look at the links in a message change nothing by it.
        sendPage(reply, questionPage(site, purpose, queryOf(request))),
      )
      app.post(`${root}/${purpose}`, (request, reply) => {
        const query = queryOf(request)
        const [id, proof] = [query.get('wie') ?? '', query.get('bewijs') ?? '']
        const isGood = purpose === 'stop' ? subscribers.stop(id, proof) : subscribers.confirm(id, proof, now())
        if (isGood && purpose === 'bevestig') desk.onConfirmed()
        return sendPage(reply.code(isGood ? 200 : 410), donePage(site, isGood ? OUTCOMES[purpose] : 'verlopen'))
      })
    }
    done()
  }
}

const OUTCOMES: Readonly<Record<Purpose, 'bevestigd' | 'gestopt'>> = { bevestig: 'bevestigd', stop: 'gestopt' }

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(request.raw.url?.split(/\?(.*)/su)[1] ?? '')
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}
