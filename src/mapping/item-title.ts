/** A title as printed, taken apart. */
export interface ItemTitle {
  /** The number in front, without its dot: `1`, `HD 1`, `8/2`, `A.2a`, `03.01`. */
  readonly nummer?: string
  readonly title: string
}

/*
 * The number forms that Flemish systems put in front of a title. A number is a number only when a dot, a bracket, a
 * dash or a colon closes it, or when it is a code with capitals (`HD 1`, `TP01`, `B1`): "2 voertuigen" is a title.
 */
const CLOSED = String.raw`(?:[A-Z]{1,3}[ .]?)?\d{1,3}(?:[./]\d{1,3})*(?: ?[A-Za-z])?`
const NUMBER = new RegExp(String.raw`^\s*(${CLOSED})\s*(?:[.):]|-(?=\s)|–)\.?\s*(?=\S)`, 'u')
const CODE = /^\s*((?:HD|TP|HP|ACT|IR|OP|B|G|V|AP)[ .]?\d{1,3}[A-Za-z]?)\s+(?=\S)/u

/** Takes the number off a title; a title that starts with none is returned trimmed. */
export function splitTitle(text: string): ItemTitle {
  const folded = text.replace(/\s+/gu, ' ').trim()
  const found = NUMBER.exec(folded) ?? CODE.exec(folded)
  if (!found?.[1] || isDate(folded)) return { title: folded }
  return { nummer: found[1].trim(), title: folded.slice(found[0].length) }
}

/** A number in the form in which numbers are compared: `01.` and `1` are one number, `HD 1` and `hd1` too. */
export function numberKey(nummer: string): string {
  return nummer
    .toLowerCase()
    .replace(/[\s.]+$/u, '')
    .replace(/\s+/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
}

/** A title in the form in which titles are compared: without number, case, accents, punctuation and white space. */
export function titleKey(text: string): string {
  return splitTitle(text)
    .title.normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '')
}

/** "27.05.2024 …" and "1. januari" start with a date, not with a number. */
function isDate(text: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/u.test(text) || /^\d{1,2}\.? (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/iu.test(text)
}
