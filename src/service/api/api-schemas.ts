/** A JSON Schema (2020-12), as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const count: Schema = { type: 'integer', minimum: 0 }
const truth: Schema = { type: 'boolean' }
const address: Schema = { type: 'string', format: 'uri' }
const iri: Schema = { type: 'string', description: 'Names the thing for ever; it need not be an address that answers.' }
const day: Schema = { type: 'string', format: 'date' }
const moment: Schema = {
  type: 'string',
  description: 'xsd:dateTime, with or without offset; without one it is the time in Brussels.',
}
const lines: Schema = { type: 'array', items: text, description: 'Paragraphs of plain text.' }

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const listOf = (items: Schema): Schema => ({ type: 'array', items })

/** An object that has all of some fields and may have others: what no document says is not there. */
function object(required: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  }
}

const OUTCOME: Schema = {
  enum: ['goedgekeurd', 'verworpen', 'kennisgenomen', 'verdaagd', 'ingetrokken', 'aanvaard'],
}
const DOCUMENT_KIND: Schema = {
  enum: ['agenda', 'agenda-toegevoegd', 'besluitenlijst', 'notulen', 'uittreksel', 'besluit'],
}
const thing = { iri, id: text, self: address, page: address }

/** What the API tells, by the nouns of OSLO where it has them. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Reference: object({ id: text, self: address, name: text }, { iri }),
  Document: object({ label: text, page: address }, { kind: DOCUMENT_KIND, source: address, modified: moment }),
  Bestuurseenheid: object({ iri, id: text, self: address, name: text }),
  Bestuursorgaan: object(
    { iri, id: text, self: address, name: text },
    { kind: text, bestuurseenheid: ref('Reference') },
  ),
  Zitting: object(
    { ...thing, name: text, documents: listOf(ref('Document')), modified: moment },
    { bestuursorgaan: ref('Reference'), date: day, geplandeStart: moment },
  ),
  ZittingDetails: object(
    {
      ...thing,
      name: text,
      documents: listOf(ref('Document')),
      modified: moment,
      aanwezigen: listOf(ref('Mandataris')),
      afwezigen: listOf(ref('Mandataris')),
      agendapunten: listOf(ref('Agendapunt')),
    },
    {
      bestuursorgaan: ref('Reference'),
      date: day,
      geplandeStart: moment,
      startedAtTime: moment,
      endedAtTime: moment,
      place: text,
      voorzitter: ref('Mandataris'),
      secretaris: ref('Mandataris'),
    },
  ),
  Mandataris: object({ iri, name: text }, { self: address, fractie: text, role: text }),
  Agendapunt: object(
    {
      ...thing,
      title: text,
      description: lines,
      zitting: ref('Reference'),
      besluiten: listOf(ref('Besluit')),
      stemmingen: listOf(ref('Stemming')),
      documents: listOf(ref('Document')),
    },
    { number: text, openbaar: truth, outcome: OUTCOME, outcomeText: text },
  ),
  Artikel: object({ iri, text: lines }, { number: text, title: text }),
  Rechtsgrond: object({ title: text }, { address }),
  Besluit: object(
    {
      ...thing,
      motivering: lines,
      text: lines,
      artikels: listOf(ref('Artikel')),
      rechtsgronden: listOf(ref('Rechtsgrond')),
      kinds: listOf(text),
    },
    {
      title: text,
      description: lines,
      agendapunt: ref('Reference'),
      zitting: ref('Reference'),
      bestuursorgaan: ref('Reference'),
      date: day,
      date_publication: day,
      first_date_entry_in_force: day,
      date_no_longer_in_force: day,
    },
  ),
  Stemming: object(
    {
      iri,
      basis: {
        enum: ['stated', 'unanimous', 'result'],
        description:
          'stated: a document gives numbers or names; unanimous: it says that all voted alike and no more; result: only the result is told.',
      },
      geheim: truth,
      voorstanders: listOf(ref('Mandataris')),
      tegenstanders: listOf(ref('Mandataris')),
      onthouders: listOf(ref('Mandataris')),
    },
    {
      onderwerp: text,
      gevolg: text,
      outcome: OUTCOME,
      aantalVoorstanders: count,
      aantalTegenstanders: count,
      aantalOnthouders: count,
      agendapunt: ref('Reference'),
      zitting: ref('Reference'),
    },
  ),
  Persoon: object(
    { ...thing, name: text, bestuursorganen: listOf(ref('Reference')) },
    {
      fractie: text,
      role: text,
      zittingen: listOf(
        object(
          {
            zitting: ref('Reference'),
            wasVoorzitter: truth,
            stemmen: listOf(object({ agendapunt: ref('Reference'), side: { enum: ['voor', 'tegen', 'onthouding'] } })),
          },
          { wasAanwezig: truth },
        ),
      ),
    },
  ),
  SearchHit: object(
    {
      iri,
      type: { enum: ['Agendapunt', 'Besluit'] },
      page: address,
      title: text,
      documents: listOf(DOCUMENT_KIND),
      hasVote: truth,
      modified: moment,
    },
    { passage: text, bestuurseenheid: text, bestuursorgaan: text, zitting: address, date: day, outcome: OUTCOME },
  ),
  SearchResult: object(
    {
      search: address,
      total: count,
      results: listOf(ref('SearchHit')),
      nearly: listOf(ref('SearchHit')),
      corrected: listOf(object({ word: text, to: text })),
      unknown: listOf(text),
      facets: {
        type: 'object',
        additionalProperties: listOf(object({ key: text, name: text, count, chosen: truth })),
      },
    },
    { next: address },
  ),
  Start: object({ title: text, version: text, openapi: address, endpoints: listOf(address) }),
  Problem: object({ status: count, title: text }),
}

/** A page of a list. */
export function pageOf(name: string): Schema {
  return object({ items: listOf(ref(name)) }, { next: address })
}

export function referenceTo(name: string): Schema {
  return ref(name)
}
