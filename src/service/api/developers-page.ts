import { html, type Html } from '../../html/html.js'
import type { Outlet } from '../../publication/outlet/outlet.js'
import { htmlPage } from '../../publication/page-parts/page-shell.js'
import { homeOf } from '../../publication/site/site-links.js'
import { SEARCH_ENDPOINT } from './api-document.js'
import { ENDPOINTS, type Endpoint, type Parameter } from './api-endpoints.js'
import { API_PATH, ApiNouns, idOf } from './api-nouns.js'

/** Where the page stands below the site. */
export const DEVELOPERS_PATH = 'ontwikkelaars'

type Described = Pick<Endpoint, 'path' | 'operation' | 'summary' | 'parameters'>

/** The page for developers: each endpoint with its parameters and an example over this very dataset, in English. */
export function developersPage(outlet: Outlet, hasSearch: boolean): string {
  const { site, sparql } = outlet
  const start = `${site.baseUrl}${API_PATH}`
  const endpoints: readonly Described[] = hasSearch ? [...ENDPOINTS, SEARCH_ENDPOINT] : ENDPOINTS
  return htmlPage({
    heading: 'Voor ontwikkelaars',
    home: homeOf(site),
    canonical: `${site.baseUrl}${DEVELOPERS_PATH}`,
    content: html`<p>Alles op deze site is er ook als gegevens. Dit zijn de adressen van de JSON API; de beschrijving voor programma’s staat in <a href="${start}/openapi.json">OpenAPI 3.1</a>. Voor linked data: <a href="${site.baseUrl}downloads.html">downloads, streams en tabellen</a>${sparql !== undefined && html` en <a href="${sparql}">SPARQL</a>`}.</p>
<div lang="en">
<p>Lists are paged: follow <code>next</code> until there is none. Send the <code>ETag</code> of an answer as <code>If-None-Match</code>, and you get 304 while it is the same. Pages of other sites may ask too (CORS). No key is needed. What no document says is not there.</p>
${endpoints.map((endpoint) => endpointPart(endpoint, start, exampleOf(outlet, endpoint)))}</div>
`,
  })
}

function endpointPart(
  { path, operation, summary, parameters }: Described,
  start: string,
  example: string | undefined,
): Html {
  return html`<section aria-labelledby="${operation}">
<h2 id="${operation}"><code>GET /${API_PATH}/${path}</code></h2>
<p>${summary}.</p>
${
  parameters.length > 0 &&
  html`<dl class="facts">
${parameters.map(parameterPart)}</dl>
`
}${example === undefined ? html`<p>This dataset has none to show.</p>` : html`<p>Example: <a href="${start}/${example}"><code>${start}/${example}</code></a></p>`}
</section>
`
}

function parameterPart({ name, description }: Parameter): Html {
  return html`<div><dt><code>${name}</code></dt><dd>${description.replaceAll('`', '')}</dd></div>
`
}

/** What an example asks for below the start of the API; undefined where the dataset has no such thing. */
function exampleOf({ council, site }: Outlet, { path }: Described): string | undefined {
  if (path === 'zoeken') return 'zoeken?q=reglement&volgorde=datum'
  const [collection = '', id] = path.split('/')
  if (id === undefined) return `${collection}?limit=2`
  const found = idIn(collection, council, new ApiNouns(site))
  return found === undefined ? undefined : `${collection}/${found}`
}

function idIn(collection: string, council: Outlet['council'], nouns: ApiNouns): string | undefined {
  const first = council.sittings[0] && council.sitting(council.sittings[0].iri)
  switch (collection) {
    case 'bestuurseenheden':
      return idAt(council.councils[0]?.path)
    case 'bestuursorganen':
      return idAt(council.bodies[0]?.path)
    case 'zittingen':
      return idAt(first?.path)
    case 'agendapunten':
      return idAt(first?.items[0]?.path)
    case 'personen':
      return idAt([...council.personPaths][0])
    default: {
      for (const { iri } of council.sittings.slice(0, 20)) {
        const sitting = council.sitting(iri)
        const item = sitting?.items.find(({ decisions }) => decisions.length > 0)
        const decision = item?.decisions[0]
        if (item && decision) return String(nouns.decision(decision, { item, sitting })['id'])
      }
      return idAt([...council.looseDecisionPaths][0])
    }
  }
}

function idAt(path: string | undefined): string | undefined {
  return path === undefined ? undefined : idOf(path)
}
