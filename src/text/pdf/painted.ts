import type { PdfOperations } from './open-pdf.js'
import {
  apply,
  boxOf,
  cornersOf,
  IDENTITY,
  isMatrix,
  isRectangle,
  multiply,
  sharedBox,
  subPathsOf,
  type Box,
  type Matrix,
  type Turn,
} from './path-boxes.js'

/** A piece of text as drawn: its start and end on the baseline, and when. */
export interface DrawnText {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly order: number
  /** In a layer that is switched off, transparent, outside the area that is drawn, or white on white. */
  readonly isUnseen: boolean
  /** Drawn in no colour at all (PDF 32000-1, 9.3.6): the text of a scan, or text to hide. */
  readonly isInvisible: boolean
}

/** A filled area that hides everything below it. */
export interface Cover extends Box {
  readonly order: number
}

export interface Painted {
  readonly texts: readonly DrawnText[]
  readonly covers: readonly Cover[]
  /** Thin horizontal lines. */
  readonly lines: readonly Box[]
}

/** The drawing state that a page saves and restores. */
interface State {
  matrix: Matrix
  alpha: number
  isBlended: boolean
  /** Colour of fills, as `#rrggbb`; another text is a pattern. */
  fill: string
  lineWidth: number
  /** The box around all that can be seen; undefined: nothing. */
  clip: Box | undefined
  /** How letters are drawn (9.3.6). */
  mode: number
  size: number
  characterSpacing: number
  wordSpacing: number
  stretch: number
  rise: number
  leading: number
}

const FIRST: State = {
  matrix: IDENTITY,
  alpha: 1,
  isBlended: false,
  fill: '#000000',
  lineWidth: 1,
  clip: { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity },
  mode: 0,
  size: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  rise: 0,
  leading: 0,
}
/** More transparent fills hide nothing. */
const OPAQUE = 0.9
/** More transparent text is not seen. */
const FAINTEST = 0.05
/** Points; a thicker line is an area. */
const THICKEST_LINE = 3
const WHITE = /^#[f][5-9a-f][f][5-9a-f][f][5-9a-f]/iu
const FILLS_ONLY = new Set([0, 4])
const INVISIBLE = new Set([3, 7])

/**
 * Follows the drawing operators of a page: where each text starts and ends and whether it can be seen, which areas are
 * filled over earlier content, and the lines. `turn` maps a point of the page to where it is seen.
 */
