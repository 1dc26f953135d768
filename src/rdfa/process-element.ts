import type { Literal } from 'n3'
import { rdf } from '../rdf/vocabularies.js'
import type { HtmlElement } from '../text/html/html-page.js'
import type { RdfaAttribute, RdfaAttributes } from './attributes.js'
import type { Collector } from './collector.js'
import { ElementNames, type Named } from './element-names.js'
import { declarePrefixes, languageOf, vocabOf } from './element-scope.js'
import type { EvaluationContext, IncompleteTriple } from './evaluation-context.js'
import { ListScope } from './list-scope.js'
import { literalOf } from './values/literal.js'
import type { Resource } from './names/names.js'
import type { RdfaRun } from './rdfa-run.js'
import type { RdfaStatement } from './values/rdfa-statement.js'

/** What the element's children inherit, and the lists that end with the element. */
export interface ElementResult {
  readonly context: EvaluationContext
  readonly lists: readonly ListScope[]
}

const NOTHING: readonly IncompleteTriple[] = []

/** The result of steps 5 and 6. */
interface Roles {
  readonly subject: Resource
  /** The attribute that named the subject, or the one by which the element speaks about the inherited one. */
  readonly subjectAttribute: RdfaAttribute
  readonly typed?: Resource | undefined
  /** The current object resource: the target of `rel`, and the subject of the children. */
  readonly object?: Named | undefined
  /** The element states nothing itself. */
  readonly skip?: boolean
}

/** One element (RDFa Core 1.1, section 7.5, steps 2 to 13). Step numbers below are those of that section. */
export function processElement(
  run: RdfaRun,
  element: HtmlElement,
  attributes: RdfaAttributes,
  inherited: EvaluationContext,
): ElementResult {
  const { out } = run
  const key = out.keyOf(element)
  const vocab = vocabOf(run, element, attributes, key, inherited)
  declarePrefixes(run, element, attributes)
  const language = languageOf(run, element, attributes, inherited)

  const names = new ElementNames(run, element, attributes, vocab, key)
  const roles = establish(run, names, attributes, inherited, element)
  if (roles.skip) {
    const same = language === inherited.language && vocab === inherited.vocab
    return { context: same ? inherited : { ...inherited, language, vocab }, lists: [] }
  }
  const { subject, typed } = roles

  // Step 7
  if (typed) {
    for (const { term, index } of names.tokens('typeof') ?? [])
      out.add(typed, rdf.type, term, names.at('typeof', index))
  }

  // Step 8
  const owned: ListScope[] = []
  let lists = inherited.lists
  if (subject !== inherited.parentObject) owned.push((lists = new ListScope(subject)))

  // Steps 9 and 10
  const { object, incomplete } = names.hasLink
    ? link(names, roles, lists, attributes, out)
    : { object: roles.object?.term, incomplete: NOTHING }

  // Step 11
  const predicates = names.predicates('property')
  if (predicates?.length) {
    const value = propertyValue(run, names, roles, attributes, language, element)
    for (const { term, index } of predicates) {
      if (attributes.inlist !== undefined) lists.push(term, value.object, names.at('property', index), value.source)
      else out.add(subject, term, value.object, names.at('property', index), value.source)
    }
  }

  // Step 12
  for (const waiting of inherited.incomplete) {
    const origin = { element, attribute: roles.subjectAttribute, key: `${waiting.origin.key}>${key}` }
    if (waiting.direction === 'list') waiting.lists.push(waiting.predicate, subject, origin, origin)
    else if (waiting.direction === 'forward') out.add(waiting.subject, waiting.predicate, subject, origin)
    else out.add(subject, waiting.predicate, waiting.subject, origin, waiting.origin)
  }

  // Step 13. The children's lists belong to their subject, not to this one.
  const parentObject = object ?? subject
  if (parentObject !== subject) owned.push((lists = new ListScope(parentObject)))
  return { context: { parentObject, incomplete, lists, language, vocab }, lists: owned }
}

