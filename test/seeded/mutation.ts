import type { PageAttribute, PageElement, Range } from './page-elements.js'
import type { Random } from './random.js'

/** A clean page, read. */
export interface SeedPage {
  readonly path: string
  readonly kind: string
  readonly html: string
  readonly elements: readonly PageElement[]
}

export interface Edit extends Range {
  readonly text: string
}

/**
 * A change of a clean page. `edits` and `places` are in offsets of the clean page, edits in rising order. A finding
 * points right when it starts within one of `places`.
 */
export interface Mutation {
  readonly edits: readonly Edit[]
  readonly places: readonly Range[]
}

/** A kind of fault: which rules may report it, and how it is made. Without a fit on the page: undefined. */
export interface DefectKind {
  readonly id: string
  readonly rules: RegExp
  readonly mutate: (page: SeedPage, random: Random) => Mutation | undefined
}

/** The text of the page after its edits. */
export function edited(html: string, edits: readonly Edit[]): string {
  let text = ''
  let from = 0
  for (const edit of edits) {
    if (edit.start < from) throw new Error('edits overlap or are not in order')
    text += html.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return text + html.slice(from)
}

/** A range of the clean page in offsets of the edited one; what is inserted at its very end belongs to it. */
export function moved(range: Range, edits: readonly Edit[]): Range {
  const shift = (inside: (edit: Edit) => boolean): number =>
    edits.filter(inside).reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0)
  return {
    start: range.start + shift((edit) => edit.end <= range.start && edit.start < range.start),
    end: range.end + shift((edit) => edit.end <= range.end),
  }
}

/** The attribute's value replaced, in the quotes it has. */
export function withValue(page: SeedPage, attribute: PageAttribute, value: string): Edit {
  const quote = page.html[attribute.end - 1] === "'" ? "'" : '"'
  return { start: attribute.start, end: attribute.end, text: `${attribute.name}=${quote}${value}${quote}` }
}

/** The attribute and the white space before it taken out. */
export function without(page: SeedPage, attribute: PageAttribute): Edit {
  let { start } = attribute
  while (/\s/u.test(page.html[start - 1] ?? '')) start -= 1
  return { start, end: attribute.end, text: '' }
}

/** One element that fits, changed; undefined when none fits. */
export function onOne(
  page: SeedPage,
  random: Random,
  fits: (element: PageElement) => boolean,
  change: (element: PageElement) => Mutation,
): Mutation | undefined {
  const fitting = page.elements.filter(fits)
  return fitting.length === 0 ? undefined : change(random.pick(fitting))
}

/** Value of an attribute; empty when it is absent. */
export function value(element: PageElement, name: string): string {
  return element.attributes.get(name)?.value ?? ''
}

/** The properties an element states, as written. */
export function propertiesOf(element: PageElement): readonly string[] {
  return value(element, 'property').split(/\s+/u).filter(Boolean)
}

/** Local names of the properties an element states. */
export function states(element: PageElement, ...names: readonly string[]): boolean {
  return propertiesOf(element).some((property) => names.includes(property.replace(/^.*[:#/]/u, '')))
}

/** Local names of the classes an element has. */
export function isA(element: PageElement | undefined, ...names: readonly string[]): boolean {
  return (
    element !== undefined &&
    value(element, 'typeof')
      .split(/\s+/u)
      .some((type) => names.includes(type.replace(/^.*[:#]/u, '')))
  )
}

/** The nearest element around this one that names what is spoken of. */
export function subjectElement(element: PageElement): PageElement | undefined {
  let around = element.attributes.has('about') ? element : element.parent
  while (around && !around.attributes.has('about') && !around.attributes.has('resource')) around = around.parent
  return around
}

/** IRI of what an element describes. */
export function iriOf(element: PageElement): string {
  return element.attributes.get('about')?.value ?? value(element, 'resource')
}

/**
 * Start tags of every element that describes what this element speaks of: where something missing should have stood.
 */
export function subjectPlaces(page: SeedPage, element: PageElement): readonly Range[] {
  const subject = subjectElement(element)
  if (!subject) return []
  const iri = iriOf(subject)
  return page.elements
    .filter((other) => iriOf(other) === iri && (other === subject || other.attributes.has('typeof')))
    .map(({ startTag }) => startTag)
}
