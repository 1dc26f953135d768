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
