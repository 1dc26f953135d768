import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { SittingFacts, SittingKey } from '../../log/changes/sitting-facts.js'
import type { Model, Noun, Zitting } from '../../model.js'
import { canonicalIri, type IriPreference } from './canonical-iri.js'
import { nameOf, tieAgendapunten } from './tie-agendapunten.js'
import type { NounName } from '../table/property.js'
import { renameModel } from './rename.js'
import { sittingFacts, sittingKey } from './facts-of-sittings.js'
import { createTally } from '../table/vote-tally.js'
import { sittingsByItems } from './sittings-of-day.js'
import { createUnionFind, type UnionFind } from './union-find.js'
import { allNouns, mapNouns } from '../walk.js'

/** A document's model and the document's address; every noun has its IRI (mint.ts). */
export interface UnifiablePart {
  readonly model: Model
  readonly address?: string | undefined
}

export interface Unified {
  /** The models in the order given, with one IRI for each sitting and item. */
  readonly models: readonly Model[]
  /** Old name to new name, for the quads of each part that are in no model. */
  readonly renamed: readonly ReadonlyMap<string, string>[]
  /** Findings per model, in the same order. */
  readonly diagnostics: readonly (readonly Diagnostic[])[]
}

/**
 * Merges what several pages say about a sitting. Two sittings are one when they share an IRI, or have the same body
 * (the abstract organ behind the organ in its term) and the same planned moment; one of which only the day is known
 * joins the only sitting of that body on that day, or the one that has its items (sittings-of-day.ts). Items, handlings and decisions follow (tie-agendapunten.ts). The
 * mapped graph uses one IRI (canonical-iri.ts); each page links its own to it with owl:sameAs. The outcome does not
 * depend on the order of the pages. `bodies`: names of one body found on other pages (sitting-facts.ts).
 */
export function unifyZittingen(
  given: readonly UnifiablePart[],
  settings: { readonly mintBase: string; readonly bodies?: SittingFacts['bodies'] },
): Unified {
  const preference: IriPreference = {
    mintBase: settings.mintBase,
    addresses: given.flatMap(({ address }) => address ?? []),
  }
  const names = createUnionFind()
  const diagnostics: Diagnostic[][] = given.map(() => [])
  const bodies = tieBodies([...given.map(({ model }) => sittingFacts(model).bodies), settings.bodies ?? []])

  const moved = moveByItems(given, sittingsOf(given, bodies), settings.mintBase)
  const parts = given.map((part, i) => ({ ...part, model: renameModel(part.model, moved[i] ?? new Map()) }))
  const sittings = sittingsOf(parts, bodies)
  for (const { zitting } of sittings) nameOf(zitting, names)
  tieByStart(sittings, names)
  tieByDay(sittings, names, diagnostics)
  reportConflicts(sittings, names, diagnostics)
  tieAgendapunten(
    sittings.map(({ zitting, part, iri }) => ({ zitting, part, sitting: names.find(iri) })),
    names,
  )

  const renamed = chooseNames(parts, names, preference)
  const models = parts.map(({ model }, part) => {
    const tied = createTally()
    const withTies = addTies(model, renamed, (name, noun, expected) => {
      if (name === 'Zitting')
        diagnostics[part]?.push(
          diagnose('mapping/zitting-tied', { place: noun.place, subject: expected, actual: noun.iri, expected }),
        )
      else tied.add('mapping/agendapunt-tied', name, noun.place)
    })
    diagnostics[part]?.push(...tied.diagnostics())
    return renameModel(withTies, renamed)
  })
  return { models, renamed: moved.map((names) => after(names, renamed)), diagnostics }
}

/**
 * The new names, by part, of sittings whose day alone is known and that have the items of one sitting of that day. Only
 * names given here change: they are made from body and day, and so are the same on the pages of two sittings.
 */
function moveByItems(
  parts: readonly UnifiablePart[],
  sittings: readonly Sitting[],
  mintBase: string,
): readonly ReadonlyMap<string, string>[] {
  const moved = parts.map(() => new Map<string, string>())
  for (const [{ part, iri }, chosen] of sittingsByItems(sittings))
    if (iri.startsWith(mintBase)) moved[part]?.set(iri, chosen)
  return moved
}

/** One renaming after the other. */
function after(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...second, ...[...first].map(([old, name]) => [old, second.get(name) ?? name] as const)])
}

function sittingsOf(parts: readonly UnifiablePart[], bodies: UnionFind): readonly Sitting[] {
  return parts.flatMap(({ model }, part) => model.zittingen.flatMap((zitting) => sittingOf(zitting, part, bodies)))
}

interface Sitting extends Omit<SittingKey, 'organ'> {
  readonly zitting: Zitting
  readonly part: number
  readonly body?: string
}

function sittingOf(zitting: Zitting, part: number, bodies: UnionFind): readonly Sitting[] {
  const key = sittingKey(zitting)
  if (!key) return []
  const { organ, ...rest } = key
  return [{ zitting, part, ...rest, ...(organ !== undefined && { body: bodies.find(organ) }) }]
}

