/** What stands where something was left out. */
export const LEFT_OUT = '[weggelaten]'

/** One sign of a text that counts when it is searched, and where it stands there. */
interface Sign {
  readonly sign: string
  readonly start: number
  readonly end: number
}

/** Digits from which on a text is a number, written with any signs between them. */
const FEWEST_DIGITS = 6

/**
 * A text without other texts, wherever they stand in it, whatever white space, capitals, dashes and quotes it has, and
 * of a number whatever stands between its digits. `isMarkup`: tags and entities are looked through, and tags stay.
 */
export function blackOut(
  text: string,
  hidden: readonly string[],
  { isMarkup = false }: { readonly isMarkup?: boolean } = {},
): string {
  return hidden.reduce((left, each) => without(left, each, isMarkup), text)
}

/** Whether a text holds one of these, as `blackOut` sees it. */
export function holdsAny(
  text: string,
  hidden: readonly string[],
  options: { readonly isMarkup?: boolean } = {},
): boolean {
  return hidden.some((each) => placesOf(text, each, options.isMarkup === true).length > 0)
}

/** The same value with every text in it blacked out; what names things (`iri`, `sameAs`, `types`) stays. */
export function blackOutAll<Value>(value: Value, hidden: readonly string[]): Value {
  if (typeof value === 'string') return blackOut(value, hidden, { isMarkup: /<\/?\w/u.test(value) }) as Value
  if (Array.isArray(value)) return value.map((each: unknown) => blackOutAll(each, hidden)) as Value
  if (typeof value !== 'object' || value === null) return value
  const isName = (key: string): boolean => key === 'iri' || key === 'sameAs' || key === 'types'
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, isName(key) ? (each as unknown) : blackOutAll(each, hidden)]),
  ) as Value
}

function without(text: string, hidden: string, isMarkup: boolean): string {
  const places = placesOf(text, hidden, isMarkup)
  if (places.length === 0) return text
  const parts: string[] = []
  let from = 0
  for (const signs of places) {
    const [first] = signs
    const last = signs.at(-1)
    if (!first || !last) continue
    const covered = text.slice(first.start, last.end)
    const tags = isMarkup ? (covered.match(/<[^>]*>/gu) ?? []) : []
    parts.push(text.slice(from, first.start), LEFT_OUT, ...tags)
    from = last.end
  }
  return [...parts, text.slice(from)].join('')
}

/** Every place of a text in another, as the signs that it has there. */
function placesOf(text: string, hidden: string, isMarkup: boolean): readonly (readonly Sign[])[] {
  const isNumber = (hidden.match(/\d/gu) ?? []).length >= FEWEST_DIGITS && !hidden.includes('@')
  const wanted = signsOf(hidden, isNumber, false).map(({ sign }) => sign)
  if (wanted.length < 2) return []
  const signs = signsOf(text, isNumber, isMarkup)
  const all = signs.map(({ sign }) => sign).join('')
  const found: (readonly Sign[])[] = []
  const needle = wanted.join('')
  for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, at + needle.length)) {
    const place = signs.slice(at, at + wanted.length)
    const [first, last] = [place[0], place.at(-1)]
    if (first && last && isWhole(text, first.start, last.end)) found.push(place)
  }
  return found
}

/** Whether a stretch is no part of a longer word or number. */
function isWhole(text: string, start: number, end: number): boolean {
  const isInside = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')
  return !(isInside(start) && isInside(start - 1)) && !(isInside(end - 1) && isInside(end))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The signs of a text that count; each is one UTF-16 unit, so that they can be counted in a joined text. */
function signsOf(text: string, isNumber: boolean, isMarkup: boolean): readonly Sign[] {
  const signs: Sign[] = []
  const pattern = isMarkup ? /<[^>]*>|&(?:#(\d+)|#x([\da-f]+)|(\w+));|[^]/giu : /[^]/gu
  for (const { 0: found, 1: decimal, 2: hex, 3: name, index } of text.matchAll(pattern)) {
    if (isMarkup && found.length > 1 && found.startsWith('<')) continue
    const code = decimal === undefined ? (hex === undefined ? undefined : Number.parseInt(hex, 16)) : Number(decimal)
    const plain =
      code !== undefined && code <= 0x10ffff
        ? String.fromCodePoint(code)
        : name === undefined
          ? found
          : (ENTITIES[name.toLowerCase()] ?? found)
    for (const sign of folded(plain))
      if (isNumber ? /[\p{L}\p{N}]/u.test(sign) : !/[\s\u00ad\u200b]/u.test(sign))
        for (const unit of sign.split('')) signs.push({ sign: unit, start: index, end: index + found.length })
  }
  return signs
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚′]/gu, "'")
    .replace(/[“”„″]/gu, '"')
    .replace(/[‐-―]/gu, '-')
}
