import type { Quad } from 'n3'
import type { CompletenessStatement } from '../../completeness/completeness.js'
import { uuidOf } from '../../rdf/uuid.js'
import { xsd } from '../../rdf/vocabularies.js'
import { completenessConcepts, sourceIri, summaryQuads } from './completeness-graph.js'
import { LICENCES, type Site } from '../site/site.js'
import { iri, text, turtle, typed, type TurtleValue } from '../../rdf/formats/turtle-template.js'
import type { VoidStatistics } from './void-statistics.js'
/** A file that can be downloaded as a whole. */
export interface CatalogueDump {
  readonly address: string
  readonly title: string
  readonly mediaType: string
  /** Local name in the EU authority table of file types: RDF_TURTLE, RDF_N_QUADS, RDF_TRIG, CSV. */
  readonly fileType: string
  readonly compressed: boolean
}

/** An event stream of the site. */
export interface CatalogueStream {
  readonly address: string
  readonly title: string
  readonly description: string
}

export interface CatalogueContents {
  readonly statistics: VoidStatistics
  /** Time of the last change, ISO 8601. */
  readonly modified: string
  readonly dumps: readonly CatalogueDump[]
  readonly streams: readonly CatalogueStream[]
  /** Address of the SPARQL endpoint, if any (a site of files has none). */
  readonly sparql?: string
  /** How complete each harvested source is. */
  readonly completeness?: readonly CompletenessStatement[]
  /** Some subjects, as examples for people. */
  readonly examples: readonly string[]
}

const ACCESS_RIGHT = 'http://publications.europa.eu/resource/authority/access-right'
const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type'
const NLD = 'http://publications.europa.eu/resource/authority/language/NLD'
const PROFILE = 'https://data.vlaanderen.be/doc/applicatieprofiel/DCAT-AP-VL/erkendestandaard/2022-04-21'
const BESLUIT_PROFILE = 'https://data.vlaanderen.be/doc/applicatieprofiel/besluit-publicatie'
const KEYWORDS = 'https://metadata.vlaanderen.be/id/GDI-Vlaanderen-Trefwoorden'
const SPARQL_PROTOCOL = 'https://www.w3.org/TR/sparql11-protocol/'
const LDES_SPECIFICATION = 'https://w3id.org/ldes/specification'
const MEDIA_TYPES = 'http://www.iana.org/assignments/media-types/'

const ttl = turtle({
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  mdcat: 'https://data.vlaanderen.be/ns/metadata-dcat#',
})

/**
 * The catalogue of a site in DCAT-AP-VL 2 (and DCAT-AP 3.0.1) with its VoID description: catalogue, dataset, a
 * distribution per dump and stream, services, records. Identifiers of records are UUIDs derived from the address and
 * never change: Metadata Vlaanderen identifies records by them. Everything a harvester needs is included, since it
 * follows no links.
 */
