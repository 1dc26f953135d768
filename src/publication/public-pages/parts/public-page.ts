import type { Html } from '../../../html/html.js'
import type { Outlet } from '../../outlet/outlet.js'
import { feedAlternates } from '../../page-parts/feed-forms.js'
import { htmlPage, type MenuPath } from '../../page-parts/page-shell.js'
import type { Representation, Resource } from '../../site/resource.js'
import { homeOf } from '../../site/site-links.js'
import { addressOf } from './page-words.js'

/** A page for people, made when it is asked for. */
export interface PublicPage {
  readonly path: string
  readonly heading: string
  /** Title of the window, where the heading alone would not tell it from other pages. */
  readonly title?: string
  readonly description?: string
  readonly trail?: readonly { readonly name: string; readonly path: string }[]
  readonly current?: MenuPath
  readonly modified?: string | undefined
  /** Names what it was made of besides the dataset. */
  readonly version?: string
  readonly content: () => Html
  readonly structured?: () => unknown
  /** Whether it can be followed, by the feeds below `feeds/` at its path. */
  readonly isFollowed?: boolean
  /** Other forms of the same. */
  readonly others?: readonly Representation[]
}

/** The page as a resource of the site. */
export function publicPage(outlet: Outlet, page: PublicPage): Resource {
  const { path, heading, title, description, trail = [], current, modified, version, content, structured } = page
  const { others = [], isFollowed = false } = page
  const feeds = isFollowed ? feedAlternates(outlet.site, path) : []
  const body = (): string =>
    htmlPage({
      heading,
      home: homeOf(outlet.site),
      canonical: addressOf(outlet, path),
      content: content(),
      trail: trail.map(({ name, path: own }) => ({ name, address: addressOf(outlet, own) })),
      alternates: [
        ...others.map(({ mediaType, suffix }) => ({ mediaType, address: `${outlet.site.baseUrl}${path}.${suffix}` })),
        ...feeds,
      ],
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(current && { current }),
      ...(structured && { structured: structured() }),
    })
  return {
    path,
    immutable: false,
    ...(modified !== undefined && { lastModified: modified }),
    ...(version !== undefined && { version }),
    representations: [{ mediaType: 'text/html', suffix: 'html', body }, ...others],
  }
}
