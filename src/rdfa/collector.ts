import { DataFactory, type Quad_Object, type Quad_Predicate, type Quad_Subject, type Term } from 'n3'
import type { Place } from '../diagnostic.js'
import { AppError } from '../errors.js'
import { isFormatting } from '../text/html/counting-adapter.js'
import { placeOf, type HtmlElement, type HtmlPage } from '../text/html/html-page.js'
import type { NameProblem, Resource } from './names/names.js'
import type { RdfaNotice, RdfaStatement } from './values/rdfa-statement.js'

/**
 * Limits of one page: statements and notices together, and characters in literals. The largest real page known gives
 * 85,000 statements; nested properties or repeated names can make the number grow with the square of a page's size.
 */
export const RDFA_LIMITS = { statements: 400_000, literalCharacters: 60_000_000 } as const

/** Where a triple or a part of it was written. */
export interface Origin {
  readonly element: HtmlElement
  readonly attribute: string
  readonly key: string
}

/** Collects statements and notices with their places, up to the limits (`input-too-large`). */
export class Collector {
  readonly statements: RdfaStatement[] = []
  readonly notices: RdfaNotice[] = []
  #literalCharacters = 0
  readonly #copies = new Map<string, number>()
  #placedElement: HtmlElement | undefined
  #placedAttribute = ''
  #place: Place | undefined
  readonly #pending = new Map<
    Term,
    { readonly problems: readonly NameProblem[]; readonly element: HtmlElement; readonly attribute: string }[]
  >()

  constructor(readonly page: HtmlPage) {}

  /** Adds a triple. `value` is where its object was written: the text of the element when its attribute is absent. */
  add(
    subject: Quad_Subject,
    predicate: Quad_Predicate,
    object: Quad_Object,
    origin: Origin,
    value: RdfaStatement['value'] = origin,
  ): void {
    if (object.termType === 'Literal') {
      this.#literalCharacters += object.id.length
      if (this.#literalCharacters > RDFA_LIMITS.literalCharacters) {
        throw new AppError(
          'input-too-large',
          `the annotated texts of the page overlap so often that they exceed ${RDFA_LIMITS.literalCharacters} characters`,
        )
      }
    }
    if (this.#pending.size > 0) {
      this.#use(subject)
      if (object.termType !== 'Literal') this.#use(object)
    }
    const { element, attribute, key } = origin
    const place = this.placeOf(element, attribute)
    const quad = DataFactory.quad(subject, predicate, object)
    // Written out twice: spreading is slow, and this runs once per statement.
    this.statements.push(
      place
        ? { quad, place, element, attribute, value, origin: key }
        : { quad, element, attribute, value, origin: key },
    )
    this.#check()
  }

  notice(problem: NameProblem, element: HtmlElement, attribute: string): void {
    const place = this.placeOf(element, attribute)
    this.notices.push({ ...problem, element, attribute, ...(place && { place }) })
    this.#check()
  }

  /** Remembers problems of a link until a statement uses its target: most links never become data. */
  noticeWhenUsed(resource: Resource, problems: readonly NameProblem[], element: HtmlElement, attribute: string): void {
    if (problems.length === 0) return
    const pending = this.#pending.get(resource)
    if (pending) pending.push({ problems, element, attribute })
    else this.#pending.set(resource, [{ problems, element, attribute }])
  }

  #use(resource: Term): void {
    for (const { problems, element, attribute } of this.#pending.get(resource) ?? []) {
      for (const problem of problems) this.notice(problem, element, attribute)
    }
    this.#pending.delete(resource)
  }

  /** The names of one attribute share its place. */
  placeOf(element: HtmlElement, attribute: string): Place | undefined {
    if (element !== this.#placedElement || attribute !== this.#placedAttribute) {
      this.#placedElement = element
      this.#placedAttribute = attribute
      this.#place = placeOf(this.page, element, attribute)
    }
    return this.#place
  }

  /**
   * A key for an element: the offset of its start tag in the text as served, or its name where the page leaves the tag
   * out. The parser makes several elements of one start tag where formatting is misnested; those after the first get a
   * number, so this is called once per element.
   */
  keyOf(element: HtmlElement): string {
    const location = element.sourceCodeLocation
    if (!location) return element.tagName
    const start = String(this.page.places.sourceOffset((location.startTag ?? location).startOffset))
    if (!isFormatting(element.tagName)) return start
    const earlier = this.#copies.get(start) ?? 0
    this.#copies.set(start, earlier + 1)
    return earlier === 0 ? start : `${start}c${earlier}`
  }

  #check(): void {
    if (this.statements.length + this.notices.length > RDFA_LIMITS.statements) {
      throw new AppError(
        'input-too-large',
        `the page yields more than ${RDFA_LIMITS.statements} statements and notices; no more are read`,
      )
    }
  }
}
