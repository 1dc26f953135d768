import type { DefaultTreeAdapterTypes } from 'parse5'
import { shorten, type Place } from '../../diagnostic.js'
import type { Block, BlockKind, LeftOut, TextDocument } from '../lines/block.js'
import { fold, normaliseGlyphs, raiseBehind } from '../lines/glyphs.js'
import { unshownIn } from './hidden-parts.js'
import { findPageFurniture } from './html-furniture.js'
import { isBold, lookInside, PLAIN_LOOK, styleOf, type Look } from './html-look.js'
import { placeOf as placeOfElement, type HtmlElement, type HtmlNode, type HtmlPage } from './html-page.js'
import { labelOfItem, type ListCounters } from './list-numbers.js'
import { TablePlaces } from './table-places.js'

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
/** A button that folds a part open and shut carries the title of that part. */
function isFoldHead(element: HtmlElement): boolean {
  return element.tagName === 'button' && element.attrs.some(({ name }) => name === 'aria-expanded')
}

/** Elements that show that a table is used for layout. */
const FRAMED = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'section', 'article'])
const LONGEST_HEADING = 400

interface Piece {
  readonly text: string
  readonly weight: number
  readonly size: number
  readonly start: number
  readonly end: number
}

/** The longest name of a property, and the longest value, of a list of definitions that is a table of properties. */
const LONGEST_TERM = 40
const LONGEST_VALUE = 400

/** An open table row, with its cells so far. */
interface Row {
  readonly element: HtmlElement
  readonly cells: { readonly element: HtmlElement; readonly pieces: readonly Piece[] }[]
}

/**
 * Reads a page as blocks: headings, paragraphs, list items with their numbers, table rows. Hidden and struck-out text
 * is left out and counted in `leftOut`; menus, footers and the like are marked as such.
 */
