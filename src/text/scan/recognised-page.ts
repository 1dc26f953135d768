import type { PdfPage } from '../pdf/pdf-runs.js'
import type { Run } from '../pdf/run.js'

/** A word that was recognised on the picture of a page; pixels from the top left. */
export interface RecognisedWord {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Baseline of its line. */
  readonly baseline: number
  /** Height of its line from the lowest descender to the highest ascender. */
  readonly height: number
  /** From 0 to 1. */
  readonly confidence: number
}

/** Letter size in points per point of line height, ascenders and descenders included. */
const SIZE_OF_HEIGHT = 1.1
/** Heights within this share of each other are one letter size, measured inexactly. */
const ALIKE = 0.13

/**
 * A page of recognised words, as if it were printed: letter sizes within the measuring error are made equal, so that
 * the layout can be read. Pixels become points, y upwards.
 */
export function recognisedPage(
  page: PdfPage,
  words: readonly RecognisedWord[],
  picture: { readonly width: number; readonly height: number; readonly scale: number },
): PdfPage {
  const { scale } = picture
  const height = picture.height / scale
  const sizes = settleSizes(
    words.map((word) => ({ size: (word.height / scale) * SIZE_OF_HEIGHT, weight: word.text.length })),
  )
  const runs = words.map((word, index): Run => ({
    text: isBullet(word, words[index - 1], words[index + 1]) ? '•' : word.text,
    x: word.left / scale,
    y: height - word.baseline / scale,
    right: word.right / scale,
    size: sizes[index] ?? 10,
    bold: false,
    confidence: word.confidence,
  }))
  return { number: page.number, width: picture.width / scale, height, runs, pictures: true }
}

/**
 * Bullets are recognised as the most similar letter or sign: one that starts a line, with a wide gap before a capital.
 */
function isBullet(
  word: RecognisedWord,
  before: RecognisedWord | undefined,
  after: RecognisedWord | undefined,
): boolean {
  const starts = before?.baseline !== word.baseline || before.left > word.left
  return (
    starts &&
    /^[^\p{Lu}\p{N}]$/u.test(word.text) &&
    after?.baseline === word.baseline &&
    after.left - word.right > 0.5 * word.height &&
    /^\p{Lu}/u.test(after.text)
  )
}

/** Groups sizes around the most frequent ones. */
function settleSizes(measured: readonly { readonly size: number; readonly weight: number }[]): readonly number[] {
  const weights = new Map<number, number>()
  for (const { size, weight } of measured) weights.set(round(size), (weights.get(round(size)) ?? 0) + weight)
  const centres: number[] = []
  for (const [size] of [...weights].sort((a, b) => b[1] - a[1])) {
    if (!centres.some((centre) => Math.abs(size / centre - 1) <= ALIKE)) centres.push(size)
  }
  return measured.map(
    ({ size }) => centres.find((centre) => Math.abs(round(size) / centre - 1) <= ALIKE) ?? round(size),
  )
}

function round(size: number): number {
  return Math.round(size * 2) / 2
}
