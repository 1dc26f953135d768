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
  /** They stand only inside names and sentences: any other sign outweighs them. */
  readonly isWeak?: boolean
}

/** The mergers took effect on this day; later sittings are of units that exist now, earlier ones of units of then. */
const MERGERS: CalendarDate = '2025-01-01'
/** Blocks from the start that may be a letterhead, and from the end that may name the place of signing. */
const PRINTED = 6
const FRONT = 40
const END = 12
/** Parts of a document that must name a unit that stands nowhere in front, and how many times as many as any other. */
const MANY = 3
const FAR = 2.5
/** One place must weigh this much by itself. */
const SURE = 3
/** The best name must weigh this many times the second. */
const CLEAR = 1.5

/**
 * The name of the unit of a document, out of the names of all units of its kind that existed on the day of the sitting.
 * Weighed by where it stands: heading or running head, date line ("Naam, 13 juni 2024"), behind "gemeente" or a postal
 * code. A name inside that of a person, a street or an item, or in running text, is no evidence. Longer names hide the
 * shorter ones inside them.
 */
export function readUnit(
  front: readonly Block[],
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
  // "Provincie Antwerpen" over the name of a municipality is not its own.
  const isLarger = (before: string): boolean =>
    kind !== 'Provincie' && regex(`(?<!\\p{L})(?:${words.largerUnits})\\s+(?:(?:${words.of})\\s+)?$`, 'iu').test(before)
  const ends = blocks.filter((block) => block.kind !== 'furniture' && block.kind !== 'contents').slice(-END)
  const isFront = new Set(front.slice(0, FRONT))
  const looked = [...new Set([...isFront, ...blocks.filter((block) => block.kind === 'furniture'), ...ends])]
  const weights = new Map<string, { weight: number; best: number; block: Block; printed: string }>()
  for (const block of looked) {
    if (block.label !== undefined && /\d/u.test(block.label)) continue
    // "Website door Voorbeeld bv, 9000 Gent"
    if (regex(`(?<!\\p{L})(?:${words.companies})(?!\\p{L})`, 'iu').test(block.text)) continue
    for (const match of block.text.matchAll(pattern)) {
      // A name in small letters is a word ("essen", "as", "dessel").
      if (!/^\p{Lu}/u.test(match[0])) continue
      const key = match[0].replace(/\s*–\s*/gu, '-').toLocaleLowerCase('nl')
      if (!valid.has(key)) continue
      const weight = isLarger(block.text.slice(0, match.index))
        ? 0
        : weigh(block, match.index, match[0], isFront.has(block), words)
      const known = weights.get(key)
      if (known) {
        known.weight += weight
        if (weight > known.best) Object.assign(known, { best: weight, block, printed: match[0] })
      } else weights.set(key, { weight, best: weight, block, printed: match[0] })
    }
  }
  const printed = printedUnit([...isFront], isLarger, words)
  if (printed && (weights.get(printed.name.toLocaleLowerCase('nl'))?.weight ?? 0) === 0)
    weights.set(printed.name.toLocaleLowerCase('nl'), {
      weight: PRINTED,
      best: PRINTED,
      block: printed.block,
      printed: printed.name,
    })
  const found = [...weights.values()].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  const [first, second] = found
  if (!first) {
    const weak = [...weights.values()].map((each) => each.printed)
    return mostFrequent() ?? (weak.length > 0 ? { candidates: weak.slice(0, 3), isWeak: true } : undefined)
  }
  const isClear = first.best >= SURE && (!second || first.weight >= CLEAR * second.weight)
  if (!isClear) return { candidates: found.slice(0, 3).map(({ printed }) => printed) }
  const isKnown = valid.has(first.printed.replace(/\s*–\s*/gu, '-').toLocaleLowerCase('nl'))
  return {
    name: properName(first.printed, everyName),
    rule: isKnown ? 'unit/named' : 'unit/printed',
    place: first.block.place,
  }

  /** The unit that most items name, when none stands in front: in many of them, and far more than any other. */
  function mostFrequent(): UnitReading | undefined {
    const parts = new Map<string, { readonly places: Set<number>; readonly block: Block; readonly printed: string }>()
    let part = 0
    for (const block of blocks) {
      if (block.kind === 'contents') continue
      if (block.kind === 'heading') part++
      for (const match of block.text.matchAll(pattern)) {
        const key = match[0].replace(/\s*–\s*/gu, '-').toLocaleLowerCase('nl')
        if (!/^\p{Lu}/u.test(match[0]) || !valid.has(key)) continue
        if (!regex(`(?<!\\p{L})(?:${words.unitPrefixes})\\s+$`, 'iu').test(block.text.slice(0, match.index))) continue
        const known = parts.get(key)
        if (known) known.places.add(part)
        else parts.set(key, { places: new Set([part]), block, printed: match[0] })
      }
    }
    const [most, next] = [...parts.values()].sort((a, b) => b.places.size - a.places.size)
    return most && most.places.size >= MANY && most.places.size >= FAR * (next?.places.size ?? 0)
      ? { name: properName(most.printed, everyName), rule: 'unit/frequent', place: most.block.place }
      : undefined
  }
}

/** Whether a unit existed on a day; every one on a day that is not known. */
export function existedOn(unit: KnownUnit, date: CalendarDate | undefined): boolean {
  return date === undefined || (date >= MERGERS ? unit.isCurrent : unit.isFormer)
}

