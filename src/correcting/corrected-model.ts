import type { Agendapunt, Evidence, Model, Stemming, Zitting } from '../model.js'
import { blackOutAll } from '../privacy/black-out.js'
import { LEAVE_OUT, type CorrectedValue, type Correction, type CorrectionTarget, type ItemName } from './correction.js'
import { faultOf, put, type Field, type FieldForm } from './field.js'
import { findItem, findNamed, findZitting, nameOfItem } from './find-target.js'
import { changeItems, isItemChange, type Outcome, type Slot } from './item-changes.js'
import { ITEM_FIELDS } from './item-fields.js'
import { peopleOfSitting } from './people-of-sitting.js'
import { DOCUMENT_FIELDS, ZITTING_FIELDS } from './sitting-fields.js'
import { HELD, VOTE_FIELDS } from './vote-fields.js'

/** A field, and what stands there. */
export interface FieldValue {
  readonly form: FieldForm
  readonly value: CorrectedValue | undefined
}

/** An item as it is corrected, and how corrections call it. */
export interface CorrectedItem {
  readonly name: ItemName
  readonly item: Agendapunt
}

/**
 * A model while people's corrections are put into it, in their order. Items are looked for as they were read, whatever
 * other corrections make of them.
 */
export class CorrectedModel {
  #model: Model
  /** What is left out of it. */
  readonly #leftOut: string[] = []
  readonly #read: readonly (readonly Agendapunt[])[]
  readonly #readZittingen: readonly Zitting[]
  /** Of each sitting: items that some correction calls exactly so. */
  readonly #taken: readonly ReadonlySet<number>[]
  readonly #slots: (readonly Slot[])[]

  /** `named`: everything that will be corrected, so that what is called exactly is not taken for something like it. */
  constructor(model: Model, named: readonly CorrectionTarget[] = []) {
    this.#model = model
    this.#readZittingen = model.zittingen
    this.#read = model.zittingen.map(({ behandelt = [] }) => behandelt)
    this.#slots = this.#read.map((items) => items.map((item, read) => ({ read, item })))
    this.#taken = this.#read.map((items, index) => {
      const targets = named.filter((target) => findZitting(this.#readZittingen, target) === index)
      return new Set(targets.flatMap(({ item }) => (item ? (findNamed(items, item) ?? []) : [])))
    })
  }

