/** A run of glyphs of one font on one baseline; points, y upwards from the bottom of the page. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly size: number
  readonly bold: boolean
  /** Its marked content, by which the structure tree of a tagged PDF names it. */
  readonly mark?: string
  /** Outside the text according to the tags: a header, a page number, a line. */
  readonly artifact?: boolean
  /** The certainty of text recognition, from 0 to 1; absent for normal text. */
  readonly confidence?: number
}