export function catalogue(site: Site, contents: CatalogueContents): readonly Quad[] {
  const at = (path: string): string => site.baseUrl + path
  const dataset = at('id/dataset/besluiten')
  const services = [
    ...(contents.sparql === undefined
      ? []
      : [
          {
            iri: at('id/service/sparql'),
            address: contents.sparql,
            title: 'SPARQL-endpoint',
            description: 'Bevraging van alle besluiten met SPARQL 1.1.',
            conformsTo: SPARQL_PROTOCOL,
            describedBy: at('.well-known/void'),
            keyword: 'sparql',
          },
        ]),
    ...contents.streams.map((stream) => ({
      iri: at(`id/service/${serviceName(stream.address)}`),
      ...stream,
      conformsTo: LDES_SPECIFICATION,
      describedBy: LDES_SPECIFICATION,
      keyword: 'ldes',
    })),
  ]
  const distributions = [
    ...contents.dumps.map((dump) => ({ iri: at(`id/distributie/${dump.address.slice(site.baseUrl.length)}`), dump })),
    ...services.map((service) => ({ iri: service.iri.replace('/id/service/', '/id/distributie/'), service })),
  ]
  const time = (value: string): TurtleValue => typed(value, xsd.dateTime.value)
  const publisher = site.publisher.iri ?? at('id/uitgever')
  const licence = LICENCES[site.licence]

  return [
    ...ttl`
${iri(at('id/catalogus'))} a dcat:Catalog, dcat:Dataset, dcat:Resource ;
  dct:identifier ${text(uuidOf(at('id/catalogus')))} ; dct:title ${text(`Catalogus van ${site.title}`, 'nl')} ;
  dct:description ${text(`Wat ${site.publisher.name} als gelinkte open data van lokale besluiten publiceert.`, 'nl')} ;
  dct:publisher ${iri(publisher)} ; dcat:contactPoint ${iri(at('id/contact'))} ; dct:license ${iri(LICENCES.cc0.iri)} ;
  foaf:homepage ${iri(site.baseUrl)} ; dct:language ${iri(NLD)} ; dct:issued ${time(site.issued)} ; dct:modified ${time(contents.modified)} ;
  dct:accessRights ${iri(`${ACCESS_RIGHT}/PUBLIC`)} ; mdcat:statuut ${iri(`${KEYWORDS}/VLOPENDATA`)} ; dcat:keyword "catalogus"@nl ;
  dcat:themeTaxonomy <http://vocab.belgif.be/auth/datatheme> ; dcat:dataset ${iri(dataset)} ; dcat:service ${services.map((service) => iri(service.iri))} ;
  dcat:record ${[dataset, ...services.map((service) => service.iri)].map((topic) => iri(recordOf(topic)))} .
${iri(site.baseUrl)} a foaf:Document .
${iri(publisher)} a foaf:Agent, dct:Agent ; foaf:name ${text(site.publisher.name, 'nl')} ; dct:type <http://purl.org/adms/publishertype/LocalAuthority> .
${iri(at('id/contact'))} a vcard:Organization, vcard:Kind ; vcard:fn ${text(site.publisher.name, 'nl')} .
${iri(dataset)} a dcat:Dataset, dcat:Resource, void:Dataset ;
  dct:identifier ${text(uuidOf(dataset))} ; dct:title ${text(site.title, 'nl')} ;
  dct:description "Zittingen, agendapunten, behandelingen, stemmingen en besluiten van lokale bestuursorganen, volgens OSLO Besluit Publicatie."@nl ;
  dct:publisher ${iri(publisher)} ; dcat:contactPoint ${iri(at('id/contact'))} ; dct:license ${iri(licence.iri)} ;
  dct:accessRights ${iri(`${ACCESS_RIGHT}/PUBLIC`)} ; mdcat:statuut ${iri(`${KEYWORDS}/VLOPENDATA`)} ;
  dcat:theme <http://vocab.belgif.be/auth/datatheme/GOVE>, <http://publications.europa.eu/resource/authority/data-theme/GOVE> ;
  dcat:keyword "besluit"@nl, "gemeenteraad"@nl, "zitting"@nl ; dct:language ${iri(NLD)} ;
  dct:issued ${time(site.issued)} ; dct:modified ${time(contents.modified)} ; dcat:landingPage ${iri(site.baseUrl)} ;
  dct:conformsTo ${iri(BESLUIT_PROFILE)} ; dcat:distribution ${distributions.map((distribution) => iri(distribution.iri))} .
`,
    ...contactOf(site),
    ...distributions.flatMap((distribution) =>
      'dump' in distribution
        ? dumpDistribution(distribution.iri, distribution.dump, site, contents)
        : serviceDistribution(distribution.iri, distribution.service, site),
    ),
    ...services.flatMap(
      (service) => ttl`
${iri(service.iri)} a dcat:DataService, dcat:Resource ; dct:identifier ${text(uuidOf(service.iri))} ; dct:title ${text(service.title, 'nl')} ;
  dct:description ${text(service.description, 'nl')} ; dct:publisher ${iri(publisher)} ; dcat:contactPoint ${iri(at('id/contact'))} ;
  dcat:endpointURL ${iri(service.address)} ; dcat:endpointDescription ${iri(service.describedBy)} ;
  dcat:servesDataset ${iri(dataset)} ; <http://www.w3.org/ns/dcat#servesdataset> ${iri(dataset)} ;
  dct:conformsTo ${iri(service.conformsTo)} ; dct:license ${iri(licence.iri)} ; dct:accessRights ${iri(`${ACCESS_RIGHT}/PUBLIC`)} ;
  mdcat:statuut ${iri(`${KEYWORDS}/VLOPENDATASERVICE`)} ; dcat:theme <http://vocab.belgif.be/auth/datatheme/GOVE> ;
  dcat:keyword ${text(service.keyword, 'nl')} ; dct:modified ${time(contents.modified)} .
`,
    ),
    ...[dataset, ...services.map((service) => service.iri)].flatMap(
      (topic) => ttl`
${iri(recordOf(topic))} a dcat:CatalogRecord ; dct:identifier ${text(uuidOf(recordOf(topic)))} ; foaf:primaryTopic ${iri(topic)} ;
  dct:modified ${time(contents.modified)} ; dct:conformsTo ${iri(PROFILE)} .
`,
    ),
    ...voidDescription(dataset, site, contents),
    ...completenessOf(dataset, site, contents),
    ...concepts(
      [...new Set(contents.dumps.map(({ fileType }) => fileType))],
      [...new Set([...contents.dumps.map(({ mediaType }) => mediaType), 'application/gzip'])],
      services.some(({ keyword }) => keyword === 'ldes'),
    ),
  ]
}

