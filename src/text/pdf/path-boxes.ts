/** A matrix as PDF writes it (32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** Where a point of the page is seen. */
export type Turn = (x: number, y: number) => readonly [number, number]

/** An upright rectangle in points, y upwards. */
export interface Box {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** The number of coordinates of each path operator: move, line, curve, short curve, close. */
const PATH_NUMBERS = [2, 2, 6, 4, 0]

export function isMatrix(value: unknown): value is Matrix {
  const isList = Array.isArray(value) || value instanceof Float32Array
  return isList && value.length === 6 && [...value].every((one) => typeof one === 'number')
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

export function apply(matrix: Matrix, x: number, y: number, turn: Turn): readonly [number, number] {
  return turn(matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
}

/** The upright box around two corners, wherever the matrix and the turn put them. */
export function boxOf([x0, y0, x1, y1]: readonly [number, number, number, number], matrix: Matrix, turn: Turn): Box {
  const corners = [
    apply(matrix, x0, y0, turn),
    apply(matrix, x1, y0, turn),
    apply(matrix, x0, y1, turn),
    apply(matrix, x1, y1, turn),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }
}

/** What two boxes share; undefined when that is nothing. */
export function sharedBox(a: Box, b: Box): Box | undefined {
  const box = {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    top: Math.min(a.top, b.top),
  }
  return box.left <= box.right && box.bottom <= box.top ? box : undefined
}

/** A part of a path that is drawn without lifting the pen. */
export interface SubPath {
  readonly points: readonly (readonly [number, number])[]
  readonly isStraight: boolean
}

/** The parts of a path as pdf.js gives it. */
export function* subPathsOf(path: unknown): Generator<SubPath> {
  const data: unknown = Array.isArray(path) ? path[0] : path
  if (!(data instanceof Float32Array)) return
  let points: [number, number][] = []
  let isStraight = true
  for (let i = 0; i < data.length;) {
    const sign = data[i] ?? 4
    if (sign === 0 && points.length > 0) {
      yield { points, isStraight }
      points = []
      isStraight = true
    }
    if (sign === 2 || sign === 3) isStraight = false
    for (let at = 1; at < (PATH_NUMBERS[sign] ?? 0); at += 2) points.push([data[i + at] ?? 0, data[i + at + 1] ?? 0])
    i += 1 + (PATH_NUMBERS[sign] ?? 0)
  }
  if (points.length > 0) yield { points, isStraight }
}

/** The two corners of the box around points. */
export function cornersOf({ points }: SubPath): readonly [number, number, number, number] {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Whether a part of a path is an axis-aligned rectangle. */
export function isRectangle(path: SubPath): boolean {
  const [x0, y0, x1, y1] = cornersOf(path)
  const isCorner = ([x, y]: readonly [number, number]): boolean => (x === x0 || x === x1) && (y === y0 || y === y1)
  return path.isStraight && path.points.length >= 4 && path.points.length <= 5 && path.points.every(isCorner)
}