  get model(): Model {
    const zittingen = this.#model.zittingen.map((zitting, index) => {
      const items = this.items(index).map(({ item }) => item)
      return items.length > 0 || zitting.behandelt ? { ...zitting, behandelt: items } : zitting
    })
    const model = { ...this.#model, zittingen }
    return this.#leftOut.length > 0 ? blackOutAll(model, this.#leftOut) : model
  }

  /** The items of a sitting that are there. */
  items(zitting: number): readonly CorrectedItem[] {
    const read = this.#read[zitting] ?? []
    return (this.#slots[zitting] ?? []).flatMap((slot) => {
      if (slot.gone === true) return []
      const asRead = slot.read === undefined ? undefined : read[slot.read]
      const name = asRead ? nameOfItem(asRead, read) : { ...(slot.made !== undefined && { made: slot.made }) }
      return [{ name, item: slot.item }]
    })
  }

  /** Which sitting a target is about, and as what it stands now. */
  zittingAt(target: CorrectionTarget): { readonly index: number; readonly zitting: Zitting } | undefined {
    const index = findZitting(this.#readZittingen, target)
    const zitting = index === undefined ? undefined : this.#model.zittingen[index]
    return index === undefined || !zitting ? undefined : { index, zitting }
  }

  /** The item that a target is about. */
  itemAt(target: CorrectionTarget): Agendapunt | undefined {
    const index = findZitting(this.#readZittingen, target)
    if (index === undefined || !target.item) return undefined
    const at = this.#find(index, target.item)
    return at === undefined ? undefined : this.#slots[index]?.[at]?.item
  }

  /** The fields of a part of the document and what stands there; none when there is no such part. */
  fieldsAt(target: CorrectionTarget): readonly FieldValue[] {
    const show = <Noun>(fields: readonly Field<Noun>[], noun: Noun | undefined): readonly FieldValue[] =>
      fields.map((form) => ({ form, value: noun === undefined ? undefined : form.get(noun) }))
    if (target.zitting === undefined) return show(DOCUMENT_FIELDS, this.#model)
    const index = findZitting(this.#readZittingen, target)
    const zitting = index === undefined ? undefined : this.#model.zittingen[index]
    if (!zitting) return []
    if (!target.item) return show(ZITTING_FIELDS, zitting)
    const item = this.itemAt(target)
    if (!item) return []
    const vote = item.behandelingen?.[0]?.heeftStemming?.[target.stemming ?? 0]
    return [...(target.stemming ? [] : show(ITEM_FIELDS, item)), ...show(VOTE_FIELDS, vote)]
  }

  /** Puts one correction in. */
  apply({ id, target, field, becomes }: Correction): Outcome {
    if (field === LEAVE_OUT) {
      if (typeof becomes !== 'string') return 'lost'
      this.#leftOut.push(becomes)
      return 'applied'
    }
    if (target.zitting === undefined) {
      const made = changed(DOCUMENT_FIELDS, field, this.#model, becomes, peopleOfSitting({}))
      if (!made) return 'lost'
      const { publicatie } = made
      this.#model = publicatie ? { ...made, publicatie: witness(publicatie, field) } : made
      return 'applied'
    }
    const index = findZitting(this.#readZittingen, target)
    const zitting = index === undefined ? undefined : this.#model.zittingen[index]
    if (index === undefined || !zitting) return 'lost'
    if (isItemChange(field)) {
      const find = (name: ItemName): number | undefined => this.#find(index, name)
      const at = target.item && find(target.item)
      const { slots, outcome } = changeItems(this.#slots[index] ?? [], { id, field, becomes }, at, find)
      this.#slots[index] = slots
      return outcome
    }
    if (!target.item) {
      const made = changed(ZITTING_FIELDS, field, zitting, becomes, peopleOfSitting(zitting))
      if (!made) return 'lost'
      this.#model = { ...this.#model, zittingen: this.#model.zittingen.with(index, witness(made, field)) }
      return 'applied'
    }
    const at = this.#find(index, target.item)
    const slot = at === undefined ? undefined : this.#slots[index]?.[at]
    const made = slot && correctedItem(slot.item, { target, field, becomes }, zitting)
    if (!slot || !made || at === undefined) return 'lost'
    this.#slots[index] = (this.#slots[index] ?? []).with(at, { ...slot, item: made })
    return 'applied'
  }

  /** The place of an item that is there. */
  #find(index: number, name: ItemName): number | undefined {
    const slots = this.#slots[index] ?? []
    const read = name.made === undefined ? findItem(this.#read[index] ?? [], name, this.#taken[index]) : undefined
    if (name.made === undefined && read === undefined) return undefined
    const at = slots.findIndex((slot) => (read === undefined ? slot.made === name.made : slot.read === read))
    return at < 0 || slots[at]?.gone === true ? undefined : at
  }
}

function correctedItem(
  item: Agendapunt,
  { target: { stemming = 0 }, field, becomes }: Pick<Correction, 'target' | 'field' | 'becomes'>,
  zitting: Zitting,
): Agendapunt | undefined {
  const people = peopleOfSitting(zitting)
  if (!VOTE_FIELDS.some(({ name }) => name === field)) {
    const made = changed(ITEM_FIELDS, field, item, becomes, people)
    return made && witness(made, field)
  }
  const [handling = {}, ...handlings] = item.behandelingen ?? []
  const votes = handling.heeftStemming ?? []
  if (stemming > votes.length) return undefined
  const vote: Stemming = votes[stemming] ?? {}
  const made = changed(VOTE_FIELDS, field, vote, becomes, people)
  if (!made) return undefined
  const isGone = field === HELD ? becomes !== true : votes[stemming] === undefined && becomes === null
  const heeftStemming = isGone
    ? votes.filter((_, index) => index !== stemming)
    : votes.toSpliced(stemming, 1, witness(made, field))
  return {
    ...item,
    behandelingen: [put(handling, 'heeftStemming', heeftStemming.length > 0 ? heeftStemming : null), ...handlings],
  }
}

/** A noun with another value in a field; undefined when there is no such field, or the value does not fit in it. */
function changed<Noun>(
  fields: readonly Field<Noun>[],
  name: string,
  noun: Noun,
  becomes: CorrectedValue | null,
  people: Parameters<Field<Noun>['set']>[2],
): Noun | undefined {
  const field = fields.find((each) => each.name === name)
  return field && faultOf(field, becomes) === undefined ? field.set(noun, becomes, people) : undefined
}

/** The evidence of a noun with a corrected field: what was read counts no more. */
function witness<Noun extends { readonly evidence?: readonly Evidence[] }>(noun: Noun, field: string): Noun {
  return {
    ...noun,
    evidence: [
      ...(noun.evidence ?? []).filter((each) => each.field !== field),
      { field, rule: 'correction', certainty: 1, status: 'stated' },
    ],
  }
}
