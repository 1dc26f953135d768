import { Parser, type Quad } from 'n3'
import type { DataFolder } from '../log/data-folder.js'
import { html } from '../report/html.js'
import { longDate } from './page-sections.js'
import { htmlPage } from './page-shell.js'
import { rdfRepresentations, type Resource } from './resource.js'
import { writeRdfaPage } from './rdfa-page.js'
import type { Site } from './site.js'

/** IRIs of things start with this below the site; their descriptions stand under `doc/` (data.vlaanderen.be: /id/ answers 303 to /doc/). */
const THINGS = 'id/'

/** The path of the description of a thing of this site; undefined for IRIs of others. */
export function descriptionPath(site: Site, thing: string): string | undefined {
  return thing.startsWith(site.baseUrl + THINGS) ? `doc/${thing.slice(site.baseUrl.length + THINGS.length)}` : undefined
}

/** Every thing of this site that the dataset describes now. */
export function* describedThings(data: DataFolder, site: Site): Generator<string> {
  yield* data.merge.subjects(site.baseUrl + THINGS)
}

/**
 * The description of a thing by the path of its document: everything the merge says of it, in all forms.
 * What was here and is withdrawn is `gone` (410), with when; undefined for what never was.
 */
export function descriptionPage(data: DataFolder, site: Site, path: string): Resource | undefined {
  if (!path.startsWith('doc/')) return undefined
  const thing = site.baseUrl + THINGS + path.slice('doc/'.length)
  const triples = data.merge.about(thing)
  const last = data.versions.of(thing).at(-1)
  if (triples.length === 0) return last && tombstone(path, last.time)
  const quads = (): readonly Quad[] => new Parser({ format: 'N-Triples' }).parse(triples.join('\n'))
  const rdf = rdfRepresentations(quads, ['turtle', 'jsonld', 'ntriples', 'rdfxml'])
  const address = site.baseUrl + path
  return {
    path,
    immutable: false,
    ...(last && { lastModified: last.time }),
    representations: [
      { mediaType: 'text/html', suffix: 'html', body: () => writeRdfaPage(quads(), { address, alternates: rdf.map(({ mediaType, suffix }) => ({ mediaType, address: `${address}.${suffix}` })) }).html },
      ...rdf,
    ],
  }
}

function tombstone(path: string, time: string): Resource {
  const body = (): string => htmlPage('Ingetrokken', html`<p>Wat hier stond is ingetrokken op ${longDate(time)}.</p>\n`)
  return { path, immutable: false, gone: true, lastModified: time, representations: [{ mediaType: 'text/html', suffix: 'html', body }] }
}
