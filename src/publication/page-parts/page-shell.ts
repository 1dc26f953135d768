import type { SiteFrame } from '../site/site-links.js'
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
  /** The site it belongs to: its name, the way home, how it looks. */
  readonly home?: SiteFrame
  /** Title of the window where the heading alone would not tell the page from others. */
  readonly title?: string
  /** What the page says in a sentence, for who shares or finds it. */
  readonly description?: string
  /** Which part of the menu the page is of. */
  readonly current?: MenuPath
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
  ['application/json', 'JSON'],
  ['text/calendar', 'agenda (ics)'],
])

/**
 * A whole page in Dutch around its content: one heading, a way past the menu, the prefixes of its RDFa, nothing from
 * elsewhere.
 */
export function htmlPage(options: PageOptions): string {
  const { heading, content, home, canonical, alternates = [], stream, structured, description } = options
  const prefixes = Object.entries(PREFIXES)
    .map(([prefix, namespace]) => `${prefix}: ${namespace}`)
    .join(' ')
  const own = options.title ?? heading
  const title = home && home.name !== own ? `${own} – ${home.name}` : own
  return html`<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${canonical !== undefined && html`<link rel="canonical" href="${canonical}">\n`}${alternates.map(({ address, mediaType }) => html`<link rel="alternate" type="${mediaType}" href="${address}">\n`)}${stream !== undefined && html`<link rel="alternate" type="application/n-quads" title="Stroom van publicaties (LDES)" href="${stream}">\n`}${description !== undefined && html`<meta name="description" content="${description}">\n<meta name="twitter:title" content="${own}">\n<meta name="twitter:description" content="${description}">\n`}<style>${new Html(PAGE_STYLE)}${home?.colour !== undefined && new Html(`.site{border-top-color:${home.colour}}`)}</style>
${structured !== undefined && html`<script type="application/ld+json">${new Html(dataBlock(structured))}</script>\n`}</head>
<body prefix="${prefixes}">
<a class="skip" href="#inhoud">Ga naar de inhoud</a>
${home && siteHeader(home, options)}<main id="inhoud" tabindex="-1">
<h1>${heading}</h1>
${content}</main>
${siteFooter(options)}</body>
</html>
`.markup
}

/** Parts of a site that every page leads to. */
const MENU = [
  ['zittingen', 'Zittingen'],
  ['reglementen', 'Reglementen'],
  ['organen', 'Organen'],
  ['downloads', 'Gegevens'],
] as const
export type MenuPath = (typeof MENU)[number][0]

function siteHeader(home: SiteFrame, { trail = [], current }: PageOptions): Html {
  return html`<header class="site">
<div class="bar">
<a class="name" href="${home.address}">${home.logo !== undefined && html`<img src="${home.logo}" alt="" height="40">`}${home.name}</a>
<search><form class="find" action="${home.baseUrl}zoeken.html" method="get">
<label for="zoekveld">Zoeken</label>
<input id="zoekveld" type="search" name="q"><button>Zoek</button>
</form></search>
</div>
<nav aria-label="Onderdelen"><ul class="menu">
${MENU.map(([path, name]) => html`<li><a href="${home.baseUrl}${path}.html"${path === current && html` aria-current="page"`}>${name}</a></li>\n`)}</ul></nav>
${
  trail.length > 0 &&
  html`<nav aria-label="Kruimelpad"><ol class="trail">
<li><a href="${home.address}">Start</a></li>
${trail.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>\n`)}</ol></nav>
`
}</header>
`
}

function siteFooter({ home, alternates = [] }: PageOptions): Html | undefined {
  if (!home && alternates.length === 0) return undefined
  return html`<footer>
${
  alternates.length > 0 &&
  html`<p>Deze pagina als gegevens: ${alternates.map(({ address, mediaType }, i) => html`${i > 0 && ', '}<a href="${address}">${FORM_NAMES.get(mediaType) ?? mediaType}</a>`)}.</p>
`
}${
    home &&
    html`<p><a href="${home.address}">${home.name}</a> · <a href="${home.baseUrl}overzicht/1.html">Alle documenten</a> · <a href="${home.baseUrl}downloads.html">Downloads en feeds</a></p>
`
  }</footer>
`
}

/** JSON in a script element: no text in it may end the element (HTML Standard, 4.12.1.3). */
function dataBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
