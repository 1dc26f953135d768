import { numberPattern, readNumber } from '../observe/numbers.js'
import type { VoteGroup, Words } from '../words/words.js'
import { perWords, regex } from '../words/regex.js'
import { votersIn, type Roster } from './roster.js'

/** One side of a vote: how many, and who when they are named. */
export interface VoteSide {
  readonly count: number
  readonly names: readonly string[]
  /** Named, but not as many as counted: then no name is sure. */
  readonly differs?: boolean
  /** Named by family name alone, as many as counted: who they are, the attendance list must tell. */
  readonly familyNames?: readonly string[]
}

/** A side with its names, unless they are not as many as its votes. */
export function sideOf(count: number, names: readonly string[]): VoteSide {
  const differs = names.length > 0 && names.length !== count
  return { count, names: differs ? [] : names, ...(differs && { differs }) }
}

/** A vote read in a text. */
export interface VoteReading {
  readonly text: string
  readonly sides: Readonly<Partial<Record<VoteGroup, VoteSide>>>
  readonly unanimous: boolean
  /** undefined: nothing says how was voted. */
  readonly secret: boolean | undefined
  /** Sides that are told in words without a number that could be read: then it is half a vote. */
  readonly unread?: readonly VoteGroup[]
  /** How many were present or voted, where it is told with the vote. */
  readonly total?: number
}

/**
 * "In 2023 werd dit met 12 stemmen voor goedgekeurd": a sentence that begins with another time, in the past, tells of
 * an earlier vote.
 */
function isEarlier(text: string, words: Words): boolean {
  return regex(
    `^.{0,60}?(?<!\\p{L})(?:${words.earlierTime})(?!\\p{L}).*?(?<!\\p{L})(?:${words.past})(?!\\p{L})|^.{0,60}?(?<!\\p{L})(?:${words.past})\\s.{0,40}?(?<!\\p{L})(?:${words.earlierTime})(?!\\p{L})`,
    'isu',
  ).test(text.slice(0, 300))
}

interface Mention {
  readonly group: VoteGroup
  readonly count: number
  readonly index: number
  readonly end: number
  /** "voor" or "tegen" alone, without a word for votes. */
  readonly bare: boolean
  /** The form leaves no doubt which number is meant. */
  readonly sure: boolean
}

/**
 * Reads the vote that one sentence or paragraph tells: "Met 11 stemmen voor (namen), 6 onthoudingen (namen)", "bij 12
 * ja-stemmen en 3 neen-stemmen", "Stemmen voor 33", "met eenparigheid van stemmen"; sides in any order, a bracket that
 * is never closed too. Parties in brackets ("12 A, 3 B") are no names. `isTold`: it stands where votes are told, so
 * that "2 voor, 3 tegen" is enough. Undefined when the text tells of no vote, or of one at another time.
 */
export function readVote(printed: string, words: Words, isTold = false, roster?: Roster): VoteReading | undefined {
  // "vóór" is a way of printing "voor".
  const text = printed.replace(/v[óò][óò]r/giu, 'voor')
  if (isEarlier(text, words)) return undefined
  const mentions = findMentions(text, words, isTold)
  const secret = secrecyOf(text, words)
  if (mentions.length === 0) {
    const named = readVoteTable(text.split(/[;.]\s+/u), words)
    if (named && Object.values(named.sides).some(({ names }) => names.length > 0)) return { ...named, text }
    const unanimous = regex(`(?<!\\p{L})(?:${words.unanimous})(?!\\p{L})`, 'iu').exec(text)
    if (!unanimous) {
      const told = isTold && isSentence(text, words) ? groupsIn(text.replace(/[([][^)\]]*[)\]]?/gu, ' '), words) : []
      return told.length > 0 ? { text, sides: {}, unanimous: false, secret, unread: told } : undefined
    }
    const [front, behind] = [text.slice(0, unanimous.index), text.slice(unanimous.index + unanimous[0].length)]
    if (regex(`^(?:${words.provided})(?!\\p{L})`, 'iu').test(front)) return undefined
    const isDenied =
      regex(`(?<!\\p{L})(?:${words.not})\\s+(?:\\p{L}+\\s+){0,2}$|(?<!\\p{L})(?:${words.almost})\\s+$`, 'iu').test(
        front,
      ) || regex(`(?<!\\p{L})(?:${words.butFor})(?!\\p{L})`, 'iu').test(behind)
    return { text, sides: {}, unanimous: !isDenied, secret, ...(isDenied && { unread: ['voor'] }) }
  }
  const sides: Partial<Record<VoteGroup, VoteSide>> = {}
  mentions.forEach((mention, index) => {
    if (sides[mention.group]) return
    const list = listBehind(text, mention, mentions[index + 1]?.index ?? text.length, words)
    const names = votersIn(list, roster, words)
    const families = names.length > 0 ? [] : splitFamilyNames(list)
    sides[mention.group] = {
      ...sideOf(mention.count, names),
      ...(families.length > 0 && families.length === mention.count && { familyNames: families }),
    }
  })
  const unread = groupsIn(blankOut(text, mentions), words).filter((group) => !(group in sides))
  const total = totalOf(text, words)
  return {
    text,
    sides,
    unanimous: false,
    secret,
    ...(unread.length > 0 && { unread }),
    ...(total !== undefined && { total }),
  }
}