/** Only the VoID description, for /.well-known/void. */
export function voidDescription(
  dataset: string,
  site: Site,
  { statistics, dumps, sparql, examples }: CatalogueContents,
): readonly Quad[] {
  const count = (value: number): TurtleValue => typed(value, xsd.integer.value)
  return [
    ...ttl`
${iri(dataset)} a void:Dataset ; void:triples ${count(statistics.triples)} ; void:entities ${count(statistics.entities)} ;
  void:distinctSubjects ${count(statistics.distinctSubjects)} ; void:distinctObjects ${count(statistics.distinctObjects)} ;
  void:classes ${count(statistics.classes.size)} ; void:properties ${count(statistics.properties.size)} ; void:uriSpace ${text(`${site.baseUrl}id/`)} .
`,
    ...dumps.flatMap(({ address }) => ttl`${iri(dataset)} void:dataDump ${iri(address)} .`),
    ...(sparql === undefined ? [] : ttl`${iri(dataset)} void:sparqlEndpoint ${iri(sparql)} .`),
    ...examples.flatMap((example) => ttl`${iri(dataset)} void:exampleResource ${iri(example)} .`),
    ...[...statistics.classes].flatMap(([type, entities]) => {
      const partition = iri(`${dataset}/klasse/${uuidOf(type)}`)
      return ttl`${iri(dataset)} void:classPartition ${partition} . ${partition} void:class ${iri(type)} ; void:entities ${count(entities)} .`
    }),
    ...[...statistics.properties].flatMap(([property, triples]) => {
      const partition = iri(`${dataset}/eigenschap/${uuidOf(property)}`)
      return ttl`${iri(dataset)} void:propertyPartition ${partition} . ${partition} void:property ${iri(property)} ; void:triples ${count(triples)} .`
    }),
  ]
}

/** The dataset has a part for each source, with what is known about its completeness (DQV). */
function completenessOf(dataset: string, site: Site, { completeness = [] }: CatalogueContents): readonly Quad[] {
  if (completeness.length === 0) return []
  return [
    ...completeness.flatMap((statement) => [
      ...ttl`${iri(dataset)} void:subset ${iri(sourceIri(site, statement.source))} .`,
      ...summaryQuads(site, statement),
    ]),
    ...completenessConcepts(site),
  ]
}

function contactOf({ baseUrl, contact }: Site): readonly Quad[] {
  const node = iri(`${baseUrl}id/contact`)
  return 'email' in contact
    ? ttl`${node} vcard:hasEmail ${iri(`mailto:${contact.email}`)} .`
    : ttl`${node} vcard:hasURL ${iri(contact.url)} .`
}

function dumpDistribution(
  node: string,
  dump: CatalogueDump,
  site: Site,
  { modified }: CatalogueContents,
): readonly Quad[] {
  return [
    ...ttl`
${iri(node)} a dcat:Distribution ; dct:identifier ${text(uuidOf(node))} ; dct:title ${text(dump.title, 'nl')} ; dct:description ${text(`${dump.title}, in één bestand.`, 'nl')} ;
  dct:license ${iri(LICENCES[site.licence].iri)} ; dcat:accessURL ${iri(`${site.baseUrl}downloads.html`)} ; dcat:downloadURL ${iri(dump.address)} ;
  dct:format ${iri(`${FILE_TYPE}/${dump.fileType}`)} ; dcat:mediaType ${iri(MEDIA_TYPES + dump.mediaType)} ;
  dct:issued ${typed(site.issued, xsd.dateTime.value)} ; dct:modified ${typed(modified, xsd.dateTime.value)} .
`,
    ...(dump.compressed ? ttl`${iri(node)} dcat:compressFormat ${iri(`${MEDIA_TYPES}application/gzip`)} .` : []),
  ]
}

function serviceDistribution(
  node: string,
  service: {
    readonly iri: string
    readonly address: string
    readonly title: string
    readonly description: string
    readonly conformsTo: string
  },
  site: Site,
): readonly Quad[] {
  return ttl`
${iri(node)} a dcat:Distribution ; dct:identifier ${text(uuidOf(node))} ; dct:title ${text(service.title, 'nl')} ; dct:description ${text(service.description, 'nl')} ;
  dct:license ${iri(LICENCES[site.licence].iri)} ; dcat:accessURL ${iri(service.address)} ; dcat:accessService ${iri(service.iri)} ; dct:conformsTo ${iri(service.conformsTo)} .
`
}

