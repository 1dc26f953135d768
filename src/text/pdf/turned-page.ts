/** How to turn a page for reading: where its points go, and its size then. Turns are quarters, clockwise. */
export interface Turn {
  readonly quarters: 0 | 1 | 2 | 3
  readonly point: (x: number, y: number) => readonly [number, number]
  readonly width: number
  readonly height: number
}

/** The box of a page in its own coordinates. */
export interface PageBox {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** Turns a page clockwise by quarters, so that its bottom-left corner is at 0, 0 again. */
export function turnPage({ left, bottom, right, top }: PageBox, quarters: number): Turn {
  const width = right - left
  const height = top - bottom
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return { quarters: 1, point: (x, y) => [y - bottom, right - x], width: height, height: width }
    case 2:
      return { quarters: 2, point: (x, y) => [right - x, top - y], width, height }
    case 3:
      return { quarters: 3, point: (x, y) => [top - y, x - left], width: height, height: width }
    default:
      // Not turned: most pages start at 0, 0, and others keep their coordinates.
      return { quarters: 0, point: (x, y) => [x, y], width, height }
  }
}

/**
 * The quarters by which to turn a page clockwise for most of its letters to run from left to right. The content
 * decides, whatever `/Rotate` (PDF 32000-1, 7.7.3.3) says: that is for display, not for the text.
 */
export function quartersToRead(
  texts: readonly { readonly transform: readonly number[]; readonly letters: number }[],
): number {
  const letters = [0, 0, 0, 0]
  for (const { transform, letters: count } of texts) {
    const quarters = quartersOf(transform)
    letters[quarters] = (letters[quarters] ?? 0) + count
  }
  return letters.reduce((best, count, quarters) => (count > (letters[best] ?? 0) ? quarters : best), 0)
}

/** The quarters by which to turn text clockwise for it to run from left to right. */
export function quartersOf([a = 1, b = 0]: readonly number[]): number {
  if (Math.abs(b) > Math.abs(a)) return b > 0 ? 1 : 3
  return a < 0 ? 2 : 0
}
