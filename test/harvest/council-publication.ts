import { publicationPath, sittingId, attachmentPath } from './council-addresses.js'
import {
  daysAfter,
  hex,
  membersOf,
  momentOf,
  publishedOn,
  uuid,
  type Council,
  type Item,
  type Kind,
  type Sitting,
} from './council.js'
import { shellOf } from './council-shell.js'

/*
 * The agenda, decision list and minutes of a sitting as annotated pages. What they say is the same for every vendor;
 * the page around it, its class names and its identifiers are the vendor's.
 */

const CONCEPT = 'http://data.vlaanderen.be/id/concept'
const DOCUMENT_TYPE = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType'
export const DOCUMENT_TYPES: Readonly<Record<Kind, string>> = {
  agenda: `${DOCUMENT_TYPE}/13fefad6-a9d6-4025-83b5-e4cbee3a8965`,
  besluitenlijst: `${DOCUMENT_TYPE}/3fa67785-ffdc-4b30-8880-2b99d97b4dee`,
  notulen: `${DOCUMENT_TYPE}/8e791b27-7600-4577-b24e-c7c29e0eb773`,
}
const LINKS: Readonly<Record<Kind, string>> = {
  agenda: 'heeftAgenda',
  besluitenlijst: 'heeftBesluitenlijst',
  notulen: 'heeftNotulen',
}
const TITLES: Readonly<Record<Kind, string>> = {
  agenda: 'Agenda',
  besluitenlijst: 'Besluitenlijst',
  notulen: 'Notulen',
}
const PREFIXES =
  'eli: http://data.europa.eu/eli/ontology# prov: http://www.w3.org/ns/prov# besluit: http://data.vlaanderen.be/ns/besluit# mandaat: http://data.vlaanderen.be/ns/mandaat# org: http://www.w3.org/ns/org# dct: http://purl.org/dc/terms/ skos: http://www.w3.org/2004/02/skos/core# foaf: http://xmlns.com/foaf/0.1/ ext: http://mu.semte.ch/vocabularies/ext/ lblodlg: http://data.lblod.info/vocabularies/leidinggevenden/'

export interface PublicationPage {
  readonly origin: string
  readonly kind: Kind
  /** Counts the changes of its content; 0 is how it was first published. */
  readonly version: number
  readonly pdfTwin: boolean
  readonly attachment: boolean
}

interface Names {
  readonly document: string
  readonly zitting: string
  readonly of: (noun: string, item: number) => string
}

/** The page of one document of a sitting. */
export function publicationPage(sitting: Sitting, page: PublicationPage): string {
  const { council } = sitting
  const names = namesOf(sitting, page)
  const content = [
    `<div prefix="${PREFIXES}" vocab="http://data.vlaanderen.be/ns/besluit#">`,
    `<div typeof="foaf:Document ${DOCUMENT_TYPES[page.kind]}" resource="${names.document}">`,
    `<span property="dct:type" typeof="skos:Concept" resource="${DOCUMENT_TYPES[page.kind]}"></span>`,
    `<span property="eli:passed_by" resource="${organ(council, 'in-tijd')}"></span>`,
    `<span property="eli:date_publication" datatype="xsd:date" content="${publishedOn(sitting, page.kind)}">Gepubliceerd op ${publishedOn(sitting, page.kind)}</span>`,
    `</div>`,
    `<div class="zitting opendata-meeting" typeof="besluit:Zitting" resource="${names.zitting}">`,
    `<meta property="besluit:${LINKS[page.kind]}" resource="${names.document}" />`,
    `<h1>${TITLES[page.kind]} van ${organHtml(council)}, zitting van <span property="besluit:geplandeStart" datatype="xsd:dateTime" content="${momentOf(sitting.date)}">${sitting.date}, 20:00</span></h1>`,
    `<p>Locatie: <span property="prov:atLocation" typeof="prov:Location" resource="${names.of('locaties', 0)}"><span property="rdfs:label" datatype="xsd:string">Raadzaal, Dorpsplein 1, ${council.name}</span></span></p>`,
    ...(page.kind === 'agenda' ? [] : opening(sitting, page.kind)),
    ...sitting.items.flatMap((item, i) => itemHtml(sitting, page, names, item, i)),
    `</div></div>`,
    ...(page.pdfTwin
      ? [`<a class="pdf_link" href="${publicationPath(sitting, page.kind, 'pdf')}">Pdf-versie</a>`]
      : []),
    ...(page.attachment ? [`<a class="attachment" href="${attachmentPath(sitting)}">Bijlage bij de zitting</a>`] : []),
  ]
  return shellOf(council, `${TITLES[page.kind]} Gemeenteraad ${sitting.date}`, content.join('\n'))
}

