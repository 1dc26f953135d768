import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outlet } from '../../publication/outlet/outlet.js'
import { htmlPage } from '../../publication/page-parts/page-shell.js'
import { homeOf, overviewOf } from '../../publication/site/site-links.js'
import { html } from '../../html/html.js'
import { negotiate, negotiateLanguage } from '../http/negotiate.js'

const FORMS = [
  { value: 'text', mediaTypes: ['text/plain'] },
  { value: 'page', mediaTypes: ['text/html'] },
] as const

const TEXTS = {
  nl: {
    heading: 'Deze pagina bestaat niet',
    why: (path: string) =>
      `Op het adres “/${path}” staat niets. Misschien is het adres niet volledig, of is er een tikfout in geslopen.`,
    overview: 'Overzicht van alle publicaties',
    downloads: 'Downloads en feeds',
    ask: 'Zelf vragen stellen (SPARQL)',
  },
  en: {
    heading: 'This page does not exist',
    why: (path: string) =>
      `There is nothing at the address “/${path}”. It may be incomplete, or have a typing error in it.`,
    overview: 'All publications (in Dutch)',
    downloads: 'Downloads and feeds (in Dutch)',
    ask: 'Query the data (SPARQL)',
  },
} as const

/**
 * Says that there is nothing at an address, and where to look: a page in the reader's language for browsers, a line for
 * programs.
 */
export function sendMissing(
  { site, sparql }: Outlet,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { headers } = request
  void reply.code(404).header('vary', 'accept, accept-language').header('cache-control', 'no-cache')
  if (negotiate(headers.accept, FORMS)?.value !== 'page') {
    void reply.type('text/plain; charset=utf-8').send(`nothing here: see ${site.baseUrl}catalogus for what there is\n`)
    return
  }
  const language = negotiateLanguage(headers['accept-language'], ['nl', 'en'])
  const { heading, why, overview, downloads, ask } = TEXTS[language]
  void reply
    .type('text/html; charset=utf-8')
    .header('content-language', language)
    .send(
      htmlPage({
        heading,
        home: homeOf(site),
        content: html`<div lang="${language}"><p>${why(path)}</p>
<ul>
<li><a href="${overviewOf(site).address}">${overview}</a></li>
<li><a href="${site.baseUrl}downloads.html">${downloads}</a></li>
${
  sparql !== undefined &&
  html`<li><a href="${sparql}">${ask}</a></li>
`
}</ul></div>
`,
      }),
    )
}
