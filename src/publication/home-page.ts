import { html, type Html } from '../report/html.js'
import type { Outlet } from './outlet.js'
import { htmlPage } from './page-shell.js'
import type { Resource } from './resource.js'
import { homeOf } from './site-links.js'

/** The first page of a site: what is here, for people. */
export function homePage(outlet: Outlet): Resource {
  const { site, modified } = outlet
  const body = (): string => htmlPage({ heading: site.title, canonical: homeOf(site).address, content: content(outlet) })
  return { path: 'index', immutable: false, ...(modified !== undefined && { lastModified: modified }), representations: [{ mediaType: 'text/html', suffix: 'html', body }] }
}

function content(outlet: Outlet): Html {
  const { site, entries, sparql } = outlet
  const link = (path: string, label: string): Html => html`<a href="${site.baseUrl}${path}">${label}</a>`
  return html`<p>${site.publisher.name} publiceert hier ${entries.length === 1 ? '1 document' : `${entries.length} documenten`} van zijn bestuursorganen als gelinkte open data.</p>
<h2>Lezen</h2>
<ul>
<li>${link('overzicht/1.html', 'Overzicht van alle publicaties')}</li>
<li>${link('feeds/alles.atom', 'Nieuwe publicaties volgen in een nieuwslezer (Atom)')}</li>
</ul>
<h2>Hergebruiken</h2>
<ul>
<li>${link('catalogus.ttl', 'Catalogus (DCAT-AP-VL)')}</li>
<li>${link('dumps/alles.ttl.gz', 'Alles in één bestand (Turtle)')}</li>
<li><a href="${outlet.streamAddress('besluiten')}">Stroom van besluiten (LDES)</a></li>
<li><a href="${outlet.streamAddress('publicaties')}">Stroom van publicaties (LDES)</a></li>
${sparql !== undefined && html`<li><a href="${sparql}">Zelf vragen stellen (SPARQL)</a></li>
`}</ul>
`
}
