/*
 * When two ways to print one fact are the same fact. A generated document's gold is compared by these; they forgive
 * spelling and layout, never another fact.
 */

/** NFC, without white space, hyphens, bullets, case and closing signs. */
export function textKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s•●·\-‐‑–—\u00AD\u200B\uFEFF]/gu, '')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[.;,:]+$/u, '')
}

export function sameText(a: string, b: string): boolean {
  return textKey(a) === textKey(b)
}

/** Share of letter pairs that two texts have in common: 0 to 1. */
export function similarity(a: string, b: string): number {
  const [x, y] = [textKey(a), textKey(b)]
  if (x === y) return 1
  if (x.length < 2 || y.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let at = 0; at < x.length - 1; at++) pairs.set(x.slice(at, at + 2), (pairs.get(x.slice(at, at + 2)) ?? 0) + 1)
  let shared = 0
  for (let at = 0; at < y.length - 1; at++) {
    const left = pairs.get(y.slice(at, at + 2)) ?? 0
    if (left > 0) {
      shared++
      pairs.set(y.slice(at, at + 2), left - 1)
    }
  }
  return (2 * shared) / (x.length + y.length - 2)
}

/** The same person: the same words in any order, or initials for the first names. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [nameWords(a), nameWords(b)]
  if (x.join(' ') === y.join(' ')) return true
  const [short, long] = x.some(isInitial) ? [x, y] : [y, x]
  if (!short.some(isInitial) || long.some(isInitial) || short.length !== long.length) return false
  const rest = [...long]
  return [...short]
    .sort((p, q) => q.length - p.length)
    .every((word) => {
      const index = rest.findIndex((other) => (isInitial(word) ? other.startsWith(word) : other === word))
      if (index < 0) return false
      rest.splice(index, 1)
      return true
    })
}

function nameWords(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(
      /\b(?:dhr|mevr|mw|dr|ir)\.|\b(?:mevrouw|de heer|monsieur|madame|herr|frau)\b|\bm(?:me)?\.\s(?=\S{3})/gu,
      ' ',
    )
    .replace(/[‘’]/gu, "'")
    .split(/[\s,.\-‐‑]+/u)
    .filter((word) => word !== '')
    .sort()
}

function isInitial(word: string): boolean {
  return word.length === 1
}

const UNIT_WORDS =
  /^(?:lokaal bestuur|gemeente- en ocmw-bestuur|gemeentebestuur|stadsbestuur|gemeente|stad|ocmw|district|politiezone|commune de|commune d'|ville de|cpas de|gemeinde|stadt)\s*/u

export function sameUnit(a: string, b: string): boolean {
  const bare = (name: string): string =>
    textKey(
      name
        .toLowerCase()
        .replace(UNIT_WORDS, '')
        .replace(/^van\s+/u, ''),
    )
  return bare(a) === bare(b)
}

const BODIES: readonly (readonly [string, RegExp])[] = [
  ['rmw', /ocmw-?\s?raad|raad voor maatschappelijk welzijn|conseil de l'action sociale|sozialhilferat/u],
  ['college', /college van burgemeester|schepencollege|collège|kollegium/u],
  ['vast-bureau', /vast bureau|bureau permanent/u],
  ['bcsd', /bijzonder comit/u],
  ['districtsraad', /districtsraad/u],
  ['politieraad', /politieraad|conseil de police|polizeirat/u],
  ['gemeenteraad', /gemeenteraad|conseil communal|gemeinderat|stadtrat/u],
]

/** The same class of body, whatever the words for it. */
export function sameBody(a: string, b: string): boolean {
  const of = (name: string): string =>
    BODIES.find(([, pattern]) => pattern.test(name.normalize('NFC').toLowerCase()))?.[0] ?? textKey(name)
  return of(a) === of(b)
}

/** "Artikel 1.", "Art. 1" and "1" are one number; "Enig artikel" is a kind of its own. */
export function sameArticleNumber(a: string, b: string): boolean {
  const key = (number: string): string =>
    /\d+/u.exec(number)?.[0] ?? (/enig|unique|einzig/iu.test(number) ? 'enig' : textKey(number))
  return key(a) === key(b)
}

export function sameItemNumber(a: string, b: string): boolean {
  const key = (number: string): string =>
    textKey(number)
      .replace(/^(?:punt|agendapunt|point|punkt|top)/u, '')
      .replace(/[.):]+$/u, '')
  return key(a) === key(b)
}
