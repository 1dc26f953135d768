import type { PdfPage } from '../../src/text/pdf/pdf-runs.js'
import type { Run } from '../../src/text/pdf/run.js'

/**
 * One printed line: its left edge and text; bold and size if they differ from the rest. Several parts are on one
 * baseline.
 */
export type PrintedLine = readonly {
  readonly x: number
  readonly text: string
  readonly bold?: boolean
  readonly size?: number
}[]

/** A page of lines 12 points apart from the top, in letters 5 points wide; a number is a gap of that many points. */
export function printedPage(number: number, lines: readonly (PrintedLine | number)[]): PdfPage {
  const runs: Run[] = []
  let y = 800
  for (const line of lines) {
    if (typeof line === 'number') {
      y -= line
      continue
    }
    for (const { x, text, bold = false, size = 10 } of line)
      runs.push({ text, x, y, right: x + text.length * 5, size, bold })
    y -= 12
  }
  return { number, width: 595, height: 842, runs, pictures: false }
}
