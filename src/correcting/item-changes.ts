import type { Agendapunt, BehandelingVanAgendapunt, Besluit } from '../model.js'
import type { CorrectedValue, ItemChange, ItemName } from './correction.js'
import { put } from './field.js'

/** Changes of which items a sitting has, as fields of corrections, and what people call them. */
export const ITEM_CHANGES = {
  'punt-toegevoegd': 'Punt toegevoegd',
  'punt-verwijderd': 'Punt weggehaald',
  'punt-verplaatst': 'Punt verplaatst',
  'punt-samengevoegd': 'Punt bij een ander gevoegd',
  'punt-gesplitst': 'Punt gesplitst',
} as const
export type ItemChangeName = keyof typeof ITEM_CHANGES

export function isItemChange(field: string): field is ItemChangeName {
  return Object.hasOwn(ITEM_CHANGES, field)
}

/** An item of a sitting while it is corrected. */
export interface Slot {
  /** Place among the items as read; absent: a person made it. */
  readonly read?: number
  /** Id of the correction that made it. */
  readonly made?: string
  readonly item: Agendapunt
  /** Taken away, or part of another now: it comes back when that is undone. */
  readonly gone?: boolean
}

/** What came of a correction: done; done but for a part that is not there any more; nothing, for what it is about is not there. */
export type Outcome = 'applied' | 'partly' | 'lost'

/** Why a change of the items cannot be made, in Dutch; undefined when it can. */
export function changeFault(field: ItemChangeName, value: CorrectedValue | null): string | undefined {
  if (field === 'punt-verwijderd') return value === true ? undefined : 'kies wat weg moet'
  const change = changeIn(value)
  if (!change) return 'vul het formulier in'
  const { nummer, title, at, takes = [] } = change
  const isText = (text: unknown, longest: number): boolean =>
    typeof text === 'string' && text.trim() !== '' && text.length <= longest
  if (field === 'punt-toegevoegd' || field === 'punt-gesplitst') {
    if (!isText(title, 2_000)) return 'geef het nieuwe punt een titel'
    if (nummer !== undefined && !isText(nummer, 40)) return 'vul een kort nummer in, of geen'
  } else if (at === undefined || (field === 'punt-samengevoegd' && at === null)) return 'kies een ander punt'
  return takes.length <= 500 && takes.every((part) => isText(part, 300)) ? undefined : 'kies wat meegaat'
}

/** A value as a change of the items; undefined when it is none. */
export function changeIn(value: CorrectedValue | null): ItemChange | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ItemChange) : undefined
}

/**
 * Makes one change in the items of a sitting. `find` gives the place of an item among them, of those that are there.
 * `at`: the item that the change is about, of an added one none.
 */
export function changeItems(
  slots: readonly Slot[],
  {
    id,
    field,
    becomes,
  }: { readonly id: string; readonly field: ItemChangeName; readonly becomes: CorrectedValue | null },
  at: number | undefined,
  find: (name: ItemName) => number | undefined,
): { readonly slots: readonly Slot[]; readonly outcome: Outcome } {
  const lost = { slots, outcome: 'lost' } as const
  const change = changeIn(becomes)
  if (changeFault(field, becomes) !== undefined) return lost
  const other = change?.at ? find(change.at) : undefined
  if (field === 'punt-toegevoegd') {
    const isPlaced = change?.at === null || other !== undefined
    const made: Slot = { made: id, item: madeItem(change ?? {}) }
    return {
      slots: slots.toSpliced(isPlaced ? (other ?? -1) + 1 : slots.length, 0, made),
      outcome: isPlaced ? 'applied' : 'partly',
    }
  }
  const slot = at === undefined ? undefined : slots[at]
  if (!slot || at === undefined) return lost
  switch (field) {
    case 'punt-verwijderd':
      return { slots: slots.with(at, { ...slot, gone: true }), outcome: 'applied' }
    case 'punt-verplaatst': {
      if ((change?.at !== null && other === undefined) || other === at) return lost
      const rest = slots.toSpliced(at, 1)
      const target = other === undefined ? undefined : slots[other]
      return { slots: rest.toSpliced(target ? rest.indexOf(target) + 1 : 0, 0, slot), outcome: 'applied' }
    }
    case 'punt-samengevoegd': {
      const into = other === undefined ? undefined : slots[other]
      if (!into || other === undefined || other === at) return lost
      return {
        slots: slots.with(other, { ...into, item: joined(into.item, slot.item) }).with(at, { ...slot, gone: true }),
        outcome: 'applied',
      }
    }
    case 'punt-gesplitst': {
      const takes = change?.takes ?? []
      const known = new Set(partsOf(slot.item).map(({ key }) => key))
      const split = divided(slot.item, new Set(takes))
      const made: Slot = { made: id, item: { ...madeItem(change ?? {}), ...split.taken } }
      return {
        slots: slots.with(at, { ...slot, item: split.left }).toSpliced(at + 1, 0, made),
        outcome: takes.every((key) => known.has(key)) ? 'applied' : 'partly',
      }
    }
  }
}

