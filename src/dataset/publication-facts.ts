import { besluitDocumentType, bestuursorgaanClasses } from '../rdf/concepts.js'
import { toBrusselsDate } from '../rdf/date-time.js'
import { besluit, dct, eli, foaf, lblodBesluit, mandaat, org, prov, rdf, skos } from '../rdf/vocabularies.js'

export type PublicationKind = keyof typeof besluitDocumentType

/** What the lists of a site say of a publication, as far as its graph says it. */
export interface PublicationFacts {
  readonly kind?: PublicationKind
  /** IRI of the concept that tells its kind, known to us or not. */
  readonly documentType?: string
  /** IRIs of the documents it states. */
  readonly documents: readonly string[]
  readonly zitting?: string
  /** IRI of the body that holds the sitting, in its term of office. */
  readonly orgaan?: string
  /** IRI of the unit of government that the body belongs to. */
  readonly eenheid?: string
  /** Calendar day of the sitting in Brussels. */
  readonly day?: string
  readonly title?: string
  /** It only leads to publications, as lists and calendars do: no publication itself. */
  readonly isIndex?: true
}

/** Answers what is known of a resource outside the graph at hand: sorted N-Triples lines. */
export type About = (iri: string) => readonly string[]

const KINDS: ReadonlyMap<string, PublicationKind> = new Map(
  (Object.keys(besluitDocumentType) as PublicationKind[]).map((kind) => [besluitDocumentType[kind], kind]),
)
const DOCUMENT_TYPE = besluitDocumentType.agenda.slice(0, besluitDocumentType.agenda.lastIndexOf('/') + 1)
/** Classes of what publications are about. */
const TELLING: ReadonlySet<string> = new Set(
  [besluit.Zitting, besluit.Agendapunt, besluit.BehandelingVanAgendapunt, besluit.Stemming, besluit.Besluit].map(
    ({ value }) => value,
  ),
)
const WANTED: ReadonlySet<string> = new Set(
  [
    lblodBesluit.linkToPublication,
    rdf.type,
    dct.type,
    dct.title,
    eli.title,
    besluit.isGehoudenDoor,
    besluit.geplandeStart,
    prov.startedAtTime,
    besluit.bestuurt,
    mandaat.isTijdspecialisatieVan,
  ].map(({ value }) => value),
)
const LINE = /^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"\S*) \.$/u

/** A line of N-Triples about a named subject, taken apart: its object is an IRI or the text of a literal. */
export interface Statement {
  readonly subject: string
  readonly predicate: string
  readonly iri?: string | undefined
  readonly text?: string | undefined
}

/** Takes a line apart; undefined for one about, or with, a blank node. */
export function statementOf(line: string): Statement | undefined {
  const [whole, subject = '', predicate = '', iri, text] = LINE.exec(line) ?? []
  return whole === undefined
    ? undefined
    : { subject, predicate, ...(iri === undefined ? { text: unescape(text ?? '') } : { iri }) }
}

