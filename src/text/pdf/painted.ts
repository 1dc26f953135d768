import type { PdfOperations } from './open-pdf.js'

/** A piece of text as drawn: its start and end on the baseline, and when. */
export interface DrawnText {
  readonly x: number
  readonly y: number
  readonly right: number
  readonly order: number
  /** In a layer that is switched off. */
  readonly isOff: boolean
}

/** A filled area that hides everything below it. */
export interface Cover {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
  readonly order: number
}

export interface Painted {
  readonly texts: readonly DrawnText[]
  readonly covers: readonly Cover[]
}

type Matrix = readonly [number, number, number, number, number, number]

/** The drawing state that a page saves and restores. */
interface State {
  matrix: Matrix
  alpha: number
  isBlended: boolean
  size: number
  characterSpacing: number
  wordSpacing: number
  stretch: number
  rise: number
  leading: number
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** More transparent fills hide nothing. */
const OPAQUE = 0.9
/** The number of coordinates of each path operator: move, line, curve, short curve, close. */
const PATH_NUMBERS = [2, 2, 6, 4, 0]

/**
 * Follows the drawing operators of a page: where each text starts and ends, whether its layer is on, and which areas
 * are filled over earlier content. `turn` maps a point of the page to where it is seen.
 */
export function followPainting(
  { fnArray, argsArray }: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  operations: PdfOperations,
  isLayerOff: (group: unknown) => boolean,
  turn: (x: number, y: number) => readonly [number, number],
): Painted {
  const texts: DrawnText[] = []
  const covers: Cover[] = []
  let state: State = {
    matrix: IDENTITY,
    alpha: 1,
    isBlended: false,
    size: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    rise: 0,
    leading: 0,
  }
  const saved: State[] = []
  const marks: boolean[] = []
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
    texts.push({ x: start[0], y: start[1], right: end[0], order, isOff: marks.includes(true) })
  }
  fnArray.forEach((operation, order) => {
    const args = argsArray[order]
    const values = Array.isArray(args) ? (args as readonly unknown[]) : []
    switch (operation) {
      case operations.save:
      case operations.paintFormXObjectBegin:
        saved.push({ ...state })
        if (operation === operations.paintFormXObjectBegin && isMatrix(values[0]))
          state.matrix = multiply(state.matrix, values[0])
        break
      case operations.restore:
      case operations.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case operations.transform:
        if (isMatrix(values)) state.matrix = multiply(state.matrix, values)
        break
      case operations.setGState:
        for (const [name, value] of (values[0] ?? []) as readonly (readonly [string, unknown])[]) {
          if (name === 'ca') state.alpha = Number(value)
          if (name === 'BM') state.isBlended = value !== 'source-over' && value !== 'Normal'
        }
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
        if (isFill(values[0], operations) && state.alpha >= OPAQUE && !state.isBlended && !marks.includes(true))
          for (const points of rectanglesIn(values[1])) covers.push(coverOf(points, state.matrix, order, turn))
        break
      default:
    }
  })
  return { texts, covers }
}

function isFill(operation: unknown, operations: PdfOperations): boolean {
  const { fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke } = operations
  return [fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke].some((one) => one === operation)
}

/** The axis-aligned rectangles of a path, each as two corners. */
function* rectanglesIn(path: unknown): Generator<readonly [number, number, number, number]> {
  const data: unknown = Array.isArray(path) ? path[0] : path
  if (!(data instanceof Float32Array)) return
  let points: [number, number][] = []
  let isStraight = true
  const close = (): readonly [number, number, number, number] | undefined => {
    const xs = points.map(([x]) => x)
    const ys = points.map(([, y]) => y)
    const corners = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
    const isCorner = ([x, y]: readonly [number, number]): boolean =>
      (x === corners[0] || x === corners[2]) && (y === corners[1] || y === corners[3])
    const found = isStraight && points.length >= 4 && points.length <= 5 && points.every(isCorner)
    points = []
    isStraight = true
    return found ? corners : undefined
  }
  for (let i = 0; i < data.length;) {
    const sign = data[i] ?? 4
    if (sign === 0) {
      const rectangle = close()
      if (rectangle) yield rectangle
    }
    if (sign === 2 || sign === 3) isStraight = false
    if ((sign === 0 || sign === 1) && points.length <= 5) points.push([data[i + 1] ?? 0, data[i + 2] ?? 0])
    i += 1 + (PATH_NUMBERS[sign] ?? 0)
  }
  const rectangle = close()
  if (rectangle) yield rectangle
}

function coverOf(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  matrix: Matrix,
  order: number,
  turn: (x: number, y: number) => readonly [number, number],
): Cover {
  const [ax, ay] = apply(matrix, x0, y0, turn)
  const [bx, by] = apply(matrix, x1, y1, turn)
  return {
    left: Math.min(ax, bx),
    right: Math.max(ax, bx),
    bottom: Math.min(ay, by),
    top: Math.max(ay, by),
    order,
  }
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

function isMatrix(value: unknown): value is Matrix {
  const isList = Array.isArray(value) || value instanceof Float32Array
  return isList && value.length === 6 && [...value].every((one) => typeof one === 'number')
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

function apply(
  matrix: Matrix,
  x: number,
  y: number,
  turn: (x: number, y: number) => readonly [number, number],
): readonly [number, number] {
  return turn(matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
}
