import type { FacetName, FacetValue } from '../search-answer.js'
import type { SearchRequest } from '../search-request.js'
import { DOCUMENT_KINDS } from '../search-unit.js'
import type { UnitFacts } from './unit-facts.js'

/** Values of a filter that are shown, besides those chosen. */
const SHOWN: Readonly<Record<FacetName, number>> = {
  gemeente: 30,
  orgaan: 20,
  soort: 4,
  jaar: 30,
  uitkomst: 10,
  persoon: 20,
  stemming: 1,
}

/** One filter as it is set: which values a unit has, as numbers, and which of them are chosen. */
interface Filter {
  readonly facet: FacetName
  readonly chosen: ReadonlySet<number>
  readonly valuesOf: (id: number) => Iterable<number>
}

/** The filters of a search, and the days between which it looks. */
export interface Filters {
  readonly filters: readonly Filter[]
  readonly isInTime: (id: number) => boolean
}

/** Reads the filters of a search by what there is. */
export function filtersOf(request: SearchRequest, facts: UnitFacts): Filters {
  const one = (value: number | undefined): readonly number[] => (value === undefined || value === 0 ? [] : [value])
  const year = (id: number): number => Math.floor((facts.day[id] ?? 0) / 10_000)
  const ids = (list: 'eenheid' | 'orgaan' | 'persoon' | 'uitkomst', keys: readonly string[]): ReadonlySet<number> =>
    // A key that nothing has is a filter too, that nothing passes.
    new Set(keys.map((key) => facts.idOf(list, key)))
  const from = request.van === undefined ? 0 : numberOf(request.van)
  const to = request.tot === undefined ? Infinity : numberOf(request.tot)
  return {
    filters: [
      { facet: 'gemeente', chosen: ids('eenheid', request.gemeente), valuesOf: (id) => one(facts.eenheid[id]) },
      { facet: 'orgaan', chosen: ids('orgaan', request.orgaan), valuesOf: (id) => one(facts.orgaan[id]) },
      {
        facet: 'soort',
        chosen: new Set(request.soort.map((kind) => DOCUMENT_KINDS.indexOf(kind) + 1)),
        valuesOf: (id) => KIND_SETS[facts.documents[id] ?? 0] ?? [],
      },
      { facet: 'jaar', chosen: new Set(request.jaar), valuesOf: (id) => one(year(id)) },
      { facet: 'uitkomst', chosen: ids('uitkomst', request.uitkomst), valuesOf: (id) => one(facts.uitkomst[id]) },
      { facet: 'persoon', chosen: ids('persoon', request.persoon), valuesOf: (id) => facts.persons[id] ?? [] },
      { facet: 'stemming', chosen: new Set(request.stemming ? [1] : []), valuesOf: (id) => one(facts.vote[id]) },
    ],
    isInTime: (id) => {
      const day = facts.day[id] ?? 0
      return (from === 0 && to === Infinity) || (day !== 0 && day >= from && day <= to)
    },
  }
}

/** Which units pass all filters, and of each filter how many would with each of its values. */
export function facetsOf(
  candidates: Uint32Array,
  { filters, isInTime }: Filters,
  facts: UnitFacts,
): { readonly passing: Uint32Array; readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>> } {
  const passing = new Uint32Array(candidates.length)
  const counts = filters.map(() => new Map<number, number>())
  let passed = 0
  for (const id of candidates) {
    if (!isInTime(id)) continue
    // A unit that fails one filter only counts for the values of that one: choosing them too would find it.
    let failed = -1
    for (let i = 0; i < filters.length && failed !== MANY; i++)
      if (fails(filters[i], id)) failed = failed < 0 ? i : MANY
    if (failed === MANY) continue
    if (failed < 0) passing[passed++] = id
    for (let i = 0; i < filters.length; i++) {
      if (failed >= 0 && failed !== i) continue
      const own = counts[i]
      if (own) for (const value of filters[i]?.valuesOf(id) ?? []) own.set(value, (own.get(value) ?? 0) + 1)
    }
  }
  const entries = filters.map((filter, i) => [filter.facet, valuesOf(filter, counts[i] ?? new Map(), facts)] as const)
  return {
    passing: passing.subarray(0, passed),
    facets: Object.fromEntries(entries) as Record<FacetName, readonly FacetValue[]>,
  }
}

const MANY = 99

function fails(filter: Filter | undefined, id: number): boolean {
  if (!filter || filter.chosen.size === 0) return false
  for (const value of filter.valuesOf(id)) if (filter.chosen.has(value)) return false
  return true
}

function valuesOf(
  { facet, chosen }: Filter,
  counts: ReadonlyMap<number, number>,
  facts: UnitFacts,
): readonly FacetValue[] {
  const values = [...new Set([...counts.keys(), ...chosen])].flatMap((value): FacetValue[] => {
    const named = nameOf(facet, value, facts)
    return named ? [{ key: named.key, name: named.name, count: counts.get(value) ?? 0, chosen: chosen.has(value) }] : []
  })
  values.sort((a, b) =>
    facet === 'jaar' ? b.key.localeCompare(a.key) : b.count - a.count || a.name.localeCompare(b.name, 'nl'),
  )
  return values.filter((value, i) => i < SHOWN[facet] || value.chosen)
}

function nameOf(facet: FacetName, value: number, facts: UnitFacts): Pick<FacetValue, 'key' | 'name'> | undefined {
  switch (facet) {
    case 'jaar':
      return { key: String(value), name: String(value) }
    case 'stemming':
      return { key: 'ja', name: 'Er werd over gestemd' }
    case 'soort': {
      const kind = DOCUMENT_KINDS[value - 1]
      return kind && { key: kind, name: kind }
    }
    default:
      return facts.nameOf(value)
  }
}

/** The values of every set of kinds of documents, by its bits. */
const KIND_SETS: readonly (readonly number[])[] = Array.from({ length: 1 << DOCUMENT_KINDS.length }, (_, bits) =>
  DOCUMENT_KINDS.flatMap((_kind, i) => ((bits & (1 << i)) === 0 ? [] : [i + 1])),
)

function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}
