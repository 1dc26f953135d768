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

/** One filter as it is set: the values that units have, as numbers, and which of them are chosen. */
interface Filter {
  readonly facet: FacetName
  readonly chosen: ReadonlySet<number>
  /** The value of each unit, 0 for none; or all of them. Looked at for every unit that is found, so plain numbers. */
  readonly values: ArrayLike<number> | readonly (ArrayLike<number> | undefined)[]
  readonly hasMany: boolean
}

/** The filters of a search, and the days between which it looks. */
export interface Filters {
  readonly filters: readonly Filter[]
  readonly isInTime: (id: number) => boolean
}

/** Reads the filters of a search by what there is. */
export function filtersOf(request: SearchRequest, facts: UnitFacts): Filters {
  // A key that nothing has is a filter too, that nothing passes.
  const ids = (list: NameList, keys: readonly string[]): ReadonlySet<number> =>
    new Set(keys.map((key) => facts.idOf(list, key) ?? NOBODY))
  const one = (facet: FacetName, values: ArrayLike<number>, chosen: ReadonlySet<number>): Filter => ({
    facet,
    values,
    chosen,
    hasMany: false,
  })
  const from = request.van === undefined ? 0 : numberOf(request.van)
  const to = request.tot === undefined ? Infinity : numberOf(request.tot)
  const isTimeless = from === 0 && to === Infinity
  return {
    filters: [
      one('gemeente', facts.eenheid, ids('eenheid', request.gemeente)),
      one('orgaan', facts.orgaan, ids('orgaan', request.orgaan)),
      {
        ...one('soort', [], new Set(request.soort.map((kind) => DOCUMENT_KINDS.indexOf(kind) + 1))),
        values: facts.kinds,
        hasMany: true,
      },
      one('jaar', facts.year, new Set(request.jaar)),
      one('uitkomst', facts.uitkomst, ids('uitkomst', request.uitkomst)),
      { ...one('persoon', [], ids('persoon', request.persoon)), values: facts.persons, hasMany: true },
      one('stemming', facts.vote, new Set(request.stemming ? [1] : [])),
    ],
    isInTime: (id) => {
      const day = facts.day[id] ?? 0
      return isTimeless || (day !== 0 && day >= from && day <= to)
    },
  }
}

const NOBODY = 0xffffffff

/** Which units pass all filters, and of each filter how many would with each of its values. */
export function facetsOf(
  candidates: Uint32Array,
  { filters, isInTime }: Filters,
  facts: UnitFacts,
): { readonly passing: Uint32Array; readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>> } {
  const passing = new Uint32Array(candidates.length)
  // A unit that fails one filter only counts for the values of that one: choosing them too would find it.
  const onlyFailed = new Int8Array(candidates.length).fill(NONE)
  const set = filters.flatMap((filter, i) => (filter.chosen.size > 0 ? [{ filter, i }] : []))
  let passed = 0
  for (let at = 0; at < candidates.length; at++) {
    const id = candidates[at] ?? 0
    let failed = isInTime(id) ? NONE : MANY
    for (const { filter, i } of set) if (failed !== MANY && fails(filter, id)) failed = failed === NONE ? i : MANY
    onlyFailed[at] = failed
    if (failed === NONE) passing[passed++] = id
  }
  const entries = filters.map((filter, i) => {
    const counts = countsOf(filter, candidates, onlyFailed, i, facts)
    return [filter.facet, valuesOf(filter, counts, facts)] as const
  })
  return {
    passing: passing.subarray(0, passed),
    facets: Object.fromEntries(entries) as Record<FacetName, readonly FacetValue[]>,
  }
}

const NONE = -1
const MANY = 99

function countsOf(
  { values, hasMany }: Filter,
  candidates: Uint32Array,
  onlyFailed: Int8Array,
  filter: number,
  facts: UnitFacts,
): ReadonlyMap<number, number> {
  const counts = new Uint32Array(Math.max(facts.names + 1, YEARS))
  for (let at = 0; at < candidates.length; at++) {
    const failed = onlyFailed[at]
    if (failed !== NONE && failed !== filter) continue
    const own = values[candidates[at] ?? 0]
    if (!hasMany) counts[own as number] = (counts[own as number] ?? 0) + 1
    else if (own !== undefined) {
      const list = own as ArrayLike<number>
      for (let i = 0; i < list.length; i++) counts[list[i] ?? 0] = (counts[list[i] ?? 0] ?? 0) + 1
    }
  }
  const found = new Map<number, number>()
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] ?? 0
    if (count > 0) found.set(value, count)
  }
  return found
}

/** More than any year. */
const YEARS = 10_000

function fails({ values, hasMany, chosen }: Filter, id: number): boolean {
  const own = values[id]
  if (!hasMany) return !chosen.has(own as number)
  const list = own as ArrayLike<number> | undefined
  for (let i = 0; i < (list?.length ?? 0); i++) if (chosen.has(list?.[i] ?? 0)) return false
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

function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}
