import type { FastifyReply } from 'fastify'
import { html, type Html } from '../../html/html.js'
import { hasAssets, SCRIPT_SECURITY } from '../pages/assets.js'
import { page } from '../pages/page.js'
import { EXAMPLE_QUERIES } from './example-queries.js'
/** Results in the SPARQL 1.1 Query Results JSON Format, as far as the page shows them. */
interface JsonResults {
  readonly head: { readonly vars?: readonly string[] }
  readonly boolean?: boolean
  readonly results?: { readonly bindings: readonly Readonly<Record<string, JsonTerm>>[] }
}

interface JsonTerm {
  readonly type: string
  readonly value: string
  readonly 'xml:lang'?: string
}

/**
 * Maximum number of rows and bytes of an answer on the page; more would only slow down the browser, and everybody else.
 */
export const SHOWN_ROWS = 1_000
export const SHOWN_BYTES = 1_000_000

/** What the page shows under the form. */
export type Outcome =
  | { readonly kind: 'rows'; readonly json: string }
  /** `bytes`: size of the whole answer, when this is only its beginning. */
  | { readonly kind: 'graph'; readonly turtle: string; readonly bytes?: number }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'problem'; readonly message: string }

/** Formats in the form, for downloading the answer as a file. */
const DOWNLOADS = [
  ['html', 'op deze pagina'],
  ['csv', 'CSV (rekenblad)'],
  ['tsv', 'TSV'],
  ['json', 'JSON'],
  ['xml', 'XML'],
  ['turtle', 'Turtle (enkel CONSTRUCT en DESCRIBE)'],
  ['jsonld', 'JSON-LD (enkel CONSTRUCT en DESCRIBE)'],
] as const

/** The page for trying queries: a plain form, with the answer as a table; where scripts run, YASGUI replaces both. */
function sparqlPage(query: string | undefined, outcome?: Outcome): string {
  return page({
    title: 'Gegevens bevragen',
    current: '/sparql',
    ...(hasAssets() && { style: '/assets/yasgui.css', script: '/assets/sparql-page.js' }),
    content: html`<p>Stel een vraag in <a href="https://www.w3.org/TR/sparql11-query/" rel="noreferrer">SPARQL</a> aan alle gepubliceerde agenda’s, besluitenlijsten en notulen samen. Begin met een voorbeeld of schrijf zelf.</p>
<div id="yasgui" hidden></div>
<form action="/sparql" method="get">
<label for="query">Vraag</label>
<textarea id="query" name="query" spellcheck="false" required aria-describedby="query-hint">
${query ?? EXAMPLE_QUERIES[0]?.query}</textarea>
<p class="hint" id="query-hint">SELECT, ASK, CONSTRUCT of DESCRIBE. Wijzigen kan niet.</p>
<label for="as">Antwoord</label>
<select id="as" name="as">
${DOWNLOADS.map(([value, name]) => html`<option value="${value}">${name}</option>\n`)}</select>
<div><button type="submit">Vragen</button></div>
</form>
${
  outcome &&
  html`<section aria-labelledby="answer" id="antwoord">
<h2 id="answer">Antwoord</h2>
${shown(outcome)}</section>
`
}<section aria-labelledby="examples" id="voorbeelden">
<h2 id="examples">Voorbeelden</h2>
<ul>
${EXAMPLE_QUERIES.map((example) => html`<li><a href="/sparql?${new URLSearchParams({ query: example.query }).toString()}">${example.title}</a></li>\n`)}</ul>
</section>
`,
  })
}

function shown(outcome: Outcome): Html {
  switch (outcome.kind) {
    case 'problem':
      return html`<p class="problem" role="alert">${outcome.message}</p>
`
    case 'graph':
      return html`${outcome.bytes !== undefined && beginning(outcome.turtle, outcome.bytes)}<pre tabindex="0"><code>${wholeLines(outcome)}</code></pre>
`
    case 'too-large':
      return html`<p class="problem" role="alert">Het antwoord is te groot voor deze pagina (${megabytes(outcome.bytes)}). Kies bij “Antwoord” een ander formaat om het op te halen, of vraag minder.</p>
`
    case 'rows':
      return table(JSON.parse(outcome.json) as JsonResults)
  }
}

function beginning(text: string, bytes: number): Html {
  return html`<p>Dit is het begin van het antwoord (${megabytes(text.length)} van ${megabytes(bytes)}). Kies bij “Antwoord” een ander formaat om alles op te halen.</p>
`
}

/** Cut-off text ends with a complete line. */
function wholeLines({ turtle, bytes }: { readonly turtle: string; readonly bytes?: number }): string {
  return bytes === undefined ? turtle : turtle.slice(0, turtle.lastIndexOf('\n') + 1)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

function table({ head, boolean, results }: JsonResults): Html {
  if (boolean !== undefined)
    return html`<p><strong>${boolean ? 'Ja' : 'Nee'}</strong> (${String(boolean)})</p>
`
  const names = head.vars ?? []
  const all = results?.bindings ?? []
  const rows = all.slice(0, SHOWN_ROWS)
  const count = rows.length === 1 ? '1 rij' : `${rows.length} rijen`
  return html`<p>${all.length > rows.length ? html`De eerste ${count}; er zijn er meer. Kies bij “Antwoord” een ander formaat om alles op te halen.` : count}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="answer"><table>
<thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${names.map((name) => html`<td>${cell(row[name])}</td>`)}</tr>\n`)}</tbody>
</table></div>
`
}

function cell(term: JsonTerm | undefined): Html {
  if (!term) return html``
  if (term.type === 'uri' && /^https?:\/\//iu.test(term.value))
    return html`<a href="${term.value}" rel="noreferrer">${term.value}</a>`
  if (term.type === 'bnode') return html`_:${term.value}`
  return html`${term.value}${term['xml:lang'] !== undefined && html` <span class="lang">${term['xml:lang']}</span>`}`
}

/** Sends the page, with a content policy that allows its own script. */
export function sendSparqlPage(reply: FastifyReply, query: string | undefined, outcome?: Outcome): FastifyReply {
  if (hasAssets()) void reply.header('content-security-policy', SCRIPT_SECURITY)
  return reply.type('text/html; charset=utf-8').send(sparqlPage(query, outcome))
}
