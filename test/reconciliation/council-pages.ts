import { createDocument, type Document } from '../../src/document.js'
import { escapeHtml } from '../../src/html/html.js'

/** A page of an invented council: which sitting it is about, what it is, and in which version. */
export interface CouncilPage {
  readonly sitting: number
  readonly kind: 'agenda' | 'besluitenlijst' | 'notulen'
  readonly version: number
}

const SITE = 'https://raadpleeg.proefdorp.example/zittingen'
const ORGAN = 'http://data.lblod.info/id/bestuursorganen/proefdorp'
const KINDS = {
  agenda: '13fefad6-a9d6-4025-83b5-e4cbee3a8965',
  besluitenlijst: '3fa67785-ffdc-4b30-8880-2b99d97b4dee',
  notulen: '8e791b27-7600-4577-b24e-c7c29e0eb773',
} as const

/** Texts that formats, languages and servers treat differently. */
const TEXTS = [
  'Goedkeuring notulen',
  'Café “De Kroon” — vergunning',
  'C:\\pad\\naar\\stuk',
  'Regel één\nregel twee',
  'Ondersteuning 👍🏽 van de jeugd',
  'Prijs < 100 & > 50',
  "l'Échevin d’honneur",
  'İstanbul ﬁnanciën',
  'a'.repeat(12_000),
] as const

export function addressOf({ sitting, kind }: Pick<CouncilPage, 'sitting' | 'kind'>): string {
  return `${SITE}/${sitting}/${kind}`
}

/** IRI of a decision of a sitting, the same on every page. */
export function besluitOf(sitting: number, item: number): string {
  return `${SITE}/id/besluiten/${sitting}-${item}`
}

/** The page as a document. The same page is the same bytes; a later version has other titles, counts, items. */
export function councilPage(page: CouncilPage, retrieved: string): Document {
  const { sitting, kind, version } = page
  // Every third sitting has an IRI of its own on each page: it must be found to be one by its body and start.
  const zitting = `${SITE}/id/zittingen/${sitting}${sitting % 3 === 0 ? `-${kind}` : ''}`
  const items = Array.from({ length: 2 + ((sitting + version) % 3) }, (_, i) => item(page, i))
  const html = `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Zitting ${sitting}</title></head>
<body prefix="besluit: http://data.vlaanderen.be/ns/besluit# prov: http://www.w3.org/ns/prov# eli: http://data.europa.eu/eli/ontology# dct: http://purl.org/dc/terms/ xsd: http://www.w3.org/2001/XMLSchema# mandaat: http://data.vlaanderen.be/ns/mandaat# skos: http://www.w3.org/2004/02/skos/core# foaf: http://xmlns.com/foaf/0.1/">
<div resource="${addressOf(page)}" typeof="foaf:Document"><span property="dct:type" resource="https://data.vlaanderen.be/id/concept/BesluitDocumentType/${KINDS[kind]}"></span></div>
<div resource="${ORGAN}-2025" typeof="besluit:Bestuursorgaan"><span property="mandaat:isTijdspecialisatieVan" resource="${ORGAN}"></span><span property="skos:prefLabel">Gemeenteraad Proefdorp</span></div>
<div resource="${zitting}" typeof="besluit:Zitting"><span property="besluit:isGehoudenDoor" resource="${ORGAN}-2025"></span>
<span property="besluit:geplandeStart" datatype="xsd:dateTime" content="2025-0${1 + (sitting % 9)}-1${sitting % 10}T20:00:00+01:00">avond</span>
${items.join('\n')}
</div></body></html>`
  return createDocument(html, { address: addressOf(page), retrieved })
}

function item({ sitting, kind, version }: CouncilPage, i: number): string {
  const id = `${sitting}-${i}`
  const text = escapeHtml(TEXTS[(sitting * 7 + i * 3 + version) % TEXTS.length] ?? '')
  const language = version % 2 === 0 ? ' lang="nl"' : ' lang=""'
  const punt = `${SITE}/id/agendapunten/${id}`
  const agendapunt = `<div property="besluit:behandelt" resource="${punt}" typeof="besluit:Agendapunt"><span property="dct:title"${language}>${i + 1}. ${text}</span><span property="besluit:geplandOpenbaar" datatype="xsd:boolean" content="${version % 2 === 0 ? 'true' : '1'}"></span></div>`
  if (kind === 'agenda') return agendapunt
  const besluit = besluitOf(sitting, i)
  const artikelen = Array.from(
    { length: kind === 'notulen' ? 2 : 1 },
    (_, n) =>
      `<div property="eli:has_part" resource="${besluit}/artikel/${n + 1}" typeof="besluit:Artikel"><span property="eli:number">Artikel ${n + 1}</span><span property="prov:value">De raad keurt versie ${version} goed.</span></div>`,
  )
  return `${agendapunt}
<div resource="${SITE}/id/behandelingen/${id}" typeof="besluit:BehandelingVanAgendapunt"><span property="dct:subject" resource="${punt}"></span><span property="besluit:openbaar" datatype="xsd:boolean" content="true"></span>
<div property="besluit:heeftStemming" resource="${SITE}/id/stemmingen/${id}" typeof="besluit:Stemming"><span property="besluit:aantalVoorstanders" datatype="xsd:integer" content="${10 + (version % 5)}"></span><span property="besluit:aantalTegenstanders" datatype="xsd:integer" content="${i}"></span></div>
<div property="prov:generated" resource="${besluit}" typeof="besluit:Besluit"><span property="eli:title"${language}>${text}</span><span property="eli:date_publication" datatype="xsd:date" content="2025-06-0${1 + (version % 9)}"></span>${artikelen.join('')}</div></div>`
}