/** "Van de 14 aanwezige leden", "Aantal aanwezigen: 14": how many could vote, as a text tells it. */
export function totalOf(text: string, words: Words): number | undefined {
  const { totals } = mentionPatterns(words)
  const match = totals.exec(text)
  return match ? readNumber(match[1] ?? match[2] ?? '', words) : undefined
}

/** Whether a text says more of a vote than the heads of its sides. */
function isSentence(text: string, words: Words): boolean {
  const groups = words.voteGroups.map(({ pattern }) => pattern).join('|')
  return /(?<!\p{L})\p{Ll}/u.test(text.replace(regex(`(?<!\\p{L})(?:${groups})(?!\\p{L})`, 'giu'), ' '))
}

/** Whether a text says that was voted in secret: not where it denies it; undefined when it says nothing of it. */
export function secrecyOf(text: string, words: Words): boolean | undefined {
  const secret = regex(words.secret, 'iu').exec(text)
  if (!secret) return regex(words.openly, 'iu').test(text) ? false : undefined
  const isDenied =
    regex(`(?<!\\p{L})(?:${words.not})\\s+(?:\\p{L}+\\s+){0,2}$`, 'iu').test(text.slice(0, secret.index)) ||
    regex(`^\\s*[:=?]\\s*(?:${words.no})(?!\\p{L})`, 'iu').test(text.slice(secret.index + secret[0].length))
  return !isDenied
}

/** The sides that a text names by a word that means nothing else ("onthoudingen", not "voor"). */
export function groupsIn(text: string, words: Words): readonly VoteGroup[] {
  return words.voteGroups
    .filter(
      ({ group, pattern }) =>
        group !== 'niet' &&
        [...text.matchAll(regex(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu'))].some(
          ([word]) => !regex(`^(?:${words.bareSides})$`, 'iu').test(word),
        ),
    )
    .map(({ group }) => group)
}

/** The text without its mentions of sides and without what stands in brackets. */
function blankOut(text: string, mentions: readonly Mention[]): string {
  const parts = mentions.map(({ end }, index) => text.slice(end, mentions[index + 1]?.index))
  return [text.slice(0, mentions[0]?.index), ...parts].join(' ').replace(/[([][^)\]]*[)\]]?/gu, ' ')
}

const mentionPatterns = perWords((words) => {
  const number = `${numberPattern(words)}|${words.none}`
  const everyGroup = words.voteGroups.map(({ pattern }) => pattern).join('|')
  return {
    /** Whether a number and a word for a side stand beside each other at all. */
    any: new RegExp(
      `(?<![\\p{L}\\d])(?:(?:${everyGroup})\\s*[:=]?\\s*\\d|(?:${number})\\s*(?:(?:${words.members})\\s+)?(?:${everyGroup}))`,
      'iu',
    ),
    totals: new RegExp(
      `(?<![\\p{L}\\d.,/])(${numberPattern(words)})\\s+(?:${words.present})(?!\\p{L})|(?<!\\p{L})(?:${words.total})\\s+(?:${words.votes}\\s+)?(?:${words.present})(?:\\s+\\p{L}+)?\\s*[:=]\\s*(\\d{1,3})(?!\\d)`,
      'iu',
    ),
    versus: new RegExp(
      `(?<![\\p{L}\\d.,/])(${number})\\s+(?:(?:${words.votes})\\s+)?(?:${words.versus})\\s+(${number})(?![\\p{L}\\d])(?!\\s*(?:${everyGroup}))`,
      'giu',
    ),
    groups: words.voteGroups.map(({ group, pattern }) => ({
      group,
      numberFirst: new RegExp(
        `(?<![\\p{L}\\d.,/])(${number})\\s*(?:(?:${words.members})\\s+)?(${pattern})(?!\\p{L})`,
        'giu',
      ),
      groupFirst: new RegExp(
        `(?<![\\p{L}\\d])(${pattern})\\s*[:=]?\\s*(\\d{1,3})(?![\\d.,]*\\d)(?!\\s*(?:${words.votes}))(?:(?<=[:=]\\s*\\d{1,3})|(?!\\s*\\p{L}{2,5}-\\s?(?:${words.votes})))`,
        'giu',
      ),
    })),
  }
})

