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
