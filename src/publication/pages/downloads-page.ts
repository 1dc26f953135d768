import { html, type Html } from '../../html/html.js'
import { feedListings } from './feeds.js'
import type { Outlet } from '../outlet/outlet.js'
import { htmlPage } from '../page-parts/page-shell.js'
import type { Resource } from '../site/resource.js'
import { TABLES } from '../tables/tables.js'
import { homeOf } from '../site/site-links.js'
/** Every file that can be fetched whole, and every feed: for people who look for one. */
export function downloadsPage(outlet: Outlet): Resource {
  const { site, modified } = outlet
  const body = (): string =>
    htmlPage({
      heading: 'Downloads en feeds',
      home: homeOf(site),
      canonical: `${site.baseUrl}downloads.html`,
      content: content(outlet),
    })
  return {
    path: 'downloads',
    immutable: false,
    ...(modified !== undefined && { lastModified: modified }),
    representations: [{ mediaType: 'text/html', suffix: 'html', body }],
  }
}

function content(outlet: Outlet): Html {
  const { site, dumps, council } = outlet
  const bodyFeeds = council.bodies.map(({ path, name }) => ({ path: `feeds/${path}`, title: name }))
  const link = (path: string, label: string): Html => html`<a href="${site.baseUrl}${path}">${label}</a>`
  return html`<h2>Alles in één bestand</h2>
<p>Gecomprimeerd met gzip. De controlegetallen (sha256) staan in ${link('dumps/SHA256SUMS', 'SHA256SUMS')}.</p>
<ul>
${dumps.map(({ path, title }) => html`<li>${link(path, title)}</li>\n`)}</ul>
<h2>Tabellen</h2>
<p>Voor wie met een rekenblad werkt. Kies XLSX voor Excel of LibreOffice, CSV (UTF-8, komma tussen de kolommen) voor andere programma’s.</p>
<ul>
${TABLES.map(({ name, title }) => html`<li>${title}: ${link(`tabellen/${name}.xlsx`, 'XLSX')}, ${link(`tabellen/${name}.csv`, 'CSV')}</li>\n`)}</ul>
<h2>Feeds</h2>
<p>Volg nieuwe en gewijzigde publicaties, of de zittingen van een orgaan, in een nieuwslezer. Wie een raadslid wil volgen, vindt de feed op de pagina van die persoon.</p>
<ul>
${[...feedListings(outlet), ...bodyFeeds].map(({ path, title }) => html`<li>${title}: ${link(`${path}.atom`, 'Atom')}, ${link(`${path}.json`, 'JSON Feed')}</li>\n`)}</ul>
`
}
