import { FORMATS } from '../rdf/formats/formats.js'
import type { Outlet } from './outlet/outlet.js'
import { movedBodyFeeds, redirectOf } from './redirects.js'
import { descriptionPath } from './site/site-links.js'

/**
 * Files by which hosts that know them serve a site as a live one would: `_redirects` (IRIs of things lead to their
 * documents) and `_headers` (media types, what may be kept for ever). Others ignore them; STATIC-HOSTS.md has the same
 * for common web servers.
 */
export function hostFiles(outlet: Outlet): readonly (readonly [path: string, content: string])[] {
  const { site, streams, council } = outlet
  const root = new URL(site.baseUrl).pathname
  const merged = [...council.merged].flatMap((iri) => {
    const own = descriptionPath(site, iri)
    const to = own === undefined ? undefined : redirectOf(outlet, own)
    return to?.status === 301 ? [`${root}${own ?? ''}.html ${root}${to.path}.html 301`] : []
  })
  const types = [
    ...Object.values(FORMATS).map(({ extensions, mediaType }) => [extensions[0] ?? '', mediaType] as const),
    ['atom', 'application/atom+xml'] as const,
  ]
  const headers = [
    ...types.map(
      ([extension, mediaType]) =>
        `${root}*.${extension}\n  Content-Type: ${mediaType}${mediaType.startsWith('text/') ? '; charset=utf-8' : ''}\n`,
    ),
    `${root}.well-known/void\n  Content-Type: text/turtle; charset=utf-8\n`,
    `${root}sync/besluiten/files\n  Content-Type: application/vnd.api+json\n`,
    `${root}files/*\n  Content-Type: application/json\n  Cache-Control: public, max-age=31536000, immutable\n`,
    ...[streams.besluiten, streams.publicaties].flatMap((stream) =>
      Array.from(
        { length: stream.pages - 1 },
        (_, i) => `${root}${stream.page(i + 1)?.path ?? ''}.*\n  Cache-Control: public, max-age=604800, immutable\n`,
      ),
    ),
    `${root}*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n`,
  ]
  const feeds = [...movedBodyFeeds(outlet)].flatMap(([from, to]) =>
    ['atom', 'json'].map((suffix) => `${root}${from}.${suffix} ${root}${to}.${suffix} 301`),
  )
  const redirects = [
    ...merged,
    ...feeds,
    ...[
      'catalogus',
      'uitgever',
      'contact',
      'dataset/*',
      'service/*',
      'distributie/*',
      'record/*',
      'maatstaven/*',
      'oordelen/*',
      'bevindingen/*',
    ].map((path) => `${root}id/${path} ${root}catalogus.ttl 303`),
    `${root}id/bronnen/:id ${root}volledigheid/:id.html 303`,
    `${root}id/publicaties/:id ${root}publicaties/:id.html 303`,
    `${root}id/graphs/:id/stated ${root}publicaties/:id.html 303`,
    `${root}id/graphs/* ${root}doc/graphs/:splat.nt 303`,
    `${root}id/* ${root}doc/:splat.html 303`,
    `${root}ldes/besluiten ${root}ldes/besluiten/1.ttl 303`,
    `${root}ldes/publicaties ${root}ldes/publicaties/1.ttl 303`,
  ]
  return [
    ['_headers', headers.join('')],
    ['_redirects', `${redirects.join('\n')}\n`],
  ]
}
