import { pageRepresentations, type DescribedPage } from './described-page.js'
import { html } from '../../html/html.js'
import { shortCode } from '../council/thing-names.js'
import { rdf } from '../../rdf/vocabularies.js'
import type { Outlet } from '../outlet/outlet.js'
import { CLASS_NAMES } from '../page-parts/page-labels.js'
import { objectsOf } from '../../dataset/publication-facts.js'
import type { Representation, Resource } from '../site/resource.js'
import { descriptionPath, THINGS } from '../site/site-links.js'
import { tombstone } from './tombstone.js'

/** Every path under which the dataset describes things of this site now, each once. */
export function* describedPaths({ data, site }: Outlet): Generator<string> {
  let before: string | undefined
  for (const thing of data.merge.subjects(site.baseUrl + THINGS)) {
    const path = descriptionPath(site, thing)
    // Things that differ in their fragment share a page, and stand together: `#` sorts before what a longer name goes
    // on with.
    if (path === undefined || path === before) continue
    before = path
    yield path
  }
}

/**
 * The description of a thing by the path of its document: everything the merge says of it, in all forms. What was here
 * and is withdrawn is `gone` (410), with when; undefined for what never was.
 */
export function descriptionPage(outlet: Outlet, path: string): Resource | undefined {
  if (!path.startsWith('doc/')) return undefined
  const { data, site, history } = outlet
  const thing = site.baseUrl + THINGS + path.slice('doc/'.length)
  const parts = path.startsWith('doc/graphs/') ? data.merge.subjects(`${thing}/`) : data.merge.subjects(`${thing}#`)
  const subjects = [thing, ...parts]
  const triples = subjects.flatMap((subject) => data.merge.about(subject))
  if (triples.length === 0) {
    const time = data.versions.of(thing).at(-1)?.time ?? history.lostAt(thing)
    return time === undefined ? graphPage(outlet, path) : tombstone(site, path, thing, time)
  }
  const last = data.versions.of(thing).at(-1)
  return {
    path,
    immutable: false,
    describes: thing,
    ...(last && { lastModified: last.time }),
    representations: pageRepresentations(outlet, path, triples, describedAs(outlet, path, thing, triples)),
  }
}

/** `Gegevens van het agendapunt “Retributie op het parkeren”`, and the way to the page that people read. */
function describedAs(outlet: Outlet, path: string, thing: string, triples: readonly string[]): DescribedPage {
  if (path.startsWith('doc/graphs/')) {
    const heading = 'Herkomst van een publicatie'
    return { heading, title: `${heading} (${shortCode(thing)})` }
  }
  const kind = objectsOf(triples, rdf.type)
    .map((type) => CLASS_NAMES.get(type))
    .find((each) => each !== undefined)
  const name = outlet.council.nameOf(thing)
  const heading =
    name === undefined ? `${kind ?? 'Gegevens'} (${shortCode(thing)})` : kind === undefined ? name : `${kind}: ${name}`
  const read = outlet.council.pathOf(thing)
  return {
    heading,
    title: name === undefined ? heading : `${heading} (${shortCode(thing)})`,
    ...(read !== undefined && {
      lead: html`<p class="lead"><a href="${outlet.site.baseUrl}${read}.html">Lees de pagina: ${name ?? kind ?? 'meer hierover'}</a></p>\n`,
    }),
  }
}

/**
 * A named graph by its IRI: what it holds, line by line. The one that states a publication is that publication's page.
 */
export function graphPage({ data, site }: Outlet, path: string): Resource | undefined {
  if (!path.startsWith('doc/graphs/')) return undefined
  const graph = site.baseUrl + THINGS + path.slice('doc/'.length)
  const lines = data.triplesOf(graph)
  if (lines.length === 0) return undefined
  const body = (): string => `${lines.join('\n')}\n`
  const representations: readonly Representation[] = [
    { mediaType: 'text/turtle', suffix: 'ttl', body },
    { mediaType: 'application/n-triples', suffix: 'nt', body },
  ]
  return { path, immutable: false, describes: graph, representations }
}
