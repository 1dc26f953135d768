import { besluit, eli, prov } from '../../rdf/vocabularies.js'
import type { Outlet } from '../outlet/outlet.js'
import type { PageGraph } from './page-graph.js'
import { LICENCES } from '../site/site.js'
const CONTEXT = 'https://schema.org'

/** The dataset as search engines for data want to be told of it (schema.org Dataset). */
export function datasetData({ site, dumps, sparql, modified = site.issued }: Outlet): unknown {
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    '@id': `${site.baseUrl}id/dataset/besluiten`,
    name: site.title,
    description: `Zittingen, agendapunten, stemmingen en besluiten die ${site.publisher.name} publiceert als gelinkte open data.`,
    url: `${site.baseUrl}index.html`,
    inLanguage: 'nl',
    isAccessibleForFree: true,
    license: LICENCES[site.licence].iri,
    datePublished: site.issued,
    dateModified: modified,
    publisher: {
      '@type': 'GovernmentOrganization',
      name: site.publisher.name,
      ...(site.publisher.iri !== undefined && { '@id': site.publisher.iri }),
    },
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      '@id': `${site.baseUrl}id/catalogus`,
      url: `${site.baseUrl}catalogus.ttl`,
    },
    distribution: [
      ...dumps
        .filter(({ path }) => path.startsWith('dumps/alles.'))
        .map(({ path, mediaType }) => ({
          '@type': 'DataDownload',
          contentUrl: site.baseUrl + path,
          encodingFormat: mediaType,
        })),
      ...(sparql === undefined
        ? []
        : [{ '@type': 'DataDownload', contentUrl: sparql, encodingFormat: 'application/sparql-results+json' }]),
    ],
  }
}

/**
 * The decisions of a page as search engines want to be told of them (schema.org Legislation, which follows ELI);
 * undefined when it has none.
 */
export function legislationData(graph: PageGraph, pageAddress: string): unknown {
  const besluiten = graph.subjectsOf(besluit.Besluit)
  if (besluiten.length === 0) return undefined
  return { '@context': CONTEXT, '@graph': besluiten.map((iri) => legislation(graph, iri, pageAddress)) }
}

function legislation(graph: PageGraph, iri: string, pageAddress: string): unknown {
  const passedBy = graph.first(iri, eli.passed_by)
  const published = graph.first(iri, eli.date_publication)
  const behandeling = graph.store.getSubjects(prov.generated, iri, null)[0]?.value
  const name = graph.first(iri, eli.title) ?? (behandeling === undefined ? undefined : graph.labelOf(behandeling))
  const known = {
    name,
    description: graph.first(iri, eli.description),
    datePublished: published,
    legislationPassedBy:
      passedBy === undefined
        ? undefined
        : { '@type': 'GovernmentOrganization', '@id': passedBy, name: graph.labelOf(passedBy) },
    temporalCoverage:
      graph.first(iri, eli.first_date_entry_in_force) === undefined
        ? undefined
        : `${graph.first(iri, eli.first_date_entry_in_force) ?? ''}/${graph.first(iri, eli.date_no_longer_in_force) ?? '..'}`,
  }
  // What the page does not say is left out; JSON leaves out what is undefined.
  return {
    '@type': 'Legislation',
    '@id': iri,
    legislationIdentifier: iri,
    inLanguage: 'nl',
    url: pageAddress,
    ...known,
  }
}
