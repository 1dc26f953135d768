import { AppError } from '../../errors.js'
import { followMarks } from './marked-content.js'
import { withPdf, type PdfPageProxy } from './open-pdf.js'
import { readStructure, type StructureNode } from './structure-tree.js'

/** A run of glyphs of one font on one baseline; points, y upwards from the bottom of the page. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly size: number
  readonly bold: boolean
  /** The piece of marked content it stands in, by which the structure tree of a tagged PDF names it. */
  readonly mark?: string
  /** Set outside the text by the tags: a running head, a page number, a line. */
  readonly artifact?: boolean
  /** How sure text recognition was of it, from 0 to 1; absent for printed text. */
  readonly confidence?: number
}

export interface PdfPage {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  /** Pictures are drawn on the page; only asked for pages without text. */
  readonly pictures: boolean
  /** What the tags say the page is made of; absent where the PDF is not tagged. */
  readonly structure?: StructureNode
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
 * Reads the glyph runs of a PDF with pdf.js, page by page.
 * Throws AppError `input-unreadable` for an encrypted or broken file, `sandbox-limit` for one with too many pages.
 */
export async function readPdfRuns(bytes: Uint8Array, limits: PdfLimits): Promise<PdfText> {
  // Pictures are only noticed, never looked at: decoding them took longer than the text.
  return withPdf(bytes, 0, async (document) => {
    if (document.numPages > limits.pages) {
      throw new AppError(
        'sandbox-limit',
        `The PDF has ${document.numPages} pages; at most ${limits.pages} are read. Split it, or raise the limit.`,
      )
    }
    const fonts = new Map<string, boolean>()
    const pages: PdfPage[] = []
    const tagged = (await document.getMarkInfo())?.Marked === true
    for (let number = 1; number <= document.numPages; number++)
      pages.push(await readPage(await document.getPage(number), number, fonts, tagged))
    const title = titleOf(await document.getMetadata())
    return { pages, ...(title && { title }) }
  })
}

async function readPage(
  page: PdfPageProxy,
  number: number,
  fonts: Map<string, boolean>,
  tagged: boolean,
): Promise<PdfPage> {
  const content = await page.getTextContent({ disableNormalization: true, includeMarkedContent: tagged })
  const marks = tagged ? followMarks(content.items) : undefined
  const items = content.items.filter((item) => 'str' in item)
  // The name of a font, and with it its weight, is known only after the drawing operators of a page that uses it were
  // read.
  const unknown = new Set(
    items.filter((item) => item.str.trim() !== '' && !fonts.has(item.fontName)).map((item) => item.fontName),
  )
  const pictures = items.length === 0
  if (unknown.size > 0 || pictures) {
    const operators = await page.getOperatorList()
    for (const name of unknown) fonts.set(name, isBold(page, name))
    if (pictures && operators.fnArray.length === 0) return { number, ...sizeOf(page), runs: [], pictures: false }
  }
  const runs: Run[] = []
  for (const item of items) {
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as readonly number[]
    // Text that runs up or down the margin is no part of the reading order.
    if (item.str === '' || Math.abs(b) > Math.abs(a)) continue
    const size = Math.abs(d) || item.height
    runs.push({
      text: item.str,
      x,
      y,
      right: x + item.width,
      size,
      bold: fonts.get(item.fontName) ?? false,
      ...marks?.get(item),
    })
  }
  const measures = sizeOf(page)
  const structure = tagged ? readStructure(await page.getStructTree()) : undefined
  page.cleanup()
  return { number, ...measures, runs, pictures, ...(structure && { structure }) }
}

function sizeOf(page: PdfPageProxy): { readonly width: number; readonly height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view as readonly number[]
  return { width: right - left, height: top - bottom }
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
