import { catalogue, voidDescription } from './catalogue/dcat-catalogue.js'
import { completenessPages, findCompleteness } from './pages/completeness-pages.js'
import { describedPaths, descriptionPage, graphPage } from './pages/description-pages.js'
import { downloadsPage } from './pages/downloads-page.js'
import { feeds, findFeed } from './pages/feeds.js'
import { findFollowFeed, followFeeds } from './pages/follow-feeds.js'
import { homePage } from './pages/home-page.js'
import { CONTEXT_PATH, OSLO_CONTEXT } from './dumps/oslo-context.js'
import type { Outlet } from './outlet/outlet.js'
import { findPublication, overviewCount, overviewPage, publicationPage } from './pages/publication-pages.js'
import { findPublicPage, publicPages } from './public-pages/public-pages.js'
import type { Site } from './site/site.js'
import { logoPath } from './site/site-links.js'
import { slowRdfRepresentations, type Resource } from './site/resource.js'
import { clientSearchResources, findClientSearch } from './search/client/client-page.js'
import { streamShapes } from './streams/stream-shapes.js'
import { tableResources } from './table-files.js'
import { streamPage } from './pages/stream-page.js'
import { robots, siteEntries, sitemaps } from './sitemap.js'

/** One way out of the dataset that consists of resources. */
export interface WayOut {
  readonly name: string
  /** Everything it has, for a site of files. */
  readonly resources: (outlet: Outlet) => Iterable<Resource>
  /** One resource by its path (without ending), for a live site; undefined when it is not of this way out. */
  readonly find: (outlet: Outlet, path: string) => Resource | undefined
}

/** The ways out: a row each. */
export const WAYS_OUT: readonly WayOut[] = [
  {
    name: 'home',
    resources: (outlet) => [homePage(outlet)],
    find: (outlet, path) => (path === '' || path === 'index' ? homePage(outlet) : undefined),
  },
  {
    name: 'pages for people',
    resources: publicPages,
    find: findPublicPage,
  },
  {
    name: 'logo',
    resources: ({ site }) => logoResource(site),
    find: ({ site }, path) => logoResource(site).find((resource) => resource.path === path),
  },
  {
    name: 'overview',
    resources: (outlet) => numbers(overviewCount(outlet.entries)).map((number) => overviewPage(outlet, number)),
    find: (outlet, path) => {
      const number = Number(/^overzicht\/([1-9]\d*)$/u.exec(path)?.[1])
      return number <= overviewCount(outlet.entries) ? overviewPage(outlet, number) : undefined
    },
  },
  {
    name: 'publications',
    resources: function* (outlet) {
      for (const entry of outlet.index.entries) yield publicationPage(outlet, entry)
    },
    find: findPublication,
  },
  {
    name: 'descriptions',
    resources: function* (outlet) {
      for (const path of describedPaths(outlet)) {
        const page = descriptionPage(outlet, path)
        if (page) yield page
      }
    },
    find: descriptionPage,
  },
  {
    name: 'named graphs',
    resources: function* (outlet) {
      for (const { graph, role, triples } of outlet.data.heads()) {
        const start = `${outlet.site.baseUrl}id/`
        const page =
          triples > 0 && role !== 'stated' && graph.startsWith(start)
            ? graphPage(outlet, `doc/${graph.slice(start.length)}`)
            : undefined
        if (page) yield page
      }
    },
    find: () => undefined,
  },
  {
    name: 'event streams',
    resources: function* ({ streams }) {
      for (const stream of [streams.besluiten, streams.publicaties]) {
        for (const number of numbers(stream.pages)) {
          const page = stream.page(number)
          if (page) yield page
        }
        const signpost = stream.signpost()
        if (signpost) yield signpost
      }
    },
    find: (outlet, path) => {
      const found = streamPage(outlet, path)
      return found && 'representations' in found ? found : undefined
    },
  },
  {
    name: 'shapes of the streams',
    resources: ({ site }) => streamShapes(site),
    find: ({ site }, path) => streamShapes(site).find((resource) => resource.path === path),
  },
  {
    name: 'completeness',
    resources: completenessPages,
    find: findCompleteness,
  },
  {
    name: 'catalogue',
    resources: (outlet) => [catalogueResource(outlet), voidResource(outlet)],
    find: (outlet, path) =>
      path === 'catalogus' ? catalogueResource(outlet) : path === '.well-known/void' ? voidResource(outlet) : undefined,
  },
  {
    name: 'JSON-LD context',
    resources: () => [contextResource()],
    find: (_, path) => (path === CONTEXT_PATH ? contextResource() : undefined),
  },
  {
    name: 'downloads',
    resources: (outlet) => [downloadsPage(outlet)],
    find: (outlet, path) => (path === 'downloads' ? downloadsPage(outlet) : undefined),
  },
  {
    name: 'tables',
    resources: tableResources,
    find: (outlet, path) =>
      path.startsWith('tabellen/') ? tableResources(outlet).find((resource) => resource.path === path) : undefined,
  },
  {
    name: 'feeds',
    resources: feeds,
    find: findFeed,
  },
  {
    name: 'feeds of bodies and people',
    resources: followFeeds,
    find: findFollowFeed,
  },
  {
    name: 'search of files',
    resources: clientSearchResources,
    find: findClientSearch,
  },
  {
    name: 'search engines',
    resources: (outlet) => [robots(outlet.site), ...sitemaps(outlet.site, siteEntries(outlet))],
    find: (outlet, path) =>
      path === 'robots'
        ? robots(outlet.site)
        : path.startsWith('sitemap')
          ? sitemaps(outlet.site, siteEntries(outlet)).find((resource) => resource.path === path)
          : undefined,
  },
]

