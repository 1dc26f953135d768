import { createVocabulary } from './vocabulary.js'

/*
 * Every term the code uses. A test checks each against vocabularies/*.ttl. http and https are part of the name:
 * besluit# and mandaat# are http, generiek# and persoon# https (LBLOD data also writes them http: the `lblod…` twins).
 */

export const besluit = createVocabulary(
  'http://data.vlaanderen.be/ns/besluit#',
  'Vergaderactiviteit',
  'Zitting',
  'Agendapunt',
  'BehandelingVanAgendapunt',
  'Stemming',
  'Besluit',
  'Artikel',
  'Bestuursorgaan',
  'Bestuurseenheid',
  'geplandeStart',
  'isGehoudenDoor',
  'behandelt',
  'heeftAanwezige',
  'heeftAanwezigeBijStart',
  'heeftAfwezigeBijStart',
  'heeftVoorzitter',
  'heeftSecretaris',
  'heeftNotulen',
  'heeftZittingsverslag',
  'heeftAgenda',
  'heeftBesluitenlijst',
  'heeftUittreksel',
  'geplandOpenbaar',
  'Agendapunt.type',
  'aangebrachtNa',
  'heeftOntwerpbesluit',
  'openbaar',
  'gebeurtNa',
  'heeftStemming',
  'aantalVoorstanders',
  'aantalTegenstanders',
  'aantalOnthouders',
  'geheim',
  'gevolg',
  'onderwerp',
  'heeftStemmer',
  'heeftVoorstander',
  'heeftTegenstander',
  'heeftOnthouder',
  'motivering',
  'citeeropschrift',
  'bestuurt',
  'werkingsgebied',
  'classificatie',
)

export const mandaat = createVocabulary(
  'http://data.vlaanderen.be/ns/mandaat#',
  'Mandataris',
  'Mandaat',
  'Fractie',
  'isTijdspecialisatieVan',
  'bindingStart',
  'bindingEinde',
  'start',
  'einde',
  'status',
  'rangorde',
  'isBestuurlijkeAliasVan',
  'bekrachtigtAanstellingVan',
  'bekrachtigtOntslagVan',
)

export const generiek = createVocabulary(
  'https://data.vlaanderen.be/ns/generiek#',
  'DocumentOnderdeel',
  'nummer',
  'isTijdspecialisatieVan',
)

export const persoon = createVocabulary(
  'https://data.vlaanderen.be/ns/persoon#',
  'gebruikteVoornaam',
  'geslacht',
  'heeftGeboorte',
  'datum',
)

/** The http form that LBLOD data uses beside the official https one. */
export const lblodPersoon = createVocabulary(
  'http://data.vlaanderen.be/ns/persoon#',
  'gebruikteVoornaam',
  'geslacht',
  'heeftGeboorte',
  'datum',
)
export const lblodGeneriek = createVocabulary('http://data.vlaanderen.be/ns/generiek#', 'isTijdspecialisatieVan')

