import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outlet } from '../../publication/outlet/outlet.js'
import { htmlPage } from '../../publication/page-parts/page-shell.js'
import { homeOf, overviewOf } from '../../publication/site/site-links.js'
import { html } from '../../html/html.js'
import { negotiate } from '../http/negotiate.js'
const FORMS = [
  { value: 'text', mediaTypes: ['text/plain'] },
  { value: 'page', mediaTypes: ['text/html'] },
] as const

/** Says that there is nothing at an address, and where to look: a page for browsers, a line for programs. */
export function sendMissing(
  { site, sparql }: Outlet,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  void reply.code(404).header('vary', 'accept').header('cache-control', 'no-cache')
  if (negotiate(request.headers.accept, FORMS)?.value !== 'page') {
    void reply.type('text/plain; charset=utf-8').send(`nothing here: see ${site.baseUrl}catalogus for what there is\n`)
    return
  }
  void reply.type('text/html; charset=utf-8').send(
    htmlPage({
      heading: 'Deze pagina bestaat niet',
      home: homeOf(site),
      content: html`<p>Op het adres “/${path}” staat niets. Misschien is het adres niet volledig, of is er een tikfout in geslopen.</p>
<ul>
<li><a href="${overviewOf(site).address}">Overzicht van alle publicaties</a></li>
<li><a href="${site.baseUrl}downloads.html">Downloads en feeds</a></li>
${
  sparql !== undefined &&
  html`<li><a href="${sparql}">Zelf vragen stellen (SPARQL)</a></li>
`
}</ul>
`,
    }),
  )
}
