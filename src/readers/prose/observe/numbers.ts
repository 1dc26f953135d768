import type { Words } from '../words/words.js'
import { perWords } from '../words/regex.js'

const numbersOf = perWords((words) => new Map(words.numbers.map((word, value) => [plain(word), value])))

/**
 * A number in figures, as a word, or as both: "12", "twaalf", "drieëntwintig", "drie en twintig", "12 (twaalf)".
 * Undefined where the figures and the word are not the same number.
 */
export function readNumber(text: string, words: Words): number | undefined {
  const [, front = text, behind] = /^(.*?)\s*\(([^)]*)\)$/u.exec(text) ?? []
  const valueOf = (part: string): number | undefined =>
    /^\d{1,5}$/u.test(part) ? Number(part) : numbersOf(words).get(plain(part))
  const value = valueOf(front)
  return behind === undefined || valueOf(behind) === value ? value : undefined
}

/** The source of a pattern for such a number, of three figures at most. */
export const numberPattern = perWords((words) => {
  const word = [...words.numbers]
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replaceAll('e', '[eéèë]').replaceAll('-', '[\\s-]?'))
    .join('|')
  return `(?:(?:${word})\\s*\\(\\d{1,3}\\)|\\d{1,3}\\s*\\((?:${word})\\)|\\d{1,3}|${word})`
})

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\s-]/gu, '')
    .toLocaleLowerCase('nl')
}
