import { longDate } from '../../rdf/long-date.js'
import { lblodBesluit } from '../../rdf/vocabularies.js'
import { html, type Html } from '../../html/html.js'
import { pageRepresentations } from './described-page.js'
import { linkProperty } from '../../html/rdfa-elements.js'
import { htmlPage } from '../page-parts/page-shell.js'
import type { Outlet } from '../outlet/outlet.js'
import { KIND_NAMES, type PublicationEntry } from '../../dataset/publication-index.js'
import { shortCode } from '../council/thing-names.js'
import type { Resource } from '../site/resource.js'
import { homeOf, overviewOf } from '../site/site-links.js'
import { tombstone } from './tombstone.js'
/** Publications on one overview page. */
const PER_PAGE = 100

/** The page of one publication in all its forms; each carries exactly the triples of its graph. */
export function publicationPage(outlet: Outlet, entry: PublicationEntry): Resource {
  const { data, site } = outlet
  return {
    path: entry.path,
    immutable: false,
    lastModified: entry.modified,
    representations: pageRepresentations(outlet, entry.path, data.triplesOf(entry.graph), {
      heading: documentName(outlet, entry),
      title: `${documentName(outlet, entry)} (${shortCode(entry.path)})`,
      source: entry.source,
      trail: [overviewOf(site)],
      lead: lead(outlet, entry),
    }),
  }
}

/** `Agenda, Gemeenteraad Nazareth, maandag 27 maart 2023`: its own kind and the sitting it is of. */
export function documentName({ council }: Outlet, entry: PublicationEntry): string {
  const sitting = council.sittingsIn(entry)[0]
  if (!sitting)
    return entry.isIndex === true ? `Lijst: ${entry.title ?? entry.source.replace(/^https?:\/\//u, '')}` : entry.name
  return [entry.documentKind && KIND_NAMES[entry.documentKind], sitting.name].filter(Boolean).join(', ')
}

/** What the document tells of, as pages for people. */
function lead(outlet: Outlet, entry: PublicationEntry): Html {
  const { council, site } = outlet
  const sittings = council.sittingsIn(entry)
  const loose = council.looseIn(entry)
  const link = (path: string, label: string): Html =>
    html`<li><a href="${site.baseUrl}${path}.html">${label}</a></li>\n`
  if (sittings.length + loose.length === 0)
    return html`<p>${entry.isIndex === true ? 'Deze pagina leidt naar documenten en is er zelf geen.' : 'Dit document vertelt over geen zitting.'}</p>\n`
  return html`<p class="lead">Lees wat dit document vertelt:</p>
<ul class="rows">
${sittings.map(({ path, name }) => link(path, name))}${loose.slice(0, MOST_LOOSE).map((path) => link(path, council.looseDecision(path)?.title ?? 'Besluit'))}</ul>
${loose.length > MOST_LOOSE && html`<p>En nog ${loose.length - MOST_LOOSE} besluiten.</p>\n`}`
}

const MOST_LOOSE = 50

/** A publication by its path: the page, its tombstone, or nothing when there never was one. */
export function findPublication(outlet: Outlet, path: string): Resource | undefined {
  const entry = outlet.index.at(path)
  if (entry) return publicationPage(outlet, entry)
  const withdrawn = outlet.index.withdrawnAt(path)
  return withdrawn && tombstone(outlet.site, path, `${outlet.site.baseUrl}id/${path}`, withdrawn.time)
}

/** How many overview pages there are; an empty dataset has one. */
export function overviewCount(entries: readonly PublicationEntry[]): number {
  return Math.max(1, Math.ceil(entries.length / PER_PAGE))
}

/**
 * An overview page by its number from 1: links a harvester follows from one start address to every publication
 * (lblodBesluit:linkToPublication, dossier 2.1), and to the next overview page.
 */
export function overviewPage(outlet: Outlet, number: number): Resource {
  const { site, entries } = outlet
  const pages = overviewCount(entries)
  const shown = entries.slice((number - 1) * PER_PAGE, number * PER_PAGE)
  const address = (page: number): string => `${site.baseUrl}overzicht/${page}.html`
  const about = address(number)
  const link = (to: string, label: string | Html): Html => linkProperty(lblodBesluit.linkToPublication, to, label)
  const body = (): string =>
    htmlPage({
      heading:
        pages === 1 ? 'Overzicht van de publicaties' : `Overzicht van de publicaties, pagina ${number} van ${pages}`,
      home: homeOf(site),
      canonical: about,
      stream: outlet.streamAddress('publicaties'),
      content: html`<p>${entries.length === 1 ? '1 publicatie' : `${entries.length} publicaties`}, de laatst gewijzigde eerst.</p>
<ul class="publications" about="${about}">
${shown.map((entry) => html`<li>${link(`${site.baseUrl}${entry.path}.html`, documentName(outlet, entry))} <span class="when">gewijzigd op ${longDate(entry.modified, 'full')}</span></li>\n`)}</ul>
${
  pages > 1 &&
  html`<nav aria-label="Andere pagina’s" about="${about}"><ul class="pages">
${number > 1 && html`<li>${link(address(number - 1), 'Vorige pagina')}</li>\n`}${number < pages && html`<li>${link(address(number + 1), 'Volgende pagina')}</li>\n`}</ul></nav>
`
}`,
    })
  return {
    path: `overzicht/${number}`,
    immutable: false,
    ...(shown[0] && { lastModified: shown[0].modified }),
    representations: [{ mediaType: 'text/html', suffix: 'html', body }],
  }
}
