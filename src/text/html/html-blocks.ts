import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Place } from '../../diagnostic.js'
import type { Block, BlockKind, TextDocument } from '../lines/block.js'
import { isCapitals, normaliseGlyphs } from '../lines/glyphs.js'
import type { HtmlElement, HtmlNode, HtmlPage } from './html-page.js'

const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'template',
  'svg',
  'math',
  'button',
  'select',
  'textarea',
  'iframe',
  'object',
  'canvas',
  'audio',
  'video',
  'input',
])
const FURNITURE = new Set(['nav', 'footer', 'menu'])
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
])
const BOLD = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** What makes a table a frame for the page rather than a table. */
const FRAMED = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'section', 'article'])
const LONGEST_HEADING = 400

/** What holds for the text under an element. */
interface Context {
  readonly heading?: number
  readonly bold: boolean
  readonly furniture: boolean
  readonly depth: number
  readonly caption: boolean
}

interface Piece {
  readonly text: string
  readonly bold: boolean
  readonly start: number
  readonly end: number
}

/** An open table row: cells so far. */
interface Row {
  readonly element: HtmlElement
  readonly cells: Piece[][]
}

/**
 * Reads a page as blocks: headings, paragraphs, list items with their numbers, rows of tables. Scripts and hidden parts
 * are left out.
 */
export function readHtmlBlocks(page: HtmlPage): TextDocument {
  const blocks: Block[] = []
  let pieces: Piece[] = []
  let label: string | undefined
  let row: Row | undefined
  const counters = new Map<HtmlElement, number>()

  const flush = (context: Context): void => {
    const block = blockOf(pieces, label, context, page)
    pieces = []
    if (!block) return
    label = undefined
    blocks.push(block)
  }

  // An explicit stack: pages nest deeper than the call stack allows.
  const stack: (
    | { readonly node: HtmlNode; readonly context: Context }
    | { readonly leave: HtmlElement; readonly context: Context; readonly parent: Context }
  )[] = [{ node: page.document, context: { bold: false, furniture: false, depth: 0, caption: false } }]
  for (let step = stack.pop(); step; step = stack.pop()) {
    if ('leave' in step) {
      leave(step.leave, step.context, step.parent)
      continue
    }
    const { node, context } = step
    if (isText(node)) {
      push(node, context)
      continue
    }
    if (isElement(node)) {
      if (isSkipped(node)) continue
      const inner = contextOf(node, context)
      if (node.tagName === 'br') {
        if (row) pieces.push({ text: '\n', bold: false, start: -1, end: -1 })
        else if (context.heading !== undefined) pieces.push({ text: ' ', bold: context.bold, start: -1, end: -1 })
        else flush(context)
        continue
      }
      enter(node, context)
      stack.push({ leave: node, context: inner, parent: context })
      for (const child of [...node.childNodes].reverse()) stack.push({ node: child, context: inner })
    } else if ('childNodes' in node)
      for (const child of [...node.childNodes].reverse()) stack.push({ node: child, context })
  }
  const title = titleOf(page.document)
  return { blocks, ...(title !== undefined && { title }) }

  function enter(element: HtmlElement, context: Context): void {
    if (!BLOCKS.has(element.tagName)) return
    if (row) {
      if (element.tagName === 'td' || element.tagName === 'th') pieces = []
      else if (pieces.length > 0) pieces.push({ text: '\n', bold: false, start: -1, end: -1 })
      return
    }
    // A heading is one block, whatever boxes it is made of.
    if (context.heading !== undefined) {
      pieces.push({ text: ' ', bold: true, start: -1, end: -1 })
      return
    }
    flush(context)
    if (element.tagName === 'li') label = labelOf(element, counters)
    if (element.tagName === 'tr' && isTableRow(element)) row = { element, cells: [] }
  }

  function leave(element: HtmlElement, context: Context, parent: Context): void {
    if (!BLOCKS.has(element.tagName)) return
    if (row) {
      if (element.tagName === 'td' || element.tagName === 'th') {
        row.cells.push(pieces)
        pieces = []
      } else if (element === row.element) {
        const block = rowOf(row, context, page)
        if (block) blocks.push(block)
        row = undefined
        pieces = []
      }
      return
    }
    if (parent.heading !== undefined) {
      pieces.push({ text: ' ', bold: true, start: -1, end: -1 })
      return
    }
    flush(context)
    if (element.tagName === 'li') label = undefined
  }

  function push(node: DefaultTreeAdapterTypes.TextNode, context: Context): void {
    if (node.value === '') return
    const location = node.sourceCodeLocation
    pieces.push({
      text: normaliseGlyphs(node.value),
      bold: context.bold,
      start: location?.startOffset ?? -1,
      end: location?.endOffset ?? -1,
    })
  }
}

