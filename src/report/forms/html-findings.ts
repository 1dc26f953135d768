import { shorten, type Place } from '../../diagnostic.js'
import type { Language } from '../../config.js'
import type { FindingGroup, FoldedFinding, Occurrence } from '../group-findings.js'
import { heading } from '../../html/heading.js'
import { html, type Html } from '../../html/html.js'
import { counted, phrase, PHRASES, SEVERITY_WORDS } from '../phrases.js'
import { plainText } from '../readable-text.js'
import type { ReportItem } from '../report.js'
/** Quotations shown of one finding before the rest is folded away; also the number of places named per quotation. */
const SHOWN_OCCURRENCES = 3
const SHOWN_PLACES = 8
/** Maximum length of an agenda item's title when it only says which item is meant. */
const LONGEST_LABEL = 60

/** The findings of one agenda item (or of the whole document) under their own heading. */
export function findingGroup(group: FindingGroup, level: number, language: Language): Html {
  return html`<section>
${heading(level, groupTitle(group, language))}
<ul class="findings">
${group.findings.map((finding) => html`<li class="finding">${foldedFinding(finding, group, language)}</li>\n`)}</ul>
</section>
`
}

/** `Agendapunt 3: Goedkeuring van de notulen`, as far as known. */
export function itemTitle(item: ReportItem, language: Language): string {
  const number =
    item.nummer === undefined ? PHRASES.item[language] : phrase(PHRASES.itemNumber, language, { nummer: item.nummer })
  return plainText(item.title === undefined ? number : `${number}: ${item.title}`)
}

function groupTitle({ kind, item }: FindingGroup, language: Language): string {
  if (item) return itemTitle(item, language)
  return PHRASES[kind === 'repeated' ? 'repeated' : 'general'][language]
}

function foldedFinding(finding: FoldedFinding, group: FindingGroup, language: Language): Html {
  const shown = finding.occurrences.slice(0, SHOWN_OCCURRENCES)
  const folded = finding.occurrences.slice(SHOWN_OCCURRENCES)
  const hidden = folded.reduce((sum, { count }) => sum + count, 0)
  return html`<p><span class="badge ${finding.severity}">${SEVERITY_WORDS[finding.severity][language]}</span>${
    finding.count > 1 && html` <span class="count">${phrase(PHRASES.times, language, { count: finding.count })}</span>`
  }</p>
${shown.map((each) => occurrence(each, group, language))}${
    folded.length > 0 &&
    html`<details><summary>${phrase(PHRASES.showMore, language, { count: hidden })}</summary>
${folded.map((each) => occurrence(each, group, language))}</details>
`
  }${
    finding.remedy &&
    html`<p><strong>${PHRASES.remedy[language]}:</strong> ${plainText(finding.remedy[language])}</p>
`
  }<p class="where">${PHRASES.rule[language]}: ${finding.rule}</p>`
}

function occurrence(
  { message, quote, places, count, items }: Occurrence,
  group: FindingGroup,
  language: Language,
): Html {
  const repeated = group.kind === 'repeated' && items.length > 0
  const where = [
    ...(repeated
      ? [
          listed(
            items.map((item) => itemLabel(item, language)),
            language,
          ),
        ]
      : []),
    ...(places.length > 0
      ? [
          listed(
            places.map((place) => placeLabel(place, language)),
            language,
          ),
        ]
      : []),
  ]
  return html`<div class="occurrence">
<p>${plainText(message[language])}${count > 1 && html` <span class="count">(${phrase(PHRASES.times, language, { count })})</span>`}</p>
${quote !== undefined && quote.trim() !== '' && quotation(quote, language)}${where.map(
    (line) => html`<p class="where">${PHRASES.where[language]}: ${line}</p>
`,
  )}</div>
`
}

/** The quoted source: its visible text if there is any, otherwise the markup. */
function quotation(quote: string, language: Language): Html {
  const visible = quote
    .replace(/<[^>]*(?:>|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const shown = visible.length > 2 ? html`${plainText(visible)}` : html`<code>${plainText(quote)}</code>`
  return html`<blockquote aria-label="${PHRASES.inSource[language]}">${shown}</blockquote>
`
}

function placeLabel({ line, column, page }: Place, language: Language): string {
  const position = phrase(PHRASES.line, language, { line, column })
  return page === undefined ? position : `${phrase(PHRASES.page, language, { page })}, ${position}`
}

function itemLabel(item: ReportItem, language: Language): string {
  return item.nummer === undefined
    ? shorten(itemTitle(item, language), LONGEST_LABEL)
    : phrase(PHRASES.itemNumber, language, { nummer: item.nummer })
}

function listed(labels: readonly string[], language: Language): string {
  const rest = labels.length - SHOWN_PLACES
  const shown = rest > 1 ? labels.slice(0, SHOWN_PLACES) : labels
  return shown.join('; ') + (rest > 1 ? `; ${phrase(PHRASES.andMore, language, { count: rest })}` : '')
}

/** `2 fouten, 1 waarschuwing, 0 opmerkingen` as badges. */
export function severityBadges(
  counts: Readonly<Record<'error' | 'warning' | 'info', number>>,
  language: Language,
): Html {
  const badge = (severity: 'error' | 'warning' | 'info'): Html =>
    html`<span class="badge ${severity === 'error' && counts.error === 0 ? 'good' : severity}">${counted(severity, counts[severity], language)}</span>`
  return html`${badge('error')} ${badge('warning')} ${badge('info')}`
}
