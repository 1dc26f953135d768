import { createHash } from 'node:crypto'
import type { PublicationEntry } from '../../dataset/publication-index.js'
import type { GraphHead } from '../../log/state/state.js'
import type { GraphRole } from '../../log/changes/change.js'
import { toBrusselsDate } from '../../rdf/date-time.js'
import { longDate } from '../../rdf/long-date.js'
import { uuidOf } from '../../rdf/uuid.js'
import type { GraphFacts, RelationKind, SittingFacts } from './graph-facts.js'
import { decisionPath, itemPath } from './public-item.js'
import { splitTitle } from '../../mapping/identity/item-title.js'
import type { PersonAtSitting, PersonName, RuleEntry, Sitting, SittingSummary } from './public-model.js'
import { personPath, type PublicNames } from './public-names.js'
import { sourceDocument, trustOf } from './source-document.js'

/** A sitting and the documents it is read from, the most believed first. */
export interface Group {
  readonly summary: SittingSummary
  readonly entries: readonly PublicationEntry[]
  readonly items: readonly string[]
}

/** Path of the page of a sitting. */
export function sittingPath(iri: string): string {
  return `zittingen/${uuidOf(iri)}`
}

/**
 * The graph of another role of the page whose stated graph this is; undefined for one that the product did not name.
 */
export function siblingGraph(stated: string, role: GraphRole): string | undefined {
  return stated.endsWith('/stated') ? stated.slice(0, -'stated'.length) + role : undefined
}

type Found = readonly (readonly [PublicationEntry, SittingFacts])[]

/** The documents of each sitting, with what lists tell of it. */
export function groupBySitting(
  entries: readonly PublicationEntry[],
  facts: ReadonlyMap<string, GraphFacts>,
  heads: ReadonlyMap<string, GraphHead>,
  names: PublicNames,
): ReadonlyMap<string, Group> {
  const found = new Map<string, (readonly [PublicationEntry, SittingFacts])[]>()
  for (const entry of entries) {
    for (const sitting of facts.get(entry.graph)?.sittings ?? []) {
      const known = found.get(sitting.iri)
      if (known) known.push([entry, sitting])
      else found.set(sitting.iri, [[entry, sitting]])
    }
  }
  return new Map([...found].map(([iri, documents]) => [iri, groupOf(iri, documents, heads, names)]))
}

function groupOf(iri: string, documents: Found, heads: ReadonlyMap<string, GraphHead>, names: PublicNames): Group {
  const sorted = [...documents].sort(([a], [b]) => trustOf(b.documentKind) - trustOf(a.documentKind))
  const first = <Value>(get: (facts: SittingFacts) => Value | undefined): Value | undefined =>
    sorted.map(([, facts]) => get(facts)).find((value) => value !== undefined)
  const start = first((facts) => facts.start)
  const day = toBrusselsDate(start ?? first((facts) => facts.openedAt) ?? '')
  const bodyIri = first((facts) => facts.body)
  const body = bodyIri === undefined ? undefined : names.body(bodyIri)
  const entries = sorted.map(([entry]) => entry)
  const version = createHash('sha256')
  for (const { graph } of entries)
    for (const each of [graph, siblingGraph(graph, 'derived'), siblingGraph(graph, 'findings')])
      version.update(`${heads.get(each ?? '')?.hash ?? ''} `)
  return {
    summary: {
      iri,
      path: sittingPath(iri),
      name: `${body?.name ?? 'Zitting'}, ${day === undefined ? 'datum niet vermeld' : longDate(day, 'full')}`,
      ...(body && { body }),
      ...(day !== undefined && { day }),
      ...(start !== undefined && { start }),
      documents: [...entries].reverse().map(sourceDocument),
      modified: entries.reduce((last, { modified }) => (modified > last ? modified : last), ''),
      version: version.digest('hex').slice(0, 16),
    },
    entries,
    items: [...new Set(sorted.flatMap(([, { items }]) => items))],
  }
}

/** The latest day first; what has no day comes last. */
export function latestFirst(a: SittingSummary, b: SittingSummary): number {
  return (
    later(a.day, b.day) || later(a.start, b.start) || a.name.localeCompare(b.name, 'nl') || (a.path < b.path ? -1 : 1)
  )
}

/** Orders days and moments, the latest first and none last. */
export function later(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0
}

/** Part of the IRIs that the register of LBLOD gives to officials. */
const OFFICIALS = '/functionarissen/'

/** Somebody whom documents name, with the sittings of these, the latest first. */
export interface KnownPerson {
  readonly iri: string
  readonly name: string
  readonly mandatarissen: ReadonlySet<string>
  readonly sittings: readonly string[]
}