export function readHtmlBlocks(page: HtmlPage): TextDocument {
  const blocks: Block[] = []
  const leftOut: LeftOut[] = []
  let pieces: Piece[] = []
  let label: string | undefined
  let row: Row | undefined
  const counters: ListCounters = new Map()
  const tables = new TablePlaces()
  const furniture = findPageFurniture(page.document)
  const unshown = unshownIn(page.document)
  const properties = propertiesIn(page.document)

  const flush = (look: Look): void => {
    const block = withoutUnshown(blockOf(pieces, label, look, page), leftOut)
    pieces = []
    if (!block) return
    label = undefined
    blocks.push(block)
  }
  const gap = (text: string): void => {
    pieces.push({ text, weight: 400, size: 0, start: -1, end: -1 })
  }

  // An explicit stack: pages nest deeper than the call stack allows.
  const stack: (
    | { readonly node: HtmlNode; readonly look: Look }
    | { readonly leave: HtmlElement; readonly look: Look; readonly around: Look }
  )[] = [{ node: page.document, look: PLAIN_LOOK }]
  for (let step = stack.pop(); step; step = stack.pop()) {
    if ('leave' in step) {
      leave(step.leave, step.look, step.around)
      continue
    }
    const { node, look } = step
    if (isText(node)) {
      push(node, look)
      continue
    }
    if (isElement(node)) {
      const box = boxOf(node)
      if (box !== undefined && !unshown(node)) gap(box)
      if (SKIPPED.has(node.tagName) && !isFoldHead(node)) continue
      const why = unshown(node)
      if (why) {
        const letters = lettersIn(node)
        if (letters > 0 && !look.furniture)
          leftOut.push({ why, letters, place: placeOfElement(page, node) ?? placeOf([], page) })
        if (node.tagName === 'li') labelOfItem(node, counters)
        continue
      }
      const inner = insideOf(node, look)
      if (node.tagName === 'br') {
        if (row) gap('\n')
        else if (look.heading !== undefined) gap(' ')
        else flush(look)
        continue
      }
      enter(node, look)
      stack.push({ leave: node, look: inner, around: look })
      for (const child of [...node.childNodes].reverse()) stack.push({ node: child, look: inner })
    } else if ('childNodes' in node)
      for (const child of [...node.childNodes].reverse()) stack.push({ node: child, look })
  }
  const title = titleOf(page.document)
  return { blocks, ...(leftOut.length > 0 && { leftOut }), ...(title !== undefined && { title }) }

  function insideOf(element: HtmlElement, look: Look): Look {
    const plain = lookInside(element, look)
    // A term that is no name of a property heads its definition.
    const inner = element.tagName === 'dt' && !properties.has(element) ? { ...plain, heading: 6 } : plain
    if (look.furniture && !(look.furniture === 'repeated-links' && look.isCopy !== true)) return inner
    const found = furniture.of(element)
    return found
      ? { ...inner, furniture: found.furniture, isCopy: found.furniture !== 'repeated-links' || found.copy === true }
      : inner
  }

  function enter(element: HtmlElement, look: Look): void {
    if (!BLOCKS.has(element.tagName)) return
    if (row) {
      if (isCell(element)) pieces = []
      else if (pieces.length > 0) gap('\n')
      return
    }
    // A heading is one block, whatever elements are in it.
    if (look.heading !== undefined) {
      gap(' ')
      return
    }
    flush(look)
    if (element.tagName === 'li') label = labelOfItem(element, counters)
    if (element.tagName === 'tr' && isTableRow(element)) row = { element, cells: [] }
    if (properties.has(element)) row = { element: definitionOf(element) ?? element, cells: [] }
  }

  function leave(element: HtmlElement, look: Look, around: Look): void {
    if (!BLOCKS.has(element.tagName)) return
    if (row) {
      if (isCell(element)) {
        row.cells.push({ element, pieces })
        pieces = []
      }
      if (element === row.element) {
        const block = withoutUnshown(rowOf(row, look, page, tables), leftOut)
        if (block) blocks.push(block)
        row = undefined
        pieces = []
      }
      return
    }
    if (around.heading !== undefined) {
      gap(' ')
      return
    }
    flush(look)
    if (element.tagName === 'li') label = undefined
  }

  function push(node: DefaultTreeAdapterTypes.TextNode, { weight, size, raised }: Look): void {
    if (node.value === '') return
    const location = node.sourceCodeLocation
    // Browsers break words at a soft hyphen and show none elsewhere.
    const text = normaliseGlyphs(node.value).replace(/\u00AD/gu, '')
    pieces.push({
      text: raised ? raiseBehind(pieces.at(-1)?.text ?? '', text) : text,
      weight,
      size,
      start: location?.startOffset ?? -1,
      end: location?.endOffset ?? -1,
    })
  }
}

function blockOf(pieces: readonly Piece[], label: string | undefined, look: Look, page: HtmlPage): Block | undefined {
  const body = fold(pieces.map((piece) => piece.text).join(''))
  if (body === '') return undefined
  const text = label === undefined ? body : `${label} ${body}`
  const visible = pieces.filter((piece) => piece.text.trim() !== '')
  const style = styleOf(body, visible, look)
  const front = visible.findIndex((piece) => !isBold(piece))
  const lead = fold(
    visible
      .slice(0, Math.max(0, front))
      .map((piece) => piece.text)
      .join(''),
  )
  const isHeading = look.heading !== undefined || (style.bold && text.length <= LONGEST_HEADING && label === undefined)
  return {
    kind: kindOf(look, isHeading, label),
    text,
    ...(label !== undefined && { label }),
    ...(lead !== '' && { lead }),
    ...(isHeading && { level: look.heading ?? 7 }),
    ...(look.nesting > 0 && { nesting: look.nesting }),
    ...(look.furniture && { furniture: look.furniture }),
    style,
    column: 0,
    place: placeOf(visible, page),
  }
}

