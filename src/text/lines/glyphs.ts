/** Ligatures, the Dutch ij as one character, and hyphens that differ from the keyboard's only in line breaking. */
const LIGATURES: Readonly<Record<string, string>> = {
  '\uFB00': 'ff',
  '\uFB01': 'fi',
  '\uFB02': 'fl',
  '\uFB03': 'ffi',
  '\uFB04': 'ffl',
  '\uFB05': 'st',
  '\uFB06': 'st',
  '\u0132': 'IJ',
  '\u0133': 'ij',
  '\u2010': '-',
  '\u2011': '-',
}

/** Accents that old typesetters print as a separate character over the next letter, and their combining marks. */
const SPACING_ACCENTS: Readonly<Record<string, string>> = { '´': '\u0301', '¨': '\u0308', ˆ: '\u0302', '¸': '\u0327' }

/**
 * Characters that text may not contain (control characters except tab and line ends, halves of surrogate pairs and
 * Unicode noncharacters): fonts use them for bullets.
 */
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Cs}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu

/** What is displayed as nothing (Unicode Default_Ignorable_Code_Point: zero-width signs, marks of direction …). */
const INVISIBLE = /(?!\u00AD)\p{Default_Ignorable_Code_Point}/gu

/** Letters, digits and signs in another width or typeface, and Roman numerals as one sign: the same, written plainly. */
const OTHER_FORMS = /[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\u2160-\u217F]/gu

/**
 * The text as a reader would type it: ligatures split, other typefaces of letters made plain, accents composed (Unicode
 * NFC), soft hyphens and invisible characters removed, invalid characters marked as unreadable, every kind of space and
 * hyphen made an ordinary one.
 * Never changes the content. A second call changes nothing: what one step would reveal to another is removed or
 * composed before it.
 */
export function normaliseGlyphs(text: string): string {
  return (
    text
      // A soft hyphen at the end means that the word continues in the next text: whoever joins the two removes it.
      .replace(INVISIBLE, '')
      .replace(/\u00AD+(?!\s*$)/gu, '')
      // Word processors write a line break within a paragraph as a vertical tab.
      .replace(/\u000B/gu, ' ')
      .replace(NO_TEXT, '\uFFFD')
      .replace(OTHER_FORMS, (sign) => sign.normalize('NFKC'))
      .replace(/[\uFB00-\uFB06\u0132\u0133\u2010\u2011]/gu, (sign) => LIGATURES[sign] ?? sign)
      .normalize('NFC')
      .replace(/([´¨ˆ¸]+)(\p{L})/gu, (_all, accents: string, letter: string) => composed(accents, letter))
      .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu, ' ')
      .normalize('NFC')
  )
}

/** The letter with the accents printed before it, the nearest first; an accent that cannot combine stays. */
function composed(accents: string, letter: string): string {
  const accent = accents.slice(-1)
  const joined = `${letter}${SPACING_ACCENTS[accent] ?? ''}`.normalize('NFC')
  return accent === '' || Array.from(joined).length > 1 ? `${accents}${letter}` : composed(accents.slice(0, -1), joined)
}

/** Raised text behind a text: digits behind a digit stay raised, so that a note 1 behind 5 makes no 51. */
export function raiseBehind(before: string, raised: string): string {
  return /\d$/u.test(before) ? raised.replace(/\d/gu, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit) : raised
}

/** Folds white space to single spaces and trims. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/**
 * Closes letter-spaced text ("B E S L U I T"): single letters with one space between; two or more spaces separate
 * words. Text with fewer than four single letters in a row is not changed.
 */
export function closeLetterSpacing(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}.])\p{L}(?: {1,3}\p{L}){3,}(?![\p{L}\p{N}.])/gu, (spaced) =>
    spaced
      .split(/ {2,}/u)
      .map((word) => word.replace(/ /gu, ''))
      .join(' '),
  )
}

/** Whether all letters are capitals; at least two must be letters. */
export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)
  return letters !== null && letters.length >= 2 && text === text.toLocaleUpperCase('nl')
}
