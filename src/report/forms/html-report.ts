import type { Language } from '../../config.js'
import { documentTitle, htmlDocument } from './html-document.js'
import { severityBadges } from './html-findings.js'
import { heading } from '../../html/heading.js'
import { STYLE } from '../../html/style.js'
import { html, Html } from '../../html/html.js'
import { phrase, PHRASES } from '../phrases.js'
import { plainText } from '../readable-text.js'
import { countSeverities, type RunCounts } from '../report-run.js'
import type { WrittenForm } from './written-form.js'

/**
 * The report as one page that needs nothing else: no script, no font, no picture; one document, or an index over many.
 */
export const htmlForm: WrittenForm = {
  mediaType: 'text/html',
  extensions: ['html', 'htm'],
  piece: (report, { position, alone, language }) =>
    alone
      ? htmlDocument(report, 2, language).markup
      : html`<section class="document">
${heading(2, documentTitle(report, language), documentId(position))}
${htmlDocument(report, 3, language)}<p><a href="#index">${PHRASES.backToTop[language]}</a></p>
</section>
`.markup,
  entry: (report, { position, alone, language }) =>
    alone
      ? documentTitle(report, language)
      : html`<tr><th scope="row"><a href="#${documentId(position)}">${documentTitle(report, language)}</a></th><td>${plainText(report.name)}</td><td class="number">${report.maturity?.level ?? '–'}</td><td>${severityBadges(countSeverities([report]), language)}</td></tr>\n`
          .markup,
  around: (run, { entries, language, alone }) => {
    const [before = '', after = ''] = page(run, entries, language, alone).markup.split(PIECES)
    return { before, between: '', after }
  },
}

/** Stands where the pieces of the documents come: a character that no text has. */
const PIECES = '\u0000'

function page(run: RunCounts, entries: readonly string[], language: Language, alone: boolean): Html {
  const title = alone
    ? phrase(PHRASES.reportOn, language, { name: entries.join('') })
    : phrase(PHRASES.reportOnMany, language, { count: run.documents + run.failures.length })
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">${PHRASES.skip[language]}</a>
<header>
${heading(1, title)}
</header>
<main id="content" tabindex="-1">
${!alone && contents(run, entries, language)}${new Html(PIECES)}</main>
<footer><p>${PHRASES.madeBy[language]}</p></footer>
</body>
</html>
`
}

function contents(run: RunCounts, entries: readonly string[], language: Language): Html {
  return html`<nav id="index" aria-label="${PHRASES.contents[language]}">
${heading(2, PHRASES.contents[language])}
<p>${severityBadges(run.findings, language)}</p>
${entries.length > 0 && indexTable(entries, language)}</nav>
${run.failures.length > 0 && failures(run, language)}`
}

function indexTable(entries: readonly string[], language: Language): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${PHRASES.contents[language]}"><table>
<caption>${PHRASES.contents[language]}</caption>
<thead><tr><th scope="col">${PHRASES.document[language]}</th><th scope="col">${PHRASES.file[language]}</th><th scope="col" class="number">${PHRASES.level[language]}</th><th scope="col">${PHRASES.findings[language]}</th></tr></thead>
<tbody>
${new Html(entries.join(''))}</tbody>
</table></div>
`
}

function failures({ failures: failed }: RunCounts, language: Language): Html {
  return html`<section>
${heading(2, PHRASES.failures[language])}
<div class="scroll" tabindex="0" role="region" aria-label="${PHRASES.failures[language]}"><table>
<caption>${PHRASES.failures[language]}</caption>
<thead><tr><th scope="col">${PHRASES.document[language]}</th><th scope="col">${PHRASES.failure[language]}</th></tr></thead>
<tbody>
${failed.map(({ name, message }) => html`<tr><th scope="row">${plainText(name)}</th><td>${plainText(message)}</td></tr>\n`)}</tbody>
</table></div>
</section>
`
}

function documentId(index: number): string {
  return `document-${index + 1}`
}