/** 0: the name is part of another one, or stands in a sentence that may be about any place. */
function weigh(block: Block, index: number, printed: string, isFront: boolean, words: Words): number {
  const before = block.text.slice(0, index)
  const after = block.text.slice(index + printed.length)
  const isDateLine =
    regex(`^\\s*(?:${words.doneAt}\\s+)?$`, 'iu').test(before) &&
    /^\s*,/u.test(after) &&
    findDates(after.slice(0, 40), words).length > 0
  if (isDateLine) return 8
  if (!isFront && block.kind !== 'furniture') return 0
  const organs = words.organs.map((organ) => organ.pattern).join('|')
  const isPrefixed = regex(
    `(?<!\\p{L})(?:${words.unitPrefixes}|(?:${organs})(?:\\s+(?:${words.of}))?)[\\s:–-]+$`,
    'iu',
  ).test(before)
  const isPosted = /(?<!\d)\d{4}\s+$/u.test(before)
  const isAlone = before.trim() === '' && /^\s*(?:$|[-–—|:])/u.test(after)
  // "Jan Van Gent", "An De Pinte": part of the name of a person, of a street or of something else.
  const isInName =
    /(?:^|[^\p{L}])\p{Lu}[\p{L}.'’-]*\s+(?:(?:van|de|den|der|ten|ter|te|von|du|le|la)\s+){0,2}$/u.test(before) &&
    !regex(
      `(?<!\\p{L})(?:${words.sitting}|${words.kinds.map((kind) => kind.pattern).join('|')})\\s+(?:(?:${words.of})\\s+)?$`,
      'iu',
    ).test(before)
  if (isPrefixed) return block.kind === 'heading' || block.kind === 'furniture' ? 10 : block.text.length <= 200 ? 4 : 1
  if (isInName) return 0
  if (isAlone) return block.kind === 'heading' || block.kind === 'furniture' ? 6 : 3
  if (isPosted) return 4
  const isHead = block.kind === 'heading' || block.kind === 'furniture'
  return isHead && block.text.length <= 120 && isNamedBy(before, words) ? 6 : 0.5
}

/**
 * Whether what stands in front of a name leaves it the name of the unit: nothing, a sign, a date, or what the document
 * or its body is called; not "bezoek aan".
 */
function isNamedBy(before: string, words: Words): boolean {
  const owners = [...words.kinds, ...words.organs].map(({ pattern }) => pattern).join('|')
  return (
    !/\p{L}\s*$/u.test(before) ||
    regex(`(?<!\\p{L})(?:${words.sitting}|${owners})\\s+(?:(?:${words.of})\\s+)?$`, 'iu').test(before)
  )
}

/** A name printed in capitals is given in its usual spelling. */
function properName(printed: string, names: readonly string[]): string {
  const key = printed.replace(/\s*–\s*/gu, '-').toLocaleLowerCase('nl')
  return names.find((name) => name.toLocaleLowerCase('nl') === key) ?? printed
}

/** Letters of the name of a municipality: one to three words, with hyphens and small words between them. */
const NAME = "\\p{Lu}[\\p{L}'’]+(?:[- ](?:(?:op|aan|ten|ter|den|de|het|in|over|bij)[- ]){0,2}\\p{Lu}[\\p{L}'’]+){0,3}"

/**
 * A name that is in no list, right behind "gemeente", "stad" or "gemeenteraad van", and nowhere another; not of a
 * larger unit (`isLarger`).
 */
function printedUnit(
  front: readonly Block[],
  isLarger: (before: string) => boolean,
  words: Words,
): { readonly name: string; readonly block: Block } | undefined {
  const organs = words.organs.map(({ pattern }) => pattern).join('|')
  const behind = new RegExp(
    `(?<!\\p{L})(?:(?:[\\p{Lu}\\p{Ll}]*)(?:${words.unitWords})(?:\\s+(?:${words.of}))?|(?:${organs})\\s+(?:${words.of}))\\s+(?:(?:de|het)\\s+)?(?:(?:gemeente|stad)\\s+)?`,
    'giu',
  )
  const name = new RegExp(`^${NAME}`, 'u')
  const found: { name: string; block: Block }[] = []
  for (const block of front) {
    if (block.text.length > 200 || (block.label !== undefined && /\d/u.test(block.label))) continue
    for (const match of block.text.matchAll(behind)) {
      const printed = name.exec(block.text.slice(match.index + match[0].length))?.[0]
      const [first = ''] = printed?.split(/[\s-]/u) ?? []
      if (printed === undefined || isLarger(match[0]) || regex(`^(?:${words.notNames})$`, 'iu').test(first)) continue
      const parts = cased(printed).split(' ')
      const end = parts.findIndex((part) => /^\p{Lu}/u.test(part) && regex(`^(?:${words.notNames})$`, 'iu').test(part))
      const own = (end < 0 ? parts : parts.slice(0, end)).join(' ')
      found.push({ name: own, block })
    }
  }
  const [first] = found
  return first && found.every((each) => each.name.toLocaleLowerCase('nl') === first.name.toLocaleLowerCase('nl'))
    ? first
    : undefined
}

/** "BOVENDORP" is a way of printing Bovendorp. */
function cased(printed: string): string {
  return printed === printed.toLocaleUpperCase('nl')
    ? printed
        .toLocaleLowerCase('nl')
        .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('nl'))
        .replace(/(?<=[\s-])(?:Aan|De|Den|Het|Op|In|Ten|Ter|Bij|Over)(?=[\s-])/gu, (word) =>
          word.toLocaleLowerCase('nl'),
        )
    : printed
}
