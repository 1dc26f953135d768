import { numberPattern, readNumber } from '../observe/numbers.js'
import { perWords, regex } from '../words/regex.js'
import type { VoteGroup, Words } from '../words/words.js'
import { finderOf, namesIn, type Roster } from './roster.js'
import { secrecyOf, sideOf, type VoteReading } from './votes.js'

/** A line that opens a side, with what stands behind its word; or one that tells of a voter. */
interface Line {
  readonly group?: VoteGroup
  readonly count?: number
  readonly rest: string
}

const patternsOf = perWords((words) => {
  const number = numberPattern(words)
  return {
    figure: new RegExp(`^[\\s:=(]*(${number}|${words.none})(?![\\p{L}\\d.,/])\\s*(?:${words.votes})?`, 'iu'),
    total: new RegExp(`(?:^|\\s)(?:${words.total})\\s*[:=]?\\s*(${number})\\s*$`, 'iu'),
    heads: words.voteGroups.map(({ group, pattern }) => ({
      group,
      sideFirst: new RegExp(
        `^(?:(?:${words.total})\\s+)*(?:${pattern})(?:${words.voteQualifier})*(?=\\s*(?:[:=(]|\\d|$|[-–]\\s)|\\s+(?:${number}|${words.none})(?!\\p{L}))`,
        'iu',
      ),
      numberFirst: new RegExp(
        `^(${number}|${words.none})\\s*(?:x\\s+)?(?:(?:${words.members})\\s+)?(?:${pattern})(?!\\p{L})`,
        'iu',
      ),
      word: new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu'),
      last: new RegExp(`[\\s:|–-](?:${pattern})[.\\s]*$`, 'iu'),
    })),
  }
})

/**
 * A vote that is told over several lines or cells: a side, its number, its voters, until a side comes again; or a voter
 * a line with the side behind. Undefined when no two sides are told, or a line tells half of one.
 */
export function readBallots(
  lines: readonly string[],
  roster: Roster | undefined,
  words: Words,
): VoteReading | undefined {
  return bySide(lines, roster, words) ?? byVoter(lines, roster, words)
}

function bySide(lines: readonly string[], roster: Roster | undefined, words: Words): VoteReading | undefined {
  const { total } = patternsOf(words)
  const sides = new Map<VoteGroup, { count?: number; names: string[]; isClean: boolean }>()
  const told: string[] = []
  let open: { count?: number; names: string[]; isClean: boolean } | undefined
  for (const raw of lines) {
    const line = headOf(raw, words)
    if (line.group !== undefined) {
      if (sides.has(line.group)) {
        // A total told again ("Voor: 12" over the names of the twelve) says nothing new.
        const known = sides.get(line.group)
        if (known && (line.count === undefined || line.count === known.count) && known.names.length === 0) open = known
        else break
      } else {
        open = { names: [], isClean: true, ...(line.count !== undefined && { count: line.count }) }
        sides.set(line.group, open)
      }
    }
    if (!open) continue
    const counted = total.exec(line.rest)
    const rest = counted ? line.rest.slice(0, counted.index) : line.rest
    if (counted && open.count === undefined) {
      const value = readNumber(counted[1] ?? '', words)
      if (value !== undefined) open.count = value
    }
    if (open.count === undefined && /^\s*\d{1,3}\s*$/u.test(rest)) {
      open.count = Number(rest)
      told.push(raw)
      continue
    }
    if (regex(`^[\\s:.(]*(?:${words.nobody}|${words.none})?[\\s.)]*$`, 'iu').test(rest)) {
      told.push(raw)
      // A head with nothing behind it waits for its lines; a dash or "nobody" tells that there are none.
      if (!/[^\s:.()]/u.test(rest)) continue
      open.count ??= 0
      continue
    }
    const { names, isClean } = namesIn(rest, roster, words)
    if (names.length === 0) {
      // What is no voter ends the list of this side.
      if (line.group === undefined) open = undefined
      else open.isClean = false
      continue
    }
    told.push(raw)
    open.names.push(...names)
    open.isClean = open.isClean && isClean
  }
  const read = [...sides].map(([group, { count, names, isClean }]) => {
    if (count === undefined && names.length === 0) return undefined
    if (count === undefined && !isClean) return undefined
    const own = [...new Set(names)]
    return [group, sideOf(count ?? own.length, own)] as const
  })
  const whole = read.filter((each) => each !== undefined)
  const [[, alone] = []] = whole
  if (whole.length < 2 && !(alone && alone.names.length === alone.count && roster)) return undefined
  const unread = [...sides.keys()].filter((group) => !whole.some(([other]) => other === group))
  const text = told.join(' ').replace(/\s+/gu, ' ').trim()
  return {
    text,
    sides: Object.fromEntries(whole),
    unanimous: false,
    secret: secrecyOf(lines.join(' '), words),
    // A side that is named with nothing behind it has no votes only where another is told so.
    ...(unread.length > 0 && { unread }),
  }
}

