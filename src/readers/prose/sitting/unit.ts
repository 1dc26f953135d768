import type { Place } from '../../../diagnostic.js'
import type { KnownUnit } from '../../../linking/known-units.js'
import type { CalendarDate } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { findDates } from '../observe/dates.js'
import type { ReadingRuleId } from '../words/reading-rules.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

export interface UnitReading {
  readonly name: string
  readonly rule: ReadingRuleId
  readonly place: Place
}

/** The names that were found, best first, when none of them is sure. */
export interface UnitDoubt {
  readonly candidates: readonly string[]
}

/** The mergers took effect on this day; later sittings are of units that exist now, earlier ones of units of then. */
const MERGERS: CalendarDate = '2025-01-01'
/** What the running text of one page can add to the weight of a name: a page on a neighbour names it many times. */
const MOST_A_PAGE = 1
/** Blocks that count as a page where the format has none. */
const BLOCKS_A_PAGE = 40
/** The best name must weigh this many times the second. */
const CLEAR = 1.5

/**
 * The name of the unit of a document, out of the names of all units of its kind that existed on the day of the sitting.
 * Weighed by where it stands: heading or running head, date line ("Naam, 13 juni 2024"), behind "gemeente" or a postal
 * code,
 * or just in the text. Longer names hide the shorter ones inside them.
 */
export function readUnit(
  blocks: readonly Block[],
  date: CalendarDate | undefined,
  kind: string,
  allUnits: readonly KnownUnit[],
  words: Words,
): UnitReading | UnitDoubt | undefined {
  const units = allUnits.filter((unit) => unit.kind === kind)
  const names = [...new Set(units.filter((unit) => existedOn(unit, date)).map((unit) => unit.name))]
  const everyName = [...new Set(units.map((unit) => unit.name))].sort((a, b) => b.length - a.length)
  if (everyName.length === 0) return undefined
  const valid = new Set(names.map((name) => name.toLocaleLowerCase('nl')))
  const pattern = regex(
    `(?<![\\p{L}-])(?:${everyName.map((name) => name.replace(/[.*+?^$()[\]{}|\\]/gu, '\\$&').replace(/[\s-]+/gu, '[\\s–-]+')).join('|')})(?![\\p{L}-])`,
    'giu',
  )
  const front = new Set(blocks.filter((block) => block.kind !== 'contents').slice(0, 16))
  const weights = new Map<string, { weight: number; best: number; block: Block; printed: string }>()
  const spent = new Map<string, number>()
  for (const [index, block] of blocks.entries()) {
    for (const match of block.text.matchAll(pattern)) {
      // A name in small letters is a word ("essen", "as", "dessel").
      if (!/^\p{Lu}/u.test(match[0])) continue
      const key = match[0].replace(/\s*–\s*/gu, '-').toLocaleLowerCase('nl')
      if (!valid.has(key)) continue
      const isRunning = !front.has(block) && block.kind !== 'furniture'
      const page = `${key}|${block.page ?? Math.floor(index / BLOCKS_A_PAGE)}`
      const whole = weigh(block, match.index, match[0], front.has(block), words)
      const weight = isRunning && whole <= MOST_A_PAGE ? Math.min(whole, MOST_A_PAGE - (spent.get(page) ?? 0)) : whole
      if (isRunning) spent.set(page, (spent.get(page) ?? 0) + weight)
      const known = weights.get(key)
      if (known) {
        known.weight += weight
        if (weight > known.best) Object.assign(known, { best: weight, block, printed: match[0] })
      } else weights.set(key, { weight, best: weight, block, printed: match[0] })
    }
  }
  const [first, second] = [...weights.values()].sort((a, b) => b.weight - a.weight)
  if (!first) return undefined
  const isClear = first.weight >= 2 && (!second || first.weight >= CLEAR * second.weight)
  if (!isClear)
    return {
      candidates: [...weights.values()]
        .sort((a, b) => b.weight - a.weight)
        .slice(0, 3)
        .map(({ printed }) => printed),
    }
  return {
    name: properName(first.printed, everyName),
    rule: first.best >= 4 ? 'unit/named' : 'unit/frequent',
    place: first.block.place,
  }
}

/** Whether a unit existed on a day; every one on a day that is not known. */
export function existedOn(unit: KnownUnit, date: CalendarDate | undefined): boolean {
  return date === undefined || (date >= MERGERS ? unit.isCurrent : unit.isFormer)
}

function weigh(block: Block, index: number, printed: string, isFront: boolean, words: Words): number {
  const before = block.text.slice(0, index)
  const after = block.text.slice(index + printed.length)
  const isDateLine = before.trim() === '' && /^\s*,/u.test(after) && findDates(after.slice(0, 40), words).length > 0
  if (isDateLine) return 8
  const isPrefixed = regex(`(?<!\\p{L})(?:${words.unitPrefixes})\\s+$`, 'iu').test(before)
  const isPosted = /\b\d{4}\s+$/u.test(before)
  if (isFront && (block.kind === 'heading' || block.kind === 'furniture')) return isPrefixed ? 10 : 6
  if (block.kind === 'furniture') return 1
  if (isFront) return isPrefixed || isPosted ? 4 : 2
  return isPrefixed ? 1 : isPosted ? 0.3 : 0.15
}

/** A name printed in capitals is given in its usual spelling. */
function properName(printed: string, names: readonly string[]): string {
  const key = printed.replace(/\s*–\s*/gu, '-').toLocaleLowerCase('nl')
  return names.find((name) => name.toLocaleLowerCase('nl') === key) ?? printed
}
