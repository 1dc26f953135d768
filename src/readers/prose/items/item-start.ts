import type { Block } from '../../../text/lines/block.js'

/** How an item was found. */
export type ItemRule =
  | 'item/number'
  | 'item/question'
  | 'item/heading'
  | 'item/announced'
  | 'item/listed'
  | 'item/code'
  | 'item/lettered'
  | 'item/labelled'
  | 'item/title'

/** Where an item starts. */
export interface ItemStart {
  readonly index: number
  /** Blocks taken by number and title. */
  readonly span: number
  readonly block: Block
  readonly printed?: string
  readonly title: string
  readonly rule: ItemRule
}

/** An item as it stands in the document: its title and the blocks up to the next item. */
export interface ItemReading {
  readonly number?: string
  readonly title: string
  readonly titleBlock: Block
  /** Where it is printed first, when it is listed before it is treated. */
  readonly firstBlock: Block
  readonly body: readonly Block[]
  /** undefined: no heading says. */
  readonly isPublic?: boolean
  readonly publicPlace?: Block
  readonly rubriek?: string
  readonly rule: ItemRule
}
