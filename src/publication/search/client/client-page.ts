import { existsSync, readFileSync } from 'node:fs'
import { html, type Html } from '../../../html/html.js'
import type { Outlet } from '../../outlet/outlet.js'
import { htmlPage } from '../../page-parts/page-shell.js'
import { homeOf } from '../../site/site-links.js'
import type { Resource } from '../../site/resource.js'
import { searchSources } from '../filling/read-units.js'
import { clientIndex } from './client-index.js'

/** Beside this file in the build; in a clone run from source, in its build (.ci/bundle-search.js). */
const SCRIPT = ['./search-client.js', '../../../../dist/publication/search/client/search-client.js']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url) && !url.pathname.includes('/src/'))

/**
 * The search of a site of files: a page with a script, and the index that it searches, in files of which a search
 * fetches a few. A live site searches itself, and has none of it.
 */
export function clientSearchResources(outlet: Outlet): readonly Resource[] {
  if (outlet.hosting !== 'files') return []
  const { modified } = outlet
  const dated = modified === undefined ? {} : { lastModified: modified }
  const files = [...searchSources(outlet.council)].flatMap(({ units }) => units())
  return [
    {
      path: 'zoeken',
      immutable: false,
      ...dated,
      representations: [{ mediaType: 'text/html', suffix: 'html', body: () => page(outlet) }],
    },
    ...(SCRIPT === undefined
      ? []
      : [{ path: 'zoekindex/zoeken', immutable: false, representations: [script(SCRIPT)] } satisfies Resource]),
    ...clientIndex(files).map(({ path, content }): Resource => ({
      path,
      immutable: false,
      ...dated,
      representations: [{ mediaType: 'application/json', suffix: 'json', body: () => JSON.stringify(content) }],
    })),
  ]
}

/** One of these at a path. */
export function findClientSearch(outlet: Outlet, path: string): Resource | undefined {
  return path === 'zoeken' || path.startsWith('zoekindex/')
    ? clientSearchResources(outlet).find((resource) => resource.path === path)
    : undefined
}

function script(url: URL): Resource['representations'][number] {
  return { mediaType: 'text/javascript', suffix: 'js', body: () => readFileSync(url) }
}

function page({ site }: Outlet): string {
  return htmlPage({
    heading: 'Zoeken',
    home: homeOf(site),
    canonical: `${site.baseUrl}zoeken.html`,
    content: html`<noscript><p class="note">Deze site bestaat uit losse bestanden: zoeken gebeurt in uw browser, en dat kan alleen met JavaScript. Zonder JavaScript kunt u hier niet zoeken of filteren. U kunt wel alles vinden via de <a href="${site.baseUrl}zittingen.html">zittingen</a>, het <a href="${site.baseUrl}overzicht/1.html">overzicht van de publicaties</a>, of de <a href="${site.baseUrl}downloads.html">tabellen voor een rekenblad</a>.</p></noscript>
${SCRIPT === undefined ? html`<p class="note">Zoeken kan op deze site nog niet.</p>` : searchPart()}`,
  })
}

function searchPart(): Html {
  return html`<div data-search="./" hidden>
<form action="zoeken.html" method="get">
<div class="find bigfind"><label for="q">Zoek in agendapunten en besluiten</label>
<input id="q" name="q" type="search" maxlength="400" autocapitalize="off"><button>Zoeken</button></div>
<div class="filters"><p><label for="orgaan">Bestuursorgaan</label> <select id="orgaan" name="orgaan"><option value="">Alle</option></select></p>
<p><label for="jaar">Jaar van de zitting</label> <select id="jaar" name="jaar"><option value="">Alle</option></select></p>
<p><label for="volgorde">Volgorde</label> <select id="volgorde" name="volgorde"><option value="">Best passend eerst</option><option value="datum">Laatste zitting eerst</option></select></p>
<p><button>Toon resultaten</button></p></div>
</form>
<p role="status"></p>
<ol class="hits" data-results></ol>
</div>
<script src="zoekindex/zoeken.js" defer></script>
`
}
