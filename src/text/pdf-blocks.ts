import type { Place } from '../diagnostic.js'
import { shorten } from '../diagnostic.js'
import type { Block, BlockKind, TextDocument } from './lines/block.js'
import { orderColumns } from './lines/columns.js'
import { findContents, readContents, type ContentsEntry } from './lines/contents.js'
import { findFurniture } from './lines/furniture.js'
import { isCapitals } from './lines/glyphs.js'
import { leadingLabel } from './lines/label.js'
import { joinParagraphs, vocabularyOfLines, type Paragraph } from './lines/paragraphs.js'
import { readLines, type Line, type LineTag } from './lines/pdf-lines.js'
import { readPdfRuns, type PdfLimits, type PdfPage, type Unread } from './pdf/pdf-runs.js'
import { recogniseScans, type Recognise } from './scan/recognise-scans.js'
import { readTaggedLines, type TaggedLines } from './lines/tagged-lines.js'
import { placeRows } from './lines/table-rows.js'
import { joinRow } from './lines/tagged-rows.js'

/** A PDF as blocks, and which of its pages are only pictures. */
export interface PdfBlocks extends TextDocument {
  /** Pages without any letter but with a picture: scans. */
  readonly scannedPages: readonly number[]
  /** Pages read by their tags, and pages whose tags do not fit the print. */
  readonly taggedPages: readonly number[]
  readonly mistaggedPages: readonly number[]
  /** Scanned pages whose text was recognised. */
  readonly recognisedPages: readonly number[]
  /** What was left out of pages. */
  readonly unreadPages: readonly (Unread & { readonly page: number })[]
}

/** How to read the scanned pages of a PDF. */
export interface ScanReading {
  readonly recognise: Recognise
  /** The most pages to read, from the first on. */
  readonly pages: number
  /** Called before it starts. */
  readonly onStart?: (pages: number) => void
}

const LONGEST_HEADING = 400

/** Reads a PDF as blocks, its scanned pages too when a way is given. Throws what readPdfRuns and `recognise` throw. */
export async function readPdfBlocks(bytes: Uint8Array, limits: PdfLimits, scans?: ScanReading): Promise<PdfBlocks> {
  const { pages, title } = await readPdfRuns(bytes, limits)
  const scannedPages = pages.filter((page) => page.runs.length === 0 && page.pictures).map((page) => page.number)
  const asked = scannedPages.slice(0, scans?.pages ?? 0)
  if (asked.length > 0) scans?.onStart?.(asked.length)
  const read = scans && asked.length > 0 ? await recogniseScans(bytes, pages, asked, scans.recognise) : pages
  return {
    ...blocksOfPages(read),
    pages: pages.length,
    scannedPages,
    unreadPages: pages.flatMap(({ number, unread }) => (unread ? [{ page: number, ...unread }] : [])),
    recognisedPages: asked.filter((number) => (read[number - 1]?.runs.length ?? 0) > 0),
    ...(title !== undefined && { title }),
  }
}

/** Blocks of pages with known glyph runs: by their tags when these are sound, otherwise by their layout. */
export function blocksOfPages(
  pages: readonly PdfPage[],
): Omit<PdfBlocks, 'scannedPages' | 'recognisedPages' | 'unreadPages'> {
  const lines = pages.map(readLines)
  const furniture = findFurniture(lines)
  const read = pages.map((page, index) => readTaggedLines(page, lines[index] ?? [], furniture))
  const tagged = new Map(
    read.flatMap((page, index) => (page === undefined || page === 'unsound' ? [] : [[index, page] as const])),
  )
  return {
    blocks: blocksOfLines(lines, furniture, true, tagged),
    pages: pages.length,
    taggedPages: [...tagged.keys()].map((index) => index + 1),
    mistaggedPages: read.flatMap((page, index) => (page === 'unsound' ? [index + 1] : [])),
  }
}

