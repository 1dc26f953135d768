import { PREFIXES } from '../../rdf/prefixes.js'
import { html, Html } from '../../html/html.js'
import { PAGE_STYLE } from './page-style.js'
/** A form of the same page for machines. */
export interface Alternate {
  readonly address: string
  readonly mediaType: string
}

export interface PageOptions {
  readonly heading: string
  readonly content: Html
  /** Name of the site and address of its first page, for the way back. */
  readonly home?: { readonly name: string; readonly address: string }
  /** Pages above this one, from the first page on. */
  readonly trail?: readonly { readonly name: string; readonly address: string }[]
  /** The one address of this page. */
  readonly canonical?: string
  readonly alternates?: readonly Alternate[]
  /** Address of the event stream of what this page lists: who harvests it needs no more. */
  readonly stream?: string
  /** What search engines read (schema.org as JSON-LD); not part of the page's RDFa. */
  readonly structured?: unknown
}

const FORM_NAMES: ReadonlyMap<string, string> = new Map([
  ['text/turtle', 'Turtle'],
  ['application/ld+json', 'JSON-LD'],
  ['application/n-triples', 'N-Triples'],
  ['application/rdf+xml', 'RDF/XML'],
  ['application/n-quads', 'N-Quads'],
  ['application/atom+xml', 'Atom'],
  ['application/feed+json', 'JSON Feed'],
])

/**
 * A whole page in Dutch around its content: one heading, a way past the menu, the prefixes of its RDFa, nothing from
 * elsewhere.
 */
export function htmlPage({
  heading,
  content,
  home,
  trail = [],
  canonical,
  alternates = [],
  stream,
  structured,
}: PageOptions): string {
  const prefixes = Object.entries(PREFIXES)
    .map(([prefix, namespace]) => `${prefix}: ${namespace}`)
    .join(' ')
  const title = home && home.name !== heading ? `${heading} – ${home.name}` : heading
  return html`<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${canonical !== undefined && html`<link rel="canonical" href="${canonical}">\n`}${alternates.map(({ address, mediaType }) => html`<link rel="alternate" type="${mediaType}" href="${address}">\n`)}${stream !== undefined && html`<link rel="alternate" type="application/n-quads" title="Stroom van publicaties (LDES)" href="${stream}">\n`}<style>${new Html(PAGE_STYLE)}</style>
${structured !== undefined && html`<script type="application/ld+json">${new Html(dataBlock(structured))}</script>\n`}</head>
<body prefix="${prefixes}">
<a class="skip" href="#inhoud">Ga naar de inhoud</a>
${
  home &&
  html`<header>
<nav aria-label="Kruimelpad"><ol class="trail">
<li><a href="${home.address}">${home.name}</a></li>
${trail.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>\n`)}</ol></nav>
</header>
`
}<main id="inhoud" tabindex="-1">
<h1>${heading}</h1>
${content}</main>
${
  (alternates.length > 0 || home) &&
  html`<footer>
${
  alternates.length > 0 &&
  html`<p>Deze pagina als gegevens: ${alternates.map(({ address, mediaType }, i) => html`${i > 0 && ', '}<a href="${address}">${FORM_NAMES.get(mediaType) ?? mediaType}</a>`)}.</p>
`
}${
    home &&
    html`<p><a href="${home.address}">${home.name}</a></p>
`
  }</footer>
`
}</body>
</html>
`.markup
}

/** JSON in a script element: no text in it may end the element (HTML Standard, 4.12.1.3). */
function dataBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
