import type { Language } from '../config.js'
import { documentTitle, htmlDocument } from './html-document.js'
import { severityBadges } from './html-findings.js'
import { heading } from '../html/heading.js'
import { STYLE } from '../html/style.js'
import { html, Html } from '../html/html.js'
import { phrase, PHRASES } from './phrases.js'
import { plainText } from './readable-text.js'
import type { Report } from './report.js'
import { countSeverities, type Run } from './report-run.js'
/** The report as one self-contained page: no script, font or picture; one document, or an index over many. */
export function htmlReport(run: Run, language: Language): string {
  const [only] = run.reports
  const single = only !== undefined && run.reports.length === 1 && run.failures.length === 0
  const title = single
    ? phrase(PHRASES.reportOn, language, { name: documentTitle(only, language) })
    : phrase(PHRASES.reportOnMany, language, { count: run.reports.length + run.failures.length })
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
${single ? htmlDocument(only, 2, language) : manyDocuments(run, language)}</main>
<footer><p>${PHRASES.madeBy[language]}</p></footer>
</body>
</html>
`.markup
}

function manyDocuments(run: Run, language: Language): Html {
  return html`<nav id="index" aria-label="${PHRASES.contents[language]}">
${heading(2, PHRASES.contents[language])}
<p>${severityBadges(countSeverities(run.reports), language)}</p>
${run.reports.length > 0 && indexTable(run.reports, language)}</nav>
${run.failures.length > 0 && failures(run, language)}${run.reports.map(
    (report, i) => html`<section class="document">
${heading(2, documentTitle(report, language), documentId(i))}
${htmlDocument(report, 3, language)}<p><a href="#index">${PHRASES.backToTop[language]}</a></p>
</section>
`,
  )}`
}

function indexTable(reports: readonly Report[], language: Language): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${PHRASES.contents[language]}"><table>
<caption>${PHRASES.contents[language]}</caption>
<thead><tr><th scope="col">${PHRASES.document[language]}</th><th scope="col">${PHRASES.file[language]}</th><th scope="col" class="number">${PHRASES.level[language]}</th><th scope="col">${PHRASES.findings[language]}</th></tr></thead>
<tbody>
${reports.map((report, i) => html`<tr><th scope="row"><a href="#${documentId(i)}">${documentTitle(report, language)}</a></th><td>${plainText(report.name)}</td><td class="number">${report.maturity?.level ?? '–'}</td><td>${severityBadges(countSeverities([report]), language)}</td></tr>\n`)}</tbody>
</table></div>
`
}

function failures({ failures: failed }: Run, language: Language): Html {
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
