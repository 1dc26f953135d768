import { differencesAbout } from '../../dataset/kept-differences.js'
import type { PublicationEntry, PublicationIndex } from '../../dataset/publication-index.js'
import { nameKey } from '../../linking/person-register.js'
import type { DataFolder } from '../../log/data-folder.js'
import type { GraphHead } from '../../log/state/state.js'
import { graphFacts, printedIn, type GraphFacts } from './graph-facts.js'
import { itemVersions } from './item-versions.js'
import { decisionPath, itemPath, publicDecision } from './public-item.js'
import type {
  Body,
  Council,
  Item,
  LooseDecision,
  PastItem,
  Person,
  Related,
  RuleEntry,
  Sitting,
  SittingSummary,
} from './public-model.js'
import { thingName } from './thing-names.js'
import { PublicNames, personPath } from './public-names.js'
import { publicSitting, readOne, type FoundDifference, type SittingPart } from './public-sitting.js'
import { sourceDocument } from './source-document.js'
import {
  atSitting,
  groupBySitting,
  later,
  latestFirst,
  looseOf,
  peopleOf,
  relationsOf,
  rulesOf,
  siblingGraph,
  sittingPath,
  type Group,
  type KnownPerson,
} from './council-lists.js'

/** Sittings that are kept put together: a reader who pages through a body or a person asks for the same ones. */
const KEPT = 400

/**
 * What the dataset says to the public, in the words of public-model.ts. Lists are made of facts that are read again
 * only for graphs that changed; a sitting is put together when it is asked for.
 */
export class PublicCouncil {
  readonly #facts = new Map<string, { readonly hash: string; readonly facts: GraphFacts }>()
  readonly #sittings = new Map<string, Sitting>()
  readonly #printed = new Map<
    string,
    { readonly hash: string; readonly names: readonly (readonly [string, string])[] }
  >()
  #version = ''
  #names: PublicNames
  #groups: ReadonlyMap<string, Group> = new Map()
  #summaries: readonly SittingSummary[] = []
  #byBody: ReadonlyMap<string, readonly SittingSummary[]> = new Map()
  #byName: ReadonlyMap<string, readonly SittingSummary[]> = new Map()
  #bodies: readonly Body[] = []
  #councils: readonly Council[] = []
  #byPath: ReadonlyMap<string, string> = new Map()
  #items: ReadonlyMap<string, string> = new Map()
  #people: ReadonlyMap<string, KnownPerson> = new Map()
  #namesakes: ReadonlyMap<string, readonly (readonly [path: string, person: KnownPerson])[]> | undefined
  #rules: readonly RuleEntry[] = []
  #loose: ReadonlyMap<string, { readonly iri: string; readonly entry: PublicationEntry }> = new Map()
  #taken: ReadonlyMap<string, string> = new Map()
  #relations: ReadonlyMap<string, readonly (readonly [Related['kind'], string])[]> = new Map()
  #sameAs: ReadonlyMap<string, string> = new Map()
  #moved: ReadonlyMap<string, string> = new Map()

  constructor(
    private readonly data: DataFolder,
    private readonly index: PublicationIndex,
  ) {
    this.#names = new PublicNames(() => [], undefined)
  }

  /** Every sitting, the latest day first. */
  get sittings(): readonly SittingSummary[] {
    return this.#summaries
  }

  /** Bodies that hold a sitting, by name. */
  get bodies(): readonly Body[] {
    return this.#bodies
  }

  /** Municipalities and others whose bodies these are, by name. */
  get councils(): readonly Council[] {
    return this.#councils
  }

  /** What lists tell of the sitting at a path. */
  summaryAt(path: string): SittingSummary | undefined {
    return this.#groups.get(this.#byPath.get(path) ?? '')?.summary
  }

  /** The sittings of the body at a path, the latest day first. */
  sittingsOf(bodyPath: string): readonly SittingSummary[] {
    return this.#byBody.get(bodyPath) ?? []
  }

  /** The sittings of one name: those of a body on one day. */
  sittingsNamed(name: string): readonly SittingSummary[] {
    return this.#byName.get(name) ?? []
  }

