import type { Agendapunt, BehandelingVanAgendapunt, Noun, Zitting } from '../../model.js'
import { withoutSession } from '../../rdf/iri.js'
import { agendapuntKey } from './identity.js'
import { numberKey, splitTitle, titleKey, withoutCategory } from './item-title.js'
import type { UnionFind } from './union-find.js'

/** A sitting as one page describes it, with the name on which the pages agree. */
export interface ToldSitting {
  readonly zitting: Zitting
  readonly part: number
  readonly sitting: string
}

/** A resource as one page describes it, with the keys by which another page may know it. */
interface Told {
  readonly part: number
  readonly iri: string
  readonly keys: readonly string[]
}

/**
 * Links the items of one sitting to which different pages give different IRIs: by IRI, else by number and title (one
 * document may print a category in front of it), else by a title that no page has twice. The handling of an item, and
 * the decision of a handling, are linked when each page that has any has only one. Votes are not linked: when there are
 * several, the list and the minutes may each give a different one.
 */
export function tieAgendapunten(sittings: readonly ToldSitting[], names: UnionFind): void {
  for (const told of groupBy(sittings, ({ sitting }) => sitting).values()) {
    const items = told.flatMap(({ zitting, part }) => (zitting.behandelt ?? []).map((item) => ({ item, part })))
    tie(
      items.map(({ item, part }) => ({ part, iri: nameOf(item, names), keys: itemKeys(item) })),
      names,
    )
    tie(
      withOneCategory(items).map(({ item, part, key }) => ({ part, iri: nameOf(item, names), keys: [key] })),
      names,
    )

    for (const same of groupBy(items, ({ item }) => names.find(nameOf(item, names))).values()) {
      const handlings = same.flatMap(({ item, part }) =>
        (item.behandelingen ?? []).map((handling) => ({ handling, part })),
      )
      tieOnly(
        handlings.map(({ handling, part }) => ({ handling, part, noun: handling })),
        names,
      )
      for (const handled of groupBy(handlings, ({ handling }) => names.find(nameOf(handling, names))).values())
        tieOnly(besluitenOf(handled), names)
    }
  }
}

function besluitenOf(
  handled: readonly { readonly handling: BehandelingVanAgendapunt; readonly part: number }[],
): readonly { readonly part: number; readonly noun: Noun }[] {
  return handled.flatMap(({ handling, part }) => (handling.generated ?? []).map((noun) => ({ part, noun })))
}

function itemKeys(item: Agendapunt): readonly string[] {
  const title = titleKey(item.title?.[0]?.value ?? '')
  return title === '' ? [] : [`number and title ${agendapuntKey(item)}`, `title ${title}`]
}

interface ToldItem {
  readonly item: Agendapunt
  readonly part: number
}

/**
 * Numbered items by number and title without category, where only one category occurs: "Kerk A: budget" and "Kerk B:
 * budget" are two items, even when one has the number that the other had on the agenda.
 */
function withOneCategory(items: readonly ToldItem[]): readonly (ToldItem & { readonly key: string })[] {
  const keyed = items.flatMap((told) => {
    const { nummer, title } = splitTitle(told.item.title?.[0]?.value ?? '')
    const number = numberKey(told.item.nummer ?? nummer ?? '')
    const [whole, bare] = [titleKey(title), titleKey(withoutCategory(title))]
    if (number === '' || bare === '') return []
    return [whole, bare].map((key) => ({ ...told, whole, key: `${number}|${key}`, isBare: key !== whole }))
  })
  return [...groupBy(keyed, ({ key }) => key).values()].flatMap((same) => {
    const categories = new Set(same.filter(({ isBare }) => isBare).map(({ whole }) => whole))
    return categories.size > 1 ? [] : same
  })
}

/** Links resources that are the only one on their page, when every page has at most one. */
function tieOnly(told: readonly { readonly part: number; readonly noun: Noun }[], names: UnionFind): void {
  tie(
    told.map(({ part, noun }) => ({ part, iri: nameOf(noun, names), keys: ['only'] })),
    names,
  )
}

/**
 * Links resources that share a key, unless a page uses that key for two different things. A link can only reduce the
 * differences within a page, so repeating until nothing changes gives the same result in any order.
 */
function tie(told: readonly Told[], names: UnionFind): void {
  const byKey = [
    ...groupBy(
      told.flatMap((each) => each.keys.map((key) => ({ ...each, key }))),
      ({ key }) => key,
    ).entries(),
  ].sort(([a], [b]) => (a < b ? -1 : 1))
  let changed = true
  while (changed) {
    changed = false
    for (const [, same] of byKey) {
      const classes = new Set(same.map(({ iri }) => names.find(iri)))
      if (classes.size < 2 || !isUniquePerPage(same, names)) continue
      for (const { iri } of same) names.union(iri, same[0]?.iri ?? iri)
      changed = true
    }
  }
}

function isUniquePerPage(same: readonly Told[], names: UnionFind): boolean {
  const seen = new Map<number, string>()
  return same.every(({ part, iri }) => {
    const name = names.find(iri)
    const known = seen.get(part)
    seen.set(part, name)
    return known === undefined || known === name
  })
}

/** A noun's IRI, linked to its other names: the one without session id, and those in owl:sameAs on the page. */
export function nameOf({ iri = '', sameAs }: Noun, names: UnionFind): string {
  for (const other of [withoutSession(iri), ...(sameAs ?? [])]) names.union(iri, other)
  return iri
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
