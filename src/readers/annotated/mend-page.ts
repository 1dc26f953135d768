import type { Quad, Term } from 'n3'
import type { Diagnostic } from '../../diagnostic.js'
import { rdf } from '../../rdf/vocabularies.js'
import { processRdfa, type RdfaResult } from '../../rdfa/process-rdfa.js'
import type { RdfaStatement } from '../../rdfa/values/rdfa-statement.js'
import { parsePage, type HtmlPage, type PageLimits } from '../../text/html/html-page.js'
import { applyAttributeEdits, findAttributeEdits } from './attribute-edits.js'
import { Draft, type Entry } from './draft/draft.js'
import { editText } from './draft/edited-text.js'
import { elementsOf } from '../page/elements.js'
import { Explanations } from './explanations.js'
import { ATTRIBUTE_REPAIRS, TEXT_REPAIRS } from './repairs/repairs.js'

export interface MendedPage {
  /** The page the mended graph is read from; its places are those of the page as served. */
  readonly page: HtmlPage
  /** Its triples, each tied to the published triple that the same markup gave. */
  readonly draft: Draft
}

/**
 * Applies the repairs of text and attributes, reads the page again, and ties every triple to the published one of the
 * same origin (element, attribute and position). A triple that differs belongs to the findings of the markup around it.
 */
export function mendPage(served: HtmlPage, published: RdfaResult, base: string, limits: PageLimits): MendedPage {
  const explanations = new Explanations()
  const doubts: Diagnostic[] = []
  const edited = mendText(served, explanations, doubts, limits)
  const found = findAttributeEdits(edited, published.base, ATTRIBUTE_REPAIRS)
  for (const { element, findings, values } of found.edits) {
    explanations.add(edited, element, findings, REFERENCES.some((name) => values.has(name)) ? 'inside' : 'element')
  }
  doubts.push(...found.doubts)

  const page = found.edits.length === 0 ? edited : parsePage(edited.text, { limits, places: edited.places })
  if (found.edits.length > 0) applyAttributeEdits(elementsOf(page), found.edits)
  const statements = page === served ? published.statements : processRdfa(page, { base }).statements

  const { entries, rejected } = pair(served, published.statements, page, statements, explanations, edited !== served)
  const draft = new Draft(entries, rejected)
  for (const finding of [...explanations.findings, ...doubts]) draft.note(finding)
  return { page, draft }
}

/** Each repair until it finds nothing more: closing an element can bring others to light. */
function mendText(served: HtmlPage, explanations: Explanations, doubts: Diagnostic[], limits: PageLimits): HtmlPage {
  let page = served
  for (const repair of TEXT_REPAIRS) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = repair.find(page)
      const edits = found.flatMap((each) => each.edits)
      for (const { finding, element, edits: own } of found)
        if (own.length > 0) explanations.add(page, element, [finding], 'following')
      if (edits.length === 0) {
        doubts.push(...found.map(({ finding }) => finding))
        break
      }
      const edited = editText(page.text, page.places, edits)
      page = parsePage(edited.text, { limits, places: edited.places })
    }
  }
  return page
}

const MOST_ROUNDS = 4

/** Attributes whose value what stands inside the element inherits as its subject. */
const REFERENCES = ['about', 'resource', 'href', 'src']

/** Ties the triples of two readings by their origins. */
function pair(
  served: HtmlPage,
  published: readonly RdfaStatement[],
  page: HtmlPage,
  mended: readonly RdfaStatement[],
  explanations: Explanations,
  textChanged: boolean,
): { readonly entries: readonly Entry[]; readonly rejected: readonly Entry[] } {
  const waiting = new Map<string, Waiting>()
  for (const statement of published) {
    const same = waiting.get(statement.origin)
    if (same) same.add(statement)
    else waiting.set(statement.origin, new Waiting(statement))
  }
  /** Of several of one origin (a `rel` with many ends) first the equal one, then the next in order. */
  const take = (statement: RdfaStatement, equal: boolean): RdfaStatement | undefined =>
    equal ? waiting.get(statement.origin)?.takeEqual(statement) : waiting.get(statement.origin)?.takeNext()
  const equals = mended.map((statement) => take(statement, true))
  const entries = mended.map((statement, i): Entry => {
    const { place, element, attribute, value } = statement
    const markup = { element, attribute, value }
    const before = equals[i] ?? take(statement, false)
    const shared = { ...(place && { place }), markup, ...(before && { published: before.quad }) }
    if (before && isSame(before.quad, statement.quad)) return { ...shared, quad: statement.quad, findings: [] }
    // Markup inside a literal is quoted as served: only what it states is mended.
    if (before && !textChanged && isSameMarkup(before.quad, statement.quad))
      return { ...shared, quad: before.quad, findings: [] }
    return {
      ...shared,
      quad: statement.quad,
      findings: explanations.of([{ page, element }, ...(before ? [{ page: served, element: before.element }] : [])]),
    }
  })
  const rejected = [...waiting.values()]
    .flatMap((each) => each.left())
    .map(({ quad, place, element }): Entry => {
      return { quad, published: quad, ...(place && { place }), findings: explanations.of([{ page: served, element }]) }
    })
  return { entries, rejected }
}

/** Published triples of one origin that are not yet tied. */
class Waiting {
  readonly #left: Set<RdfaStatement>
  #byTerms: Map<string, RdfaStatement[]> | undefined

  constructor(first: RdfaStatement) {
    this.#left = new Set([first])
  }

  add(statement: RdfaStatement): void {
    this.#left.add(statement)
  }

  left(): readonly RdfaStatement[] {
    return [...this.#left]
  }

  takeEqual({ quad }: RdfaStatement): RdfaStatement | undefined {
    if (!this.#byTerms) {
      this.#byTerms = new Map()
      // In reverse, for the first is taken from the end.
      for (const statement of [...this.#left].reverse()) {
        const key = termsOf(statement.quad)
        const same = this.#byTerms.get(key)
        if (same) same.push(statement)
        else this.#byTerms.set(key, [statement])
      }
    }
    const found = this.#byTerms.get(termsOf(quad))?.pop()
    if (found) this.#left.delete(found)
    return found
  }

  takeNext(): RdfaStatement | undefined {
    const [next] = this.#left
    if (next) this.#left.delete(next)
    return next
  }
}

/** The same text for triples that `isSame` calls equal. */
function termsOf({ subject, predicate, object }: Quad): string {
  const name = (term: Term): string => {
    if (term.termType === 'BlankNode') return '_:'
    return term.termType === 'Literal' ? `"${term.datatype.value}@${term.language}"${term.value}` : `<${term.value}>`
  }
  return `${name(subject)} ${predicate.value} ${name(object)}`
}

/** Whether two triples are equal; blank node labels hold in one reading only and do not count. */
function isSame(a: Quad, b: Quad): boolean {
  const same = (x: Term, y: Term): boolean => x.equals(y) || (x.termType === 'BlankNode' && y.termType === 'BlankNode')
  return a.predicate.equals(b.predicate) && same(a.subject, b.subject) && same(a.object, b.object)
}

function isSameMarkup(a: Quad, b: Quad): boolean {
  if (
    a.object.termType !== 'Literal' ||
    b.object.termType !== 'Literal' ||
    !a.object.datatype.equals(b.object.datatype)
  )
    return false
  const isMarkup = a.object.datatype.equals(rdf.HTML) || a.object.datatype.equals(rdf.XMLLiteral)
  return isMarkup && a.subject.equals(b.subject) && a.predicate.equals(b.predicate)
}