/** Reads the facts from the lines of a stated graph, without building a graph: a site has thousands of them. */
export function publicationFacts(lines: readonly string[], about: About): PublicationFacts {
  const documents: string[] = []
  const types: string[] = []
  const titles = new Map<string, string>()
  const values = new Map<string, { readonly subject: string; readonly value: string }[]>()
  let zitting: string | undefined
  let [leads, tells] = [false, false]
  for (const line of lines) {
    const [, subject = '', predicate = '', iri, text] = LINE.exec(line) ?? []
    if (!WANTED.has(predicate)) continue
    if (predicate === lblodBesluit.linkToPublication.value) leads = true
    else if (predicate === rdf.type.value && iri !== undefined && TELLING.has(iri)) tells = true
    const value = iri ?? unescape(text ?? '')
    if (predicate === rdf.type.value || predicate === dct.type.value) {
      if (value === foaf.Document.value) documents.push(subject)
      else if (value === besluit.Zitting.value) zitting ??= subject
      else if (value.startsWith(DOCUMENT_TYPE)) types.push(value)
    } else if (predicate === eli.title.value || predicate === dct.title.value) titles.set(subject, value)
    else values.set(predicate, [...(values.get(predicate) ?? []), { subject, value }])
  }
  const first = (predicate: { readonly value: string }, subject: string | undefined): string | undefined =>
    values.get(predicate.value)?.find((each) => each.subject === subject)?.value
  const documentType = types.sort()[0]
  const kind = documentType === undefined ? undefined : KINDS.get(documentType)
  const orgaan = first(besluit.isGehoudenDoor, zitting)
  const start = first(besluit.geplandeStart, zitting) ?? first(prov.startedAtTime, zitting)
  const day = start === undefined ? undefined : toBrusselsDate(start)
  const eenheid = orgaan === undefined ? undefined : unitOf(orgaan, about)
  const title = documents.map((document) => titles.get(document)).find((each) => each !== undefined)
  return {
    documents,
    ...(kind && { kind }),
    ...(documentType !== undefined && { documentType }),
    ...(zitting !== undefined && { zitting }),
    ...(orgaan !== undefined && { orgaan }),
    ...(eenheid !== undefined && { eenheid }),
    ...(day !== undefined && { day }),
    ...(title !== undefined && { title }),
    ...(leads && !tells && { isIndex: true }),
  }
}

/** The unit a body governs: said of itself, or of the body it is a term of. */
function unitOf(orgaan: string, about: About): string | undefined {
  const own = about(orgaan)
  const direct = objectOf(own, besluit.bestuurt)
  const abstract = objectOf(own, mandaat.isTijdspecialisatieVan)
  return direct ?? (abstract === undefined ? undefined : objectOf(about(abstract), besluit.bestuurt))
}

/** The name by which people know a body or a unit; of a body in its term also that of the body itself. */
export function nameOf(iri: string, about: About): string | undefined {
  const own = about(iri)
  const abstract = objectOf(own, mandaat.isTijdspecialisatieVan)
  return (
    objectOf(own, skos.prefLabel) ?? (abstract === undefined ? undefined : objectOf(about(abstract), skos.prefLabel))
  )
}

/** Names of the classes of a body (`Gemeenteraad`), its own or those of the body it is a term of. */
export function classesOf(orgaan: string, about: About): readonly string[] {
  const own = about(orgaan)
  const lines = [own, ...objectsOf(own, mandaat.isTijdspecialisatieVan).map(about)].flat()
  const classes = [...objectsOf(lines, org.classification), ...objectsOf(lines, besluit.classificatie)]
  return [...new Set(classes.flatMap((concept) => bestuursorgaanClasses[concept] ?? []))]
}

/** First object of a property in sorted lines about one subject: an IRI, or the text of a literal. */
export function objectOf(lines: readonly string[], predicate: { readonly value: string }): string | undefined {
  return objectsOf(lines, predicate)[0]
}

/** The objects of a property in lines about one subject. */
export function objectsOf(lines: readonly string[], predicate: { readonly value: string }): readonly string[] {
  const wanted = `> <${predicate.value}> `
  return lines.flatMap((line) => {
    if (!line.includes(wanted)) return []
    const [, , found, iri, text] = LINE.exec(line) ?? []
    return found === predicate.value ? [iri ?? unescape(text ?? '')] : []
  })
}

/** Undoes the escapes of N-Triples (RDF 1.1 N-Triples, section 7). */
function unescape(text: string): string {
  if (!text.includes('\\')) return text
  const named: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' }
  return text.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gu,
    (_, four: string | undefined, eight: string | undefined, one: string | undefined = '') => {
      const hex = four ?? eight
      return hex === undefined ? (named[one] ?? one) : String.fromCodePoint(Number.parseInt(hex, 16))
    },
  )
}
