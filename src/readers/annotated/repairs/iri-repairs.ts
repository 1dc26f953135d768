import { DataFactory, type NamedNode, type Term } from 'n3'
import { diagnose, type Diagnostic, type DiagnosticDetails } from '../../../diagnostic.js'
import { withoutSession } from '../../../rdf/iri.js'
import type { RuleId } from '../../../rules/catalogue.js'
import type { Draft, Entry } from '../draft/draft.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphContext, GraphRepair } from './repair.js'

const UNSAFE = /^(?:javascript|data|vbscript|blob|about):/iu

/** Script and embedded data name no resource: what is said of them, or points to them, goes. */
export const unsafeAddress: GraphRepair = {
  rule: 'repair/unsafe-address',
  mend(draft, context) {
    const findings = new FindingPerPlace('repair/unsafe-address')
    for (const entry of draft.entries) {
      const { subject, object } = entry.quad
      if (isUnsafe(subject)) draft.reject(entry, findings.get(entry, 'subject', context, { actual: subject.value }))
      else if (isUnsafe(object)) draft.reject(entry, findings.get(entry, 'object', context, { actual: object.value }))
    }
  },
}

function isUnsafe(term: Term): boolean {
  return term.termType === 'NamedNode' && UNSAFE.test(term.value)
}

/** Session ids in paths and queries go. */
export const sessionId: GraphRepair = {
  rule: 'repair/session-id',
  mend: (draft, context) => rewriteIris('repair/session-id', draft, context, withoutSessionId),
}

/** An address without the session ids that servers put in its path or query. */
export function withoutSessionId(iri: string): string {
  if (!/sess|\/\(S\(/iu.test(iri)) return iri
  const hash = iri.indexOf('#')
  const address = withoutSession(hash < 0 ? iri : iri.slice(0, hash))
  const mended = address
    .replace(
      /([?&])(?:jsessionid|phpsessid|aspsessionid\w*|session_?id)=[^&]*(&?)/giu,
      (_, mark: string, more: string) => (more === '' ? '' : mark),
    )
    .replace(/[?&]$/u, '')
  return mended + (hash < 0 ? '' : iri.slice(hash))
}

const UUID = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}'
const CONCEPT = new RegExp(
  `^(https?://data\\.vlaanderen\\.be)/(?:id|doc)/concept/(BesluitDocumentType|BesluitType)/?(${UUID})$`,
  'iu',
)
const CONCEPT_PAGE = /^(https?:\/\/data\.vlaanderen\.be)\/doc\/concept\//iu

/** The page about a concept, and a scheme glued to an id without its slash, become the concept. */
export const conceptIri: GraphRepair = {
  rule: 'repair/concept-iri',
  mend: (draft, context) =>
    rewriteIris('repair/concept-iri', draft, context, (iri) =>
      iri.replace(CONCEPT, '$1/id/concept/$2/$3').replace(CONCEPT_PAGE, '$1/id/concept/'),
    ),
}

/** Gives subjects and objects the IRI that `mend` makes of theirs; one finding per place and IRI. */
function rewriteIris(rule: RuleId, draft: Draft, context: GraphContext, mend: (iri: string) => string): void {
  const findings = new FindingPerPlace(rule)
  const mended = new Map<string, NamedNode>()
  const nodeOf = (iri: string): NamedNode => {
    const node = mended.get(iri) ?? DataFactory.namedNode(mend(iri))
    mended.set(iri, node)
    return node
  }
  for (const entry of draft.entries) {
    const { subject, object } = entry.quad
    if (object.termType === 'NamedNode' && nodeOf(object.value).value !== object.value) {
      const node = nodeOf(object.value)
      draft.change(
        entry,
        { object: node },
        findings.get(entry, 'object', context, { actual: object.value, expected: node.value }),
      )
    }
    if (subject.termType === 'NamedNode' && nodeOf(subject.value).value !== subject.value) {
      const node = nodeOf(subject.value)
      draft.change(
        entry,
        { subject: node },
        findings.get(entry, 'subject', context, { actual: subject.value, expected: node.value }),
      )
    }
  }
}

/** One attribute gives the subject of many triples; what is wrong with it is one finding. */
class FindingPerPlace {
  readonly #findings = new Map<string, Diagnostic>()

  constructor(readonly rule: RuleId) {}

  get(entry: Entry, role: 'subject' | 'object', { page }: GraphContext, details: DiagnosticDetails): Diagnostic {
    const place = placeOfTerm(page, entry, role)
    const key = `${place?.offset ?? ''} ${details.actual ?? ''}`
    const finding = this.#findings.get(key) ?? diagnose(this.rule, { ...details, place })
    this.#findings.set(key, finding)
    return finding
  }
}
