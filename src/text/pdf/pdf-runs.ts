import { AppError } from '../../errors.js'
import { followMarks } from './marked-content.js'
import { fieldRuns, markedForRedaction, notesOn } from './form-fields.js'
import { withPdf, type PdfOperations, type PdfPageProxy } from './open-pdf.js'
import { followPainting } from './painted.js'
import { boxOf, IDENTITY } from './path-boxes.js'
import type { Run } from './run.js'
import { readStructure, type StructureNode } from './structure-tree.js'
import { quartersOf, quartersToRead, turnPage } from './turned-page.js'
import { seenRuns } from './unseen-runs.js'

export interface PdfPage {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  /** Whether pictures are drawn on the page; only determined for pages without text. */
  readonly pictures: boolean
  /** The structure of the page from its tags; absent when the PDF is not tagged. */
  readonly structure?: StructureNode
  /** Letters and digits, and notes, that were left out, by reason; absent: none. */
  readonly unread?: Unread
}

/** Left out of a page: unseen, under filled areas, struck out, in another direction than the rest, and notes on it. */
export interface Unread {
  readonly hidden: number
  readonly covered: number
  readonly struck: number
  readonly sideways: number
  readonly notes: number
}

export interface PdfLimits {
  /** More pages than this are refused. */
  readonly pages: number
}

export interface PdfText {
  readonly pages: readonly PdfPage[]
  readonly title?: string
}

const BOLD = /bold|black|heavy|demi/iu
/**
 * Reads the glyph runs of a PDF with pdf.js, page by page. Throws AppError `input-unreadable` for an encrypted or
 * broken file, `sandbox-limit` for one with too many pages.
 */
export async function readPdfRuns(bytes: Uint8Array, limits: PdfLimits): Promise<PdfText> {
  // Pictures are only noticed, not decoded, which would take longer than the text.
  return withPdf(bytes, 0, async (document, operations) => {
    if (document.numPages > limits.pages) {
      throw new AppError(
        'sandbox-limit',
        `The PDF has ${document.numPages} pages; at most ${limits.pages} are read. Split it, or raise the limit.`,
      )
    }
    const layers = await document.getOptionalContentConfig()
    const reading: Reading = {
      fonts: new Map(),
      tagged: (await document.getMarkInfo())?.Marked === true,
      isLayerOff: (group) => !layers.isVisible(group),
      operations,
    }
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await readPage(await document.getPage(number), number, reading))
    const title = titleOf(await document.getMetadata())
    return { pages, ...(title && { title }) }
  })
}

/** State for all pages of a document. */
interface Reading {
  /** Whether a font is bold, by its name in the document. */
  readonly fonts: Map<string, boolean>
  readonly tagged: boolean
  readonly isLayerOff: (group: unknown) => boolean
  readonly operations: PdfOperations
}

async function readPage(page: PdfPageProxy, number: number, reading: Reading): Promise<PdfPage> {
  const { fonts, tagged, isLayerOff, operations } = reading
  const content = await page.getTextContent({ disableNormalization: true, includeMarkedContent: tagged })
  const marks = tagged ? followMarks(content.items) : undefined
  const items = content.items.filter((item) => 'str' in item)
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view as readonly number[]
  const turned = items.map(({ str, transform }) => ({
    transform: transform as readonly number[],
    letters: lettersIn(str),
  }))
  const { quarters, point, width, height } = turnPage({ left, bottom, right, top }, quartersToRead(turned))
  // Only the drawing operators tell the weight of fonts, what is drawn over text, and which layers are off.
  const drawn = await page.getOperatorList()
  for (const { fontName } of items) if (!fonts.has(fontName)) fonts.set(fontName, isBold(page, fontName))
  const runs: Run[] = []
  let sideways = 0
  for (const item of items) {
    const transform = item.transform as readonly number[]
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform
    if (item.str === '') continue
    // Text that runs up or down the margin is not part of the reading order.
    if (quartersOf(transform) !== quarters) {
      sideways += lettersIn(item.str)
      continue
    }
    const [atX, atY] = point(x, y)
    runs.push({
      text: item.str,
      x: atX,
      y: atY,
      right: atX + item.width,
      size: Math.abs(a * d - b * c) / (Math.hypot(a, b) || 1) || item.height,
      bold: fonts.get(item.fontName) ?? false,
      ...marks?.get(item),
    })
  }
  const sight = boxOf([left, bottom, right, top], IDENTITY, point)
  const painted = followPainting(drawn, operations, isLayerOff, point)
  const annotations: readonly unknown[] = await page.getAnnotations()
  const redacted = markedForRedaction(annotations, point).map((box) => ({ ...box, order: drawn.fnArray.length }))
  const seen = seenRuns(runs, { ...painted, covers: [...painted.covers, ...redacted] }, sight)
  const filled = fieldRuns(annotations, point)
  const structure = tagged ? readStructure(await page.getStructTree()) : undefined
  page.cleanup()
  const unread = {
    hidden: seen.hidden,
    covered: seen.covered,
    struck: seen.struck,
    sideways,
    notes: notesOn(annotations),
  }
  return {
    number,
    width,
    height,
    runs: [...seen.runs, ...filled],
    pictures: items.length === 0 && drawn.fnArray.length > 0,
    ...(structure && { structure }),
    ...(Object.values(unread).some((count) => count > 0) && { unread }),
  }
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function isBold(page: PdfPageProxy, name: string): boolean {
  if (!page.commonObjs.has(name)) return false
  const font: unknown = page.commonObjs.get(name)
  return typeof font === 'object' && font !== null && 'name' in font && BOLD.test(String(font.name))
}

function titleOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('info' in metadata)) return undefined
  const info: unknown = metadata.info
  if (typeof info !== 'object' || info === null || !('Title' in info) || typeof info.Title !== 'string')
    return undefined
  return info.Title.trim() || undefined
}
