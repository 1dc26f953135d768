import type { Place } from '../../diagnostic.js'

/**
 * What a block is by its layout alone. `furniture`: running heads and feet, page numbers, menus. `contents`: an entry
 * of a
 * table of contents. `caption`: the caption of a table or figure.
 */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'caption' | 'furniture' | 'contents'

export interface BlockStyle {
  /** Points for PDF; absent where the format does not say. */
  readonly size?: number
  /** The whole block is bold. */
  readonly bold: boolean
  /** All its letters are capitals. */
  readonly capitals: boolean
  /** Distance from the left edge of the text in points (PDF), or depth of nesting (HTML, DOCX). */
  readonly indentation: number
}

/** A word that was read on a picture, and how sure that is: from 0 to 1. */
export interface RecognisedText {
  readonly text: string
  readonly confidence: number
}

/** A piece of text that belongs together: one paragraph, heading, list item or row. Layout only, no language. */
export interface Block {
  readonly kind: BlockKind
  /** Folded white space, NFC, line breaks joined; holds the label too. */
  readonly text: string
  /** Number or bullet in front, as printed ("1.", "•", "03.01"), when the layout sets it apart. */
  readonly label?: string
  /** The part in front that is bold while the rest is not ("Artikel 1"). */
  readonly lead?: string
  /** Depth of a heading (1 is highest) or of a list. */
  readonly level?: number
  readonly style: BlockStyle
  /** 0 for the only or leftmost column. */
  readonly column: number
  readonly page?: number
  /** Where in `text` a new printed line starts, when the format has lines. */
  readonly breaks?: readonly number[]
  /** Cells of a table row; paragraphs in one cell are separated by line breaks. */
  readonly cells?: readonly string[]
  /** The words as text recognition read them on a picture; absent for text that was printed as text. */
  readonly recognised?: readonly RecognisedText[]
  readonly place: Place
}

/** A document as a sequence of blocks in reading order. */
export interface TextDocument {
  readonly blocks: readonly Block[]
  /** Number of pages, where the format has pages. */
  readonly pages?: number
  /** Title in the metadata of the file. */
  readonly title?: string
}
