import { DataFactory, type Quad } from 'n3'
import { longDate } from '../../rdf/long-date.js'
import { activityStreams, rdf, xsd } from '../../rdf/vocabularies.js'
import { html } from '../../html/html.js'
import { htmlPage } from '../page-parts/page-shell.js'
import { rdfRepresentations, type Resource } from '../site/resource.js'
import type { Site } from '../site/site.js'
import { homeOf } from '../site/site-links.js'
const { namedNode, literal, quad } = DataFactory

/**
 * What stands where something was withdrawn: that it was there and since when it is not (Activity Streams,
 * as:Tombstone); nothing of what it said.
 */
export function tombstone(site: Site, path: string, thing: string, time: string): Resource {
  const quads = (): readonly Quad[] => [
    quad(namedNode(thing), rdf.type, activityStreams.Tombstone),
    quad(namedNode(thing), activityStreams.deleted, literal(time, xsd.dateTime)),
  ]
  const body = (): string =>
    htmlPage({
      heading: 'Ingetrokken',
      home: homeOf(site),
      content: html`<p>Wat hier stond is ingetrokken op ${longDate(time, 'full')}.</p>\n`,
    })
  return {
    path,
    immutable: false,
    gone: true,
    lastModified: time,
    describes: thing,
    representations: [
      { mediaType: 'text/html', suffix: 'html', body },
      ...rdfRepresentations(quads, ['turtle', 'jsonld', 'ntriples', 'rdfxml']),
    ],
  }
}