/** Labels of everything the catalogue names, since the harvester keeps what is in the file and fetches nothing. */
function concepts(fileTypes: readonly string[], mediaTypes: readonly string[], hasStreams: boolean): readonly Quad[] {
  const scheme = iri('https://data.vlaanderen.be/id/conceptscheme/dataserviceprotocol')
  return [
    ...Object.values(LICENCES).flatMap(
      (licence) =>
        ttl`${iri(licence.iri)} a dct:LicenseDocument ; dct:title ${text(licence.title, 'nl')} ; dct:type ${iri(licence.type)} .`,
    ),
    ...ttl`
<http://purl.org/adms/licencetype/PublicDomain> a skos:Concept ; skos:prefLabel "Publiek domein"@nl ; skos:inScheme <http://purl.org/adms/licencetype/1.0> .
<http://purl.org/adms/licencetype/Attribution> a skos:Concept ; skos:prefLabel "Naamsvermelding"@nl ; skos:inScheme <http://purl.org/adms/licencetype/1.0> .
<http://purl.org/adms/publishertype/LocalAuthority> a skos:Concept ; skos:prefLabel "Lokaal bestuur"@nl ; skos:inScheme <http://purl.org/adms/publishertype/1.0> .
${iri(`${ACCESS_RIGHT}/PUBLIC`)} a skos:Concept, dct:RightsStatement ; skos:prefLabel "Publiek"@nl ; skos:inScheme ${iri(ACCESS_RIGHT)} .
${iri(ACCESS_RIGHT)} a skos:ConceptScheme ; dct:title "Toegangsrechten"@nl .
${iri(NLD)} a dct:LinguisticSystem, skos:Concept ; skos:prefLabel "Nederlands"@nl .
<http://vocab.belgif.be/auth/datatheme/GOVE> a skos:Concept ; skos:prefLabel "Overheid"@nl ; skos:inScheme <http://vocab.belgif.be/auth/datatheme>, <https://vocab.belgif.be/auth/datatheme> .
<http://publications.europa.eu/resource/authority/data-theme/GOVE> a skos:Concept ; skos:prefLabel "Overheid en publieke sector"@nl ;
  skos:inScheme <http://publications.europa.eu/resource/authority/data-theme>, <https://vocab.belgif.be/auth/datatheme> .
<http://vocab.belgif.be/auth/datatheme> a skos:ConceptScheme ; dct:title "Datathema's"@nl .
<https://vocab.belgif.be/auth/datatheme> a skos:ConceptScheme ; dct:title "Datathema's"@nl .
<http://publications.europa.eu/resource/authority/data-theme> a skos:ConceptScheme ; dct:title "Datathema's van de EU"@nl .
${iri(`${KEYWORDS}/VLOPENDATA`)} a skos:Concept ; skos:prefLabel "Vlaamse Open data"@nl ; skos:inScheme ${iri(KEYWORDS)} .
${iri(`${KEYWORDS}/VLOPENDATASERVICE`)} a skos:Concept ; skos:prefLabel "Vlaamse Open data Service"@nl ; skos:inScheme ${iri(KEYWORDS)} .
${iri(KEYWORDS)} a skos:ConceptScheme ; dct:title "GDI-Vlaanderen Trefwoorden"@nl .
${iri(BESLUIT_PROFILE)} a dct:Standard ; dct:title "OSLO Besluit Publicatie"@nl .
${iri(PROFILE)} a dct:Standard ; dct:title "DCAT-AP-VL"@nl ; owl:versionInfo "2.0" .
${iri(FILE_TYPE)} a skos:ConceptScheme ; dct:title "Bestandstypes"@nl .
${iri(SPARQL_PROTOCOL)} a dct:Standard, skos:Concept ; dct:title "SPARQL 1.1 Protocol"@en ; skos:prefLabel "SPARQL 1.1 Protocol" ; skos:inScheme ${scheme} .
${scheme} a skos:ConceptScheme ; dct:title "Dataserviceprotocol"@nl .
`,
    ...(hasStreams
      ? ttl`${iri(LDES_SPECIFICATION)} a dct:Standard, skos:Concept ; dct:title "Linked Data Event Streams"@en ; skos:prefLabel "LDES" ; skos:inScheme ${scheme} .`
      : []),
    ...fileTypes.flatMap(
      (type) =>
        ttl`${iri(`${FILE_TYPE}/${type}`)} a skos:Concept, dct:MediaTypeOrExtent ; skos:prefLabel ${text(type, 'nl')} ; skos:inScheme ${iri(FILE_TYPE)} .`,
    ),
    ...mediaTypes.flatMap(
      (type) => ttl`${iri(MEDIA_TYPES + type)} a dct:MediaType, skos:Concept ; skos:prefLabel ${text(type)} .`,
    ),
  ]
}

function recordOf(topic: string): string {
  return topic.replace(/\/id\/(?:dataset|service)\//u, (kind) => kind.replace(/dataset|service/u, 'record'))
}

function serviceName(address: string): string {
  return address
    .split('/')
    .filter((part) => part !== '' && !/^\d+$/u.test(part))
    .slice(-2)
    .join('-')
}