function findMentions(text: string, words: Words, isTold: boolean): readonly Mention[] {
  const found: Mention[] = []
  const { any, versus, groups } = mentionPatterns(words)
  if (!any.test(text)) return []
  // "12 stemmen tegen 5": the first number is that of those for.
  for (const match of regex(words.votes, 'iu').test(text) ? text.matchAll(versus) : []) {
    const middle = match.index + (match[1] ?? '').length
    const [pro, con] = [readCount(match[1] ?? '', words), readCount(match[2] ?? '', words)]
    const end = match.index + match[0].length
    if (pro !== undefined && con !== undefined)
      found.push(
        { group: 'voor', count: pro, index: match.index, end: middle, bare: false, sure: true },
        { group: 'tegen', count: con, index: middle, end, bare: false, sure: true },
      )
  }
  for (const { group, numberFirst, groupFirst } of groups) {
    for (const match of text.matchAll(numberFirst)) {
      add(group, match[1] ?? '', match[2] ?? '', match.index, match.index + match[0].length, false)
    }
    for (const match of text.matchAll(groupFirst)) {
      add(
        group,
        match[2] ?? '',
        match[1] ?? '',
        match.index,
        match.index + match[0].length,
        /[:=]\s*\d+$/u.test(match[0]),
      )
    }
  }
  // A number behind "Neen-stemmen:" is its own, whatever word follows it.
  const own = found.filter(
    (mention) =>
      mention.sure || !found.some((other) => other.sure && mention.index < other.end && mention.end > other.index),
  )
  const sorted = own.sort((a, b) => a.index - b.index || b.end - a.end)
  const apart = sorted.filter(
    (mention, index) =>
      !sorted
        .slice(0, index)
        .some(
          (other) =>
            mention.index < other.end && mention.end > other.index && other !== mention && covers(other, mention),
        ),
  )
  // "voor 12" or "3 tegen" alone may be anything; beside a side that names votes it is a side too.
  const isSure = apart.some((mention) => !mention.bare)
  return isSure ||
    ((apart.length >= 2 || (isTold && apart.length === 1)) && (isTold || regex(words.votes, 'iu').test(text)))
    ? dropOverlaps(apart)
    : []

  function add(group: VoteGroup, figure: string, word: string, index: number, end: number, sure: boolean): void {
    const count = readCount(figure, words)
    if (count !== undefined)
      found.push({ group, count, index, end, bare: regex(`^(?:${words.bareSides})$`, 'iu').test(word), sure })
  }
}

/** "Bij 14 voor; 7 tegen.": but for a small word or two the text is the sides of a vote. */
export function isOnlyVote(text: string, words: Words): boolean {
  const mentions = findMentions(text, words, true)
  const others = blankOut(text, mentions).match(/\p{L}+/gu) ?? []
  return mentions.length >= 2 && others.length <= 2 && others.every((word) => word.length <= 3)
}

/** "Met eenparigheid van stemmen.": unanimity and nothing else. */
export function isOnlyUnanimity(text: string, words: Words): boolean {
  return regex(`^(?:${words.unanimous})[\\s.:;]*$`, 'iu').test(text.trim())
}

/** A number, or the word for none. */
function readCount(figure: string, words: Words): number | undefined {
  return regex(`^(?:${words.none})$`, 'iu').test(figure) ? 0 : readNumber(figure, words)
}