/** By path: everybody whom a document of a sitting names, with these sittings, the latest first. */
export function peopleOf(
  summaries: readonly SittingSummary[],
  groups: ReadonlyMap<string, Group>,
  facts: ReadonlyMap<string, GraphFacts>,
  nameOf: (iri: string) => string | undefined,
): ReadonlyMap<string, KnownPerson> {
  const found = new Map<string, KnownPerson & { readonly mandatarissen: Set<string>; readonly sittings: string[] }>()
  const officials = new Set([...facts.values()].flatMap((each) => each.officials))
  // One document may tell who a mandataris is, where another only points to the mandataris.
  const persons = new Map(
    [...facts.values()].flatMap(({ people }) =>
      people
        .filter(({ iri, mandataris }) => iri !== mandataris)
        .map(({ iri, mandataris }) => [mandataris, iri] as const),
    ),
  )
  for (const { iri: sitting } of summaries) {
    const people = new Set((groups.get(sitting)?.entries ?? []).flatMap(({ graph }) => facts.get(graph)?.people ?? []))
    for (const { iri: told, mandataris } of people) {
      const iri = persons.get(mandataris) ?? told
      if (officials.has(mandataris) || mandataris.includes(OFFICIALS)) continue
      const path = personPath(iri)
      const known = found.get(path)
      known?.mandatarissen.add(mandataris)
      if (known?.sittings.at(-1) === sitting) continue
      if (known) {
        known.sittings.push(sitting)
        continue
      }
      const name = nameOf(iri) ?? nameOf(mandataris)
      if (name !== undefined) found.set(path, { iri, name, mandatarissen: new Set([mandataris]), sittings: [sitting] })
    }
  }
  return found
}

/** Regulations of all documents, each once, those that came in force last first. */
export function rulesOf(
  groups: ReadonlyMap<string, Group>,
  entries: readonly PublicationEntry[],
  facts: ReadonlyMap<string, GraphFacts>,
): readonly RuleEntry[] {
  const found = new Map<string, RuleEntry>()
  for (const entry of entries) {
    const own = facts.get(entry.graph)
    const sitting = groups.get(own?.sittings[0]?.iri ?? '')?.summary
    for (const { iri, title, item, kinds, ...dates } of own?.rules ?? []) {
      const known = found.get(iri)
      found.set(iri, {
        iri,
        path: item === undefined ? (known?.path ?? decisionPath(iri)) : itemPath(item),
        title: title === undefined ? (known?.title ?? entry.name) : splitTitle(title).title,
        kinds,
        ...known,
        ...dates,
        ...(sitting && { sitting, ...(sitting.body && { body: sitting.body }) }),
      })
    }
  }
  return [...found.values()].sort((a, b) => later(dayOf(a), dayOf(b)) || a.title.localeCompare(b.title, 'nl'))
}

function dayOf({ from, sitting, published }: RuleEntry): string | undefined {
  return from ?? sitting?.day ?? published
}

/** By path: decisions that no document hangs on a handling, with the document that has them. */
export function looseOf(
  entries: readonly PublicationEntry[],
  facts: ReadonlyMap<string, GraphFacts>,
): ReadonlyMap<string, { readonly iri: string; readonly entry: PublicationEntry }> {
  const hung = new Set([...facts.values()].flatMap(({ generated }) => generated))
  return new Map(
    entries.flatMap((entry) =>
      (facts.get(entry.graph)?.loose ?? [])
        .filter((iri) => !hung.has(iri))
        .map((iri) => [decisionPath(iri), { iri, entry }] as const),
    ),
  )
}

/** By what it is done to: what cites, changes or corrects it, and what refers to it or it refers to; of what is here. */
export function relationsOf(
  facts: ReadonlyMap<string, GraphFacts>,
  isHere: (iri: string) => boolean,
): ReadonlyMap<string, readonly (readonly [RelationKind, string])[]> {
  const found = new Map<string, (readonly [RelationKind, string])[]>()
  const note = (of: string, kind: RelationKind, other: string): void => {
    const known = found.get(of)
    if (known) known.push([kind, other])
    else found.set(of, [[kind, other]])
  }
  for (const { relations } of facts.values())
    for (const { from, kind, to } of relations) {
      // Most of what is cited are laws.
      if (!isHere(from) || !isHere(to)) continue
      note(to, kind, from)
      if (kind === 'references') note(from, kind, to)
    }
  return found
}

/** What somebody did at a sitting, with their name as it has it; undefined when it does not name them. */
export function atSitting(
  sitting: Sitting,
  path: string,
): { readonly name: PersonName; readonly did: PersonAtSitting } | undefined {
  const is = (person: PersonName): boolean => person.path === path
  const sides = (
    vote: Sitting['items'][number]['votes'][number],
  ): readonly ['for' | 'against' | 'abstained', readonly PersonName[]][] => [
    ['for', vote.namesInFavour],
    ['against', vote.namesAgainst],
    ['abstained', vote.namesAbstained],
  ]
  const chairs = [sitting.chair, ...sitting.items.map(({ chair }) => chair)].filter((each) => each !== undefined)
  const voters = sitting.items.flatMap((item) =>
    item.votes.flatMap((vote) =>
      sides(vote).flatMap(([side, people]) => people.filter(is).map((name) => ({ name, item, side }))),
    ),
  )
  const present = [...sitting.present, ...sitting.items.flatMap(({ attendance }) => attendance?.present ?? [])].find(is)
  const absent = sitting.absent.find(is)
  const name = present ?? absent ?? voters[0]?.name ?? chairs.find(is)
  if (!name) return undefined
  const { iri, path: own, name: title, body, day, start, documents, modified, version } = sitting
  return {
    name,
    did: {
      sitting: {
        iri,
        path: own,
        name: title,
        documents,
        modified,
        version,
        ...(body && { body }),
        ...(day !== undefined && { day }),
        ...(start !== undefined && { start }),
      },
      ...((present ?? absent) && { wasPresent: present !== undefined }),
      wasChair: chairs.some(is),
      votes: voters.map(({ item, side }) => ({
        item: {
          path: item.path,
          title: item.title,
          ...(item.number !== undefined && { number: item.number }),
          ...(item.outcome && { outcome: item.outcome }),
        },
        side,
      })),
    },
  }
}
