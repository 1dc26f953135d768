import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import { completenessLink } from './completeness-pages.js'
import type { Outlet } from '../outlet/outlet.js'
import { htmlPage } from '../page-parts/page-shell.js'
import { councilContent } from '../public-pages/council-page.js'
import { countOf } from '../public-pages/parts/page-words.js'
import type { Resource } from '../site/resource.js'
import { LICENCES } from '../site/site.js'
import { datasetData } from '../page-parts/structured-data.js'
import { homeOf } from '../site/site-links.js'
/** The first page of a site: what is here, for people. */
export function homePage(outlet: Outlet): Resource {
  const { site } = outlet
  const body = (): string =>
    htmlPage({
      heading: site.title,
      home: homeOf(site),
      description: `Zittingen, agenda’s, stemmingen en besluiten die ${site.publisher.name} publiceert.`,
      canonical: homeOf(site).address,
      stream: outlet.streamAddress('publicaties'),
      content: content(outlet),
      structured: datasetData(outlet),
    })
  return {
    path: 'index',
    immutable: false,
    // What is still to come changes with the day, so the time of the last change does not name the page.
    version: `${outlet.today} ${outlet.statementsVersion ?? ''}`,
    representations: [{ mediaType: 'text/html', suffix: 'html', body }],
  }
}

function content(outlet: Outlet): Html {
  const { site, entries, sparql, modified, council } = outlet
  const { councils, sittings } = council
  const completeness = completenessLink(outlet)
  const licence = LICENCES[site.licence]
  const link = (path: string, label: string): Html => html`<a href="${site.baseUrl}${path}">${label}</a>`
  return html`<p class="lead">Wat lokale besturen beslissen: zittingen, agenda’s, stemmingen en besluiten, uit ${countOf(entries.length, 'document', 'documenten')} en ${countOf(sittings.length, 'zitting', 'zittingen')}.</p>
<form class="find bigfind" action="${site.baseUrl}zoeken.html" method="get">
<label for="zoekwoord">Zoek een besluit</label>
<input id="zoekwoord" type="search" name="q"><button>Zoek</button>
</form>
${
  councils.length > 1 &&
  html`<section aria-labelledby="besturen">
<h2 id="besturen">Besturen</h2>
<ul class="grid">
${councils.map((each) => html`<li><a href="${site.baseUrl}${each.path}.html">${each.name}<span class="quiet">${countOf(sittings.filter(({ body }) => body?.council?.path === each.path).length, 'zitting', 'zittingen')}</span></a></li>\n`)}</ul>
</section>
`
}${councilContent(outlet, councils.length === 1 ? councils[0] : undefined)}<div class="cards">
<section aria-labelledby="gegevens">
<h2 id="gegevens">Gegevens hergebruiken</h2>
<ul>
<li>${link('downloads.html', 'Downloads, tabellen en feeds')}</li>
<li>${link('feeds/alles.atom', 'Nieuwe publicaties volgen in een nieuwslezer')}</li>
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
<section aria-labelledby="over">
<h2 id="over">Over deze site</h2>
<p>${site.publisher.name} publiceert hier wat in de documenten staat, zonder er iets aan toe te voegen.${modified !== undefined && ` Laatst gewijzigd op ${longDate(modified, 'full')}.`}</p>
<ul>
${
  completeness &&
  html`<li>${completeness}</li>
`
}<li>${link('overzicht/1.html', 'Overzicht van alle documenten')}</li>
</ul>
<p>Vragen? <a href="${'email' in site.contact ? `mailto:${site.contact.email}` : site.contact.url}">${'email' in site.contact ? site.contact.email : site.contact.url}</a></p>
</section>
</div>
`
}
