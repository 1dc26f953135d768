import type { HtmlElement } from './html-page.js'

/** The last number in each ordered list. */
export type ListCounters = Map<HtmlElement, number>

/** The number or bullet that a browser shows before a list item (HTML Standard, 4.4.8). Updates `counters`. */
export function labelOfItem(item: HtmlElement, counters: ListCounters): string {
  const list = item.parentNode
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return '•'
  const own = attribute(item, 'value')
  const isReversed = attribute(list, 'reversed') !== undefined
  const last = counters.get(list)
  const number =
    own !== undefined && /^-?\d+$/u.test(own)
      ? Number(own)
      : last === undefined
        ? firstOf(list, isReversed)
        : last + (isReversed ? -1 : 1)
  counters.set(list, number)
  return `${ordinal(number, attribute(item, 'type') ?? attribute(list, 'type') ?? '1')}.`
}

function firstOf(list: HtmlElement, isReversed: boolean): number {
  const start = attribute(list, 'start')
  if (start !== undefined && /^-?\d+$/u.test(start)) return Number(start)
  return isReversed ? list.childNodes.filter((node) => 'tagName' in node && node.tagName === 'li').length : 1
}

/** A number in the style of a list: 1, a, A, i, I. Numbers that have no such form stay digits. */
export function ordinal(number: number, style: string): string {
  if (number < 1) return String(number)
  if (style === 'a' || style === 'A') {
    const letters = lettersOf(number)
    return style === 'A' ? letters.toUpperCase() : letters
  }
  if ((style !== 'i' && style !== 'I') || number > 3999) return String(number)
  const roman = romanOf(number)
  return style === 'I' ? roman.toUpperCase() : roman
}

function lettersOf(number: number): string {
  let letters = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
  return letters
}

const SIGNS = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function romanOf(number: number): string {
  let rest = number
  return SIGNS.reduce((text, [value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return text + sign.repeat(times)
  }, '')
}

function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}
