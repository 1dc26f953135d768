import { stemmer } from '@orama/stemmers/dutch'

/** A longer word is a code or an attack, and would only fill the vocabulary. */
const LONGEST = 48
/** Letters and digits of any script; whatever else stands between words. */
const LETTER = /[\p{L}\p{M}\p{N}]/u

/** Which of the first characters of Unicode are letters or digits: nearly all that is read. */
const LETTERS = Uint8Array.from({ length: 0x250 }, (_, code) => (LETTER.test(String.fromCharCode(code)) ? 1 : 0))

/** Calls back with each word of a text as it is searched, without capitals and accents, and where it stands. */
export function eachWord(text: string, use: (word: string, start: number, end: number) => void): void {
  const { length } = text
  for (let at = 0; at < length;) {
    if (!isLetter(text, at)) {
      at += 1
      continue
    }
    const start = at
    let isPlain = true
    for (; at < length && isLetter(text, at); at++) isPlain &&= text.charCodeAt(at) < 0x80
    if (at - start > LONGEST) continue
    const word = isPlain ? text.slice(start, at).toLowerCase() : foldWord(text.slice(start, at))
    if (word.length > 1 || (word >= '0' && word <= '9')) use(word, start, at)
  }
}

/** The words of a text in their order. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  eachWord(text, (word) => words.push(word))
  return words
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < LETTERS.length) return LETTERS[code] === 1
  // Both halves of a character beyond the first plane are letters when it is one.
  const whole = code >= 0xdc00 && code <= 0xdfff ? text.codePointAt(at - 1) : text.codePointAt(at)
  return LETTER.test(String.fromCodePoint(whole ?? code))
}

/** A word without capitals and accents: `Coördinatie` and `coordinatie` are one. */
export function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

const KEPT = 300_000
let stems = new Map<string, string>()

/**
 * The stem of a folded word (Snowball for Dutch). It leaves `huiz` of huizen and `briev` of brieven beside huis and
 * brief: those are made one here, as Dutch writes no z or v at the end of a word.
 */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= KEPT) stems = new Map()
  const stem = /\p{N}/u.test(word) ? word : stemmer(word).replace(/z$/u, 's').replace(/v$/u, 'f')
  stems.set(word, stem)
  return stem
}