/** The side that a line tells whole: its word, then a number, voters or nobody. */
export function sideOfLine(text: string, words: Words): VoteGroup | undefined {
  const { group, count, rest } = headOf(text, words)
  if (group === undefined) return undefined
  if (count !== undefined && !/\p{L}{2}/u.test(rest)) return group
  const bare = rest.replace(/^[\s:=–-]+/u, '')
  if (bare === '' || regex(`^(?:${words.nobody}|${words.none})[\\s.]*$`, 'iu').test(bare)) return group
  const { names, isClean } = namesIn(bare.replace(/^\d{1,3}[\s:]+/u, ''), undefined, words)
  return /^\d{1,3}$/u.test(bare) || (names.length > 0 && isClean) ? group : undefined
}

function headOf(raw: string, words: Words): Line {
  const text = raw
    .replace(/\s+/gu, ' ')
    .replace(/^[\s•\-–*▪◦]+/u, '')
    .trim()
  const { heads, figure } = patternsOf(words)
  for (const { group, sideFirst, numberFirst } of heads) {
    const counted = numberFirst.exec(text)
    if (counted) {
      const count = countOf(counted[1] ?? '', words)
      return { group, rest: text.slice(counted[0].length), ...(count !== undefined && { count }) }
    }
    const head = sideFirst.exec(text)
    if (!head) continue
    const rest = text.slice(head[0].length)
    const number = figure.exec(rest)
    const count = number ? countOf(number[1] ?? '', words) : undefined
    return count === undefined
      ? { group, rest: rest.replace(/^[\s:=-]+(?=\S)/u, '') }
      : { group, count, rest: rest.slice(number?.[0].length ?? 0).replace(/^[\s):]+/u, '') }
  }
  return headWith(text, words) ?? { rest: text }
}

/** A head in other words, over names: "Hebben zich onthouden - An Claes, Bo De Wit"; it names one side and no more. */
function headWith(text: string, words: Words): Line | undefined {
  const [, head = '', rest = ''] = /^(\p{L}[^:()–]{2,60}?)\s*(?::|\s[-–—]\s|$)\s*(.*)$/su.exec(text) ?? []
  if (head === '' || head.split(' ').length > 7) return undefined
  const { heads } = patternsOf(words)
  const named = heads.filter(({ word }) => word.test(head))
  const [only] = named
  const isSide = only && (named.length === 1 || named.every(({ group }) => group === 'onthouding' || group === 'niet'))
  const figure = new RegExp(`(?<![\\p{L}\\d])(${numberPattern(words)})(?![\\p{L}\\d])`, 'iu').exec(head)?.[1]
  const count = figure === undefined ? undefined : readNumber(figure, words)
  return isSide && regex(`(?<!\\p{L})(?:${words.ballot})`, 'iu').test(head)
    ? {
        group: named.find(({ group }) => group !== 'niet')?.group ?? only.group,
        rest,
        ...(count !== undefined && { count }),
      }
    : undefined
}

function countOf(text: string, words: Words): number | undefined {
  return regex(`^(?:${words.none})$`, 'iu').test(text) ? 0 : readNumber(text, words)
}

/** A voter a line, with the side behind the name: "An Claes: voor", "An Claes | tegen". */
function byVoter(lines: readonly string[], roster: Roster | undefined, words: Words): VoteReading | undefined {
  const { heads } = patternsOf(words)
  const find = finderOf(roster)
  const sides = new Map<VoteGroup, string[]>()
  const told: string[] = []
  for (const raw of lines) {
    const text = raw.replace(/\s+/gu, ' ').trim()
    const head = heads.map(({ group, last }) => ({ group, found: last.exec(text) })).find(({ found }) => found)
    if (!head?.found) continue
    const front = text.slice(0, head.found.index)
    const { names, isClean } = namesIn(front, roster, words)
    const [name] = names
    if (name === undefined || names.length > 1 || !isClean || (find && find(front).length === 0)) continue
    sides.set(head.group, [...(sides.get(head.group) ?? []), name])
    told.push(text)
  }
  const all = [...sides.values()].flat()
  if (all.length < 3 || new Set(all).size < all.length) return undefined
  return {
    text: told.join(' '),
    sides: Object.fromEntries([...sides].map(([group, names]) => [group, { count: names.length, names }])),
    unanimous: false,
    secret: secrecyOf(lines.join(' '), words),
  }
}
