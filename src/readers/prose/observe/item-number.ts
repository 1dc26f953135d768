/** The number of an item, taken apart: "03.01", "13A", "TP01", "A.2a". */
export interface ItemNumber {
  /** As printed, without the full stop or bracket behind it. */
  readonly printed: string
  readonly prefix: string
  readonly parts: readonly number[]
  readonly suffix: string
}

const PATTERN =
  /^(?:(?:\p{Lu}[\p{L}-]+\s+)?(?:(?:[Aa]genda)?[Pp]unt|(?:AGENDA)?PUNT)\s+(?:nr\.?\s*)?|[Nn](?:r\.|[°º])\s*)?\(?((?:([A-Z]{1,4})[.\s]?)?(\d{1,3}(?:[./]\d{1,3}){0,3})(?:\s?([A-Z])(?=[.)°:]|\s|$)|([a-z])(?=[.)°:]|\s|$))?)(?:[.)°:]+[-–]?\s*|\/\s+|\s+[-–]\s+|\s+|$)(.*)$/su

/** Signs that stray in front of a number: "<>1", "# 3". */
const STRAY = /^[<>#*=|~\s]+/u

/**
 * Splits a line into its item number and the rest; undefined when it starts with no such number. A date is no number.
 */
export function readItemNumber(text: string): { readonly number: ItemNumber; readonly rest: string } | undefined {
  const match = PATTERN.exec(text.replace(STRAY, ''))
  if (!match) return undefined
  const [, printed = '', prefix = '', digits = '', upper = '', lower = '', rest = ''] = match
  const parts = digits.split(/[./]/u).map(Number)
  // "24/06/2024", "1/2 van": a date or a fraction.
  if ((/^\d{4}/u.test(rest) && parts.length >= 2) || (digits.includes('/') && !/^\p{Lu}/u.test(rest))) return undefined
  return {
    number: { printed: printed.trim(), prefix, parts, suffix: (upper || lower).toLowerCase() },
    rest: rest.trim(),
  }
}

/** How one number follows another in a list of items. */
export type Succession = 'next' | 'gap' | 'turn' | 'restart' | 'none'

/**
 * `next`: the very next or a first part below; `gap`: some left out; `turn`: another series starts; `restart`: back
 * to 1.
 */
export function successionOf(before: ItemNumber, after: ItemNumber): Succession {
  if (before.prefix !== after.prefix) {
    const isNextLetter =
      before.prefix.length === 1 &&
      after.prefix.length === 1 &&
      after.prefix.charCodeAt(0) === before.prefix.charCodeAt(0) + 1
    if ((after.parts.at(-1) ?? 0) <= 1) return isNextLetter ? 'next' : 'turn'
    return before.prefix !== '' && after.prefix === '' && (after.parts[0] ?? 0) > 1 ? 'gap' : 'none'
  }
  const depth = Math.min(before.parts.length, after.parts.length)
  const shared = after.parts.findIndex((part, index) => part !== before.parts[index])
  if (after.parts.length === before.parts.length) {
    if (shared < 0) return letter(after.suffix) === letter(before.suffix) + 1 ? 'next' : 'none'
    if (shared === depth - 1) return stepOf((after.parts[shared] ?? 0) - (before.parts[shared] ?? 0), after)
    return (after.parts[shared] ?? 0) === (before.parts[shared] ?? 0) + 1 ? 'next' : isFirst(after) ? 'restart' : 'none'
  }
  if (after.parts.length > before.parts.length) {
    if (shared === depth) return after.parts.slice(depth).every((part) => part <= 1) ? 'next' : 'gap'
    return shared === depth - 1 && (after.parts[shared] ?? 0) === (before.parts[shared] ?? 0) + 1 ? 'next' : 'none'
  }
  if (shared >= 0) return stepOf((after.parts[shared] ?? 0) - (before.parts[shared] ?? 0), after)
  return isFirst(after) ? 'restart' : 'none'
}

function stepOf(step: number, after: ItemNumber): Succession {
  if (step === 1) return 'next'
  if (step > 1 && step <= 6) return 'gap'
  return isFirst(after) ? 'restart' : 'none'
}

function isFirst(number: ItemNumber): boolean {
  return number.parts.every((part) => part <= 1)
}

function letter(suffix: string): number {
  return suffix === '' ? 0 : suffix.charCodeAt(0) - 96
}