/** The resource of a live site at a path without ending. */
export function findResource(outlet: Outlet, path: string): Resource | undefined {
  for (const way of WAYS_OUT) {
    const found = way.find(outlet, path)
    if (found) return found
  }
  return undefined
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i + 1)
}

function logoResource(site: Site): readonly Resource[] {
  const { logo } = site
  const [, suffix] = logoPath(site)?.split('.') ?? []
  return logo && suffix !== undefined
    ? [
        {
          path: 'logo',
          immutable: false,
          representations: [{ mediaType: logo.mediaType, suffix, body: () => logo.bytes }],
        },
      ]
    : []
}

function contextResource(): Resource {
  const body = (): string => `${JSON.stringify({ '@context': OSLO_CONTEXT }, undefined, 2)}\n`
  return {
    path: CONTEXT_PATH,
    immutable: false,
    representations: [{ mediaType: 'application/ld+json', aliases: ['application/json'], suffix: 'jsonld', body }],
  }
}

function catalogueResource(outlet: Outlet): Resource {
  const { site, modified, statementsVersion } = outlet
  // Turtle first: Metadata Vlaanderen takes RDF/XML and Turtle, and knows no JSON-LD.
  const last = [modified, ...outlet.statements.map(({ asOf }) => asOf)]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1)
  return {
    path: 'catalogus',
    immutable: false,
    version: statementsVersion,
    ...(last !== undefined && { lastModified: last }),
    representations: slowRdfRepresentations(
      async () => catalogue(site, await outlet.contents()),
      ['turtle', 'rdfxml', 'jsonld'],
    ),
  }
}

function voidResource(outlet: Outlet): Resource {
  const { site, modified } = outlet
  const quads = async (): Promise<ReturnType<typeof voidDescription>> =>
    voidDescription(`${site.baseUrl}id/dataset/besluiten`, site, await outlet.contents())
  return {
    path: '.well-known/void',
    immutable: false,
    bareSuffix: 'ttl',
    ...(modified !== undefined && { lastModified: modified }),
    representations: slowRdfRepresentations(quads, ['turtle', 'rdfxml', 'jsonld']),
  }
}
