import type { Place } from '../../../diagnostic.js'
import type { CalendarDate } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { findDates } from '../observe/dates.js'
import { readItemNumber } from '../observe/item-number.js'
import type { Words } from '../words/words.js'
import { perWords, regex } from '../words/regex.js'

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
    .flatMap(({ name, pattern, unit, isPublic }) =>
      [...text.matchAll(pattern)].map((match) => ({ name, unit, isPublic, index: match.index })),
    )
    .sort((a, b) => a.index - b.index)
}

const organPatterns = perWords((words) =>
  words.organs.map(({ pattern, ...organ }) => ({
    ...organ,
    pattern: new RegExp(`(?<![\\p{L}-])(?:${pattern})(?![\\p{L}])`, 'giu'),
  })),
)

/** Divides a document at the headings that name a body with a date, when they name more than one body or date. */
export function divideSittings(blocks: readonly Block[], words: Words): readonly SittingBlocks[] {
  const named = blocks.filter((block) => isSittingHeading(block, words))
  // An item may name a body and a date too ("Verslag van de gemeenteraad van …"): sittings share the look of the first
  // heading.
  const headings = named.filter((block) => block.level === named[0]?.level && block.style.size === named[0]?.style.size)
  const keyOf = (block: Block): string =>
    `${findOrgans(block.text, words)[0]?.name ?? ''}|${dateOf(block, words) ?? ''}`
  const firsts = headings.filter(
    (block, index) => headings.findIndex((other) => keyOf(other) === keyOf(block)) === index,
  )
  if (firsts.length < 2)
    return divideAtBodies(blocks, words) ?? [{ blocks, ...(headings[0] && { heading: headings[0] }) }]
  const starts = firsts.map((heading) => blocks.indexOf(heading))
  return firsts.map((heading, index) => ({
    heading,
    blocks: blocks.slice(index === 0 ? 0 : starts[index], starts[index + 1]),
  }))
}

/**
 * Headings that are nothing but the name of a body, of two bodies at least, each with an item of its own numbered 1
 * behind it: what stands before the first of them (date, hour) is of all. Undefined when there are none.
 */
function divideAtBodies(blocks: readonly Block[], words: Words): readonly SittingBlocks[] | undefined {
  const bare = blocks.filter(
    ({ kind, label, text }) =>
      (kind === 'heading' || kind === 'paragraph') && label === undefined && isNameOfBody(text, words),
  )
  const firsts = bare.filter(
    (block, index) =>
      block.level === bare[0]?.level &&
      bare.findIndex((other) => findOrgans(other.text, words)[0]?.name === findOrgans(block.text, words)[0]?.name) ===
        index,
  )
  const starts = firsts.map((heading) => blocks.indexOf(heading))
  const parts = firsts.map((heading, index) => ({ heading, own: blocks.slice(starts[index], starts[index + 1]) }))
  const startsList = (part: readonly Block[]): boolean =>
    part.some((block) => readItemNumber(block.text)?.number.parts.every((number) => number === 1))
  if (parts.length < 2 || !parts.every(({ own }) => startsList(own))) return undefined
  const preface = blocks.slice(0, starts[0])
  return parts.map(({ heading, own }) => ({ heading, blocks: [...preface, ...own] }))
}

function isNameOfBody(text: string, words: Words): boolean {
  const bare = text.replace(/[\s:.]+$/u, '')
  return (
    findOrgans(bare, words).length === 1 &&
    words.organs.some(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'iu').test(bare))
  )
}

/** A prominent line without number that names a body and a whole date. */
export function isSittingHeading(block: Block, words: Words): boolean {
  if (block.kind !== 'heading' || block.label !== undefined || block.text.length > 160) return false
  if (readItemNumber(block.text) || regex(`(?<!\\p{L})(?:${words.otherDate})(?!\\p{L})`, 'iu').test(block.text))
    return false
  return findOrgans(block.text, words).length > 0 && dateOf(block, words) !== undefined
}

function dateOf(block: Block, words: Words): CalendarDate | undefined {
  return findDates(block.text, words)[0]?.value
}

export interface PlacedValue<Value> {
  readonly value: Value
  readonly place: Place
}
