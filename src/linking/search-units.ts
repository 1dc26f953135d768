import { distance } from 'fastest-levenshtein'
import type { KnownUnit } from './known-units.js'

/** The most results of a search: with more, a person cannot choose. */
const MOST = 12

/**
 * The current units whose name a person may mean, the likeliest first: the exact name, then names that begin with it,
 * contain it, or differ by a typing error. “OCMW Aalst” asks for a kind too; without a kind a gemeente comes first.
 */
export function searchUnits(text: string, units: readonly KnownUnit[]): readonly KnownUnit[] {
  const [, kind, rest = ''] = /^(?:(gemeente|stad|ocmw|district|provincie)\s+)?(.*)$/iu.exec(text.trim()) ?? []
  const wanted = kind?.toLowerCase() === 'stad' ? 'gemeente' : kind?.toLowerCase()
  const name = plain(rest)
  if (name === '') return []
  const rankOf = (unit: KnownUnit): number => {
    const own = plain(unit.name)
    if (own === name) return 0
    if (own.startsWith(name)) return 1
    if (own.includes(name)) return 2
    return distance(own, name) <= (name.length > 5 ? 2 : 1) ? 3 : Infinity
  }
  return units
    .filter((unit) => unit.isCurrent && (wanted === undefined || unit.kind.toLowerCase() === wanted))
    .map((unit) => ({ unit, rank: rankOf(unit) }))
    .filter(({ rank }) => rank < Infinity)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.unit.name.localeCompare(b.unit.name, 'nl') ||
        KINDS.indexOf(a.unit.kind) - KINDS.indexOf(b.unit.kind),
    )
    .slice(0, MOST)
    .map(({ unit }) => unit)
}

const KINDS = ['Gemeente', 'OCMW', 'District', 'Provincie']

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, ' ')
    .trim()
}
