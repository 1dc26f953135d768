import type { Place } from '../../diagnostic.js'
import type { CalendarDate } from '../../model.js'
import type { Block } from '../../text/block.js'
import { findDates } from './dates.js'
import type { Words } from './words/words.js'
import { perWords } from './regex.js'

/** The body that holds a sitting, as the document names it. */
export interface OrganReading {
  readonly name: string
  readonly unit: Words['organs'][number]['unit']
  readonly isPublic: boolean
  readonly index: number
}

/** The blocks of one sitting, from its heading to the next one's. */
export interface SittingBlocks {
  readonly blocks: readonly Block[]
  readonly heading?: Block
}

/** The bodies a text names, in order. "Gemeenteraadslid" and the like name none. */
export function findOrgans(text: string, words: Words): readonly OrganReading[] {
  return organPatterns(words)
    .flatMap(({ name, pattern, unit, isPublic }) => [...text.matchAll(pattern)].map((match) => ({ name, unit, isPublic, index: match.index })))
    .sort((a, b) => a.index - b.index)
}

const organPatterns = perWords((words) => words.organs.map(({ pattern, ...organ }) => ({ ...organ, pattern: new RegExp(`(?<![\\p{L}-])(?:${pattern})(?![\\p{L}])`, 'giu') })))

/** Divides a document at the headings that name a body with a date, when they name more than one body or date. */
export function divideSittings(blocks: readonly Block[], words: Words): readonly SittingBlocks[] {
  const named = blocks.filter((block) => isSittingHeading(block, words))
  // An item may name a body and a date too ("Verslag van de gemeenteraad van …"): sittings share the look of the first heading.
  const headings = named.filter((block) => block.level === named[0]?.level && block.style.size === named[0]?.style.size)
  const keyOf = (block: Block): string => `${findOrgans(block.text, words)[0]?.name ?? ''}|${dateOf(block, words) ?? ''}`
  const firsts = headings.filter((block, index) => headings.findIndex((other) => keyOf(other) === keyOf(block)) === index)
  if (firsts.length < 2) return [{ blocks, ...(headings[0] && { heading: headings[0] }) }]
  const starts = firsts.map((heading) => blocks.indexOf(heading))
  return firsts.map((heading, index) => ({ heading, blocks: blocks.slice(index === 0 ? 0 : starts[index], starts[index + 1]) }))
}

/** A prominent line without number that names a body and a whole date. */
export function isSittingHeading(block: Block, words: Words): boolean {
  if (block.kind !== 'heading' || block.label !== undefined || block.text.length > 160) return false
  return findOrgans(block.text, words).length > 0 && dateOf(block, words) !== undefined
}

function dateOf(block: Block, words: Words): CalendarDate | undefined {
  return findDates(block.text, words)[0]?.value
}

export interface PlacedValue<Value> {
  readonly value: Value
  readonly place: Place
}