function madeItem({ nummer, title }: ItemChange): Agendapunt {
  return {
    ...(nummer !== undefined && { nummer }),
    ...(title !== undefined && { title: [{ value: title }] }),
    evidence: ['nummer', 'title'].map((field) => ({ field, rule: 'correction', certainty: 1, status: 'stated' })),
  }
}

/** A part of an item that may go to another when it is split. */
export interface ItemPart {
  readonly key: string
  /** For people. */
  readonly label: string
}

/** What an item has that may go with a new one, by the first handling and its first decision. */
export function partsOf({ behandelingen }: Agendapunt): readonly ItemPart[] {
  const [handling] = behandelingen ?? []
  const [decision] = handling?.generated ?? []
  return [
    ...(handling?.uitkomst ? [{ key: 'uitkomst', label: `Uitkomst: ${handling.uitkomst}` }] : []),
    ...(handling?.heeftStemming ?? []).map((_, index) => ({
      key: `stemming:${index}`,
      label: `Stemming ${index + 1}`,
    })),
    ...(decision?.motivering ? [{ key: 'motivering', label: 'Motivering' }] : []),
    ...(decision?.cites?.length ? [{ key: 'rechtsgronden', label: 'Rechtsgronden' }] : []),
    ...(decision?.has_part ?? []).map((article, index) => ({
      key: articleKey(article, index),
      label: `${article.number ?? `Artikel zonder nummer`}: ${(article.value ?? '').slice(0, 80)}`,
    })),
  ]
}

const articleKey = ({ number }: { readonly number?: string }, index: number): string => `artikel:${number ?? index}`

/** An item without some of its parts, and those parts as the handling of another. */
function divided(
  item: Agendapunt,
  takes: ReadonlySet<string>,
): { readonly left: Agendapunt; readonly taken: Pick<Agendapunt, 'behandelingen' | 'geplandOpenbaar'> } {
  const [handling, ...handlings] = item.behandelingen ?? []
  const openness = item.geplandOpenbaar === undefined ? {} : { geplandOpenbaar: item.geplandOpenbaar }
  if (!handling) return { left: item, taken: openness }
  const half = (isHere: (key: string) => boolean, isFirst: boolean): BehandelingVanAgendapunt => {
    const { uitkomst, uitkomstTekst, heeftStemming = [], generated = [], iri, evidence, ...rest } = handling
    const votes = heeftStemming.filter((_, index) => isHere(`stemming:${index}`))
    const [decision, ...decisions] = generated
    const parted = decision && partOf(decision, isHere)
    return {
      ...(isFirst
        ? { ...rest, ...(iri !== undefined && { iri }), ...(evidence && { evidence }) }
        : handling.openbaar !== undefined && { openbaar: handling.openbaar }),
      ...(isHere('uitkomst') && {
        ...(uitkomst && { uitkomst }),
        ...(uitkomstTekst !== undefined && { uitkomstTekst }),
      }),
      ...(votes.length > 0 && { heeftStemming: votes }),
      ...((parted ?? (isFirst && decisions.length > 0)) && {
        generated: [...(parted ? [isFirst ? parted : nameless(parted)] : []), ...(isFirst ? decisions : [])],
      }),
    }
  }
  return {
    left: { ...item, behandelingen: [half((key) => !takes.has(key), true), ...handlings] },
    taken: { ...openness, behandelingen: [half((key) => takes.has(key), false)] },
  }
}