export const rdf = createVocabulary(
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'type',
  'first',
  'rest',
  'nil',
  'langString',
  'HTML',
  'XMLLiteral',
  'value',
)
export const rdfs = createVocabulary('http://www.w3.org/2000/01/rdf-schema#', 'label', 'comment', 'Literal')
export const xsd = createVocabulary(
  'http://www.w3.org/2001/XMLSchema#',
  'string',
  'boolean',
  'integer',
  'int',
  'decimal',
  'double',
  'float',
  'date',
  'dateTime',
  'time',
  'duration',
  'gYear',
  'gYearMonth',
  'anyURI',
)
export const rdfa = createVocabulary('http://www.w3.org/ns/rdfa#', 'usesVocabulary', 'copy', 'Pattern')
export const owl = createVocabulary('http://www.w3.org/2002/07/owl#', 'sameAs')
export const dct = createVocabulary(
  'http://purl.org/dc/terms/',
  'title',
  'description',
  'type',
  'subject',
  'references',
  'source',
  'identifier',
  'isVersionOf',
  'hasPart',
  'isPartOf',
)
export const prov = createVocabulary(
  'http://www.w3.org/ns/prov#',
  'Location',
  'startedAtTime',
  'endedAtTime',
  'atLocation',
  'generated',
  'wasGeneratedBy',
  'value',
  'wasDerivedFrom',
  'generatedAtTime',
  'atTime',
  'Activity',
  'Entity',
  'SoftwareAgent',
  'used',
  'wasAssociatedWith',
)
export const eli = createVocabulary(
  'http://data.europa.eu/eli/ontology#',
  'LegalExpression',
  'LegalResource',
  'LegalResourceSubdivision',
  'title',
  'title_short',
  'description',
  'language',
  'number',
  'date_publication',
  'first_date_entry_in_force',
  'date_no_longer_in_force',
  'passed_by',
  'realizes',
  'has_part',
  'is_part_of',
  'cites',
  'changes',
  'changed_by',
  'corrects',
  'corrected_by',
  'type_document',
  'is_about',
  'related_to',
)
export const foaf = createVocabulary('http://xmlns.com/foaf/0.1/', 'Document', 'page', 'familyName', 'name')
export const skos = createVocabulary('http://www.w3.org/2004/02/skos/core#', 'Concept', 'prefLabel')
export const org = createVocabulary(
  'http://www.w3.org/ns/org#',
  'Membership',
  'holds',
  'role',
  'hasPost',
  'hasMembership',
  'organisation',
  'organization',
  'memberOf',
  'classification',
)
export const regorg = createVocabulary('http://www.w3.org/ns/regorg#', 'legalName')
/** The https form that LBLOD data uses beside the official http one. */
export const lblodRegorg = createVocabulary('https://www.w3.org/ns/regorg#', 'legalName')
export const person = createVocabulary('http://www.w3.org/ns/person#', 'Person')
export const ext = createVocabulary(
  'http://mu.semte.ch/vocabularies/ext/',
  'behandelt',
  'heeftAfwezigeBijStart',
  'werkingsgebiedNiveau',
  'BestuursorgaanClassificatieCode',
)
export const mu = createVocabulary('http://mu.semte.ch/vocabularies/core/', 'uuid')
export const lblodBesluit = createVocabulary(
  'http://lblod.data.gift/vocabularies/besluit/',
  'linkToPublication',
  'maturiteitsniveau',
)
export const leidinggevenden = createVocabulary('http://data.lblod.info/vocabularies/leidinggevenden/', 'Functionaris')
export const ldes = createVocabulary(
  'https://w3id.org/ldes#',
  'EventStream',
  'RetentionPolicy',
  'timestampPath',
  'versionOfPath',
  'versionDeleteObject',
  'pollingInterval',
  'retentionPolicy',
  'fullLogDuration',
  'immutable',
)
export const tree = createVocabulary(
  'https://w3id.org/tree#',
  'Node',
  'GreaterThanOrEqualToRelation',
  'view',
  'node',
  'member',
  'relation',
  'path',
  'value',
  'shape',
)
export const activityStreams = createVocabulary(
  'https://www.w3.org/ns/activitystreams#',
  'Delete',
  'Tombstone',
  'deleted',
)
export const adms = createVocabulary('http://www.w3.org/ns/adms#', 'identifier')
export const dqv = createVocabulary(
  'http://www.w3.org/ns/dqv#',
  'QualityMeasurement',
  'QualityAnnotation',
  'Metric',
  'Dimension',
  'hasQualityMeasurement',
  'hasQualityAnnotation',
  'isMeasurementOf',
  'computedOn',
  'value',
  'inDimension',
  'expectedDataType',
  'qualityAssessment',
)
export const oa = createVocabulary('http://www.w3.org/ns/oa#', 'Annotation', 'hasTarget', 'hasBody', 'motivatedBy')
/** Dimensions of quality (Linked Data Quality Dimensions, the list that DQV refers to). */
export const ldqd = createVocabulary('http://www.w3.org/2016/05/ldqd#', 'completeness')
