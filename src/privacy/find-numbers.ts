import { birthNumberKind, ibanLength, isIban } from './number-checks.js'
import type { Stretch } from './personal-find.js'
import { NUMBER_LABEL } from './privacy-words.js'

const BIRTH_NUMBER =
  /(?<![\d+/]|\d[.,-]|BE\s?)\d{2}([ .-]?)\d{2}\1\d{2}[ .-]{0,3}\d{3}[ .-]{0,3}\d{2}(?![\d/+]|[.,-]\d)/gu
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/gu
/** Maximum distance of a label in front of a number, in characters. */
const LABEL_DISTANCE = 60

/** Finds national numbers, bis numbers and IBANs. */
export function findNumbers(text: string): readonly Stretch[] {
  return [...findBirthNumbers(text), ...findIbans(text)]
}

function* findBirthNumbers(text: string): Generator<Stretch> {
  for (const { 0: found, index } of text.matchAll(BIRTH_NUMBER)) {
    const digits = found.replace(/\D/gu, '')
    const isLabelled = NUMBER_LABEL.test(text.slice(Math.max(0, index - LABEL_DISTANCE), index))
    const kind = birthNumberKind(digits)
    const at = { start: index, end: index + found.length }
    // One in 97 other numbers passes the check by chance, and one in 7 of those has a valid month and day.
    if (kind) yield { ...at, kind, certainty: isLabelled || /[.-]/u.test(found) ? 1 : 0.9 }
    else if (isLabelled)
      yield { ...at, kind: Number(digits.slice(2, 4)) > 19 ? 'bis-number' : 'national-number', certainty: 0.7 }
  }
}

function* findIbans(text: string): Generator<Stretch> {
  for (const { 0: found, index } of text.matchAll(IBAN)) {
    const length = ibanLength(found)
    if (length === undefined) continue
    const whole = new RegExp(`^(?: ?[A-Z0-9]){${length}}`, 'u').exec(found)?.[0]
    if (whole === undefined || !isIban(whole.replaceAll(' ', ''))) continue
    yield { kind: 'iban', start: index, end: index + whole.length, certainty: 1 }
  }
}