function covers(other: Mention, mention: Mention): boolean {
  return other.end - other.index >= mention.end - mention.index
}

function dropOverlaps(mentions: readonly Mention[]): readonly Mention[] {
  const kept: Mention[] = []
  for (const mention of mentions) {
    const last = kept.at(-1)
    if (!last || mention.index >= last.end) kept.push(mention)
    else if (mention.end - mention.index > last.end - last.index) kept[kept.length - 1] = mention
  }
  return kept
}

/** What stands in the brackets or after the colon behind a mention. */
function listBehind(text: string, mention: Mention, until: number, words: Words): string {
  const behind = text.slice(mention.end, until)
  const opening = /^\s*[([]/u.exec(behind)
  const colon = /^\s*:\s*/u.exec(behind)
  if (!opening && !colon) {
    // "15 voor, namelijk An Claes, Bo De Wit": a small word or two before the names.
    const named = /^[\s,–-]*(?:\p{Ll}+\.?\s+){0,2}(?=\p{Lu})/u.exec(behind)
    const list = named ? behind.slice(named[0].length) : ''
    return votersIn(list, undefined, words).length === mention.count ? list : ''
  }
  let list = behind.slice((opening ?? colon)?.[0].length ?? 0)
  if (opening) {
    const close = closingBracket(list)
    if (close >= 0) list = list.slice(0, close)
  }
  return list
}

function closingBracket(text: string): number {
  let depth = 1
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth--
    if (depth === 0) return index
  }
  return -1
}

/** Family names ("Peeters, De Wit en Van Hove"); a list in which anything is none is no list of them. */
function splitFamilyNames(list: string): readonly string[] {
  const pieces = list
    .split(/[,;\n]|\s+en\s+(?=\p{Lu})/u)
    .map((piece) =>
      piece
        .replace(/\s+/gu, ' ')
        .replace(/[\s.)]+$/u, '')
        .trim(),
    )
    .filter((piece) => piece !== '')
  return pieces.every((piece) => /^(?:\p{Lu}[\p{L}'’-]+)(?: \p{L}[\p{L}'’-]+){0,3}$/u.test(piece)) ? pieces : []
}

/**
 * Reads a vote that stands in lines: "Voor: namen", "Totaal: 20", "Tegen:", "Totaal: 0". Undefined without at least a
 * "voor" and one other side.
 */
export function readVoteTable(lines: readonly string[], words: Words): VoteReading | undefined {
  const sides: Partial<Record<VoteGroup, VoteSide>> = {}
  let group: VoteGroup | undefined
  let names: readonly string[] = []
  let total: number | undefined
  const isTotal = regex(`^(?:${words.total})\\s*[:=]?\\s*(\\d{1,3})$`, 'iu')
  const close = (): void => {
    if (group === undefined) return
    const count = total ?? (names.length > 0 ? names.length : undefined)
    if (count === undefined) return
    sides[group] = sideOf(count, names)
  }
  for (const raw of lines) {
    const line = raw
      .replace(/\s+/gu, ' ')
      .replace(/^[•\-–]\s*/u, '')
      .trim()
    const started = words.voteGroups.find(({ pattern }) =>
      regex(`^(?:${pattern})\\s*(?:[:=]|$|(?=\\d))`, 'iu').test(line),
    )
    if (started) {
      close()
      group = started.group
      total = undefined
      const rest = line.replace(regex(`^(?:${started.pattern})\\s*[:=]?\\s*`, 'iu'), '')
      const trailing = regex(`^(.*?)[\\s,]*(?:${words.total})\\s*[:=]?\\s*(\\d{1,3})$`, 'isu').exec(rest)
      if (/^\d{1,3}$/u.test(rest)) total = Number(rest)
      if (trailing) total = Number(trailing[2])
      names = votersIn(trailing?.[1] ?? rest, undefined, words)
    } else {
      const counted = isTotal.exec(line)
      if (counted) total = Number(counted[1])
      else if (group !== undefined && names.length === 0) names = votersIn(line, undefined, words)
    }
  }
  close()
  const text = lines.join(' ').replace(/\s+/gu, ' ').trim()
  return sides.voor && Object.keys(sides).length >= 2
    ? { text, sides, unanimous: false, secret: secrecyOf(text, words) }
    : undefined
}
