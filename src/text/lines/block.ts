import type { Place } from '../../diagnostic.js'

/**
 * What a block is by its layout alone. `furniture`: running heads and feet, page numbers, menus. `contents`: an entry
 * of a table of contents. `caption`: the caption of a table or figure.
 */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'caption' | 'furniture' | 'contents'

/**
 * Why a block counts as furniture: a running head or foot of printed pages, a menu, the foot of a page, what stands
 * beside the text, a notice about cookies, a list of links that the page holds more than once.
 */
export type Furniture = 'running' | 'navigation' | 'footer' | 'aside' | 'cookies' | 'repeated-links'

export interface BlockStyle {
  /** Points for PDF; absent where the format does not say. */
  readonly size?: number
  /** Size compared with running text, which is 1; absent where the format does not say. */
  readonly relativeSize?: number
  /** Weight of the heaviest letters, from 100 to 900 as in CSS: 400 is plain, 700 bold. */
  readonly weight?: number
  /** The whole block is bold. */
  readonly bold: boolean
  /** All its letters are capitals. */
  readonly capitals: boolean
  /** Distance from the left edge of the text in points (PDF), or depth of nesting (HTML, DOCX). */
  readonly indentation: number
  /** Distance from the left edge of the text in letter sizes (em). */
  readonly relativeIndentation?: number
}

/** Where a row stands in its table. */
export interface TableRow {
  /** Tables are counted over the document, from 0. */
  readonly table: number
  /** From 0. */
  readonly row: number
  /** The column each cell starts at, from 0: cells may span several columns and rows. */
  readonly columns: readonly number[]
  /** Which cells are heads, where the format says so. */
  readonly heads: readonly boolean[]
  /** The nearest row above of nothing but heads: its texts by column. */
  readonly header?: readonly string[]
}

/** A word that was read on a picture, and how sure that is: from 0 to 1. */
export interface RecognisedText {
  readonly text: string
  readonly confidence: number
}

/** A piece of text that belongs together: one paragraph, heading, list item or row. Layout only, no language. */
export interface Block {
  readonly kind: BlockKind
  /** Folded white space, NFC, line breaks joined; holds the label too (`bodyOf` gives the text without it). */
  readonly text: string
  /** Number or bullet in front, as printed ("1.", "•", "03.01"), when the layout sets it apart. */
  readonly label?: string
  /** The part in front that is bold while the rest is not ("Artikel 1"). */
  readonly lead?: string
  /** Depth of a heading (1 is highest) or of a list. */
  readonly level?: number
  /** How many lists, or items of lists, it stands in; absent: none. */
  readonly nesting?: number
  readonly style: BlockStyle
  /** 0 for the only or leftmost column. */
  readonly column: number
  readonly page?: number
  /** Where in `text` a new printed line starts, when the format has lines. */
  readonly breaks?: readonly number[]
  /** Cells of a table row; paragraphs in one cell are separated by line breaks. */
  readonly cells?: readonly string[]
  /** Where a table row stands, and under which heads. */
  readonly row?: TableRow
  /** Why it may be furniture. Told of a first list of repeated links too, whose kind stays what it is. */
  readonly furniture?: Furniture
  /** The words as text recognition read them on a picture; absent for text that was printed as text. */
  readonly recognised?: readonly RecognisedText[]
  readonly place: Place
}

/** Text that a document holds and nobody is meant to read: hidden, or struck out. */
export interface LeftOut {
  readonly why: 'hidden' | 'struck'
  /** Letters and digits. */
  readonly letters: number
  readonly place?: Place
}

/** A document as a sequence of blocks in reading order. */
export interface TextDocument {
  readonly blocks: readonly Block[]
  /** What was left out of the blocks. */
  readonly leftOut?: readonly LeftOut[]
  /** Number of pages, where the format has pages. */
  readonly pages?: number
  /** Title in the metadata of the file. */
  readonly title?: string
}

/** The text of a block without the number or bullet in front. */
export function bodyOf({ text, label }: Pick<Block, 'text' | 'label'>): string {
  return label !== undefined && text.startsWith(label) ? text.slice(label.length).trim() : text
}
