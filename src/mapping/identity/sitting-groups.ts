import type { SittingFacts } from '../../log/changes/sitting-facts.js'
import { tieBodies } from './unify-zittingen.js'
import { createUnionFind } from './union-find.js'

/** Pages that must be mapped together, because what one says determines how the others name a sitting. */
export interface SittingGroup {
  /** Addresses, sorted. */
  readonly addresses: readonly string[]
  /**
   * The names by which the bodies of its sittings are known, over all pages; with them, mapping the group gives the
   * same result as mapping all pages together.
   */
  readonly bodies: SittingFacts['bodies']
  /** Changes when the group must be mapped again although none of its pages changed. */
  readonly signature: string
}

/**
 * Divides a set of pages into groups, by address of each page. Two pages are in one group when they share the IRI of a
 * sitting, or have sittings of one body at one moment or on one day: every reason for which unifyZittingen merges, and
 * slightly more. The outcome depends only on the set of pages.
 */
export function sittingGroups(pages: ReadonlyMap<string, SittingFacts>): ReadonlyMap<string, SittingGroup> {
  const bodies = tieBodies([...pages.values()].map((facts) => facts.bodies))
  const names = new Map<string, Set<string>>()
  for (const [organ, other] of [...pages.values()].flatMap((facts) => facts.bodies)) {
    const body = bodies.find(organ)
    names.set(body, (names.get(body) ?? new Set()).add(organ).add(other))
  }

  const ties = createUnionFind()
  for (const [address, { sittings }] of pages) {
    for (const { iri, organ, day } of sittings) {
      ties.union(`page ${address}`, `sitting ${iri}`)
      if (organ !== undefined && day !== undefined) ties.union(`page ${address}`, `body ${bodies.find(organ)} ${day}`)
    }
  }

  const members = new Map<string, string[]>()
  for (const address of [...pages.keys()].sort()) {
    const key = ties.find(`page ${address}`)
    const group = members.get(key)
    if (group) group.push(address)
    else members.set(key, [address])
  }
  return new Map(
    [...members.values()].flatMap((addresses) => {
      const organs = addresses.flatMap(
        (address) => pages.get(address)?.sittings.flatMap(({ organ }) => organ ?? []) ?? [],
      )
      const known = [...new Set(organs.map((organ) => bodies.find(organ)))]
        .sort()
        .map((body) => [body, [...(names.get(body) ?? [])].sort()] as const)
      const group: SittingGroup = {
        addresses,
        bodies: known.flatMap(([body, all]) => all.map((name) => [name, body] as const)),
        signature: JSON.stringify([addresses, known]),
      }
      return addresses.map((address) => [address, group] as const)
    }),
  )
}

/**
 * The groups that must be mapped again when the facts of pages changed: those that have one of the named pages, before
 * or after, and those whose composition changed.
 */
export function touchedGroups(
  before: ReadonlyMap<string, SittingFacts>,
  after: ReadonlyMap<string, SittingFacts>,
  changed: Iterable<string>,
): readonly SittingGroup[] {
  const [old, now] = [sittingGroups(before), sittingGroups(after)]
  const touched = new Set<SittingGroup>()
  const touch = (address: string): void => {
    const group = now.get(address)
    if (group) touched.add(group)
  }
  for (const address of changed) for (const each of [address, ...(old.get(address)?.addresses ?? [])]) touch(each)
  for (const [address, { signature }] of now) if (old.get(address)?.signature !== signature) touch(address)
  return [...touched]
}
