import { html } from '../html/html.js'
import type { Outlet } from './outlet/outlet.js'
import { publicPaths } from './public-pages/public-pages.js'
import type { Resource } from './site/resource.js'
import type { Site } from './site/site.js'
/** Most addresses in one sitemap (sitemaps.org protocol). */
const PER_SITEMAP = 50_000

/** An address for search engines. */
export interface SitemapEntry {
  readonly address: string
  readonly modified: string
}

/** The pages that search engines are to show: the first, every page for people and every publication. */
export function siteEntries(outlet: Outlet): readonly SitemapEntry[] {
  const { site, entries, modified = site.issued } = outlet
  return [
    { address: `${site.baseUrl}index.html`, modified },
    ...[...publicPaths(outlet)].map((path) => ({ address: `${site.baseUrl}${path}.html`, modified })),
    ...entries.map((entry) => ({ address: `${site.baseUrl}${entry.path}.html`, modified: entry.modified })),
  ]
}

/** The sitemap index and its sitemaps. */
export function sitemaps(site: Site, entries: readonly SitemapEntry[]): readonly Resource[] {
  const count = Math.max(1, Math.ceil(entries.length / PER_SITEMAP))
  const parts = Array.from({ length: count }, (_, i) => entries.slice(i * PER_SITEMAP, (i + 1) * PER_SITEMAP))
  return [
    xml(
      'sitemap',
      () =>
        html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map((_, i) => html`<sitemap><loc>${site.baseUrl}sitemap-${i + 1}.xml</loc></sitemap>\n`)}</sitemapindex>
`.markup,
    ),
    ...parts.map((part, i) =>
      xml(
        `sitemap-${i + 1}`,
        () =>
          html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${part.map(({ address, modified }) => html`<url><loc>${address}</loc><lastmod>${modified}</lastmod></url>\n`)}</urlset>
`.markup,
      ),
    ),
  ]
}

/** What crawlers are told: everything may be read; here is the sitemap. */
export function robots(site: Site): Resource {
  const body = `User-agent: *\nAllow: /\nSitemap: ${site.baseUrl}sitemap.xml\n`
  return {
    path: 'robots',
    immutable: false,
    representations: [{ mediaType: 'text/plain', suffix: 'txt', body: () => body }],
  }
}

function xml(path: string, body: () => string): Resource {
  return {
    path,
    immutable: false,
    representations: [
      { mediaType: 'application/xml', suffix: 'xml', body: () => `<?xml version="1.0" encoding="utf-8"?>\n${body()}` },
    ],
  }
}
