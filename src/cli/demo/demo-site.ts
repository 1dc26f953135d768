import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageOf, AppError } from '../../errors.js'
import { heading } from '../../html/heading.js'
import { html } from '../../html/html.js'
import type { DemoPage } from './demo-pages.js'

export interface DemoSite {
  /** Where its list of sittings stands. */
  readonly address: string
  readonly close: () => Promise<void>
}

/**
 * The pages of the demo as the site of a council on this computer: a list of sittings that leads to each of them. For
 * trying a harvest without asking anybody. `port` 0 takes one that is free. Throws AppError `usage` for a port in use.
 */
export async function openDemoSite(pages: readonly DemoPage[], port: number): Promise<DemoSite> {
  const bodies = new Map(pages.map(({ document }) => [`/${document.name}`, Buffer.from(document.bytes)]))
  const list = html`<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Zittingen</title></head><body>
${heading(1, 'Zittingen')}
<ul>${[...bodies.keys()].map((path) => html`<li><a href="${path}">${path.slice(1)}</a></li>\n`)}</ul>
</body></html>
`.markup
  bodies.set('/', Buffer.from(list))
  const server = createServer((request, response) => {
    const body = bodies.get(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new AppError('usage', `--site ${port}: the port cannot be used (${messageOf(error)})`, { cause: error })),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
