import type { Quad } from 'n3'
import { catalogue, voidDescription } from './catalogue.js'
import { describedThings, descriptionPage, descriptionPath } from './description-pages.js'
import { feed, type FeedEntry } from './feeds.js'
import { homePage } from './home-page.js'
import type { Outlet } from './outlet.js'
import { overviewCount, overviewPage, publicationName, publicationPage } from './publication-pages.js'
import { rdfRepresentations, type Resource } from './resource.js'
import { robots, sitemaps } from './sitemap.js'

/** One way out of the dataset that consists of resources. */
export interface WayOut {
  readonly name: string
  /** Everything it has, for a site of files. */
  readonly resources: (outlet: Outlet) => Iterable<Resource>
  /** One resource by its path (without ending), for a live site; undefined when it is not of this way out. */
  readonly find: (outlet: Outlet, path: string) => Resource | undefined
}

const LDES_PAGE = /^ldes\/(besluiten|publicaties)\/(\d+)$/u

/** The ways out: a row each. */
export const WAYS_OUT: readonly WayOut[] = [
  {
    name: 'home',
    resources: (outlet) => [homePage(outlet.site, outlet.entries.length, outlet.contents.sparql)],
    find: (outlet, path) => (path === '' || path === 'index' ? homePage(outlet.site, outlet.entries.length, outlet.contents.sparql) : undefined),
  },
  {
    name: 'overview',
    resources: ({ data, site, entries }) => numbers(overviewCount(entries)).map((number) => overviewPage(data, site, entries, number)),
    find: ({ data, site, entries }, path) => {
      const number = Number(/^overzicht\/(\d+)$/u.exec(path)?.[1])
      return number >= 1 && number <= overviewCount(entries) ? overviewPage(data, site, entries, number) : undefined
    },
  },
  {
    name: 'publications',
    resources: function* ({ data, site, entries }) {
      for (const entry of entries) yield publicationPage(data, site, entry)
    },
    find: ({ data, site, entries }, path) => {
      const entry = path.startsWith('publicaties/') ? entries.find((each) => each.path === path) : undefined
      return entry && publicationPage(data, site, entry)
    },
  },
  {
    name: 'descriptions',
    resources: function* ({ data, site }) {
      for (const thing of describedThings(data, site)) {
        const page = descriptionPage(data, site, descriptionPath(site, thing) ?? '')
        if (page) yield page
      }
    },
    find: ({ data, site }, path) => descriptionPage(data, site, path),
  },
  {
    name: 'event streams',
    resources: function* ({ streams }) {
      for (const stream of [streams.besluiten, streams.publicaties]) {
        for (const number of numbers(stream.pages)) {
          const page = stream.page(number)
          if (page) yield page
        }
      }
    },
    find: ({ streams }, path) => {
      const [, name, number] = LDES_PAGE.exec(path) ?? []
      return name === undefined ? undefined : streams[name as 'besluiten' | 'publicaties'].page(Number(number))
    },
  },
  {
    name: 'catalogue',
    resources: (outlet) => [catalogueResource(outlet), voidResource(outlet)],
    find: (outlet, path) => (path === 'catalogus' ? catalogueResource(outlet) : path === '.well-known/void' ? voidResource(outlet) : undefined),
  },
  {
    name: 'feeds',
    resources: (outlet) => [wholeFeed(outlet)],
    find: (outlet, path) => (path === 'feeds/alles' ? wholeFeed(outlet) : undefined),
  },
  {
    name: 'search engines',
    resources: (outlet) => [robots(outlet.site), ...siteMap(outlet)],
    find: (outlet, path) => (path === 'robots' ? robots(outlet.site) : path.startsWith('sitemap') ? siteMap(outlet).find((resource) => resource.path === path) : undefined),
  },
]

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i + 1)
}

function catalogueResource({ site, contents }: Outlet): Resource {
  // Turtle first: Metadata Vlaanderen takes RDF/XML and Turtle, and knows no JSON-LD.
  return { path: 'catalogus', immutable: false, lastModified: contents.modified, representations: rdfRepresentations(() => catalogue(site, contents), ['turtle', 'rdfxml', 'jsonld']) }
}

function voidResource({ site, contents }: Outlet): Resource {
  const quads = (): readonly Quad[] => voidDescription(`${site.baseUrl}id/dataset/besluiten`, site, contents)
  return { path: '.well-known/void', immutable: false, lastModified: contents.modified, representations: rdfRepresentations(quads, ['turtle', 'rdfxml', 'jsonld']) }
}

function wholeFeed({ data, site, entries }: Outlet): Resource {
  const items = entries.slice(0, 50).map((entry): FeedEntry => ({ title: publicationName(data, entry), address: site.baseUrl + entry.path, source: entry.source, modified: entry.modified }))
  return feed(site, 'feeds/alles', site.title, items)
}

function siteMap({ site, entries }: Outlet): readonly Resource[] {
  return sitemaps(site, entries.map(({ path, modified }) => ({ address: site.baseUrl + path, modified })))
}