/** Steps 5 and 6, with HTML+RDFa 1.1, section 3.1, rules 4 to 6: `head` and `body` have the subject of their parent. */
function establish(
  run: RdfaRun,
  names: ElementNames,
  attributes: RdfaAttributes,
  inherited: EvaluationContext,
  element: HtmlElement,
): Roles {
  const inheritedSubject = inherited.parentObject ?? run.root
  const hasTypeof = attributes.typeof !== undefined
  const about = names.about()
  const first = about ?? (isRoot(element) ? { term: run.root, attribute: 'about' as const } : undefined)
  const blank = (): Named => ({ term: names.blank(), attribute: 'typeof' })

  if (names.hasLink) {
    const subject = first?.term ?? inheritedSubject
    const object = names.target() ?? (hasTypeof && !first ? blank() : undefined)
    const typed = hasTypeof ? (first ?? object)?.term : undefined
    return {
      subject,
      subjectAttribute: first?.attribute ?? (attributes.rel !== undefined ? 'rel' : 'rev'),
      typed,
      object,
    }
  }
  if (attributes.property !== undefined && attributes.content === undefined && attributes.datatype === undefined) {
    const subject = first?.term ?? inheritedSubject
    const object = hasTypeof ? (first ?? names.target() ?? blank()) : undefined
    return { subject, subjectAttribute: first?.attribute ?? 'property', typed: object?.term, object }
  }
  const isSection = element.tagName === 'head' || element.tagName === 'body'
  const named = about ?? names.target() ?? first ?? (isSection ? undefined : hasTypeof ? blank() : undefined)
  if (named)
    return { subject: named.term, subjectAttribute: named.attribute, typed: hasTypeof ? named.term : undefined }
  if (attributes.property === undefined && !isSection)
    return { subject: inheritedSubject, subjectAttribute: 'about', skip: true }
  return {
    subject: inheritedSubject,
    subjectAttribute: hasTypeof ? 'typeof' : 'property',
    typed: hasTypeof ? inheritedSubject : undefined,
  }
}

/** Steps 9 and 10: the triples of `rel` and `rev`, or the halves of them that elements below complete. */
function link(
  names: ElementNames,
  { subject, subjectAttribute, object }: Roles,
  lists: ListScope,
  attributes: RdfaAttributes,
  out: Collector,
): { readonly object: Resource | undefined; readonly incomplete: readonly IncompleteTriple[] } {
  const forward = names.predicates('rel') ?? []
  const reverse = names.predicates('rev') ?? []
  const inlist = attributes.inlist !== undefined
  if (object) {
    const value = { element: names.element, attribute: object.attribute }
    for (const { term, index } of forward) {
      if (inlist) lists.push(term, object.term, names.at('rel', index), value)
      else out.add(subject, term, object.term, names.at('rel', index), value)
    }
    for (const { term, index } of reverse)
      out.add(object.term, term, subject, names.at('rev', index), {
        element: names.element,
        attribute: subjectAttribute,
      })
    return { object: object.term, incomplete: NOTHING }
  }
  if (forward.length + reverse.length === 0) return { object: undefined, incomplete: NOTHING }
  const incomplete: IncompleteTriple[] = []
  for (const { term, index } of forward) {
    const origin = names.at('rel', index)
    if (inlist) lists.start(term, origin)
    incomplete.push({ subject, predicate: term, direction: inlist ? 'list' : 'forward', origin, lists })
  }
  for (const { term, index } of reverse)
    incomplete.push({ subject, predicate: term, direction: 'reverse', origin: names.at('rev', index), lists })
  return { object: names.blank(), incomplete }
}

/** Step 11: what `property` states about the subject. */
function propertyValue(
  run: RdfaRun,
  names: ElementNames,
  { typed }: Roles,
  attributes: RdfaAttributes,
  language: string | undefined,
  element: HtmlElement,
): { readonly object: Resource | Literal; readonly source: RdfaStatement['value'] } {
  const { about, content, datatype, datetime } = attributes
  if (content === undefined && datetime === undefined && datatype === undefined) {
    const target = names.hasLink ? undefined : names.target()
    if (target) return { object: target.term, source: { element, attribute: target.attribute } }
    if (typed && about === undefined && !isRoot(element))
      return { object: typed, source: { element, attribute: 'typeof' } }
  }
  const { literal, attribute } = literalOf({
    element,
    content,
    datetime,
    hasDatatype: datatype !== undefined,
    datatype: names.datatype(language),
    language,
    text: () => run.textOf(element),
  })
  return { object: literal, source: { element, ...(attribute && { attribute }) } }
}

/** The root element counts as having an empty `about` (steps 5 and 6). */
function isRoot(element: HtmlElement): boolean {
  return element.parentNode?.nodeName === '#document'
}