function namesOf(sitting: Sitting, { origin, kind }: PublicationPage): Names {
  const { council } = sitting
  const id = sittingId(sitting)
  const page = `${origin}${publicationPath(sitting, kind)}`
  switch (council.vendor) {
    case 'cevi':
      return {
        document: page,
        zitting: `${origin}/LBLODWeb/id/zittingen/${hex(32, council.seed, id)}-${sitting.index}`,
        of: (noun, item) => `${origin}/LBLODWeb/id/${noun}/${hex(32, council.seed, id, item)}-${item}`,
      }
    case 'remmicom':
      return {
        document: page,
        zitting: `${origin}/gr/${id}#zitting${id}`,
        of: (noun, item) => `${origin}/gr/${id}#${noun}${uuid(council.seed, id, item)}`,
      }
    case 'gelinkt-notuleren': {
      const lblod = 'http://data.lblod.info/id'
      return {
        document: `${lblod}/lblod/${kind}/${uuid(council.seed, id, kind)}`,
        zitting: `${lblod}/zittingen/${hex(24, council.seed, id).toUpperCase()}`,
        of: (noun, item) => `${lblod}/${noun}/${hex(24, council.seed, id, item).toUpperCase()}`,
      }
    }
    default:
      return {
        document: `${origin}/id/documenten/${uuid(council.seed, id, kind)}`,
        zitting: `${origin}/id/zittingen/${id}`,
        of: (noun, item) => `${origin}/id/${noun}/${uuid(council.seed, id, item)}`,
      }
  }
}

const organ = (council: Council, which: string): string =>
  `http://data.lblod.info/id/bestuursorganen/${hex(64, council.seed, which)}`

/** The unit a council belongs to. */
export function bestuurseenheidOf(council: Council): string {
  return `http://data.lblod.info/id/bestuurseenheden/${hex(64, council.seed, 'eenheid')}`
}

function organHtml(council: Council): string {
  const [unit, name] = [bestuurseenheidOf(council), council.name]
  const described = `<span property="skos:prefLabel" datatype="xsd:string" content="Gemeenteraad ${name}"></span><span property="org:classification besluit:classificatie" typeof="skos:Concept" resource="${CONCEPT}/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000005"></span>`
  return [
    `<span property="besluit:isGehoudenDoor" typeof="besluit:Bestuursorgaan" resource="${organ(council, 'in-tijd')}">${described}<span property="besluit:bestuurt" resource="${unit}"></span>`,
    `<span property="mandaat:isTijdspecialisatieVan" typeof="besluit:Bestuursorgaan" resource="${organ(council, 'orgaan')}">${described}`,
    `<span property="besluit:bestuurt" typeof="besluit:Bestuurseenheid" resource="${unit}"><span property="skos:prefLabel" datatype="xsd:string" content="${name}"></span><span property="org:classification besluit:classificatie" typeof="skos:Concept" resource="${CONCEPT}/BestuurseenheidClassificatieCode/5ab0e9b8a3b2ca7c5e000001"></span>`,
    `<span property="besluit:werkingsgebied" typeof="prov:Location" resource="http://data.lblod.info/id/werkingsgebieden/${hex(64, council.seed, 'gebied')}"><span property="rdfs:label" datatype="xsd:string" content="${name}"></span><span property="ext:werkingsgebiedNiveau" datatype="xsd:string" content="Gemeente"></span></span></span></span></span>Gemeenteraad ${name}`,
  ].join('')
}

const mandataris = (id: string): string => `http://data.lblod.info/id/mandatarissen/${id}`
const functionaris = (council: Council): string =>
  `http://data.lblod.info/id/functionarissen/${hex(24, council.seed, 'directeur').toUpperCase()}`

function opening(sitting: Sitting, kind: Kind): string[] {
  const { council, date } = sitting
  const [chair] = membersOf(council)
  const times = [
    `<span property="prov:startedAtTime" datatype="xsd:dateTime" content="${momentOf(date, '20:02:00')}"></span>`,
    `<span property="prov:endedAtTime" datatype="xsd:dateTime" content="${momentOf(date, '21:40:00')}"></span>`,
    `<p>Secretaris: <span property="besluit:heeftSecretaris" typeof="mandaat:Mandataris lblodlg:Functionaris" resource="${functionaris(council)}">Ingrid Verpauwelt, algemeen directeur</span></p>`,
  ]
  if (kind !== 'notulen')
    return [
      ...times,
      `<span property="besluit:heeftVoorzitter" typeof="mandaat:Mandataris" resource="${mandataris(chair?.id ?? '')}"></span>`,
    ]
  const present = membersOf(council).map(
    ({ name, id }) =>
      `<li property="besluit:heeftAanwezigeBijStart" typeof="mandaat:Mandataris" resource="${mandataris(id)}">${name}, raadslid</li>`,
  )
  return [
    ...times,
    `<h2>Aanwezig</h2><ul>`,
    ...present,
    `</ul><p>Voorzitter: <span property="besluit:heeftVoorzitter" resource="${mandataris(chair?.id ?? '')}">${chair?.name ?? ''}</span></p>`,
  ]
}

