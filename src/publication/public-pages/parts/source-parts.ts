import { html, type Html } from '../../../html/html.js'
import type { SaidDifferently, SourceDocument } from '../../council/public-model.js'
import type { Outlet } from '../../outlet/outlet.js'
import { addressOf, pageLink } from './page-words.js'

const FORMS = [
  ['ttl', 'Turtle'],
  ['jsonld', 'JSON-LD'],
  ['nt', 'N-Triples'],
  ['rdf', 'RDF/XML'],
] as const

/** Every document: the original, its page here, its data in all forms. */
export function documentsList(outlet: Outlet, documents: readonly SourceDocument[]): Html {
  const { baseUrl } = outlet.site
  return html`<ul class="rows">
${documents.map(
  (document) => html`<li><strong>${document.label}</strong>${
    document.address !== undefined &&
    html`: <a href="${document.address}" rel="noreferrer">origineel${/\.pdf(?:$|\?)/iu.test(document.address) ? ' (pdf)' : ''}</a>`
  } · ${pageLink(outlet, document.path, 'gegevens')} <span class="quiet">${FORMS.map(([suffix, name], i) => html`${i > 0 && ' · '}<a href="${baseUrl}${document.path}.${suffix}">${name}</a>`)}</span></li>
`,
)}</ul>
`
}

/** What documents say differently, each with where it stands. */
export function differencesSection(outlet: Outlet, differences: readonly SaidDifferently[]): Html | undefined {
  if (differences.length === 0) return undefined
  return html`<section aria-labelledby="verschillen">
<h2 id="verschillen">Wat de documenten anders zeggen</h2>
<ul class="rows">
${differences.map(
  ({ message, document, place }) => html`<li>${message}${
    document &&
    html` <span class="quiet">(${document.address === undefined ? html`<a href="${addressOf(outlet, document.path)}">${document.label}</a>` : html`<a href="${atPage(document.address, place)}" rel="noreferrer">${document.label}</a>`}${placeWords(place)})</span>`
  }</li>
`,
)}</ul>
</section>
`
}

/** The address of an original, at the page of a PDF. */
function atPage(address: string, place: string | undefined): string {
  const page = /^p(\d+):/u.exec(place ?? '')?.[1]
  return page === undefined || address.includes('#') ? address : `${address}#page=${page}`
}

function placeWords(place: string | undefined): string {
  const page = /^p(\d+):/u.exec(place ?? '')?.[1]
  return page === undefined ? '' : `, blz. ${page}`
}
