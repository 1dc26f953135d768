import type { FastifyPluginCallback } from 'fastify'
import { addBeside } from './beside/beside-routes.js'
import { BESIDE_STYLE } from './beside/beside-style.js'
import { addBringing } from './bring/bring-routes.js'
import { addCorrecting } from './correct/correct-routes.js'
import { addDocuments } from './documents/document-routes.js'
import { addEntrance } from './entrance/entrance-routes.js'
import { addManagement } from './manage/manage-routes.js'
import { DESK_HEADERS } from './ground/desk-headers.js'
import { DESK_STYLE, STYLE_PATH } from './ground/desk-page.js'
import { sendFault } from './ground/desk-replies.js'
import type { Desk } from './ground/desk.js'
import { addPersonal } from './personal/personal-routes.js'
import { addPublishing } from './publish/publish-routes.js'

const FORM_BYTES = 256 * 1024

/** The pages and forms of the desk, all below /bureau. */
export function deskRoutes(desk: Desk): FastifyPluginCallback {
  return (app, _, next) => {
    app.addHook('onSend', (request, reply, payload, done) => {
      void reply
        .headers({ ...DESK_HEADERS, ...request.routeOptions.config.deskHeaders })
        .removeHeader('access-control-allow-origin')
      done(null, payload)
    })
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    app.setErrorHandler((thrown, request, reply) => sendFault(thrown, request, reply))
    app.get(STYLE_PATH, async (_request, reply) =>
      reply.type('text/css; charset=utf-8').send(DESK_STYLE + BESIDE_STYLE),
    )
    addEntrance(app, desk)
    addBringing(app, desk)
    addDocuments(app, desk)
    addCorrecting(app, desk)
    addPersonal(app, desk)
    addBeside(app, desk)
    addPublishing(app, desk)
    addManagement(app, desk)
    next()
  }
}
