import { longDate } from '../../../rdf/long-date.js'
import { html, type Html } from '../../../html/html.js'
import { sectionOfHead } from '../../../readers/prose/decision/sections.js'
import { DUTCH } from '../../../readers/prose/words/nl.js'
import type { Decision } from '../../council/public-model.js'

/** What was decided, in its own first words; undefined where no document gives the text. */
export function firstWords({ articles, text, description = [] }: Decision): string | undefined {
  const first = articles.flatMap((article) => article.text)[0] ?? text[0] ?? description[0]
  if (first === undefined || first.length <= MOST) return first
  const sentence = /^.{40,}?[.;](?=\s+\p{Lu})/u.exec(first)?.[0]
  return sentence !== undefined && sentence.length <= MOST
    ? sentence
    : `${first.slice(0, MOST).replace(/\s+\S*$/u, '')} …`
}

const MOST = 360

/** Whether the first words are all there is. */
export function isSaidWhole(decision: Decision): boolean {
  const lines = [...decision.articles.flatMap(({ text }) => text), ...decision.text]
  return (
    lines.length === 1 &&
    lines[0] === firstWords(decision) &&
    decision.articles.every(({ title }) => title === undefined)
  )
}

/** The operative part: articles, each with its number once, or the text. `level`: of the heads of articles. */
export function operativePart({ articles, text }: Decision): Html | undefined {
  if (articles.length > 0)
    return html`<ol class="articles">
${articles.map(
  (
    { number, title, text: lines },
    i,
  ) => html`<li>${(number !== undefined || title !== undefined || articles.length > 1) && html`<h3>${number ?? (title === undefined ? `Deel ${i + 1}` : undefined)}${number !== undefined && title !== undefined && ' – '}${title}</h3>`}
${lines.map((line) => html`<p>${line}</p>\n`)}</li>
`,
)}</ol>
`
  return text.length === 0 ? undefined : html`<div class="prose">${paragraphs(text)}</div>`
}

/** Why it was decided; long ones are folded behind their first head. */
export function motivation({ motivation: lines, description = [] }: Decision, of: string): Html | undefined {
  const all = [...description, ...lines]
  if (all.length === 0) return undefined
  const body = html`<div class="prose">${paragraphs(all)}</div>`
  return html`<section aria-labelledby="waarom${of}">
<h2 id="waarom${of}">Waarom</h2>
${all.length > 12 ? html`<details><summary>Lees de motivering (${all.length} alinea’s)</summary>${body}</details>` : body}
</section>
`
}

/** Lines as paragraphs; one that is nothing but the head of a section is a head. */
export function paragraphs(lines: readonly string[]): Html {
  return html`${lines.map((line) => (isHead(line) ? html`<h3>${line.replace(/\s*:$/u, '')}</h3>\n` : html`<p>${line}</p>\n`))}`
}

function isHead(line: string): boolean {
  return line.length < 90 && !/[.;,]$/u.test(line) && sectionOfHead(line, DUTCH) !== undefined
}

/** Laws, decrees and decisions that it rests on, as links where they can be read. */
export function legalGrounds({ grounds }: Decision, of: string): Html | undefined {
  if (grounds.length === 0) return undefined
  return html`<section aria-labelledby="rechtsgrond${of}">
<h2 id="rechtsgrond${of}">Rechtsgronden</h2>
<ul class="prose">
${grounds.map(({ title, address }) => html`<li>${address === undefined ? title : html`<a href="${address}" rel="noreferrer">${title}</a>`}</li>\n`)}</ul>
</section>
`
}

/** What kind of decision it is and when it holds. */
export function decisionFacts({ kinds, published, inForceFrom, inForceUntil }: Decision): Html | undefined {
  const rows = [
    kinds.length > 0 && html`<div><dt>Soort</dt><dd>${kinds.join(', ')}</dd></div>`,
    inForceFrom !== undefined && html`<div><dt>In werking vanaf</dt><dd>${longDate(inForceFrom)}</dd></div>`,
    inForceUntil !== undefined && html`<div><dt>In werking tot en met</dt><dd>${longDate(inForceUntil)}</dd></div>`,
    published !== undefined && html`<div><dt>Gepubliceerd op</dt><dd>${longDate(published)}</dd></div>`,
  ].filter((row) => row !== false)
  return rows.length === 0 ? undefined : html`<dl class="facts">${rows}</dl>\n`
}
