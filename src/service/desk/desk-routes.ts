import type { FastifyPluginCallback } from 'fastify'
import { addDocuments } from './documents/document-routes.js'
import { addEntrance } from './entrance/entrance-routes.js'
import { addManagement } from './manage/manage-routes.js'
import { DESK_STYLE, STYLE_PATH } from './ground/desk-page.js'
import { sendFault } from './ground/desk-replies.js'
import type { Desk } from './ground/desk.js'

/** A page of the desk loads its own style and nothing else; nothing runs in it, and nothing shows it inside. */
const DESK_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // With `no-referrer` browsers call the origin of our own forms `null`.
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
}
const FORM_BYTES = 256 * 1024

/** The pages and forms of the desk, all below /bureau. */
export function deskRoutes(desk: Desk): FastifyPluginCallback {
  return (app, _, next) => {
    app.addHook('onSend', (_request, reply, payload, done) => {
      void reply.headers(DESK_HEADERS).removeHeader('access-control-allow-origin')
      done(null, payload)
    })
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    app.setErrorHandler((thrown, request, reply) => sendFault(thrown, request, reply))
    app.get(STYLE_PATH, async (_request, reply) => reply.type('text/css; charset=utf-8').send(DESK_STYLE))
    addEntrance(app, desk)
    addDocuments(app, desk)
    addManagement(app, desk)
    next()
  }
}
