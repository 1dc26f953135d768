import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { bodiesPage, bodyPage, bodyPaths } from './body-page.js'
import { councilPage, rulesPage, rulesPageCount, sittingsPage } from './council-page.js'
import { itemPage, loosePage } from './item-page.js'
import { personPage } from './person-page.js'
import { sittingPage } from './sitting-page.js'
import { versionPaths, versionsPage } from './versions-page.js'

/** A kind of page: the paths it has now, and the page at one of them. */
interface PageKind {
  readonly paths: (outlet: Outlet) => Iterable<string>
  /** More of them, costly to list, that other pages lead to. */
  readonly behind?: (outlet: Outlet) => Iterable<string>
  readonly find: (outlet: Outlet, path: string) => Resource | undefined
}

/** The kinds of pages by the first part of their path: a row each. */
const KINDS: Readonly<Record<string, PageKind>> = {
  zittingen: {
    paths: ({ council }) => ['zittingen', ...council.sittings.map(({ path }) => path)],
    find: (outlet, path) => (path === 'zittingen' ? sittingsPage(outlet) : sittingPage(outlet, path)),
  },
  punten: {
    paths: ({ council }) => council.itemPaths,
    behind: function* (outlet) {
      for (const path of outlet.council.itemPaths) yield* versionPaths(outlet, path)
    },
    find: (outlet, path) => (path.includes('/versies') ? versionsPage(outlet, path) : itemPage(outlet, path)),
  },
  besluiten: { paths: ({ council }) => council.looseDecisionPaths, find: loosePage },
  personen: { paths: ({ council }) => council.personPaths, find: personPage },
  organen: {
    paths: (outlet) => ['organen', ...outlet.council.bodies.flatMap((body) => bodyPaths(outlet, body))],
    find: (outlet, path) => (path === 'organen' ? bodiesPage(outlet) : bodyPage(outlet, path)),
  },
  besturen: { paths: ({ council }) => council.councils.map(({ path }) => path), find: councilPage },
  reglementen: {
    paths: (outlet) =>
      Array.from({ length: rulesPageCount(outlet) }, (_, i) => (i === 0 ? 'reglementen' : `reglementen/${i + 1}`)),
    find: (outlet, path) => {
      const [, page = '1'] = /^reglementen(?:\/([2-9]|[1-9]\d+))?$/u.exec(path) ?? [undefined, '0']
      const number = Number(page)
      return number > 0 && number <= rulesPageCount(outlet) ? rulesPage(outlet, number) : undefined
    },
  },
}

/** Every page for people but the first. */
export function* publicPages(outlet: Outlet): Generator<Resource> {
  for (const { paths, behind, find } of Object.values(KINDS)) {
    for (const list of [paths, behind]) {
      for (const path of list?.(outlet) ?? []) {
        const page = find(outlet, path)
        if (page) yield page
      }
    }
  }
}

/** The page for people at a path, if there is one. */
export function findPublicPage(outlet: Outlet, path: string): Resource | undefined {
  return KINDS[path.split('/', 1)[0] ?? '']?.find(outlet, path)
}

/** Paths of every page for people, for search engines. */
export function* publicPaths(outlet: Outlet): Generator<string> {
  for (const { paths } of Object.values(KINDS)) yield* paths(outlet)
}