/** Blocks of lines with positions, page by page. `tagged`: the pages read by their tags, by number from 0. */
export function blocksOfLines(
  pages: readonly (readonly Line[])[],
  running: ReadonlySet<Line>,
  hasWidths = true,
  tagged: ReadonlyMap<number, TaggedLines> = new Map(),
): readonly Block[] {
  const furniture = new Set([...running, ...[...tagged.values()].flatMap(({ artifacts }) => artifacts)])
  const ordered = pages.flatMap(
    (lines, index) =>
      tagged.get(index)?.lines.map((line) => ({ line, column: 0 })) ??
      orderColumns(lines.filter((line) => !furniture.has(line))),
  )
  const contents = findContents(ordered.map(({ line }) => line))
  const body = ordered.filter(({ line }) => !contents.has(line)).map(({ line }) => line)
  const bodySize = commonSize(body)
  const left = leftEdge(body)
  const vocabulary = vocabularyOfLines(body)
  const placeOf = placing(pages)
  const edges = new Map<Block, readonly number[]>()
  const make = (paragraph: Paragraph, column: number, kind?: BlockKind): Block => {
    const block = blockOf(paragraph, column, { bodySize, left, placeOf }, kind)
    if (paragraph.edges) edges.set(block, paragraph.edges)
    return block
  }
  const blocks: Block[] = []
  // A change of column, or the end of the table of contents, ends the open paragraph.
  for (const part of stretches(ordered, ({ line, column }) => `${column}${contents.has(line)}${keyOfTag(line)}`)) {
    const [first] = part
    if (!first) continue
    const lines = part.map(({ line }) => line)
    if (first.line.tag?.kind === 'table-row') {
      blocks.push(make(joinRow(lines, vocabulary), 0, 'table-row'))
      continue
    }
    const paragraphs = contents.has(first.line)
      ? readContents(lines, vocabulary).map(entryParagraph)
      : joinParagraphs(lines, hasWidths, vocabulary)
    for (const paragraph of paragraphs)
      blocks.push(make(paragraph, first.column, contents.has(first.line) ? 'contents' : undefined))
  }
  const around = [...furniture].flatMap((line) =>
    joinParagraphs([line], true, vocabulary).map((paragraph) => make(paragraph, 0, 'furniture')),
  )
  return withLevels(placeRows(mergeFurniture(blocks, around, pages), (block) => edges.get(block)))
}

function entryParagraph({ text, lines }: ContentsEntry): Paragraph {
  const [first] = lines
  const label = leadingLabel(text)
  return {
    lines,
    text,
    ...(label !== undefined && { label }),
    bold: false,
    size: first?.size ?? 0,
    x: first?.segments[0]?.x ?? 0,
  }
}

interface Setting {
  readonly bodySize: number
  readonly left: number
  readonly placeOf: (lines: readonly Line[], text: string) => Place
}