function blockOf(
  pieces: readonly Piece[],
  label: string | undefined,
  context: Context,
  page: HtmlPage,
): Block | undefined {
  const body = pieces
    .map((piece) => piece.text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
  if (body === '') return undefined
  const text = label === undefined ? body : `${label} ${body}`
  const visible = pieces.filter((piece) => piece.text.trim() !== '')
  const bold = visible.every((piece) => piece.bold)
  const lead = bold
    ? ''
    : visible
        .slice(
          0,
          visible.findIndex((piece) => !piece.bold),
        )
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/gu, ' ')
        .trim()
  const isHeading = context.heading !== undefined || (bold && text.length <= LONGEST_HEADING && label === undefined)
  const kind: BlockKind = context.furniture
    ? 'furniture'
    : context.caption
      ? 'caption'
      : isHeading
        ? 'heading'
        : label !== undefined
          ? 'list-item'
          : 'paragraph'
  return {
    kind,
    text,
    ...(label !== undefined && { label }),
    ...(lead !== '' && { lead }),
    ...(isHeading && { level: context.heading ?? 7 }),
    style: { bold, capitals: isCapitals(body), indentation: context.depth },
    column: 0,
    place: placeOf(visible, page),
  }
}

function rowOf(row: Row, context: Context, page: HtmlPage): Block | undefined {
  const cells = row.cells.map((cell) =>
    cell
      .map((piece) => piece.text)
      .join('')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n[\s]*/gu, '\n')
      .trim(),
  )
  const visible = row.cells.flat().filter((piece) => piece.text.trim() !== '')
  const text = cells.join(' ').replace(/\s+/gu, ' ').trim()
  if (text === '') return undefined
  return {
    kind: context.furniture ? 'furniture' : 'table-row',
    text,
    style: { bold: visible.every((piece) => piece.bold), capitals: isCapitals(text), indentation: context.depth },
    column: 0,
    cells,
    place: placeOf(visible, page),
  }
}

function placeOf(visible: readonly Piece[], page: HtmlPage): Place {
  const starts = visible.flatMap((piece) => (piece.start >= 0 ? [piece.start] : []))
  const ends = visible.flatMap((piece) => (piece.end >= 0 ? [piece.end] : []))
  return page.places.between(starts[0] ?? 0, ends.at(-1) ?? starts[0] ?? 0)
}

function contextOf(element: HtmlElement, context: Context): Context {
  const level =
    /^h([1-6])$/u.exec(element.tagName)?.[1] ??
    (attribute(element, 'role') === 'heading' ? (attribute(element, 'aria-level') ?? '2') : undefined)
  const style = attribute(element, 'style') ?? ''
  const isPlain = /font-weight\s*:\s*(?:normal|[1-4]00)/iu.test(style)
  return {
    ...(level !== undefined
      ? { heading: Number(level) }
      : context.heading !== undefined && { heading: context.heading }),
    bold:
      !isPlain &&
      (context.bold ||
        level !== undefined ||
        BOLD.has(element.tagName) ||
        /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style)),
    furniture: context.furniture || FURNITURE.has(element.tagName) || attribute(element, 'role') === 'navigation',
    depth:
      context.depth +
      (element.tagName === 'ul' || element.tagName === 'ol' || element.tagName === 'blockquote' ? 1 : 0),
    caption: element.tagName === 'caption' || element.tagName === 'figcaption',
  }
}

function isSkipped(element: HtmlElement): boolean {
  if (SKIPPED.has(element.tagName)) return true
  const style = attribute(element, 'style') ?? ''
  return (
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style)
  )
}

/** A row whose cells hold no headings or tables of their own. */
function isTableRow(row: HtmlElement): boolean {
  const waiting: HtmlNode[] = [...row.childNodes]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue
    if (FRAMED.has(node.tagName)) return false
    waiting.push(...node.childNodes)
  }
  return (
    row.childNodes.filter((node) => isElement(node) && (node.tagName === 'td' || node.tagName === 'th')).length >= 2
  )
}

/** The number or bullet a browser shows in front of a list item. */
function labelOf(item: HtmlElement, counters: Map<HtmlElement, number>): string {
  const list = item.parentNode
  if (!list || !isElement(list) || list.tagName !== 'ol') return '•'
  const own = attribute(item, 'value')
  const number =
    own !== undefined && /^\d+$/u.test(own)
      ? Number(own)
      : (counters.get(list) ?? Number(attribute(list, 'start') ?? 1) - 1) + 1
  counters.set(list, number)
  return `${ordinal(number, attribute(list, 'type') ?? '1')}.`
}

/** A number in the style of a list: 1, a, A, i, I. */
export function ordinal(number: number, style: string): string {
  if (style === 'a' || style === 'A') {
    const letters =
      number <= 26
        ? String.fromCharCode(96 + number)
        : String.fromCharCode(96 + Math.floor((number - 1) / 26)) + String.fromCharCode(97 + ((number - 1) % 26))
    return style === 'A' ? letters.toUpperCase() : letters
  }
  if (style !== 'i' && style !== 'I') return String(number)
  const signs = [
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const
  let rest = number
  const roman = signs.reduce((text, [value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return text + sign.repeat(times)
  }, '')
  return style === 'I' ? roman.toUpperCase() : roman
}

function titleOf(document: HtmlNode): string | undefined {
  const waiting: HtmlNode[] = [document]
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (isElement(node) && node.tagName === 'title') {
      return (
        node.childNodes
          .map((child) => (isText(child) ? child.value : ''))
          .join('')
          .replace(/\s+/gu, ' ')
          .trim() || undefined
      )
    }
    if ('childNodes' in node && (!isElement(node) || node.tagName === 'html' || node.tagName === 'head'))
      waiting.push(...node.childNodes)
  }
  return undefined
}

function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}
