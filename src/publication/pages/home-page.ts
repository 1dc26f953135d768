import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import { completenessLink } from './completeness-pages.js'
import type { Outlet } from '../outlet/outlet.js'
import { htmlPage } from '../page-parts/page-shell.js'
import type { Resource } from '../site/resource.js'
import { LICENCES } from '../site/site.js'
import { datasetData } from '../page-parts/structured-data.js'
import { homeOf } from '../site/site-links.js'
/** The first page of a site: what is here, for people. */
export function homePage(outlet: Outlet): Resource {
  const { site, modified } = outlet
  const body = (): string =>
    htmlPage({
      heading: site.title,
      canonical: homeOf(site).address,
      stream: outlet.streamAddress('publicaties'),
      content: content(outlet),
      structured: datasetData(outlet),
    })
  return {
    path: 'index',
    immutable: false,
    version: outlet.statementsVersion,
    ...(modified !== undefined && { lastModified: modified }),
    representations: [{ mediaType: 'text/html', suffix: 'html', body }],
  }
}

function content(outlet: Outlet): Html {
  const { site, entries, sparql, modified } = outlet
  const completeness = completenessLink(outlet)
  const licence = LICENCES[site.licence]
  const link = (path: string, label: string): Html => html`<a href="${site.baseUrl}${path}">${label}</a>`
  return html`<p>${site.publisher.name} publiceert hier ${entries.length === 1 ? '1 document' : `${entries.length} documenten`} van lokale besturen als gelinkte open data: agenda’s, besluitenlijsten en notulen, met de zittingen, stemmingen en besluiten die erin staan.${modified !== undefined && ` Laatst gewijzigd op ${longDate(modified, 'full')}.`}</p>
<div class="cards">
<section aria-labelledby="lezen">
<h2 id="lezen">Lezen</h2>
<ul>
<li>${link('overzicht/1.html', 'Overzicht van alle publicaties')}</li>
${
  completeness &&
  html`<li>${completeness}</li>
`
}<li>${link('feeds/alles.atom', 'Nieuwe publicaties volgen in een nieuwslezer')}</li>
</ul>
</section>
<section aria-labelledby="hergebruiken">
<h2 id="hergebruiken">Hergebruiken</h2>
<ul>
<li>${link('downloads.html', 'Downloads, tabellen en feeds')}</li>
${
  sparql !== undefined &&
  html`<li><a href="${sparql}">Zelf vragen stellen (SPARQL)</a></li>
`
}<li>${link('catalogus.ttl', 'Catalogus (DCAT-AP-VL)')}</li>
<li><a href="${outlet.streamAddress('besluiten')}">Stroom van besluiten (LDES)</a></li>
<li><a href="${outlet.streamAddress('publicaties')}">Stroom van publicaties (LDES)</a></li>
</ul>
<p>Licentie: <a href="${licence.iri}">${licence.title}</a>.</p>
</section>
</div>
${
  entries.length > 0 &&
  html`<section aria-labelledby="laatste">
<h2 id="laatste">Laatst gewijzigd</h2>
<ul class="publications">
${entries.slice(0, 10).map((entry) => html`<li><a href="${site.baseUrl}${entry.path}.html">${entry.name}</a></li>\n`)}</ul>
</section>
`
}<p>Vragen? <a href="${'email' in site.contact ? `mailto:${site.contact.email}` : site.contact.url}">${'email' in site.contact ? site.contact.email : site.contact.url}</a></p>
`
}
