import type { KnownUnit } from '../../../linking/known-units.js'
import type { CalendarDate } from '../../../model.js'
import { existedOn } from './unit.js'

/** Names as short as these are words too: they must be a whole label of the host. */
const SHORT = 4

/**
 * The name of the unit whose site a page stands on, as its address tells it: the name is a label of the host or a part
 * of one between hyphens (`bovendorp.voorbeeld.be`, `raad-bovendorp.voorbeeld.be`), or the first folder. Undefined when
 * none is, or more than one.
 */
export function unitOfAddress(
  address: string,
  date: CalendarDate | undefined,
  kind: string,
  units: readonly KnownUnit[],
): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined
  const [folder = ''] = url.pathname.split('/').filter((part) => part !== '')
  const labels = [...url.hostname.split('.').slice(0, -1), folder].map(plain)
  const found = new Set(
    units
      .filter((unit) => unit.kind === kind && existedOn(unit, date))
      .map(({ name }) => name)
      .filter((name) => labels.some((label) => isIn(plain(name), label, label === plain(folder)))),
  )
  // “Nazareth-De Pinte” holds “Nazareth” and “De Pinte”.
  const longest = [...found].filter(
    (name) => ![...found].some((other) => other !== name && plain(other).includes(plain(name))),
  )
  return longest.length === 1 ? longest[0] : undefined
}

function isIn(name: string, label: string, isWhole: boolean): boolean {
  return (
    label === name ||
    label === name.replaceAll('-', '') ||
    (!isWhole && name.length >= SHORT && `-${label}-`.includes(`-${name}-`))
  )
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase('nl')
    .replace(/[^a-z0-9]+/gu, '-')
}
