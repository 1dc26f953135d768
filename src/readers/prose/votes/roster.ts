import { isPersonName } from '../observe/person-names.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** Who may vote at an item. */
export interface Roster {
  /** Names as the attendance list prints them. */
  readonly people: readonly string[]
  /** Fewest and most who can have voted: people come and go. */
  readonly from: number
  readonly to: number
}

/** What a stretch of text holds: people, and whether it holds anything that is no person. */
export interface NamesReading {
  readonly names: readonly string[]
  readonly isClean: boolean
}

type Finder = (text: string) => readonly { readonly name: string; readonly index: number; readonly end: number }[]

const finders = new WeakMap<Roster, Finder>()

/** The roster as a finder of its people in a text, in every form in which a list may print them. */
export function finderOf(roster: Roster | undefined): Finder | undefined {
  if (!roster || roster.people.length === 0) return undefined
  const finder = finders.get(roster) ?? makeFinder(roster)
  finders.set(roster, finder)
  return finder
}

function makeFinder(roster: Roster): Finder {
  const forms = new Map<string, string | undefined>()
  const add = (form: string, name: string): void => {
    const key = fold(form)
    forms.set(key, forms.has(key) && forms.get(key) !== name ? undefined : name)
  }
  for (const name of roster.people) {
    const parts = name.split(' ')
    const [first = '', ...rest] = parts
    const family = rest.join(' ')
    add(name, name)
    if (family === '') continue
    add(`${family} ${first}`, name)
    add(`${family}, ${first}`, name)
    // "Berg, Jan van der"
    const small = rest.findIndex((part) => !/^\p{Ll}/u.test(part))
    if (small > 0) add(`${rest.slice(small).join(' ')}, ${first} ${rest.slice(0, small).join(' ')}`, name)
    add(`${first.slice(0, 1)}. ${family}`, name)
    add(`${family} ${first.slice(0, 1)}.`, name)
    add(family, name)
    // "PEETERS Jan": the family name stands in front.
    const last = parts.at(-1) ?? ''
    if (first.length > 1 && first === first.toLocaleUpperCase('nl')) {
      add(`${last} ${parts.slice(0, -1).join(' ')}`, name)
      add(parts.slice(0, -1).join(' '), name)
    }
  }
  const pattern = new RegExp(
    `(?<![\\p{L}-])(?:${[...forms.keys()]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+'))
      .join('|')})(?![\\p{L}-])`,
    'gu',
  )
  return (text) =>
    [...fold(text, false).matchAll(pattern)].flatMap((match) => {
      const name = forms.get(fold(match[0]))
      return name === undefined ? [] : [{ name, index: match.index, end: match.index + match[0].length }]
    })
}

/**
 * The people in a list: those of the roster, whatever stands between them; without a roster the pieces between commas,
 * semicolons, dashes and line ends that look like names.
 */
export function namesIn(text: string, roster: Roster | undefined, words: Words): NamesReading {
  const find = finderOf(roster)
  const found = find?.(text) ?? []
  if (found.length > 0) {
    let rest = ''
    let at = 0
    for (const { index, end } of found) {
      rest += `${text.slice(at, index)} `
      at = end
    }
    rest += text.slice(at)
    const left = rest
      .replace(/\([^()]{1,40}\)/gu, ' ')
      .replace(
        regex(
          `(?<!\\p{L})(?:${words.courtesies}|${words.and}|${words.roles.map(({ pattern }) => pattern).join('|')})(?!\\p{L})`,
          'giu',
        ),
        ' ',
      )
    return { names: found.map(({ name }) => name), isClean: !/\p{L}{2}/u.test(left) }
  }
  const pieces = text
    .split(regex(`[,;\\n|/•·]|\\s[-–—]\\s|\\s+(?:${words.and})\\s+(?=\\p{Lu})`, 'giu'))
    .map((piece) =>
      piece
        .replace(/\s*\([^()]*\)\s*$/u, '')
        .replace(regex(`^\\s*(?:${words.courtesies})\\s+(?=\\p{Lu})`, 'iu'), '')
        .replace(/^[\s•\-–:.]+|[\s.:)\]]+$/gu, ''),
    )
    .filter((piece) => piece !== '')
  const names = pieces.filter(isPersonName)
  return { names, isClean: names.length === pieces.length }
}

/** The voters of a list that is nothing but a list of people; none where anything in it is no person. */
export function votersIn(list: string, roster: Roster | undefined, words: Words): readonly string[] {
  const known = namesIn(list, roster, words)
  const read = known.isClean || !roster ? known : namesIn(list, undefined, words)
  return read.isClean ? read.names : []
}

/** Folded for comparing, every letter in its place. */
function fold(text: string, isTight = true): string {
  const folded = Array.from(text, (sign) => {
    const plain = sign
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLocaleLowerCase('nl')
      .replace(/[’‘`´]/u, "'")
    return plain.length === sign.length ? plain : sign
  }).join('')
  return isTight ? folded.replace(/\s+/gu, ' ').trim() : folded
}