function blockOf(paragraph: Paragraph, column: number, setting: Setting, kind: BlockKind | undefined): Block {
  const { text, label, lead, cells, breaks, bold, size } = paragraph
  const capitals = isCapitals(text)
  const isProminent =
    (bold || size >= 1.12 * setting.bodySize || capitals) &&
    text.length <= LONGEST_HEADING &&
    paragraph.lines.length <= 6 &&
    !cells &&
    /\p{L}/u.test(text)
  const place = setting.placeOf(paragraph.lines, text)
  const tag = paragraph.lines[0]?.tag
  const recognised = paragraph.lines.flatMap((line) => line.recognised ?? [])
  return {
    kind:
      kind ??
      kindByTag(tag, text) ??
      (cells ? 'table-row' : isProminent ? 'heading' : label !== undefined ? 'list-item' : 'paragraph'),
    text,
    ...(label !== undefined && { label }),
    ...(lead !== undefined && { lead }),
    ...(tag?.level !== undefined && { level: tag.level }),
    ...(kind === 'furniture' && { furniture: 'running' }),
    ...(tag !== undefined && tag.depth > 0 && { nesting: tag.depth }),
    style: {
      size,
      relativeSize: hundredths(size / setting.bodySize),
      weight: bold || lead !== undefined ? 700 : 400,
      bold,
      capitals,
      indentation: Math.round(paragraph.x - setting.left),
      relativeIndentation: hundredths((paragraph.x - setting.left) / setting.bodySize),
    },
    column,
    ...(place.page !== undefined && { page: place.page }),
    ...(breaks && { breaks }),
    ...(cells && { cells }),
    ...(recognised.length > 0 && { recognised }),
    place,
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}

/** Puts headers before the text of their page, footers after it. */
function mergeFurniture(
  blocks: readonly Block[],
  furniture: readonly Block[],
  pages: readonly (readonly Line[])[],
): Block[] {
  const middle = (page: number): number => (pages[page - 1]?.length ?? 0) / 2
  const isHead = (block: Block): boolean => block.place.line <= middle(block.page ?? 0)
  const waiting = [...furniture].sort((a, b) => (a.page ?? 0) - (b.page ?? 0) || a.place.line - b.place.line)
  const merged: Block[] = []
  for (const block of blocks) {
    const page = block.page ?? 0
    for (
      let next = waiting[0];
      next && ((next.page ?? 0) < page || (next.page === page && isHead(next)));
      next = waiting[0]
    ) {
      merged.push(next)
      waiting.shift()
    }
    merged.push(block)
  }
  return [...merged, ...waiting]
}

/**
 * The kind given by the tags, if it is more than a paragraph; whether that is a heading or a list item may still follow
 * from its look.
 */
function kindByTag(tag: LineTag | undefined, text: string): BlockKind | undefined {
  if (tag?.kind === 'caption' || tag?.kind === 'contents') return tag.kind
  return tag?.kind === 'heading' && text.length <= LONGEST_HEADING && /\p{L}/u.test(text) ? 'heading' : undefined
}

/** Rows and entries of a table of contents stay alone; other lines are joined to paragraphs. */
function keyOfTag({ tag }: Line): string {
  return tag?.kind === 'table-row' || tag?.kind === 'contents' ? `${tag.kind}${tag.element}` : ''
}

/**
 * Headings with a level from their tags keep it. The others are ranked below these by look: larger before smaller,
 * capitals before small letters.
 */
function withLevels(blocks: readonly Block[]): readonly Block[] {
  const look = (block: Block): number =>
    (block.style.size ?? 0) * 4 + (block.style.capitals ? 2 : 0) + (block.style.bold ? 1 : 0)
  const headings = blocks.filter((block) => block.kind === 'heading')
  const lowest = headings.reduce((most, { level = 0 }) => Math.max(most, level), 0)
  const looks = [...new Set(headings.filter(({ level }) => level === undefined).map(look))].sort((a, b) => b - a)
  return blocks.map((block) => {
    if (block.kind === 'heading') return { ...block, level: block.level ?? lowest + looks.indexOf(look(block)) + 1 }
    return block
  })
}

/** Finds the place of lines: line numbers are those of the page, offsets those of the whole document's text. */
function placing(pages: readonly (readonly Line[])[]): (lines: readonly Line[], text: string) => Place {
  const offsets = new Map<string, number>()
  let offset = 0
  for (const line of pages.flat()) {
    offsets.set(`${line.page}:${line.number}`, offset)
    offset += lengthOf(line) + 1
  }
  return (lines, text) => {
    const first = lines[0]
    const last = lines.at(-1)
    const start = first ? (offsets.get(`${first.page}:${first.number}`) ?? 0) : 0
    const lastStart = last ? (offsets.get(`${last.page}:${last.number}`) ?? 0) : 0
    return {
      line: first?.number ?? 1,
      column: 1,
      endLine: last?.number ?? 1,
      endColumn: last ? lengthOf(last) + 1 : 1,
      offset: start,
      endOffset: lastStart + (last ? lengthOf(last) : 0),
      ...(first && { page: first.page }),
      quote: shorten(text),
    }
  }
}

function lengthOf(line: Line): number {
  return line.segments.reduce((sum, segment) => sum + segment.text.length + 1, -1)
}

function commonSize(lines: readonly Line[]): number {
  const weight = new Map<number, number>()
  for (const line of lines) weight.set(line.size, (weight.get(line.size) ?? 0) + lengthOf(line))
  return [...weight].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [10, 0])[0]
}

function leftEdge(lines: readonly Line[]): number {
  return lines.reduce((least, line) => Math.min(least, line.segments[0]?.x ?? least), Infinity)
}

function stretches<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const parts: Item[][] = []
  let key: string | undefined
  for (const item of items) {
    if (keyOf(item) === key) parts.at(-1)?.push(item)
    else parts.push([item])
    key = keyOf(item)
  }
  return parts
}