export function followPainting(
  { fnArray, argsArray }: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  operations: PdfOperations,
  isLayerOff: (group: unknown) => boolean,
  turn: Turn,
): Painted {
  const texts: DrawnText[] = []
  const covers: Cover[] = []
  const lines: Box[] = []
  /** What white text can stand out against. */
  const backdrops: Box[] = []
  let state: State = { ...FIRST }
  const saved: State[] = []
  const marks: boolean[] = []
  let isClip = false
  let line: Matrix = IDENTITY
  let at: Matrix = IDENTITY
  const move = (x: number, y: number): void => {
    line = multiply(line, [1, 0, 0, 1, x, y])
    at = line
  }
  const show = (glyphs: unknown, order: number): void => {
    const advance = widthOf(glyphs, state)
    const start = apply(multiply(state.matrix, at), 0, state.rise, turn)
    at = multiply(at, [1, 0, 0, 1, advance, 0])
    const end = apply(multiply(state.matrix, at), 0, state.rise, turn)
    if (Math.abs(end[1] - start[1]) > Math.abs(end[0] - start[0])) return
    const box = { left: start[0], right: end[0], bottom: start[1], top: start[1] }
    texts.push({
      x: start[0],
      y: start[1],
      right: end[0],
      order,
      isUnseen:
        marks.includes(true) ||
        state.alpha < FAINTEST ||
        !state.clip ||
        !isIn(state.clip, box) ||
        (FILLS_ONLY.has(state.mode) && WHITE.test(state.fill) && !backdrops.some((each) => isIn(each, box))),
      isInvisible: INVISIBLE.has(state.mode),
    })
  }
  const draw = (operation: unknown, path: unknown, order: number): void => {
    if (marks.includes(true)) return
    const { fills, strokes } = paintOf(operation, operations)
    if (!fills && !strokes) return
    const hides = state.alpha >= OPAQUE && !state.isBlended
    for (const part of subPathsOf(path)) {
      const box = boxOf(cornersOf(part), state.matrix, turn)
      if (fills && !WHITE.test(state.fill)) backdrops.push(box)
      if (fills && isRectangle(part)) {
        if (hides) covers.push({ ...box, order })
        if (isLine(box)) lines.push(box)
      }
      const half = (state.lineWidth * Math.hypot(state.matrix[0], state.matrix[1])) / 2
      if (!strokes || fills || part.points.length !== 2 || box.top - box.bottom > 0.5) continue
      const drawn = { ...box, bottom: box.bottom - half, top: box.top + half }
      if (isLine(drawn)) lines.push(drawn)
      else if (hides) covers.push({ ...drawn, order })
    }
  }
  fnArray.forEach((operation, order) => {
    const args = argsArray[order]
    const values = Array.isArray(args) ? (args as readonly unknown[]) : []
    switch (operation) {
      case operations.save:
        saved.push({ ...state })
        break
      case operations.paintFormXObjectBegin:
        saved.push({ ...state })
        if (isMatrix(values[0])) state.matrix = multiply(state.matrix, values[0])
        if (isCorners(values[1])) clipTo(boxOf(values[1], state.matrix, turn))
        break
      case operations.beginAnnotation:
        saved.push({ ...state })
        state = { ...FIRST }
        for (const matrix of values.slice(2, 4)) if (isMatrix(matrix)) state.matrix = multiply(state.matrix, matrix)
        break
      case operations.restore:
        // Pictures are not read; what is left of one is the place made for it.
        if (fnArray[order - 1] === operations.transform) backdrops.push(boxOf([0, 0, 1, 1], state.matrix, turn))
        state = saved.pop() ?? state
        break
      case operations.paintFormXObjectEnd:
      case operations.endAnnotation:
        state = saved.pop() ?? state
        break
      case operations.transform:
        if (isMatrix(values)) state.matrix = multiply(state.matrix, values)
        break
      case operations.setGState:
        for (const [name, value] of (values[0] ?? []) as readonly (readonly [string, unknown])[]) {
          if (name === 'ca') state.alpha = Number(value)
          if (name === 'BM') state.isBlended = value !== 'source-over' && value !== 'Normal'
          if (name === 'LW') state.lineWidth = Number(value)
        }
        break
      case operations.setFillRGBColor:
        state.fill = String(values[0])
        break
      case operations.setFillColorN:
        state.fill = 'pattern'
        break
      case operations.setLineWidth:
        state.lineWidth = Number(values[0])
        break
      case operations.shadingFill:
        if (state.clip) backdrops.push(state.clip)
        break
      case operations.clip:
      case operations.eoClip:
        isClip = true
        break
      case operations.beginMarkedContent:
        marks.push(false)
        break
      case operations.beginMarkedContentProps:
        marks.push(values[0] === 'OC' && isLayerOff(values[1]))
        break
      case operations.endMarkedContent:
        marks.pop()
        break
      case operations.beginText:
        line = at = IDENTITY
        break
      case operations.setFont:
        state.size = Number(values[1])
        break
      case operations.setTextRenderingMode:
        state.mode = Number(values[0])
        break
      case operations.setCharSpacing:
        state.characterSpacing = Number(values[0])
        break
      case operations.setWordSpacing:
        state.wordSpacing = Number(values[0])
        break
      case operations.setHScale:
        state.stretch = Number(values[0]) / 100
        break
      case operations.setTextRise:
        state.rise = Number(values[0])
        break
      case operations.setLeading:
        state.leading = Number(values[0])
        break
      case operations.setTextMatrix: {
        const matrix = isMatrix(values[0]) ? values[0] : values
        if (isMatrix(matrix)) line = at = matrix
        break
      }
      case operations.setLeadingMoveText:
        state.leading = -Number(values[1])
        move(Number(values[0]), Number(values[1]))
        break
      case operations.moveText:
        move(Number(values[0]), Number(values[1]))
        break
      case operations.nextLine:
        move(0, -state.leading)
        break
      case operations.showText:
        show(values[0], order)
        break
      case operations.constructPath:
        draw(values[0], values[1], order)
        if (isClip) clipTo(boxOf(boundsOf(values[1]), state.matrix, turn))
        isClip = false
        break
      default:
    }
  })
  return { texts, covers, lines }

  function clipTo(box: Box): void {
    state.clip = state.clip && sharedBox(state.clip, box)
  }
}

/** Whether a text is in a box, for at least a part; a letter may stick out of it. */
function isIn(box: Box, text: Box): boolean {
  const slack = 2
  return (
    sharedBox({ left: box.left, right: box.right, bottom: box.bottom - slack, top: box.top + slack }, text) !==
    undefined
  )
}

function isLine({ left, right, bottom, top }: Box): boolean {
  return top - bottom <= THICKEST_LINE && right - left >= 4
}

function paintOf(
  operation: unknown,
  operations: PdfOperations,
): { readonly fills: boolean; readonly strokes: boolean } {
  const { fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke, stroke, closeStroke } = operations
  const isOne = (some: readonly unknown[]): boolean => some.includes(operation)
  const both = isOne([fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke])
  return { fills: both || isOne([fill, eoFill]), strokes: both || isOne([stroke, closeStroke]) }
}

/** The corners of the box around a whole path. */
function boundsOf(path: unknown): readonly [number, number, number, number] {
  const points = [...subPathsOf(path)].flatMap((part) => part.points)
  return points.length === 0 ? [0, 0, 0, 0] : cornersOf({ points, isStraight: true })
}

function isCorners(value: unknown): value is readonly [number, number, number, number] {
  return (Array.isArray(value) || value instanceof Float32Array) && value.length === 4
}

/** How far a string of glyphs advances the text (PDF 32000-1, 9.4.4). */
function widthOf(glyphs: unknown, { size, characterSpacing, wordSpacing, stretch }: State): number {
  if (!Array.isArray(glyphs)) return 0
  return (glyphs as readonly unknown[]).reduce<number>((sum, glyph) => {
    if (typeof glyph === 'number') return sum - (glyph / 1000) * size * stretch
    if (typeof glyph !== 'object' || glyph === null || !('width' in glyph)) return sum
    const space = 'isSpace' in glyph && glyph.isSpace === true ? wordSpacing : 0
    return sum + ((Number(glyph.width) / 1000) * size + characterSpacing + space) * stretch
  }, 0)
}