/** The box of an option of a form, as a sign. */
function boxOf(element: HtmlElement): string | undefined {
  const given = (name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value
  if (element.tagName !== 'input' || !['checkbox', 'radio'].includes(given('type') ?? '')) return undefined
  return given('checked') === undefined ? '☐ ' : '☒ '
}

/** A block whose place quotes only what is shown, when text inside it was left out. */
function withoutUnshown(block: Block | undefined, leftOut: readonly LeftOut[]): Block | undefined {
  if (!block) return undefined
  const { offset, endOffset } = block.place
  const last = leftOut.findLast(({ place }) => place !== undefined && place.offset < endOffset)
  const isInside = last?.place !== undefined && last.place.offset >= offset
  return isInside ? { ...block, place: { ...block.place, quote: shorten(block.text) } } : block
}

function kindOf(look: Look, isHeading: boolean, label: string | undefined): BlockKind {
  if (look.furniture && look.isCopy === true) return 'furniture'
  if (look.caption) return 'caption'
  if (isHeading) return 'heading'
  return label !== undefined ? 'list-item' : 'paragraph'
}

function rowOf(row: Row, look: Look, page: HtmlPage, tables: TablePlaces): Block | undefined {
  const cells = row.cells.map(({ element, pieces }) => ({ element, text: textOfCell(pieces) }))
  const where = tables.place(row.element, cells)
  const visible = row.cells.flatMap(({ pieces }) => pieces).filter((piece) => piece.text.trim() !== '')
  const texts = cells.map((cell) => cell.text)
  const text = fold(texts.join(' '))
  if (text === '') return undefined
  return {
    kind: look.furniture && look.isCopy === true ? 'furniture' : 'table-row',
    text,
    ...(look.nesting > 0 && { nesting: look.nesting }),
    ...(look.furniture && { furniture: look.furniture }),
    style: styleOf(text, visible, look),
    column: 0,
    cells: texts,
    row: where,
    place: placeOf(visible, page),
  }
}

function textOfCell(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => piece.text)
    .join('')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[\s]*/gu, '\n')
    .trim()
}

function placeOf(visible: readonly Piece[], page: HtmlPage): Place {
  const starts = visible.flatMap((piece) => (piece.start >= 0 ? [piece.start] : []))
  const ends = visible.flatMap((piece) => (piece.end >= 0 ? [piece.end] : []))
  return page.places.between(starts[0] ?? 0, ends.at(-1) ?? starts[0] ?? 0)
}

/** A row whose cells contain no headings or tables. */
function isTableRow(row: HtmlElement): boolean {
  return (
    isPlain(row) &&
    row.childNodes.filter((node) => isElement(node) && (node.tagName === 'td' || node.tagName === 'th')).length >= 2
  )
}

/** Neither headings nor tables are in it. */
function isPlain(element: HtmlElement): boolean {
  const waiting: HtmlNode[] = [...element.childNodes]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue
    if (FRAMED.has(node.tagName)) return false
    waiting.push(...node.childNodes)
  }
  return true
}

function isCell({ tagName }: HtmlElement): boolean {
  return tagName === 'td' || tagName === 'th' || tagName === 'dt' || tagName === 'dd'
}

/**
 * The terms of a page that are names of properties, each with its one short value; none where a term of the page is
 * long: there terms are titles.
 */
function propertiesIn(root: HtmlNode): ReadonlySet<HtmlElement> {
  const terms: HtmlElement[] = []
  const waiting: HtmlNode[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node) && node.tagName === 'dt') terms.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child)
  }
  if (terms.some((term) => lettersIn(term) > LONGEST_TERM)) return new Set()
  return new Set(
    terms.filter((term) => {
      const definition = definitionOf(term)
      return definition && lettersIn(definition) <= LONGEST_VALUE && isPlain(term) && isPlain(definition)
    }),
  )
}

/** The only definition of a term; undefined when it has none or several. */
function definitionOf(term: HtmlElement): HtmlElement | undefined {
  const siblings = (term.parentNode?.childNodes ?? []).filter(isElement)
  const at = siblings.indexOf(term)
  const [next, other] = [siblings[at + 1], siblings[at + 2]]
  return next?.tagName === 'dd' && other?.tagName !== 'dd' ? next : undefined
}

/** Number of letters and digits in an element. */
function lettersIn(element: HtmlElement): number {
  let letters = 0
  const waiting: HtmlNode[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) letters += node.value.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    else if ('childNodes' in node && !(isElement(node) && SKIPPED.has(node.tagName) && !isFoldHead(node)))
      for (const child of node.childNodes) waiting.push(child)
  }
  return letters
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

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

function isText(node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}
