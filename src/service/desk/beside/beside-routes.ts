import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { queryOf, visitorOf } from '../ground/desk-access.js'
import { DESK_PATH } from '../ground/desk-page.js'
import type { Desk } from '../ground/desk.js'

/** Script of a document with its source beside it. */
export const SCRIPT_PATH = `${DESK_PATH}/naast.js`

/** Beside this file, in the build and in a clone. */
const own = fileURLToPath(new URL('./assets/', import.meta.url))
/** pdf.js: beside this file in the build (.ci/bundle-desk.js), in a clone in its package. */
const isBuilt = existsSync(join(own, 'pdfjs'))

/** Files of pdf.js as the desk serves them, each by its name. */
function pdfjsFiles(): ReadonlyMap<string, string> {
  const root = isBuilt ? join(own, 'pdfjs') : dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const code = isBuilt ? root : join(root, 'legacy', 'build')
  const decoders = isBuilt ? root : join(root, 'wasm')
  return new Map([
    ['pdf.mjs', join(code, 'pdf.min.mjs')],
    ['pdf.worker.mjs', join(code, 'pdf.worker.min.mjs')],
    ...readdirSync(decoders)
      .filter((name) => /\.(?:wasm|js)$/u.test(name))
      .map((name) => [name, join(decoders, name)] as const),
  ])
}

/** The original of a document, and what draws it beside what was read. */
export function addBeside(app: FastifyInstance, desk: Desk): void {
  app.get(SCRIPT_PATH, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(readFileSync(join(own, 'beside.js'))),
  )
  for (const [name, path] of pdfjsFiles())
    app.get(`${DESK_PATH}/pdfjs/${name}`, async (_request, reply) =>
      reply
        .type(name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript; charset=utf-8')
        .header('cache-control', 'private, max-age=86400')
        .send(readFileSync(path)),
    )
  app.get(`${DESK_PATH}/origineel`, async (request, reply) => {
    const { person } = visitorOf(desk, request, 'see')
    const address = queryOf(request).get('adres') ?? ''
    const { document, name } = desk.documentAt(address)
    desk.accounts.note(person, 'opened-original', desk.about.eenheid, address)
    const isPdf = isPdfFile(document.bytes)
    // What is no PDF never opens in the browser: it would run here what the document brings along.
    void reply
      .type(isPdf ? 'application/pdf' : 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`)
    return reply.send(Buffer.from(document.bytes))
  })
}

/** By its first bytes, whatever its name says. */
export function isPdfFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')
}