/** The part of a decision that stays, or goes; undefined when that is nothing. */
function partOf(decision: Besluit, isHere: (key: string) => boolean): Besluit | undefined {
  const { motivering, cites, has_part = [], value, ...rest } = decision
  const articles = has_part.filter((article, index) => isHere(articleKey(article, index)))
  const hasMotivation = motivering !== undefined && isHere('motivering')
  const hasGrounds = cites !== undefined && isHere('rechtsgronden')
  const isWhole = has_part.length === 0 && isHere('uitkomst')
  if (articles.length === 0 && !hasMotivation && !hasGrounds && !isWhole) return undefined
  const isSame = articles.length === has_part.length
  const text = isSame ? value : articles.map((each) => [each.number, each.value].filter(Boolean).join(' ')).join('\n')
  const { valueDatatype, ...others } = rest
  return {
    ...others,
    ...(isSame && valueDatatype !== undefined && { valueDatatype }),
    ...(hasMotivation && { motivering }),
    ...(hasGrounds && { cites }),
    ...(articles.length > 0 && { has_part: articles }),
    ...(text !== undefined && text !== '' && (isWhole || articles.length > 0) && { value: text }),
  }
}

/** A decision that is another one than the one it was part of. */
function nameless(decision: Besluit): Besluit {
  return put(put(put(decision, 'iri', null), 'sameAs', null), 'title', null)
}

/** An item with what another one told put behind its own. */
function joined(item: Agendapunt, other: Agendapunt): Agendapunt {
  const [first, ...rest] = item.behandelingen ?? []
  const [second, ...others] = other.behandelingen ?? []
  if (!second) return item
  if (!first) return { ...item, behandelingen: other.behandelingen ?? [] }
  const votes = [...(first.heeftStemming ?? []), ...(second.heeftStemming ?? [])]
  const movements = [...(first.movements ?? []), ...(second.movements ?? [])]
  const generated = joinedDecisions(first.generated ?? [], second.generated ?? [])
  const handling: BehandelingVanAgendapunt = {
    ...(second.uitkomst && { uitkomst: second.uitkomst }),
    ...(second.uitkomstTekst !== undefined && { uitkomstTekst: second.uitkomstTekst }),
    ...first,
    ...(votes.length > 0 && { heeftStemming: votes }),
    ...(movements.length > 0 && { movements }),
    ...(generated.length > 0 && { generated }),
  }
  return { ...item, behandelingen: [handling, ...rest, ...others] }
}

function joinedDecisions([one, ...ones]: readonly Besluit[], [two, ...twos]: readonly Besluit[]): readonly Besluit[] {
  if (!one || !two) return [one, two].flatMap((each) => each ?? []).concat(ones, twos)
  const has_part = [...(one.has_part ?? []), ...(two.has_part ?? [])]
  const cites = [...(one.cites ?? []), ...(two.cites ?? [])]
  const motivering = [...(one.motivering ?? []), ...(two.motivering ?? [])].map(({ value }) => value).join('\n')
  const value = [one.value, two.value].filter((text) => text !== undefined).join('\n')
  const decision: Besluit = {
    ...one,
    ...(has_part.length > 0 && { has_part }),
    ...(cites.length > 0 && { cites }),
    ...(motivering !== '' && { motivering: [{ ...one.motivering?.[0], value: motivering }] }),
    ...(value !== '' && { value }),
  }
  return [decision, ...ones, ...twos]
}
