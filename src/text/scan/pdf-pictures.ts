import { withPdf, type PdfOperations, type PdfPageProxy } from '../pdf/open-pdf.js'
import { drawPictures, multiply, type DrawnPicture, type Matrix, type PagePicture } from './page-picture.js'

/** Larger pictures are skipped: a page of A3 at 400 dots per inch has 31 million pixels. */
const MOST_PIXELS = 40_000_000
/** The best resolution for text recognition, in pixels per point: 150 to 300 dots per inch. */
const COARSEST = 150 / 72
const FINEST = 300 / 72
/** The longest side of a page, in points: A0. */
const LONGEST = 3400

/** Quarter turns, clockwise in degrees. */
export type Turn = 0 | 90 | 180 | 270

/** Draws a page again, turned; undefined when it has no readable picture. */
export type DrawPage = (turn: Turn) => PagePicture | undefined

/** Shows the pictures on some pages of a PDF, one page after the other. Throws what withPdf throws. */
export async function withPagePictures(
  bytes: Uint8Array,
  numbers: readonly number[],
  use: (number: number, draw: DrawPage) => Promise<void>,
): Promise<void> {
  await withPdf(bytes, MOST_PIXELS, async (document, operations) => {
    for (const number of numbers) {
      const page = await document.getPage(number)
      const pictures = await picturesOf(page, operations)
      await use(number, (turn) => drawPage(page, pictures, turn))
      page.cleanup()
    }
  })
}

function drawPage(page: PdfPageProxy, pictures: readonly DrawnPicture[], turn: Turn): PagePicture | undefined {
  if (pictures.length === 0) return undefined
  const finest = Math.max(...pictures.map(({ width, matrix }) => width / Math.max(1, Math.hypot(matrix[0], matrix[1]))))
  const scale = Math.min(FINEST, Math.max(COARSEST, finest))
  const { transform, width, height } = page.getViewport({ scale, rotation: (page.rotate + turn) % 360 })
  if (Math.max(width, height) > LONGEST * scale) return undefined
  return drawPictures(pictures, matrixOf(transform), { width: Math.round(width), height: Math.round(height), scale })
}

/** The pictures that a page draws, in order, with their positions. */
async function picturesOf(page: PdfPageProxy, operations: PdfOperations): Promise<readonly DrawnPicture[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const drawn: DrawnPicture[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [index, operation] of fnArray.entries()) {
    const values: readonly unknown[] = Array.isArray(argsArray[index]) ? argsArray[index] : []
    if (operation === operations.save) saved.push(matrix)
    else if (operation === operations.restore || operation === operations.paintFormXObjectEnd)
      matrix = saved.pop() ?? matrix
    else if (operation === operations.transform) matrix = multiply(matrix, matrixOf(values))
    else if (operation === operations.paintFormXObjectBegin) {
      saved.push(matrix)
      if (Array.isArray(values[0])) matrix = multiply(matrix, matrixOf(values[0]))
    } else if (
      operation === operations.paintImageXObject ||
      operation === operations.paintInlineImageXObject ||
      operation === operations.paintImageMaskXObject
    ) {
      const picture = pictureOf(await objectOf(page, values[0]), operation === operations.paintImageMaskXObject)
      if (picture) drawn.push({ ...picture, matrix })
    }
  }
  return drawn
}

/** An object named by an operator is decoded separately and may have to be awaited. */
async function objectOf(page: PdfPageProxy, value: unknown): Promise<unknown> {
  const named =
    typeof value === 'object' && value !== null && 'data' in value && typeof value.data === 'string'
      ? value.data
      : value
  if (typeof named !== 'string') return named
  const objects = named.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => {
    objects.get(named, resolve)
  })
}

/** A decoded picture, in one of the three formats of pdf.js: one bit, three bytes or four bytes per pixel. */
function pictureOf(value: unknown, isMask: boolean): Omit<DrawnPicture, 'matrix'> | undefined {
  if (typeof value !== 'object' || value === null || !('width' in value) || !('height' in value) || !('data' in value))
    return undefined
  const { width, height, data } = value
  if (
    typeof width !== 'number' ||
    typeof height !== 'number' ||
    !(data instanceof Uint8Array || data instanceof Uint8ClampedArray)
  )
    return undefined
  const bytesOfRow = Math.ceil(width / 8)
  const bit = (index: number): number =>
    ((data[Math.floor(index / width) * bytesOfRow + ((index % width) >> 3)] ?? 0) >> (7 - ((index % width) & 7))) & 1
  // A mask paints where its bits are 0; that is taken as ink.
  if (isMask) return { width, height, light: () => 0, opacity: (index) => 1 - bit(index) }
  if (data.length === bytesOfRow * height) return { width, height, light: (index) => 255 * bit(index) }
  const step = data.length / (width * height)
  if (step !== 3 && step !== 4) return undefined
  const light = (index: number): number =>
    0.3 * (data[step * index] ?? 255) + 0.59 * (data[step * index + 1] ?? 255) + 0.11 * (data[step * index + 2] ?? 255)
  return step === 3
    ? { width, height, light }
    : { width, height, light, opacity: (index) => (data[4 * index + 3] ?? 255) / 255 }
}

function matrixOf(values: readonly unknown[]): Matrix {
  const at = (index: number): number => (typeof values[index] === 'number' ? values[index] : 0)
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}
