import type { Place } from '../../../diagnostic.js'
import type { CalendarDate } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { findDates, findTimes, isOtherWeekday, momentOf, nextDay, tellsHour } from '../observe/dates.js'
import type { ReadingRuleId } from '../words/reading-rules.js'
import { splitSentences } from '../observe/sentences.js'
import { linesOfFront } from './front-lines.js'
import { findOrgans, type OrganReading } from './sittings.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

export interface Fact<Value> {
  readonly value: Value
  readonly rule: ReadingRuleId
  readonly place: Place
}

/** What the front and the end of a document say about the sitting itself. Times are local, `YYYY-MM-DDTHH:MM`. */
export interface SittingFacts {
  readonly organ?: Fact<OrganReading>
  readonly datum?: Fact<CalendarDate>
  readonly geplandeStart?: Fact<string>
  readonly start?: Fact<string>
  readonly einde?: Fact<string>
  readonly locatie?: Fact<string>
  /** Another date that the document gives for the same sitting. */
  readonly otherDate?: Fact<CalendarDate>
  /** Bodies or dates that compete, when none is sure. */
  readonly organDoubt?: readonly string[]
  readonly dateDoubt?: readonly CalendarDate[]
  /** Where the date stands with a weekday that is not its own. */
  readonly otherWeekday?: Block
  /** Hours that are told and that could not be read for sure. */
  readonly unsureHours: readonly Block[]
}

/** Dates of equal standing: none is that of the sitting for sure. */
interface DateDoubt {
  readonly candidates: readonly CalendarDate[]
}

/**
 * Reads date, hours, place and body of a sitting; `before` are the blocks before the first item, `all` those of the
 * whole sitting.
 */
export function readSittingFacts(
  before: readonly Block[],
  all: readonly Block[],
  heading: Block | undefined,
  words: Words,
): SittingFacts {
  const front = linesOfFront(before)
  const labelled = readLabelled(
    front,
    words.dateLabel,
    (text) => findDates(text, words)[0]?.value,
    'date/heading',
    words,
  )
  const printed =
    (heading && fact(findDates(heading.text, words)[0]?.value, 'date/heading', heading)) ??
    (heading && findDates(heading.text, words).length > 0 ? undefined : readDate(front, words))
  // A letter that is quoted has a date of its own; that of the sitting stands with it.
  const found =
    labelled && printed && 'value' in printed && isOfSitting(front, printed, words) ? printed : (labelled ?? printed)
  const doubt = found && 'candidates' in found ? found : undefined
  const datum = found && 'value' in found ? found : undefined
  const invitation = readInvitation(front, words)
  const organ = readOrgan(front, heading, all, words)
  const date =
    datum ??
    (doubt ? undefined : readRunningDate(all, words)) ??
    (invitation?.date && { value: invitation.date, rule: 'date/sentence' as const, place: invitation.block.place })
  const time =
    plannedTime(front, heading, invitation, words) ??
    readLabelled(front, words.hourLabel, (text) => findTimes(text, words)[0]?.value, 'planned/heading', words)
  const unsureHours: Block[] =
    time || !date
      ? []
      : [...(heading ? [heading] : []), ...front]
          .filter((block) => tellsHourBehind(block, date.value, words))
          .slice(0, 1)
  const opened = readHour(all, words.opens, 'start/opened', words, unsureHours)
  const ending = readHour([...all].reverse(), words.closes, 'end/closed', words, unsureHours)
  const closed = ending && isAfter(ending, opened?.value ?? time?.value) ? ending : undefined
  if (ending && !closed) unsureHours.push(ending.block)
  const start = opened && date && { ...opened, value: momentOf(opened.date ?? date.value, opened.value) }
  const label = readLocationLabel(front, words) ?? locationBehindHour(front, words)
  const locatie =
    label ??
    (invitation?.locatie !== undefined
      ? { value: invitation.locatie, rule: 'place/invitation' as const, place: invitation.block.place }
      : undefined)
  const other =
    invitation?.date !== undefined && date && invitation.date !== date.value
      ? { value: invitation.date, rule: 'date/sentence' as const, place: invitation.block.place }
      : undefined
  const weekday =
    date &&
    [...(heading ? [heading] : []), ...front].find((block) =>
      findDates(block.text, words).some((each) => each.value === date.value && isOtherWeekday(block.text, each, words)),
    )
  return {
    ...(organ && 'value' in organ && { organ }),
    ...(organ && 'candidates' in organ && { organDoubt: organ.candidates }),
    ...(doubt && !date && { dateDoubt: doubt.candidates }),
    ...(weekday && { otherWeekday: weekday }),
    unsureHours,
    ...(date && { datum: date }),
    ...(time && date && { geplandeStart: { ...time, value: momentOf(date.value, time.value) } }),
    ...(start && { start }),
    ...(closed && date && { einde: { ...closed, value: endOf(closed, date.value, opened?.value ?? time?.value) } }),
    ...(locatie && { locatie }),
    ...(other && { otherDate: other }),
  }
}

