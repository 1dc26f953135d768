/**
 * Whether eleven digits are a national number (Royal Decree of 3 April 1984) or a bis number (Royal Decree of 8
 * February 1991: 20 or 40 added to the month). Numbers of people born from 2000 on are checked with a 2 in front. Month
 * and day may be 00: when the birthday is unknown, or when the numbers for a day ran out.
 */
export function birthNumberKind(digits: string): 'national-number' | 'bis-number' | undefined {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/u.exec(digits)
  if (!parts) return undefined
  const [, , month, day, order] = parts.map(Number)
  if (month === undefined || day === undefined || day > 31 || order === 0 || order === 999) return undefined
  const plain = month % 20
  if (plain > 12 || month > 52 || !hasCheck(digits)) return undefined
  return month > 19 ? 'bis-number' : 'national-number'
}

function hasCheck(digits: string): boolean {
  const body = digits.slice(0, 9)
  const check = Number(digits.slice(9))
  return [Number(body), Number(`2${body}`)].some((number) => 97 - (number % 97) === check)
}

/**
 * Length of an IBAN in characters, by country (ISO 13616 registry): Europe, and countries where many residents of
 * Belgium bank.
 */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AL: 28, AT: 20, BA: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24 },
  ...{ FI: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20 },
  ...{ LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24 },
  ...{ SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29, XK: 20 },
}

/** The length of an IBAN that starts with this text; undefined when its country is not in the table. */
export function ibanLength(text: string): number | undefined {
  return IBAN_LENGTHS[text.slice(0, 2).toUpperCase()]
}

/** Whether letters and digits without spaces are an IBAN: by its length, and its remainder 1 modulo 97 (ISO 7064). */
export function isIban(text: string): boolean {
  if (text.length !== ibanLength(text) || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/u.test(text)) return false
  let rest = 0
  for (const sign of `${text.slice(4)}${text.slice(0, 4)}`)
    for (const digit of parseInt(sign, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
