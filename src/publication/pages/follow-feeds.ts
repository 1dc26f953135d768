import type { PersonAtSitting, SittingSummary } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import { feedResource, type FeedEntry } from '../page-parts/feed-forms.js'
import type { Resource } from '../site/resource.js'

/** The feeds of each body and of everybody who has a page: `feeds/organen/…` and `feeds/personen/…`. */
export function* followFeeds(outlet: Outlet): Generator<Resource> {
  for (const path of [...outlet.council.bodies.map((body) => body.path), ...outlet.council.personPaths]) {
    const feed = findFollowFeed(outlet, `feeds/${path}`)
    if (feed) yield feed
  }
}

/** The feed of a body or a person at a path, if there is one. */
export function findFollowFeed(outlet: Outlet, path: string): Resource | undefined {
  const [, followed = ''] = /^feeds\/((?:organen|personen)\/[^/]+)$/u.exec(path) ?? []
  if (followed.startsWith('personen/')) return personFeed(outlet, path, followed)
  const { site, council } = outlet
  const body = council.bodyAt(followed)
  return (
    body &&
    feedResource(site, path, {
      title: body.name,
      page: `${site.baseUrl}${body.path}.html`,
      entries: newestFirst(
        council.sittingsOf(followed).map((sitting) => ({ ...entryOf(outlet, sitting), summary: documentsOf(sitting) })),
      ),
    })
  )
}

function personFeed(outlet: Outlet, path: string, followed: string): Resource | undefined {
  const person = outlet.council.person(followed)
  const { site } = outlet
  return (
    person &&
    feedResource(site, path, {
      title: person.name,
      page: `${site.baseUrl}${person.path}.html`,
      entries: newestFirst(person.sittings.map((at) => ({ ...entryOf(outlet, at.sitting), summary: whatTheyDid(at) }))),
    })
  )
}

function entryOf({ site }: Outlet, { name, path, modified }: SittingSummary): FeedEntry {
  return { title: name, address: `${site.baseUrl}${path}.html`, modified }
}

function documentsOf({ documents }: SittingSummary): string {
  return `Er is: ${[...new Set(documents.map(({ label }) => label))].join(', ')}.`
}

const SIDES = { for: 'Voor', against: 'Tegen', abstained: 'Onthouding' } as const

/** What documents say that somebody did at a sitting, in sentences; nothing that they do not say. */
function whatTheyDid({ wasPresent, wasChair, votes }: PersonAtSitting): string {
  return [
    ...(wasPresent === undefined ? [] : [wasPresent ? 'Aanwezig.' : 'Afwezig.']),
    ...(wasChair ? ['Voorzitter.'] : []),
    ...votes.map(({ item, side }) => `${SIDES[side]}: ${item.title}.`),
  ].join(' ')
}

function newestFirst(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  return [...entries].sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0))
}