/** Whether the line that gives a date says that it is of a sitting. */
function isOfSitting(front: readonly Block[], { place }: Fact<CalendarDate>, words: Words): boolean {
  const sitting = regex(`(?<!\\p{L})(?:${words.sitting})(?!\\p{L})`, 'iu')
  return front.some((block) => block.place === place && block.kind === 'heading' && sitting.test(block.text))
}

/** The first value behind a label at the start of a line; a label of two lines is none. */
function readLabelled(
  front: readonly Block[],
  label: string,
  read: (text: string) => string | undefined,
  rule: ReadingRuleId,
  words: Words,
): Fact<string> | undefined {
  for (const block of front) {
    const value = regex(
      `^(?:${label})\\s*(?::|\\p{Ll}{2,4}(?!\\p{L})|(?=\\d)|(?=(?:${words.weekdays.join('|')})\\s))\\s*(\\S.{2,80})$`,
      'isu',
    ).exec(block.text)?.[1]
    const found = value === undefined ? undefined : read(value)
    if (found !== undefined) return fact(found, rule, block)
  }
  return undefined
}

/** Whether a text with the date of the sitting tells an hour behind it. */
function tellsHourBehind(block: Block, date: CalendarDate, words: Words): boolean {
  const found = block.text.length <= 250 ? findDates(block.text, words).find(({ value }) => value === date) : undefined
  return found !== undefined && tellsHour(block.text.slice(found.end), words)
}

/** Whether a sitting can have closed then: later than it opened, or in the night behind. */
function isAfter(closed: HourFact, opened: string | undefined): boolean {
  return opened === undefined || closed.date !== undefined || closed.value >= opened || closed.value < '06:00'
}

/** A sitting that closes at an earlier hour than it opened closed after midnight. */
function endOf(closed: HourFact, date: CalendarDate, opened: string | undefined): string {
  const day =
    closed.date ?? (opened !== undefined && closed.value < opened && closed.value < '06:00' ? nextDay(date) : date)
  return momentOf(day, closed.value)
}

function fact<Value>(value: Value | undefined, rule: ReadingRuleId, block: Block): Fact<Value> | undefined {
  return value === undefined ? undefined : { value, rule, place: block.place }
}

function readDate(front: readonly Block[], words: Words): Fact<CalendarDate> | DateDoubt | undefined {
  const sitting = regex(`(?<!\\p{L})(?:${words.sitting})(?!\\p{L})`, 'iu')
  const kinds = regex(`(?<!\\p{L})(?:${words.kinds.map(({ pattern }) => pattern).join('|')})(?!\\p{L})`, 'iu')
  const names = (block: Block): boolean =>
    sitting.test(block.text) ||
    findOrgans(block.text, words).length > 0 ||
    (block.text.length <= 60 && kinds.test(block.text))
  const dated = front.filter((block) => block.text.length <= 200 && ownDates(block, words).length > 0)
  const tiers = [
    dated.filter((block) => block.kind === 'heading' && names(block)),
    dated.filter((block) => block.text.length <= 90 && names(block)),
    dated.filter((block) => isDayAndHour(block, words)),
    dated.filter((block) => isDayAndDate(block, words)),
    dated.filter(names),
  ]
  const best = tiers.find((tier) => tier.length > 0) ?? []
  const [first] = best
  const values = [...new Set(best.flatMap((block) => ownDates(block, words)[0]?.value ?? []))]
  if (values.length > 1) return { candidates: values }
  return first && fact(values[0], 'date/heading', first)
}

