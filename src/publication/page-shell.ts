import { PREFIXES } from '../rdf/prefixes.js'
import { html, Html } from '../report/html.js'
import { PAGE_STYLE } from './page-style.js'

/** A whole page in Dutch around its content: one heading, a way past the menu, the prefixes of its RDFa, nothing from elsewhere. */
export function htmlPage(heading: string, content: Html, alternates: readonly { readonly address: string; readonly mediaType: string }[] = []): string {
  const prefixes = Object.entries(PREFIXES).map(([prefix, namespace]) => `${prefix}: ${namespace}`).join(' ')
  return html`<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
${alternates.map(({ address, mediaType }) => html`<link rel="alternate" type="${mediaType}" href="${address}">\n`)}<style>${new Html(PAGE_STYLE)}</style>
</head>
<body prefix="${prefixes}">
<a class="skip" href="#inhoud">Ga naar de inhoud</a>
<main id="inhoud">
<h1>${heading}</h1>
${content}</main>
</body>
</html>
`.markup
}
