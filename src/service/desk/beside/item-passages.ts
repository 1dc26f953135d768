import type { Place } from '../../../diagnostic.js'
import type { Agendapunt, Model } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'

/** The part of a document that an item was read from: blocks from `from` up to `to`. */
export interface Passage {
  /** Name of the item in addresses: `0-3` is the fourth item of the first sitting. */
  readonly item: string
  /** Number of the item, where it has one. */
  readonly nummer?: string
  readonly from: number
  readonly to: number
}

/** Name of an item in the addresses of a page. */
export function itemName(zitting: number, item: number): string {
  return `${zitting}-${item}`
}

/** Where the items of a document stand in its text; an item of which no place is known has none. */
export function passagesOf({ zittingen }: Model, blocks: readonly Block[]): readonly Passage[] {
  const starts = zittingen.flatMap(({ behandelt = [] }, zitting) =>
    behandelt.flatMap((item, at) => {
      const place = placeOf(item)
      const from = place && blockAt(place, blocks)
      return from === undefined
        ? []
        : [{ item: itemName(zitting, at), ...(item.nummer !== undefined && { nummer: item.nummer }), from }]
    }),
  )
  const ordered = starts.sort((a, b) => a.from - b.from)
  return ordered.flatMap((start, at) => {
    const to = ordered[at + 1]?.from ?? blocks.length
    // Two items that begin in one block: it lights up for the first.
    return to > start.from ? [{ ...start, to }] : []
  })
}

/** Where an item is dealt with, else where it stands on the agenda. */
function placeOf({ behandelingen, place }: Agendapunt): Place | undefined {
  return behandelingen?.find((handling) => handling.place)?.place ?? place
}

/** The first block that reaches past a place; undefined behind the last one. */
export function blockAt({ offset }: Place, blocks: readonly Block[]): number | undefined {
  const at = blocks.findIndex(({ place }) => place.endOffset > offset)
  return at < 0 ? undefined : at
}
