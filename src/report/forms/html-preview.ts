import { shorten } from '../../diagnostic.js'
import type { Language } from '../../config.js'
import { RULES } from '../../rules/catalogue.js'
import type { Rule } from '../../rules/rule.js'
import { html, type Html } from '../../html/html.js'
import { heading } from '../../html/heading.js'
import { phrase, PHRASES } from '../phrases.js'
import { plainText } from '../readable-text.js'
import { localName } from '../../rdf/iri.js'
import type { HarvestOutcome, HarvestPreview } from '../report.js'
/**
 * What the official harvester would take over, and a table of what changes or disappears, one row per property and
 * reason.
 */
export function harvestPreview(preview: HarvestPreview, level: number, language: Language): Html {
  const { kept, changed, dropped } = preview
  const rows = lossRows(preview.outcomes)
  return html`<section>
${heading(level, PHRASES.preview[language])}
<p>${phrase(PHRASES.previewCounts, language, { total: kept + changed + dropped, kept, changed, dropped })}</p>
${
  rows.length > 0 &&
  html`<div class="scroll" tabindex="0" role="region" aria-label="${PHRASES.previewCaption[language]}"><table>
<caption>${PHRASES.previewCaption[language]}</caption>
<thead><tr><th scope="col">${PHRASES.property[language]}</th><th scope="col">${PHRASES.fate[language]}</th><th scope="col">${PHRASES.reason[language]}</th><th scope="col" class="number">${PHRASES.count[language]}</th></tr></thead>
<tbody>
${rows.map(({ outcome, count }) => html`<tr><th scope="row">${localName(outcome.predicate)}</th><td>${PHRASES[outcome.fate][language]}</td><td>${reasonText(outcome, language)}</td><td class="number">${count}</td></tr>\n`)}</tbody>
</table></div>
`
}</section>
`
}

interface LossRow {
  readonly outcome: HarvestOutcome
  readonly count: number
}

function lossRows(outcomes: readonly HarvestOutcome[]): readonly LossRow[] {
  const rows = new Map<string, LossRow>()
  for (const outcome of outcomes) {
    if (outcome.fate === 'kept') continue
    const key = JSON.stringify([outcome.fate, outcome.predicate, outcome.reason])
    rows.set(key, { outcome: rows.get(key)?.outcome ?? outcome, count: (rows.get(key)?.count ?? 0) + 1 })
  }
  return [...rows.values()].sort((a, b) => b.count - a.count)
}

function reasonText({ reason, object, becomes }: HarvestOutcome, language: Language): string {
  if (reason === undefined) return ''
  const rule = (RULES as Readonly<Record<string, Rule>>)[reason]
  if (!rule) return reason
  return plainText(
    phrase(rule.message, language, {
      actual: shorten(lexical(object), 60),
      expected: shorten(lexical(becomes ?? ''), 60),
    }),
  )
}

/** The text of a literal in N-Triples syntax; an IRI as it is. */
function lexical(object: string): string {
  const [, text] = /^"((?:[^"\\]|\\.)*)"/su.exec(object) ?? []
  return text === undefined ? object : text.replace(/\\(["\\])/gu, '$1')
}
