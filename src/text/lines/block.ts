import type { Place } from '../../diagnostic.js'

/**
 * The kind of a block by its layout alone. `furniture`: headers and footers, page numbers, menus. `contents`: an entry
 * of a table of contents. `caption`: the caption of a table or figure.
 */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'caption' | 'furniture' | 'contents'

/**
 * Why a block counts as furniture: header or footer of printed pages, menu, footer of a web page, text beside the main
 * text, cookie notice, list of links that occurs more than once.
 */
export type Furniture = 'running' | 'navigation' | 'footer' | 'aside' | 'cookies' | 'repeated-links'

export interface BlockStyle {
  /** Points for PDF; absent when the format does not give it. */
  readonly size?: number
  /** Size relative to running text, which is 1; absent when the format does not give it. */
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

/** The position of a row in its table. */
export interface TableRow {
  /** Tables are numbered over the document, from 0. */
  readonly table: number
  /** From 0. */
  readonly row: number
  /** The first column of each cell, from 0: cells may span several columns and rows. */
  readonly columns: readonly number[]
  /** Which cells are headers, when the format says so. */
  readonly heads: readonly boolean[]
  /** The texts of the nearest row above that has only headers, by column. */
  readonly header?: readonly string[]
}

/** A word recognised on a picture, and how certain it is: from 0 to 1. */
export interface RecognisedText {
  readonly text: string
  readonly confidence: number
}

/** A piece of text that belongs together: one paragraph, heading, list item or row. Layout only, no language. */
export interface Block {
  readonly kind: BlockKind
  /** With single spaces, NFC, lines joined; includes the label (`bodyOf` gives the text without it). */
  readonly text: string
  /** Number or bullet in front, as printed ("1.", "•", "03.01"), when the layout separates it. */
  readonly label?: string
  /** The bold part in front when the rest is not bold ("Artikel 1"). */
  readonly lead?: string
  /** Depth of a heading (1 is highest) or of a list. */
  readonly level?: number
  /** The number of lists, or list items, around it; absent: none. */
  readonly nesting?: number
  readonly style: BlockStyle
  /** 0 for the only or leftmost column. */
  readonly column: number
  readonly page?: number
  /** Where in `text` new printed lines start, when the format has lines. */
  readonly breaks?: readonly number[]
  /** Cells of a table row; paragraphs in one cell are separated by line breaks. */
  readonly cells?: readonly string[]
  /** Position of a table row, and its headers. */
  readonly row?: TableRow
  /** Why it may be furniture. Also given for the first of repeated lists of links, which keeps its kind. */
  readonly furniture?: Furniture
  /** The words as recognised on a picture; absent for normal text. */
  readonly recognised?: readonly RecognisedText[]
  readonly place: Place
}

/** Text of a document that readers are not meant to see: hidden, or struck out. */
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
  /** Number of pages, if the format has pages. */
  readonly pages?: number
  /** Title in the metadata of the file. */
  readonly title?: string
}

/** The text of a block without the number or bullet in front. */
export function bodyOf({ text, label }: Pick<Block, 'text' | 'label'>): string {
  return label !== undefined && text.startsWith(label) ? text.slice(label.length).trim() : text
}
