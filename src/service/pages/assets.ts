import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { PREFIXES } from '../../rdf/prefixes.js'
import { etagOf, isKnown } from '../http/etag.js'

/** What the page /sparql loads beyond itself; made by .ci/bundle-yasgui.js. */
const FILES = [
  { name: 'sparql-page.js', mediaType: 'text/javascript; charset=utf-8' },
  { name: 'yasgui.css', mediaType: 'text/css; charset=utf-8' },
  { name: 'sparql-page.LICENSES.txt', mediaType: 'text/plain; charset=utf-8' },
] as const

/** Beside this file in the build; in a clone run from source, in its build. */
const FOLDERS = ['./assets/', '../../../dist/service/pages/assets/'].map((path) => new URL(path, import.meta.url))
const folder = FOLDERS.find((each) => FILES.every(({ name }) => existsSync(fileURLToPath(new URL(name, each)))))

/**
 * What the page with the script may do: run and ask what is ours, and nothing of others. YASGUI sets styles and draws
 * from data: addresses.
 */
export const SCRIPT_SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Whether the build is there; without it the page is its plain form. */
export function hasAssets(): boolean {
  return folder !== undefined
}

/**
 * `/assets/…`: script and style of the page /sparql, and the prefixes it offers. What the build lacks is not served.
 */
export function addAssets(app: FastifyInstance): void {
  const prefixes = JSON.stringify(PREFIXES)
  const serve = (name: string, mediaType: string, content: Buffer): void => {
    const etag = etagOf(content.toString('base64'))
    app.get(`/assets/${name}`, (request, reply) => {
      if (isKnown(etag, request, reply)) return reply.code(304).send()
      return reply.type(mediaType).send(content)
    })
  }
  serve('prefixes.json', 'application/json; charset=utf-8', Buffer.from(prefixes))
  // Browsers ask for it by themselves; there is none.
  app.get('/favicon.ico', (_request, reply) => reply.code(204).header('cache-control', 'max-age=86400').send())
  if (!folder) return
  for (const { name, mediaType } of FILES) serve(name, mediaType, readFileSync(new URL(name, folder)))
}
