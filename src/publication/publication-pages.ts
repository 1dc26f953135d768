import { Parser, type Quad } from 'n3'
import type { DataFolder } from '../log/data-folder.js'
import { uuidOf } from '../rdf/uuid.js'
import { besluit, eli, foaf, lblodBesluit, prov } from '../rdf/vocabularies.js'
import { html, type Html } from '../report/html.js'
import { LABELS } from './page-labels.js'
import { PageGraph } from './page-graph.js'
import { longDate } from './page-sections.js'
import { htmlPage } from './page-shell.js'
import { rdfRepresentations, type Resource } from './resource.js'
import { linkProperty } from './rdfa-elements.js'
import { writeRdfaPage } from './rdfa-page.js'
import type { Site } from './site.js'

/** One published document of the dataset: what one captured page states. */
export interface PublicationEntry {
  /** Address of the page it was read from. */
  readonly source: string
  /** IRI of its named graph. */
  readonly graph: string
  /** Path of its page on the site. */
  readonly path: string
  /** Time of its last change, ISO 8601. */
  readonly modified: string
}

/** Publications on one overview page. */
const PER_PAGE = 100

/** What is published now, newest change first. */
export function publicationEntries(data: DataFolder): readonly PublicationEntry[] {
  return data
    .heads()
    .filter(({ role, triples }) => role === 'stated' && triples > 0)
    .map(({ graph, time, cause }) => ({ source: cause.address ?? graph, graph, path: `publicaties/${uuidOf(cause.address ?? graph)}`, modified: time }))
    .sort((a, b) => (a.modified === b.modified ? (a.path < b.path ? -1 : 1) : a.modified < b.modified ? 1 : -1))
}

/** The page of one publication in all its forms; each carries exactly the triples of its graph. */
export function publicationPage(data: DataFolder, site: Site, entry: PublicationEntry): Resource {
  const quads = (): readonly Quad[] => new Parser({ format: 'N-Triples' }).parse(data.triplesOf(entry.graph).join('\n'))
  const rdf = rdfRepresentations(quads, ['turtle', 'jsonld', 'ntriples', 'rdfxml'])
  const address = site.baseUrl + entry.path
  return {
    path: entry.path,
    immutable: false,
    lastModified: entry.modified,
    representations: [
      {
        mediaType: 'text/html',
        suffix: 'html',
        body: () => writeRdfaPage(quads(), { address, alternates: rdf.map(({ mediaType, suffix }) => ({ mediaType, address: `${address}.${suffix}` })) }).html,
      },
      ...rdf,
    ],
  }
}

/** How many overview pages there are; an empty dataset has one. */
export function overviewCount(entries: readonly PublicationEntry[]): number {
  return Math.max(1, Math.ceil(entries.length / PER_PAGE))
}

/**
 * An overview page by its number from 1: links a harvester follows from one start address to every publication
 * (lblodBesluit:linkToPublication, dossier 2.1), and to the next overview page.
 */
export function overviewPage(data: DataFolder, site: Site, entries: readonly PublicationEntry[], number: number): Resource {
  const pages = overviewCount(entries)
  const shown = entries.slice((number - 1) * PER_PAGE, number * PER_PAGE)
  const address = `${site.baseUrl}overzicht/${number}`
  const link = (path: string, label: string | Html): Html => linkProperty(lblodBesluit.linkToPublication, site.baseUrl + path, label)
  return {
    path: `overzicht/${number}`,
    immutable: false,
    ...(shown[0] && { lastModified: shown[0].modified }),
    representations: [
      {
        mediaType: 'text/html',
        suffix: 'html',
        body: () =>
          htmlPage(
            `Overzicht van publicaties, pagina ${number} van ${pages}`,
            html`<ul about="${address}">
${shown.map((entry) => html`<li>${link(entry.path, publicationName(data, entry))}</li>\n`)}</ul>
<nav aria-label="Pagina's" about="${address}"><ul>
${number > 1 && html`<li>${link(`overzicht/${number - 1}`, 'Vorige pagina')}</li>\n`}${number < pages && html`<li>${link(`overzicht/${number + 1}`, 'Volgende pagina')}</li>\n`}</ul></nav>
`,
          ),
      },
    ],
  }
}

/** `Besluitenlijst, Gemeenteraad Voorbeeldegem, maandag 3 februari 2025`, as far as the graph says it. */
export function publicationName(data: DataFolder, { graph, source }: PublicationEntry): string {
  const page = new PageGraph(new Parser({ format: 'N-Triples' }).parse(data.triplesOf(graph).join('\n')))
  const zitting = page.subjectsOf(besluit.Zitting)[0]
  const organ = zitting === undefined ? undefined : page.first(zitting, besluit.isGehoudenDoor)
  const start = zitting === undefined ? undefined : (page.first(zitting, besluit.geplandeStart) ?? page.first(zitting, prov.startedAtTime))
  const kind = [besluit.heeftNotulen, besluit.heeftBesluitenlijst, besluit.heeftAgenda, besluit.heeftUittreksel].find((property) => page.store.countQuads(null, property, null, null) > 0)
  const parts = [kind && LABELS.get(kind.value), organ === undefined ? undefined : page.labelOf(organ), start === undefined ? undefined : longDate(start)].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : (page.first(page.subjectsOf(foaf.Document)[0] ?? '', eli.title) ?? source)
}
