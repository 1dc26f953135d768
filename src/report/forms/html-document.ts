import type { Language } from '../../config.js'
import { longDate } from '../../rdf/long-date.js'
import { groupFindings } from '../group-findings.js'
import { findingGroup, severityBadges } from './html-findings.js'
import { heading } from '../../html/heading.js'
import { harvestPreview } from './html-preview.js'
import { html, type Html } from '../../html/html.js'
import { counted, KIND_WORDS, LEVEL_MEANINGS, phrase, PHRASES } from '../phrases.js'
import { plainText } from '../readable-text.js'
import type { Maturity, MaturityGap, Report } from '../report.js'
import { countSeverities } from '../report-run.js'
/**
 * Everything about one document: what was found, its level and what would raise it, then the findings. `level` is that
 * of its first headings.
 */
export function htmlDocument(report: Report, level: number, language: Language): Html {
  const groups = groupFindings(report)
  return html`<section>
${heading(level, PHRASES.found[language])}
${facts(report, language)}
<p>${severityBadges(countSeverities([report]), language)}</p>
${
  /^https?:\/\//iu.test(report.address) &&
  html`<p><a href="${report.address}" rel="noreferrer">${PHRASES.openPage[language]}</a></p>
`
}</section>
${levelSection(report, level, language)}<section>
${heading(level, PHRASES.findings[language])}
${
  groups.length === 0 &&
  html`<p>${PHRASES.noFindings[language]}</p>
`
}${groups.map((group) => findingGroup(group, level + 1, language))}</section>
${report.preview && harvestPreview(report.preview, level, language)}`
}

/** `besluitenlijst, gemeenteraad, Aalter, 13 mei 2024`; the file's own name when nothing was found in it. */
export function documentTitle({ summary, name }: Report, language: Language): string {
  const parts = [
    summary.kind && KIND_WORDS[summary.kind][language],
    summary.bestuursorgaan,
    summary.bestuurseenheid,
    summary.datum && longDate(summary.datum, 'long', language),
  ]
  return plainText(parts.filter((part) => part !== undefined && part !== '').join(', ') || name)
}

function facts({ summary, name }: Report, language: Language): Html {
  const unknown = PHRASES.unknown[language]
  const rows: readonly (readonly [string, string])[] = [
    [PHRASES.document[language], name],
    [PHRASES.kind[language], summary.kind ? KIND_WORDS[summary.kind][language] : unknown],
    [PHRASES.organ[language], summary.bestuursorgaan ?? unknown],
    [PHRASES.unit[language], summary.bestuurseenheid ?? unknown],
    [PHRASES.date[language], summary.datum === undefined ? unknown : longDate(summary.datum, 'long', language)],
    [
      PHRASES.contents[language],
      [
        ...(summary.zittingen === 1 ? [] : [counted('zitting', summary.zittingen, language)]),
        counted('agendapunt', summary.agendapunten, language),
        counted('besluit', summary.besluiten, language),
        counted('stemming', summary.stemmingen, language),
      ].join(', '),
    ],
  ]
  return html`<dl class="facts">
${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${plainText(value)}</dd></div>\n`)}</dl>`
}

function levelSection({ maturity, maturityMended }: Report, level: number, language: Language): Html {
  if (!maturity)
    return html`<section>
${heading(level, PHRASES.level[language])}
<p>${PHRASES.levelNone[language]}</p>
</section>
`
  const mended = maturityMended && maturityMended.level !== maturity.level ? maturityMended : undefined
  return html`<section>
${heading(level, PHRASES.level[language])}
<div class="level">${levelLine(maturity, mended && PHRASES.levelPublished[language], language)}${mended && levelLine(mended, PHRASES.levelMended[language], language)}</div>
${nextLevel(maturity, level + 1, language)}${
    maturity.notApplicable.length > 0 &&
    html`<details><summary>${phrase(PHRASES.notApplicable, language, { count: maturity.notApplicable.length })}</summary>
<ul>${maturity.notApplicable.map(({ reason }) => html`<li>${plainText(reason[language])}</li>\n`)}</ul></details>
`
  }</section>
`
}

function levelLine(maturity: Maturity, label: string | undefined, language: Language): Html {
  return html`<p>${label !== undefined && `${label}: `}<strong>${phrase(PHRASES.levelReached, language, { level: maturity.level })}</strong>. ${LEVEL_MEANINGS[maturity.level]?.[language]}</p>`
}

function nextLevel({ level, gaps }: Maturity, headingLevel: number, language: Language): Html {
  if (level === 3)
    return html`<p>${PHRASES.nothingNeeded[language]}</p>
`
  return html`${heading(headingLevel, phrase(PHRASES.toNext, language, { level: level + 1 }))}
<ul>
${gaps.map((gap) => html`<li>${gapText(gap, language)}</li>\n`)}</ul>
`
}

function gapText({ message, subjects, place }: MaturityGap, language: Language): string {
  const where = place && phrase(PHRASES.line, language, { line: place.line, column: place.column })
  const notes = [subjects.length > 1 && phrase(PHRASES.times, language, { count: subjects.length }), where].filter(
    (note) => note,
  )
  return plainText(message[language]) + (notes.length > 0 ? ` (${notes.join(', ')})` : '')
}