/** Dates of a block that may be that of the sitting: not of an item, nor of what is approved, published or a law. */
function ownDates(block: Block, words: Words): ReturnType<typeof findDates> {
  if (block.label !== undefined && /\d/u.test(block.label)) return []
  const other = regex(`(?<!\\p{L})(?:${words.otherDate})(?!\\p{L})`, 'iu')
  return other.test(block.text) ? [] : findDates(block.text, words)
}

/** Lines that are nothing but one and the same date: the running head of an excerpt. */
function readRunningDate(all: readonly Block[], words: Words): Fact<CalendarDate> | undefined {
  const dated = all.filter((block) => block.text.length <= 32 && isDayAndDate(block, words))
  const values = new Set(dated.map((block) => findDates(block.text, words)[0]?.value))
  const [first] = dated
  return first && values.size === 1 ? fact(findDates(first.text, words)[0]?.value, 'date/running', first) : undefined
}

function isDayAndDate(block: Block, words: Words): boolean {
  const [date] = findDates(block.text, words)
  return (
    date !== undefined &&
    regex(`^(?:${words.weekdays.join('|')}|[^\\p{L}\\d])*$`, 'iu').test(
      block.text.slice(0, date.index) + block.text.slice(date.end),
    )
  )
}

/** "ma 13/05/2024 - 20:00": a line that starts with a day, a date and an hour; a short name of a place may follow. */
function isDayAndHour(block: Block, words: Words): boolean {
  return behindDayAndHour(block, words) !== undefined
}

function behindDayAndHour(block: Block, words: Words): string | undefined {
  const [date] = findDates(block.text, words)
  const time = findTimes(block.text, words).find((found) => date !== undefined && found.index >= date.end)
  if (!date || !time) return undefined
  const around = `${block.text.slice(0, date.index)} ${block.text.slice(date.end, time.index)}`
  if (!regex(`^(?:(?:${words.weekdays.join('|')}|\\p{Ll}{1,5})(?!\\p{L})|[^\\p{L}\\d])*$`, 'iu').test(around))
    return undefined
  const rest = block.text
    .slice(time.end)
    .replace(regex(`^\\s*${words.hour}(?!\\p{L})`, 'iu'), '')
    .replace(/^[\s*,.–-]+|[\s*,.–-]+$/gu, '')
  return rest.length <= 80 ? rest : undefined
}

/** "Vergadering van 24 april 2025 om 20:00 - Raadzaal": a short line that ends on a name behind a dash. */
function behindSittingAndHour(block: Block, words: Words): string | undefined {
  const [date] = findDates(block.text, words)
  const time = findTimes(block.text, words).find((found) => date !== undefined && found.index >= date.end)
  if (!time || block.text.length > 120 || !regex(`(?<!\\p{L})(?:${words.sitting})(?!\\p{L})`, 'iu').test(block.text))
    return undefined
  return regex(`^\\s*(?:${words.hour})?\\s*[-–—]\\s+(\\p{Lu}[^.;]{2,60})$`, 'iu').exec(block.text.slice(time.end))?.[1]
}

function locationBehindHour(front: readonly Block[], words: Words): Fact<string> | undefined {
  for (const block of front) {
    const rest = behindDayAndHour(block, words) ?? behindSittingAndHour(block, words)
    if (rest !== undefined && /^\p{L}/u.test(rest)) return fact(rest, 'place/label', block)
  }
  return undefined
}

interface Invitation {
  readonly block: Block
  readonly date?: CalendarDate
  readonly time?: string
  readonly locatie?: string
}

/**
 * "De zitting vindt plaats op maandag 24 juni 2024 om 20:00 uur in de raadzaal, Dorp 1": date, hour and place of the
 * sitting.
 */
