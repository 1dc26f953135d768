import { html } from '../report/html.js'
import { htmlPage } from './page-shell.js'
import type { Resource } from './resource.js'
import type { Site } from './site.js'

/** The first page of a site: what is here, for people. `sparql`: address of the endpoint where there is one. */
export function homePage(site: Site, publications: number, sparql?: string): Resource {
  const link = (path: string, label: string) => html`<a href="${site.baseUrl}${path}">${label}</a>`
  return {
    path: 'index',
    immutable: false,
    representations: [
      {
        mediaType: 'text/html',
        suffix: 'html',
        body: () =>
          htmlPage(
            site.title,
            html`<p>${site.publisher.name} publiceert hier ${publications === 1 ? '1 document' : `${publications} documenten`} van zijn bestuursorganen als gelinkte open data.</p>
<h2>Lezen</h2>
<ul>
<li>${link('overzicht/1', 'Overzicht van alle publicaties')}</li>
<li>${link('feeds/alles.atom', 'Nieuwe publicaties volgen in een nieuwslezer (Atom)')}</li>
</ul>
<h2>Hergebruiken</h2>
<ul>
<li>${link('catalogus.ttl', 'Catalogus (DCAT-AP-VL)')}</li>
<li>${link('dumps/alles.ttl.gz', 'Alles in één bestand (Turtle)')}</li>
<li>${link('ldes/besluiten/1', 'Stroom van besluiten (LDES)')}</li>
<li>${link('ldes/publicaties/1', 'Stroom van publicaties (LDES)')}</li>
${sparql !== undefined && html`<li><a href="${sparql}">Zelf vragen stellen (SPARQL)</a></li>
`}</ul>
`,
          ),
      },
    ],
  }
}
