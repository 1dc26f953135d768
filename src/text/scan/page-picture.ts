/** A page as a picture: one byte per pixel, 0 black and 255 white, rows from the top. */
export interface PagePicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  /** Pixels per point. */
  readonly scale: number
}

/** The six numbers of an affine transformation, as in PDF 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number]

/** A picture drawn on the unit square: how light (0 to 255) and how opaque (0 to 1) each of its pixels is. */
export interface DrawnPicture {
  readonly width: number
  readonly height: number
  readonly light: (index: number) => number
  readonly opacity?: (index: number) => number
  /** From the unit square to the page. */
  readonly matrix: Matrix
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

/** Draws pictures over each other on a white page. `view` maps the page to pixels from the top left. */
export function drawPictures(
  pictures: readonly DrawnPicture[],
  view: Matrix,
  { width, height, scale }: Pick<PagePicture, 'width' | 'height' | 'scale'>,
): PagePicture {
  const pixels = new Uint8Array(width * height).fill(255)
  for (const picture of pictures) draw(picture, multiply(view, picture.matrix), pixels, width, height)
  return { width, height, pixels, scale }
}

function draw(
  picture: DrawnPicture,
  [a, b, c, d, e, f]: Matrix,
  pixels: Uint8Array,
  width: number,
  height: number,
): void {
  const area = a * d - b * c
  if (area === 0) return
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  // A picture finer than the page is sampled several times per pixel, or thin strokes would be lost.
  const fine = Math.max(1, Math.min(4, Math.round(picture.width / Math.max(1, Math.hypot(a, b)))))
  const right = Math.min(width, Math.ceil(Math.max(...xs)))
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)))
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(Math.min(...xs))); x < right; x++) {
      const at = y * width + x
      const below = pixels[at] ?? 255
      let sum = 0
      for (let step = 0; step < fine * fine; step++) {
        const px = x + ((step % fine) + 0.5) / fine - e
        const py = y + (Math.floor(step / fine) + 0.5) / fine - f
        const u = (d * px - c * py) / area
        const v = (a * py - b * px) / area
        if (u < 0 || u >= 1 || v < 0 || v >= 1) sum += below
        else {
          // The first row of a picture is at the top of the unit square.
          const index =
            Math.min(picture.height - 1, Math.floor((1 - v) * picture.height)) * picture.width +
            Math.floor(u * picture.width)
          const opacity = picture.opacity?.(index) ?? 1
          sum += opacity * picture.light(index) + (1 - opacity) * below
        }
      }
      pixels[at] = Math.round(sum / (fine * fine))
    }
  }
}
