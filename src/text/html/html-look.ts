import type { BlockStyle, Furniture } from '../lines/block.js'
import { isCapitals } from '../lines/glyphs.js'
import type { HtmlElement } from './html-page.js'

/** The style of the text in an element, from its tags and its own `style` only; style sheets are ignored. */
export interface Look {
  /** Level of the heading around it. */
  readonly heading?: number
  readonly weight: number
  /** Letter size; running text is 1. */
  readonly size: number
  /** Distance from the left edge of the page, in letter sizes. */
  readonly indentation: number
  /** The number of lists and quotations around it. */
  readonly depth: number
  /** The number of lists around it. */
  readonly nesting: number
  readonly caption: boolean
  /** Above the line (`sup`). */
  readonly raised: boolean
  readonly furniture?: Furniture
  /** Furniture that repeats something on the page. */
  readonly isCopy?: boolean
}

export const PLAIN_LOOK: Look = {
  weight: 400,
  size: 1,
  indentation: 0,
  depth: 0,
  nesting: 0,
  caption: false,
  raised: false,
}

const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** Sizes of headings and of `small` and `big` in browsers' default style (HTML Standard, 15.3). */
const SIZES: Readonly<Record<string, number>> = {
  h1: 2,
  h2: 1.5,
  h3: 1.17,
  h4: 1,
  h5: 0.83,
  h6: 0.67,
  small: 0.83,
  big: 1.2,
}
const LISTS = new Set(['ul', 'ol', 'dl'])
/** Pixels and points of one letter of running text. */
const PIXELS = 16
const POINTS = 12

/** The style inside an element, given the style around it. */
export function lookInside(element: HtmlElement, around: Look): Look {
  const tag = element.tagName
  const level =
    /^h([1-6])$/u.exec(tag)?.[1] ??
    (attribute(element, 'role') === 'heading' ? (attribute(element, 'aria-level') ?? '2') : undefined) ??
    // The head of what folds open and shut, by its tag or by its button.
    (tag === 'summary' || (tag === 'button' && around.heading === undefined) ? '6' : undefined)
  const style = attribute(element, 'style') ?? ''
  const heading = level !== undefined ? Number(level) : around.heading
  const isList = tag === 'ul' || tag === 'ol'
  const indentation = around.indentation + (isList || tag === 'blockquote' ? 2.5 : 0) + insetOf(style)
  return {
    ...around,
    ...(heading !== undefined && { heading }),
    weight: weightOf(style) ?? (level !== undefined || BOLD.has(tag) ? Math.max(700, around.weight) : around.weight),
    size: sizeOf(style, around.size) ?? (SIZES[tag] ?? 1) * around.size,
    indentation,
    depth: around.depth + (isList || tag === 'blockquote' ? 1 : 0),
    nesting: around.nesting + (LISTS.has(tag) ? 1 : 0),
    caption: tag === 'caption' || tag === 'figcaption',
    raised: around.raised || tag === 'sup',
  }
}

export function isBold({ weight }: Pick<Look, 'weight'>): boolean {
  return weight >= 600
}

/** The style of a block from its visible pieces: `size` is that of the largest. */
export function styleOf(
  text: string,
  looks: readonly Pick<Look, 'weight' | 'size'>[],
  { depth, indentation }: Pick<Look, 'depth' | 'indentation'>,
): BlockStyle {
  return {
    bold: looks.every(isBold),
    capitals: isCapitals(text),
    indentation: depth,
    relativeIndentation: round(indentation),
    relativeSize: round(looks.reduce((most, { size }) => Math.max(most, size), 0)),
    weight: looks.reduce((most, { weight }) => Math.max(most, weight), 0),
  }
}

function weightOf(style: string): number | undefined {
  const given = /font-weight\s*:\s*(bold|normal|[1-9]00)/iu.exec(style)?.[1]?.toLowerCase()
  return given === undefined ? undefined : given === 'bold' ? 700 : given === 'normal' ? 400 : Number(given)
}

function sizeOf(style: string, around: number): number | undefined {
  const [, number, unit] = /(?:^|[;\s])font-size\s*:\s*(\d*\.?\d+)\s*(px|pt|em|rem|%)/iu.exec(style) ?? []
  if (number === undefined) return undefined
  const value = Number(number)
  switch (unit?.toLowerCase()) {
    case 'px':
      return value / PIXELS
    case 'pt':
      return value / POINTS
    case 'rem':
      return value
    case '%':
      return (value / 100) * around
    default:
      return value * around
  }
}

function insetOf(style: string): number {
  const insets = style.matchAll(
    /(?:margin-left|padding-left|text-indent)\s*:\s*(-?\d*\.?\d+)\s*(px|pt|cm|mm|em|rem)/giu,
  )
  return [...insets].reduce((sum, [, number, unit]) => sum + Number(number) / (LETTERS[unit ?? 'em'] ?? 1), 0)
}

/** How many of a unit make one letter size. */
const LETTERS: Readonly<Record<string, number>> = { px: PIXELS, pt: POINTS, cm: 0.42, mm: 4.2, em: 1, rem: 1 }

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}
