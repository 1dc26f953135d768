import type { FacetName, FacetValue } from '../search-answer.js'
import type { SearchRequest } from '../search-request.js'
import { DOCUMENT_KINDS, type NameList } from '../search-unit.js'
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

/** One filter as it is set: the value of each unit as a number, 0 for none, or all of them; and which are chosen. */
type Filter = {
  readonly facet: FacetName
  readonly chosen: ReadonlySet<number>
} & ({ readonly one: Uint32Array } | { readonly many: readonly (Uint32Array | undefined)[] })

/** The filters of a search, and the days between which it looks. */
export interface Filters {
  readonly filters: readonly Filter[]
  /** Whether it looks at all days. */
  readonly isTimeless: boolean
  readonly isInTime: (id: number) => boolean
}

/** Reads the filters of a search by what there is. */
export function filtersOf(request: SearchRequest, facts: UnitFacts): Filters {
  // A key that nothing has is a filter too, that nothing passes.
  const ids = (list: NameList, keys: readonly string[]): ReadonlySet<number> =>
    new Set(keys.map((key) => facts.idOf(list, key) ?? NOBODY))
  const from = request.van === undefined ? 0 : numberOf(request.van)
  const to = request.tot === undefined ? Infinity : numberOf(request.tot)
  return {
    filters: [
      { facet: 'gemeente', one: facts.eenheid, chosen: ids('eenheid', request.gemeente) },
      { facet: 'orgaan', one: facts.orgaan, chosen: ids('orgaan', request.orgaan) },
      {
        facet: 'soort',
        many: facts.kinds,
        chosen: new Set(request.soort.map((kind) => DOCUMENT_KINDS.indexOf(kind) + 1)),
      },
      { facet: 'jaar', one: facts.year, chosen: new Set(request.jaar) },
      { facet: 'uitkomst', one: facts.uitkomst, chosen: ids('uitkomst', request.uitkomst) },
      { facet: 'persoon', many: facts.persons, chosen: ids('persoon', request.persoon) },
      { facet: 'stemming', one: facts.vote, chosen: new Set(request.stemming ? [1] : []) },
    ],
    isTimeless: from === 0 && to === Infinity,
    isInTime: (id) => {
      const day = facts.day[id] ?? 0
      return (from === 0 && to === Infinity) || (day !== 0 && day >= from && day <= to)
    },
  }
}

const NOBODY = 0xffffffff

/** Which units pass all filters. */
export function passingOf(candidates: Uint32Array, filters: Filters): Uint32Array {
  return judged(candidates, filters).passing
}

/** Which units pass all filters, and of each filter how many would with each of its values. */
export function facetsOf(
  candidates: Uint32Array,
  filters: Filters,
  facts: UnitFacts,
): { readonly passing: Uint32Array; readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>> } {
  const { passing, onlyFailed } = judged(candidates, filters)
  const entries = filters.filters.map((filter, i) => {
    const failing = onlyFailed.get(i)
    const counts = countsOf(filter, failing ? [passing, Uint32Array.from(failing)] : [passing], facts)
    return [filter.facet, valuesOf(filter, counts, facts)] as const
  })
  return { passing, facets: Object.fromEntries(entries) as Record<FacetName, readonly FacetValue[]> }
}

/** `onlyFailed`: the units that fail one filter only count for the values of that one; choosing them would find them. */
function judged(
  candidates: Uint32Array,
  { filters, isTimeless, isInTime }: Filters,
): { readonly passing: Uint32Array; readonly onlyFailed: ReadonlyMap<number, readonly number[]> } {
  const set = filters.flatMap((filter, i) => (filter.chosen.size > 0 ? [{ filter, i }] : []))
  const onlyFailed = new Map<number, number[]>(set.map(({ i }) => [i, []]))
  if (set.length === 0 && isTimeless) return { passing: candidates, onlyFailed }
  const passing = new Uint32Array(candidates.length)
  let passed = 0
  for (const id of candidates) {
    if (!isInTime(id)) continue
    const failed = set.filter(({ filter }) => fails(filter, id))
    if (failed.length === 0) passing[passed++] = id
    if (failed.length === 1) onlyFailed.get(failed[0]?.i ?? 0)?.push(id)
  }
  return { passing: passing.subarray(0, passed), onlyFailed }
}

function countsOf(filter: Filter, lists: readonly Uint32Array[], facts: UnitFacts): ReadonlyMap<number, number> {
  const counts = new Uint32Array(highestOf(filter.facet, facts) + 1)
  for (const ids of lists) {
    if ('one' in filter) countOne(ids, filter.one, counts)
    else countMany(ids, filter.many, counts)
  }
  const found = new Map<number, number>()
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] ?? 0
    if (count > 0) found.set(value, count)
  }
  return found
}

function countOne(ids: Uint32Array, values: Uint32Array, counts: Uint32Array): void {
  for (const id of ids) {
    const value = values[id] ?? 0
    counts[value] = (counts[value] ?? 0) + 1
  }
}

function countMany(ids: Uint32Array, values: readonly (Uint32Array | undefined)[], counts: Uint32Array): void {
  for (const id of ids) {
    const own = values[id]
    if (own) for (const value of own) counts[value] = (counts[value] ?? 0) + 1
  }
}

/** The highest number that a value of a filter may be. */
function highestOf(facet: FacetName, facts: UnitFacts): number {
  switch (facet) {
    case 'jaar':
      return 9999
    case 'stemming':
      return 1
    case 'soort':
      return DOCUMENT_KINDS.length
    default:
      return facts.names
  }
}

function fails(filter: Filter, id: number): boolean {
  const { chosen } = filter
  return 'one' in filter ? !chosen.has(filter.one[id] ?? 0) : filter.many[id]?.some((own) => chosen.has(own)) !== true
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
    facet === 'jaar' ? Number(b.key) - Number(a.key) : b.count - a.count || (a.name < b.name ? -1 : 1),
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

function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}