/** An organ in its term, the abstract organ behind it and their other names are one body, whichever page says so. */
export function tieBodies(ties: readonly SittingFacts['bodies'][]): UnionFind {
  const bodies = createUnionFind()
  for (const [organ, other] of ties.flat()) bodies.union(organ, other)
  return bodies
}

function tieByStart(sittings: readonly Sitting[], names: UnionFind): void {
  const first = new Map<string, string>()
  for (const { iri, body, start } of sittings) {
    if (body === undefined || start === undefined) continue
    const key = `${body} ${start}`
    names.union(iri, first.get(key) ?? iri)
    first.set(key, iri)
  }
}

function tieByDay(sittings: readonly Sitting[], names: UnionFind, diagnostics: readonly Diagnostic[][]): void {
  const candidates = new Map<string, Set<string>>()
  const keyOf = ({ body, day }: Sitting): string | undefined =>
    body === undefined || day === undefined ? undefined : `${body} ${day}`
  for (const sitting of sittings) {
    const key = keyOf(sitting)
    if (key !== undefined && sitting.start !== undefined)
      candidates.set(key, (candidates.get(key) ?? new Set()).add(names.find(sitting.iri)))
  }
  const dayOnly = sittings.filter(({ start }) => start === undefined)
  const byItems = onlyChoices(sittings)
  for (const sitting of dayOnly) {
    const key = keyOf(sitting)
    if (key === undefined) continue
    const known = [...(candidates.get(key) ?? [])]
    if (known.includes(names.find(sitting.iri))) continue
    const chosen = known.length > 1 ? byItems.get(sitting.iri) : known[0]
    if (known.length > 1 && chosen === undefined)
      diagnostics[sitting.part]?.push(
        diagnose('mapping/zitting-unclear', {
          place: sitting.zitting.place,
          subject: sitting.iri,
          actual: sitting.day,
        }),
      )
    else {
      names.union(sitting.iri, chosen ?? sitting.iri)
      if (known.length === 0) candidates.set(key, new Set([names.find(sitting.iri)]))
    }
  }
}

/** The sitting that has the items of each, where all pages that use its name choose the same. */
function onlyChoices(sittings: readonly Sitting[]): ReadonlyMap<string, string> {
  const choices = new Map<string, Set<string>>()
  for (const [{ iri }, chosen] of sittingsByItems(sittings))
    choices.set(iri, (choices.get(iri) ?? new Set()).add(chosen))
  return new Map(
    [...choices].flatMap(([iri, [chosen, ...others]]) => (chosen && others.length === 0 ? [[iri, chosen]] : [])),
  )
}

function reportConflicts(sittings: readonly Sitting[], names: UnionFind, diagnostics: readonly Diagnostic[][]): void {
  const earliest = new Map<string, string>()
  for (const { iri, start } of sittings) {
    const name = names.find(iri)
    const known = earliest.get(name)
    if (start !== undefined && (known === undefined || start < known)) earliest.set(name, start)
  }
  for (const { iri, start, zitting, part } of sittings) {
    const expected = earliest.get(names.find(iri))
    if (start === undefined || expected === undefined || start === expected) continue
    diagnostics[part]?.push(
      diagnose('mapping/zitting-conflict', { place: zitting.place, subject: iri, actual: start, expected }),
    )
  }
}

/** For every name the models use for a unified resource: the one name to use instead. */
function chooseNames(
  parts: readonly UnifiablePart[],
  names: UnionFind,
  preference: IriPreference,
): ReadonlyMap<string, string> {
  const classes = new Map<string, Set<string>>()
  for (const { model } of parts) {
    for (const { name, noun } of allNouns(model)) {
      if (noun.iri === undefined || !TIED.has(name)) continue
      const known = names.find(noun.iri)
      classes.set(known, (classes.get(known) ?? new Set()).add(noun.iri))
    }
  }
  const renamed = new Map<string, string>()
  for (const iris of classes.values()) {
    const chosen = canonicalIri(iris, preference)
    for (const iri of iris) if (iri !== chosen) renamed.set(iri, chosen)
  }
  return renamed
}

const TIED: ReadonlySet<NounName> = new Set<NounName>(['Zitting', 'Agendapunt', 'BehandelingVanAgendapunt', 'Besluit'])

function addTies(
  model: Model,
  renamed: ReadonlyMap<string, string>,
  report: (name: NounName, noun: Noun, expected: string) => void,
): Model {
  if (renamed.size === 0) return model
  return mapNouns(model, (name, noun) => {
    const chosen = noun.iri === undefined || !TIED.has(name) ? undefined : renamed.get(noun.iri)
    if (noun.iri === undefined || chosen === undefined) return noun
    report(name, noun, chosen)
    return { ...noun, sameAs: [...new Set([...(noun.sameAs ?? []), noun.iri])].filter((iri) => iri !== chosen).sort() }
  })
}
