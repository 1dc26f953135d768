import type { Model, Noun } from '../model.js'
import { NOUNS } from './table/properties.js'
import type { NounName, Nouns, Property } from './table/property.js'

/** Where a noun is: the field that contains it and the noun of that field; neither for a root of the model. */
export interface Position {
  readonly field?: string
  readonly parent?: { readonly name: NounName; readonly noun: Noun }
}

/** The fields of the model that hold nouns, in the order in which they are walked. */
const ROOTS = [
  ['publicatie', 'Publicatie'],
  ['bestuurseenheid', 'Bestuurseenheid'],
  ['zittingen', 'Zitting'],
  ['agendapunten', 'Agendapunt'],
  ['behandelingen', 'BehandelingVanAgendapunt'],
  ['besluiten', 'Besluit'],
] as const satisfies readonly (readonly [keyof Model, NounName])[]

/** The nouns in the fields of a noun, with their property; a shared noun comes once per field. */
export function* nounsOf(
  name: NounName,
  noun: Noun,
): Generator<{ field: string; property: Property; name: NounName; value: Noun }> {
  for (const [field, property] of Object.entries(NOUNS[name].properties)) {
    const range = property.range
    if (!isNounName(range)) continue
    for (const value of listOf(fieldOf(noun, field))) yield { field, property, name: range, value: value as Noun }
  }
}

/** The roots of a model, each with its noun name. */
export function* rootsOf(model: Model): Generator<{ name: NounName; noun: Noun }> {
  for (const [field, name] of ROOTS) for (const noun of listOf(model[field])) yield { name, noun: noun as Noun }
}

/** Every noun of a model, once per object, parents before children. */
export function* allNouns(model: Model): Generator<{ name: NounName; noun: Noun }> {
  const seen = new Set<string | Noun>()
  const waiting = [...rootsOf(model)].reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.noun)) continue
    seen.add(next.noun)
    yield next
    waiting.push(...[...nounsOf(next.name, next.noun)].map(({ name, value }) => ({ name, noun: value })).reverse())
  }
}

/**
 * A copy of a model in which `change` was applied to every noun. Children come after their parents, and are those of
 * the changed parent. An object that occurs in several places is changed once, at the first.
 */
export function mapNouns(model: Model, change: (name: NounName, noun: Noun, at: Position) => Noun): Model {
  const done = new Map<Noun, Noun>()
  const visit = (name: NounName, noun: Noun, at: Position): Noun => {
    const known = done.get(noun)
    if (known) return known
    const changed = change(name, noun, at)
    const fields: Record<string, unknown> = {}
    for (const [field, property] of Object.entries(NOUNS[name].properties)) {
      const range = property.range
      const value = fieldOf(changed, field)
      if (!isNounName(range) || value === undefined) continue
      const below = { field, parent: { name, noun: changed } }
      fields[field] = Array.isArray(value)
        ? value.map((each) => visit(range, each as Noun, below))
        : visit(range, value as Noun, below)
    }
    const result = { ...changed, ...fields }
    done.set(noun, result)
    return result
  }
  const result: Record<string, unknown> = { ...model }
  for (const [field, name] of ROOTS) {
    const value = model[field]
    if (value === undefined) continue
    result[field] = Array.isArray(value)
      ? value.map((noun) => visit(name, noun as Noun, {}))
      : visit(name, value as Noun, {})
  }
  return result as unknown as Model
}

/** What to do with the nouns of some names; the others stay unchanged. */
export type NounChanges = { readonly [Name in NounName]?: (noun: Nouns[Name], at: Position) => Nouns[Name] }

/** `mapNouns` with a change per noun name. */
export function changeNouns(model: Model, changes: NounChanges): Model {
  return mapNouns(model, (name, noun, at) => {
    const change = changes[name] as ((noun: Noun, at: Position) => Noun) | undefined
    return change ? change(noun, at) : noun
  })
}

/** Whether a range is the name of a noun. */
export function isNounName(range: Property['range']): range is NounName {
  return range in NOUNS
}

/** Whether a noun is only a label: where a literal is allowed, it is written as that literal and needs no IRI. */
export function isLabelOnly(noun: Noun): boolean {
  return 'label' in noun && Object.keys(noun).every((key) => ['label', 'place', 'evidence'].includes(key))
}

/** The value of a noun's field, by the name in the table. */
export function fieldOf(noun: Noun, field: string): unknown {
  return (noun as Readonly<Record<string, unknown>>)[field]
}

/** A field's value as a list; empty when absent. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly unknown[]) : [value]
}