function itemHtml(sitting: Sitting, page: PublicationPage, names: Names, item: Item, i: number): string[] {
  const agendapunt = names.of('agendapunten', i)
  const { title, description } = versioned(item, page, i)
  return [
    `<div class="agendapunten" property="besluit:behandelt" typeof="besluit:Agendapunt" resource="${agendapunt}">`,
    `<h2>${i + 1}. <span property="dct:title" datatype="xsd:string">${title}</span></h2>`,
    `<p property="dct:description" datatype="xsd:string">${description}</p>`,
    `<span property="besluit:geplandOpenbaar" datatype="xsd:boolean" content="true"></span>`,
    `<span property="besluit:Agendapunt.type" typeof="skos:Concept" resource="http://lblod.data.gift/concepts/bdf68a65-ce15-42c8-ae1b-19eeb39e20d0"></span>`,
    ...(i > 0 ? [`<span property="besluit:aangebrachtNa" resource="${names.of('agendapunten', i - 1)}"></span>`] : []),
    ...(page.kind === 'agenda' ? [] : behandeling(sitting, page, names, item, i)),
    `</div>`,
  ]
}

/**
 * A changed page differs in one thing, the description of its first item: titles connect the documents of a sitting.
 */
function versioned(item: Item, { version }: PublicationPage, i: number): Pick<Item, 'title' | 'description'> {
  return version === 0 || i > 0
    ? item
    : { title: item.title, description: `${item.description} Aangepast in versie ${version + 1}.` }
}

function behandeling(sitting: Sitting, page: PublicationPage, names: Names, item: Item, i: number): string[] {
  const { title, description } = versioned(item, page, i)
  const own = names.of('behandelingen-van-agendapunten', i)
  const isNotulen = page.kind === 'notulen'
  return [
    `<div typeof="besluit:BehandelingVanAgendapunt" resource="${own}">`,
    `<span property="dct:subject" resource="${names.of('agendapunten', i)}"></span><span property="besluit:openbaar" datatype="xsd:boolean" content="true"></span>`,
    ...(i > 0
      ? [`<span property="besluit:gebeurtNa" resource="${names.of('behandelingen-van-agendapunten', i - 1)}"></span>`]
      : []),
    ...(isNotulen
      ? membersOf(sitting.council).map(
          ({ id }) => `<span property="besluit:heeftAanwezige" resource="${mandataris(id)}"></span>`,
        )
      : []),
    `<div property="besluit:heeftStemming" typeof="besluit:Stemming" resource="${names.of('stemmingen', i)}"><span property="besluit:onderwerp" lang="nl" content="${title}"></span>`,
    ...(isNotulen ? counted(sitting, item) : []),
    `<span property="besluit:gevolg" lang="nl">${item.outcome}</span></div>`,
    `<div property="prov:generated" typeof="besluit:Besluit https://data.vlaanderen.be/id/concept/BesluitType/84121221-4217-40e3-ada2-cd1379b168e1" resource="${names.of('besluiten', i)}">`,
    `<h3 property="eli:title" datatype="xsd:string">${title}</h3><span property="eli:description" datatype="xsd:string" content="${description}"></span>`,
    `<span property="eli:language" typeof="skos:Concept" resource="http://publications.europa.eu/resource/authority/language/NLD"></span>`,
    `<span property="eli:date_publication" datatype="xsd:date" content="${daysAfter(sitting.date, 8)}"></span>`,
    `<span property="eli:passed_by" resource="${organ(sitting.council, 'in-tijd')}"></span><span property="prov:wasGeneratedBy" resource="${own}"></span>`,
    ...(isNotulen ? operative(names, item, i) : []),
    `</div></div>`,
  ]
}

function counted({ council }: Sitting, item: Item): string[] {
  const members = membersOf(council)
  const line = (label: string, property: string, count: string, voters: readonly number[]): string =>
    `<li>${label}: <span property="besluit:${count}" datatype="xsd:integer">${voters.length}</span> ${voters.map((voter) => `<span property="besluit:${property}" resource="${mandataris(members[voter]?.id ?? '')}">${members[voter]?.name ?? ''}</span>`).join(', ')}</li>`
  return [
    `<span property="besluit:geheim" datatype="xsd:boolean" content="false"></span>`,
    ...members.map(
      ({ id }) => `<span property="besluit:heeftAanwezige besluit:heeftStemmer" resource="${mandataris(id)}"></span>`,
    ),
    `<ul>${line('Voor', 'heeftVoorstander', 'aantalVoorstanders', item.for)}${line('Tegen', 'heeftTegenstander', 'aantalTegenstanders', item.against)}${line('Onthoudingen', 'heeftOnthouder', 'aantalOnthouders', item.abstained)}</ul>`,
  ]
}

function operative(names: Names, item: Item, i: number): string[] {
  return [
    `<div property="besluit:motivering" lang="nl">${item.description} De stukken lagen acht dagen voor de zitting ter inzage.</div>`,
    `<div property="prov:value" datatype="xsd:string"><div property="eli:has_part" typeof="besluit:Artikel" resource="${names.of('artikels', i)}"><h4 property="eli:number eli:title" datatype="xsd:string">Artikel 1</h4><span property="eli:language" resource="http://publications.europa.eu/resource/authority/language/NLD"></span><p property="prov:value" datatype="xsd:string">${item.title}: ${item.outcome.toLowerCase()}.</p></div></div>`,
  ]
}