function readInvitation(front: readonly Block[], words: Words): Invitation | undefined {
  for (const block of front) {
    for (const sentence of splitSentences(block.text)) {
      if (!regex(`(?<!\\p{L})${words.takesPlace}(?!\\p{L})`, 'iu').test(sentence)) continue
      const [date] = findDates(sentence, words)
      if (!date) continue
      const time = findTimes(sentence, words).find((found) => found.index >= date.end)
      const follows = regex(`,?\\s*${words.follows}\\s+[^,]{3,60},?`, 'iu').exec(sentence.slice(date.end))
      const from = Math.max(time?.end ?? 0, date.end + (follows ? follows.index + follows[0].length : 0))
      const place = /^[\s,]*(?:in|te|op)\s+(?:de\s+|het\s+|'t\s+)?(.{3,160})$/isu.exec(sentence.slice(from))?.[1]
      return {
        block,
        date: date.value,
        ...(time && { time: time.value }),
        ...(place !== undefined && { locatie: place.replace(/[\s.,;]+$/u, '') }),
      }
    }
  }
  return undefined
}

function plannedTime(
  front: readonly Block[],
  heading: Block | undefined,
  invitation: Invitation | undefined,
  words: Words,
): Fact<string> | undefined {
  if (heading) {
    const inHeading = timeBehindDate(heading, words)
    if (inHeading !== undefined) return fact(inHeading, 'planned/heading', heading)
  }
  if (invitation?.time !== undefined) return fact(invitation.time, 'planned/invitation', invitation.block)
  const dated = front.find(
    (block) =>
      block.text.length <= (isRightBehindDate(block, words) ? 250 : 120) &&
      timeBehindDate(block, words) !== undefined &&
      (isDayAndHour(block, words) ||
        isHourOfDate(block, words) ||
        regex(`(?:${words.sitting})`, 'iu').test(block.text)),
  )
  return dated && fact(timeBehindDate(dated, words), 'planned/heading', dated)
}

/** "Besluitenlijst van 11/06/2019, 18u30": a kind of document with its date, and the hour right behind that. */
function isHourOfDate(block: Block, words: Words): boolean {
  if (!isRightBehindDate(block, words)) return false
  return words.kinds.some(({ pattern }) => regex(`^(?:${pattern})(?!\\p{L})`, 'iu').test(block.text))
}

function isRightBehindDate(block: Block, words: Words): boolean {
  const [date] = ownDates(block, words)
  const time = findTimes(block.text, words).find(({ index }) => date !== undefined && index >= date.end)
  return (
    date !== undefined &&
    time !== undefined &&
    /^[\s,–-]*(?:\p{Ll}{1,4}\s+)?$/u.test(block.text.slice(date.end, time.index))
  )
}

function timeBehindDate(block: Block, words: Words): string | undefined {
  const [date] = findDates(block.text, words)
  if (!date || regex(`(?<!\\p{L})(?:${words.opens}|${words.closes})(?!\\p{L})`, 'iu').test(block.text)) return undefined
  return findTimes(block.text, words).find((time) => time.index >= date.end)?.value
}

interface HourFact extends Fact<string> {
  readonly block: Block
  readonly date?: CalendarDate
}

/**
 * "De voorzitter opent de vergadering om 20:03 uur." in a short block or sentence of its own; one with an hour that
 * cannot be read goes to `unsure`.
 */
function readHour(
  blocks: readonly Block[],
  verb: string,
  rule: ReadingRuleId,
  words: Words,
  unsure: Block[],
): HourFact | undefined {
  const says = regex(`(?<!\\p{L})${verb}(?!\\p{L})`, 'iu')
  const sitting = regex(
    `(?<!\\p{L})(?:de|het)\\s+(?:openbare\\s+|besloten\\s+)?(?:${words.sitting})(?!\\p{L})|^(?:${words.sitting})`,
    'iu',
  )
  for (const block of blocks) {
    if (block.kind === 'contents' || block.text.length > 600) continue
    for (const sentence of splitSentences(block.text)) {
      if (sentence.length > 160 || !says.test(sentence) || !sitting.test(sentence)) continue
      const [time] = findTimes(sentence, words)
      const [date] = findDates(sentence, words)
      if (time) return { value: time.value, rule, place: block.place, block, ...(date && { date: date.value }) }
      if (tellsHour(sentence, words)) unsure.push(block)
    }
  }
  return undefined
}

function readLocationLabel(front: readonly Block[], words: Words): Fact<string> | undefined {
  for (const block of front) {
    const match = regex(`(?:^|\\s)(?:${words.locationLabel})\\s*:\\s*(\\S.{2,160})$`, 'isu').exec(block.text)
    if (match?.[1]) return fact(match[1].replace(/[\s.]+$/u, ''), 'place/label', block)
  }
  return undefined
}

interface OrganDoubt {
  readonly candidates: readonly string[]
}

/** Lines of one standing in the front, the strongest first, of which the first that names a body decides. */
function readOrgan(
  front: readonly Block[],
  heading: Block | undefined,
  all: readonly Block[],
  words: Words,
): Fact<OrganReading> | OrganDoubt | undefined {
  const inHeading = heading ? distinct(findOrgans(heading.text, words)) : []
  const sitting = regex(
    `(?<!\\p{L})(?:${words.sitting}|${words.kinds.map(({ pattern }) => pattern).join('|')})(?!\\p{L})`,
    'iu',
  )
  const other = regex(`(?<!\\p{L})(?:${words.otherBodies})(?!\\p{L})`, 'iu')
  const unnumbered = front.filter((block) => block.label === undefined || !/\d/u.test(block.label))
  const label = regex(`^(?:${words.otherLabels})\\s*:`, 'iu')
  const isHead = (block: Block): boolean =>
    block.kind === 'heading' || (block.text.length <= 120 && (sitting.test(block.text) || label.test(block.text)))
  // Titles of items name such bodies too: what is looked at says that it is of a sitting, or stands on top.
  const isOfItem = regex(`(?<!\\p{L})(?:${words.otherDate})(?!\\p{L})`, 'iu')
  const committee = [...(heading ? [heading] : []), ...unnumbered].find(
    (block, index) =>
      isHead(block) &&
      // What a second sentence tells of a committee is no title.
      other.test(splitSentences(block.text)[0] ?? '') &&
      !isOfItem.test(block.text) &&
      (index < 4 || sitting.test(block.text) || label.test(block.text) || findOrgans(block.text, words).length > 0),
  )
  if (committee) return { candidates: [committee.text.slice(0, 120)] }
  const tiers: readonly (readonly [ReadingRuleId, readonly Block[]])[] = [
    ['organ/heading', heading && inHeading.length === 1 ? [heading] : []],
    ['organ/heading', unnumbered.filter((block) => block.kind === 'heading' && block.label === undefined)],
    ['organ/heading', unnumbered.filter(isHead)],
    ['organ/sentence', unnumbered.filter((block) => inHeading.length >= 2 || block.text.length <= 400)],
  ]
  for (const [rule, blocks] of tiers) {
    for (const block of blocks) {
      const organs = distinct(findOrgans(block.text, words).filter((organ) => isItself(block.text, organ, words)))
      const [only] = organs
      if (organs.length !== 1 || !only) continue
      if (rule === 'organ/sentence' && decidesElse(all, only, words)) return { candidates: [only.name] }
      return fact(only, rule, block)
    }
  }
  return undefined
}

/** "De commissie financiën van de gemeenteraad": what belongs to the body is not the body. */
function isItself(text: string, organ: OrganReading, words: Words): boolean {
  const [, before, by] =
    /(\p{L}+)\s+(van|tot|aan|voor|uit|bij|binnen)\s+(?:de|het)\s+$/iu.exec(text.slice(0, organ.index)) ?? []
  // A meeting for the council is none of the council.
  if (before !== undefined && by !== 'van' && regex(`(?:${words.sitting})$`, 'iu').test(before)) return false
  return (
    before === undefined ||
    regex(`^(?:${words.organOwners}|${words.kinds.map(({ pattern }) => pattern).join('|')})$`, 'iu').test(before)
  )
}

/** Whether the decisions are another body's: "Het college beslist". */
function decidesElse(all: readonly Block[], organ: OrganReading, words: Words): boolean {
  const subjects = all.flatMap((block) => {
    const [first] = regex(`^${words.body}`, 'iu').test(block.text) ? findOrgans(block.text, words) : []
    return first && first.index <= 5 ? [first.name] : []
  })
  return subjects.length >= 2 && !subjects.includes(organ.name)
}

function distinct(organs: readonly OrganReading[]): readonly OrganReading[] {
  return organs.filter((organ, index) => organs.findIndex((other) => other.name === organ.name) === index)
}
