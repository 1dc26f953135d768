import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from '../../html/html.js'
import { negotiate, negotiateLanguage } from '../http/negotiate.js'
import { page } from './page.js'

const FORMS = [
  { value: 'text', mediaTypes: ['text/plain'] },
  { value: 'page', mediaTypes: ['text/html'] },
] as const

const TEXTS = {
  nl: {
    title: 'Deze pagina bestaat niet',
    why: 'Op dit adres staat niets. Misschien is het adres niet volledig, of is er een tikfout in geslopen.',
    check: 'Een publicatie van uw raad controleren',
    ask: 'De gegevens bevragen',
  },
  en: {
    title: 'This page does not exist',
    why: 'There is nothing at this address. It may be incomplete, or have a typing error in it.',
    check: 'Check a publication of your council',
    ask: 'Query the data',
  },
} as const

/** Says that there is nothing at an address, and where to go on: a page for browsers, a line for programs. */
export function sendNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  void reply.code(404).header('vary', 'accept, accept-language').header('cache-control', 'no-cache')
  const { headers } = request
  if (negotiate(headers.accept, FORMS)?.value !== 'page')
    return reply.type('text/plain; charset=utf-8').send('nothing here: see / and /sparql\n')
  const language = negotiateLanguage(headers['accept-language'], ['nl', 'en'])
  const { title, why, check, ask } = TEXTS[language]
  return reply.type('text/html; charset=utf-8').send(
    page({
      title,
      language,
      content: html`<p>${why}</p>
<ul>
<li><a href="/controleren">${check}</a></li>
<li><a href="/sparql">${ask}</a></li>
</ul>
`,
    }),
  )
}
