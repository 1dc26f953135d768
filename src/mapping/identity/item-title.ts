/** A printed title, split into number and text. */
export interface ItemTitle {
  /** The number in front, without its dot: `1`, `HD 1`, `8/2`, `A.2a`, `03.01`. */
  readonly nummer?: string
  readonly title: string
}

/*
 * The number forms that Flemish systems put in front of a title. Text is a number when a dot, bracket, colon or dash
 * closes it (`1.`, `8/2.`, `A.2a`, `HD 1.`), when it is a code with capitals (`TP01`, `B1`), or when it is bare and a
 * capital follows (` 1 Politie`, `03.01 Varia`). "2 voertuigen" is a title, and so are "27 mei 2024" and "N60 Werken".
 */
const CLOSED =
  /^((?:[A-Z]{1,3}[ .]?)?\d{1,3}(?:[./]\d{1,3})*(?: ?[A-Za-z](?![A-Za-z]))?)(?: ?[.):](?!\d)| ?[-–](?= ))\s*(?=\S)/u
const CODE = /^((?:(?:HD|TP|HP|ACT|IR|OP|AP)[ .]?|[BGTV] ?|[A-Z]\.)\d{1,3}[A-Za-z]?) +(?=\S)/u
const BARE = /^(\d{1,3}[A-Z]?|\d\d\.\d\d) +(?=\p{Lu})/u

/** Splits the number off a title; a title without one is returned trimmed. */
export function splitTitle(text: string): ItemTitle {
  const folded = text.replace(/\s+/gu, ' ').trim()
  const found = CLOSED.exec(folded) ?? CODE.exec(folded) ?? BARE.exec(folded)
  if (!found?.[1] || isDate(folded)) return { title: folded }
  return { nummer: found[1].trim(), title: folded.slice(found[0].length) }
}

/** A number in comparable form: `01.` and `1` are the same number, and so are `HD 1` and `hd1`. */
export function numberKey(nummer: string): string {
  return nummer
    .toLowerCase()
    .replace(/[\s.]+$/u, '')
    .replace(/\s+/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
}

/** A title without the category that some documents of a sitting print in front of it ("Veiligheid: …"), if any. */
export function withoutCategory(title: string): string {
  return title.replace(/^[^:]{3,40}: (?=\S)/u, '')
}

/** A title in comparable form: without number, case, accents, punctuation and white space. */
export function titleKey(text: string): string {
  return splitTitle(text)
    .title.normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '')
}

/** "27.05.2024 …" and "1. januari" start with a date, not with a number. */
function isDate(text: string): boolean {
  return (
    /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/u.test(text) ||
    /^\d{1,2}\.? (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/iu.test(
      text,
    )
  )
}