  bodyAt(path: string): Body | undefined {
    return this.#byBody.get(path)?.[0]?.body
  }

  /** The body that an IRI means, of itself or in its term. */
  bodyOf(iri: string): Body {
    return this.#names.body(iri)
  }

  /** The sitting of an IRI or a path, with everything of it. */
  sitting(iriOrPath: string): Sitting | undefined {
    const iri = this.#byPath.get(iriOrPath) ?? iriOrPath
    const group = this.#groups.get(iri)
    if (!group) return undefined
    const kept = this.#sittings.get(iri)
    if (kept) {
      this.#sittings.delete(iri)
      this.#sittings.set(iri, kept)
      return kept
    }
    const made = publicSitting(group.summary, this.#partsOf(group), this.#differencesOf(group), this.#names)
    this.#sittings.set(iri, made)
    const [oldest] = this.#sittings.keys()
    if (this.#sittings.size > KEPT && oldest !== undefined) this.#sittings.delete(oldest)
    return made
  }

  /** The item at a path, with its sitting. */
  item(path: string): { readonly item: Item; readonly sitting: Sitting } | undefined {
    const sitting = this.sitting(this.#items.get(path) ?? '')
    const item = sitting?.items.find((each) => each.path === path)
    return sitting && item && { item, sitting }
  }

  /** The moments at which an item, or what it consists of, was published otherwise than before, the first first. */
  momentsOf({ iri, parts }: Item): readonly string[] {
    return this.data.versions.momentsOf([iri, ...parts])
  }

  /** An item as it was after each of these moments. */
  versionsOf(item: Item): readonly PastItem[] {
    return itemVersions(item, this.data.versions, this.#names)
  }

  /** What other documents say to relate to any of these things, by the day of its sitting; `own`: the page they are on. */
  relatedTo(iris: readonly string[], own: string): readonly Related[] {
    const found = iris
      .flatMap((iri) => this.#relations.get(iri) ?? [])
      .flatMap(([kind, iri]): Related[] => {
        const path = this.#pageOf(iri)
        if (path === undefined || path === own) return []
        const sitting = this.#groups.get(this.#items.get(path) ?? '')?.summary
        return [{ kind, path, title: this.nameOf(iri) ?? 'een besluit', ...(sitting && { sitting }) }]
      })
    const each = new Map(found.map((related) => [`${related.kind} ${related.path}`, related]))
    return [...each.values()].sort((a, b) => later(b.sitting?.day, a.sitting?.day))
  }

  /** Page of an item, or of the item at which a decision was taken, or of the decision itself. */
  #pageOf(iri: string): string | undefined {
    return this.pathOf(this.#taken.get(this.mergedInto(iri) ?? iri) ?? iri)
  }

  /** Paths of all items. */
  get itemPaths(): Iterable<string> {
    return this.#items.keys()
  }

  /** The sittings that a document tells of. */
  sittingsIn({ graph }: PublicationEntry): readonly SittingSummary[] {
    return (this.#facts.get(graph)?.facts.sittings ?? []).flatMap(({ iri }) => this.#groups.get(iri)?.summary ?? [])
  }

  /** Paths of the decisions of a document that hang on no item. */
  looseIn({ graph }: PublicationEntry): readonly string[] {
    return (this.#facts.get(graph)?.facts.loose ?? [])
      .map(decisionPath)
      .filter((path) => this.#loose.get(path)?.entry.graph === graph)
  }

  /** A decision that hangs on no item. */
  looseDecision(path: string): LooseDecision | undefined {
    const known = this.#loose.get(path)
    if (!known) return undefined
    const { iri, entry } = known
    const noun = readOne('Besluit', iri, [{ stated: this.data.triplesOf(entry.graph) }]) ?? { iri }
    const decision = publicDecision(noun)
    const sitting = this.#groups.get(entry.zitting ?? '')?.summary
    const body = sitting?.body ?? (noun.passed_by?.iri === undefined ? undefined : this.#names.body(noun.passed_by.iri))
    const day = sitting?.day ?? entry.day
    return {
      decision,
      title: decision.title ?? entry.name,
      ...(body && { body }),
      ...(day !== undefined && { day }),
      ...(sitting && { sitting }),
      document: sourceDocument(entry),
    }
  }

  get looseDecisionPaths(): Iterable<string> {
    return this.#loose.keys()
  }

  /** What changes whenever a decision that hangs on no item may have; undefined when there is none at the path. */
  looseVersion(path: string): string | undefined {
    const entry = this.#loose.get(path)?.entry
    return entry && `${entry.modified} ${this.#groups.get(entry.zitting ?? '')?.summary.version ?? ''}`
  }

  /** Paths of all people who have a name; who has none has no page. */
  get personPaths(): Iterable<string> {
    return this.#people.keys()
  }

  /** Somebody at a path, with every sitting in which they are named. */
  person(path: string): Person | undefined {
    const known = this.#people.get(path)
    if (!known) return undefined
    const at = known.sittings.flatMap((iri) => {
      const sitting = this.sitting(iri)
      const found = sitting && atSitting(sitting, path)
      return found ? [found] : []
    })
    const [latest] = at
    if (!latest) return undefined
    const bodies = at.flatMap(({ did }) => did.sitting.body ?? [])
    return {
      ...latest.name,
      path,
      bodies: [...new Map(bodies.map((body) => [body.path, body])).values()],
      sittings: at.map(({ did }) => did),
      mandates: this.#names.mandates(known.mandatarissen),
      namesakes: this.#namesakesOf(path, known.name),
    }
  }

  #namesakesOf(own: string, name: string): Person['namesakes'] {
    this.#namesakes ??= grouped(this.#people, ([, person]) => nameKey(person.name))
    return (this.#namesakes.get(nameKey(name)) ?? [])
      .filter(([path]) => path !== own)
      .map(([path, other]) => {
        const body = this.#groups.get(other.sittings[0] ?? '')?.summary.body
        return { name: other.name, path, ...(body && { body }) }
      })
  }

  /** Regulations, those that came in force last first. */
  get rules(): readonly RuleEntry[] {
    return this.#rules
  }

  /** Every IRI that was merged into another. */
  get merged(): Iterable<string> {
    return this.#sameAs.keys()
  }

  /** The IRI that lives of one that was merged into it; undefined for one that lives itself, or never was. */
  mergedInto(iri: string): string | undefined {
    const seen = new Set<string>()
    let last: string | undefined
    for (let next = this.#sameAs.get(iri); next !== undefined && !seen.has(next); next = this.#sameAs.get(next)) {
      seen.add(next)
      last = next
    }
    return last
  }

  /** What people call a thing that documents tell of; undefined where none says anything to call it by. */
  nameOf(iri: string): string | undefined {
    const living = this.mergedInto(iri) ?? iri
    return thingName(
      living,
      (each) => this.data.merge.about(each),
      this.#names,
      (each) => this.#groups.get(each)?.summary.name,
    )
  }

  /** Path of the page on which people read of a thing; undefined where there is none. */
  pathOf(given: string): string | undefined {
    const iri = this.mergedInto(given) ?? given
    if (this.#groups.has(iri)) return sittingPath(iri)
    const item = itemPath(iri)
    if (this.#items.has(item)) return item
    const person = personPath(iri)
    if (this.#people.has(person)) return person
    const decision = decisionPath(iri)
    return this.#loose.has(decision) ? decision : undefined
  }

  /** Where a page moved whose sitting, item or person was merged into another; undefined for one that did not. */
  movedTo(path: string): string | undefined {
    const iri = this.#moved.get(path)
    return iri === undefined ? undefined : this.pathOf(iri)
  }

  /** Brings everything up to the data folder; `version` names what it holds. */
  refresh(version: string): void {
    if (this.#version === version) return
    this.#version = version
    this.#sittings.clear()
    const heads = new Map(this.data.heads().map((head) => [head.graph, head]))
    this.#readPrinted(heads)
    this.#names = new PublicNames(
      (iri) => this.data.merge.about(iri),
      this.data.register,
      new Map([...this.#printed.values()].flatMap(({ names }) => names)),
    )
    const entries = [...this.index.entries].sort((a, b) => (a.graph < b.graph ? -1 : 1))
    const facts = new Map(entries.map((entry) => [entry.graph, this.#factsOf(entry.graph, heads)]))
    for (const graph of this.#facts.keys()) if (!facts.has(graph)) this.#facts.delete(graph)
    this.#groups = groupBySitting(entries, facts, heads, this.#names)
    this.#summaries = [...this.#groups.values()].map(({ summary }) => summary).sort(latestFirst)
    this.#byBody = grouped(this.#summaries, ({ body }) => body?.path)
    this.#byName = grouped(this.#summaries, ({ name }) => name)
    this.#bodies = byName([...this.#byBody.values()].flatMap(([first]) => first?.body ?? []))
    this.#councils = byName(this.#bodies.flatMap(({ council }) => council ?? []))
    this.#byPath = new Map(this.#summaries.map(({ path, iri }) => [path, iri]))
    this.#items = new Map(
      [...this.#groups].flatMap(([sitting, { items }]) => items.map((item) => [itemPath(item), sitting] as const)),
    )
    this.#people = peopleOf(this.#summaries, this.#groups, facts, (iri) => this.#names.nameOfPerson(iri))
    this.#namesakes = undefined
    this.#loose = looseOf(entries, facts)
    this.#rules = rulesOf(this.#groups, entries, facts)
    // What a document describes lives, whatever it is also called.
    const living = new Set([...this.#groups.keys(), ...[...this.#groups.values()].flatMap(({ items }) => items)])
    this.#sameAs = new Map([...facts.values()].flatMap(({ sameAs }) => sameAs.filter(([iri]) => !living.has(iri))))
    this.#moved = new Map(
      [...this.#sameAs.keys()].flatMap((iri) =>
        [sittingPath(iri), itemPath(iri), personPath(iri)].map((path) => [path, iri] as const),
      ),
    )
    this.#taken = new Map([...facts.values()].flatMap(({ taken }) => taken))
    this.#relations = relationsOf(facts, (iri) => this.#pageOf(iri) !== undefined)
  }

  /** Names as printed stand among what follows from a document. */
  #readPrinted(heads: ReadonlyMap<string, GraphHead>): void {
    for (const { graph, role, hash, triples } of heads.values()) {
      if (role !== 'derived' || this.#printed.get(graph)?.hash === hash) continue
      this.#printed.set(graph, { hash, names: triples === 0 ? [] : printedIn(this.data.triplesOf(graph)) })
    }
  }

  #factsOf(graph: string, heads: ReadonlyMap<string, GraphHead>): GraphFacts {
    const hash = heads.get(graph)?.hash ?? ''
    const known = this.#facts.get(graph)
    if (known?.hash === hash) return known.facts
    const facts = graphFacts(this.data.triplesOf(graph))
    this.#facts.set(graph, { hash, facts })
    return facts
  }

  #sibling({ graph }: PublicationEntry, role: 'derived' | 'findings'): readonly string[] {
    const sibling = siblingGraph(graph, role)
    return sibling === undefined ? [] : this.data.triplesOf(sibling)
  }

  #partsOf({ entries }: Group): readonly SittingPart[] {
    return entries.map((entry) => ({
      document: sourceDocument(entry),
      stated: this.data.triplesOf(entry.graph),
      derived: this.#sibling(entry, 'derived'),
    }))
  }

  #differencesOf({ entries }: Group): readonly FoundDifference[] {
    return entries.flatMap((entry) =>
      differencesAbout(this.#sibling(entry, 'findings'), entry.source).map(({ message, place, about }) => ({
        message: message.nl,
        document: sourceDocument(entry),
        about,
        ...(place !== undefined && { place }),
      })),
    )
  }
}

/** Things by what they have in common, in their order; without what has none. */
function grouped<Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => string | undefined,
): ReadonlyMap<string, readonly Thing[]> {
  const found = new Map<string, Thing[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === undefined) continue
    const known = found.get(key)
    if (known) known.push(thing)
    else found.set(key, [thing])
  }
  return found
}

function byName<Kind extends { readonly path: string; readonly name: string }>(all: readonly Kind[]): readonly Kind[] {
  return [...new Map(all.map((each) => [each.path, each])).values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}
