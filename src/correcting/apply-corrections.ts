import { diagnose, type Diagnostic } from '../diagnostic.js'
import type { Agendapunt, Evidence, Model, Zitting } from '../model.js'
import type { CorrectedValue, Correction, CorrectionTarget } from './correction.js'
import {
  DOCUMENT_FIELDS,
  faultOf,
  ITEM_FIELDS,
  peopleOfSitting,
  ZITTING_FIELDS,
  type Field,
  type FieldForm,
} from './correctable-fields.js'
import { findItem } from './find-target.js'

/** What corrections made of a model. */
export interface Corrected {
  readonly model: Model
  /** One for each: applied, or not and why. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Puts corrections into a model as it was read, in their order. Items are looked for as they were read, whatever other
 * corrections make of them.
 */
export function applyCorrections(model: Model, corrections: readonly Correction[]): Corrected {
  const read = model.zittingen.map(({ behandelt = [] }) => behandelt)
  let corrected = model
  const diagnostics = corrections.map((correction) => {
    const made = applyOne(corrected, correction, read)
    if (!made) return lost(correction)
    corrected = made
    return diagnose('correction/applied', {
      values: { field: labelOf(correction), by: correction.by },
      expected: inWords(correction.becomes),
    })
  })
  return { model: corrected, diagnostics }
}

/** A field, and what stands there. */
export interface FieldValue {
  readonly form: FieldForm
  readonly value: CorrectedValue | undefined
}

/** The fields of a part of a document and their values once corrected; none when there is no such part. */
export function fieldsAt(asRead: Model, corrected: Model, target: CorrectionTarget): readonly FieldValue[] {
  const show = <Noun>(fields: readonly Field<Noun>[], noun: Noun | undefined): readonly FieldValue[] =>
    noun === undefined ? [] : fields.map((form) => ({ form, value: form.get(noun) }))
  if (target.zitting === undefined) return show(DOCUMENT_FIELDS, corrected)
  const zitting = corrected.zittingen[target.zitting]
  if (!target.item) return show(ZITTING_FIELDS, zitting)
  const at = findItem(asRead.zittingen[target.zitting]?.behandelt ?? [], target.item)
  return at === undefined ? [] : show(ITEM_FIELDS, zitting?.behandelt?.[at])
}

/** A field of a document as it was read; undefined when there is no such place. */
export function fieldAt(
  asRead: Model,
  { target, field }: Pick<Correction, 'target' | 'field'>,
): FieldValue | undefined {
  return fieldsAt(asRead, asRead, target).find(({ form }) => form.name === field)
}

/** The model with one correction; undefined when what it is about is not there, or its value does not fit. */
function applyOne(
  model: Model,
  { target, field: name, becomes }: Correction,
  read: readonly (readonly Agendapunt[])[],
): Model | undefined {
  if (target.zitting === undefined) {
    const field = DOCUMENT_FIELDS.find((each) => each.name === name)
    return field && faultOf(field, becomes) === undefined ? field.set(model, becomes, peopleOfSitting({})) : undefined
  }
  const { zitting: index, item: wanted } = target
  const zitting = model.zittingen[index]
  if (!zitting) return undefined
  const people = peopleOfSitting(zitting)
  const withZitting = (made: Zitting): Model => ({
    ...model,
    zittingen: model.zittingen.map((each, at) => (at === index ? made : each)),
  })
  if (!wanted) {
    const field = ZITTING_FIELDS.find((each) => each.name === name)
    return field && faultOf(field, becomes) === undefined
      ? withZitting(witness(field.set(zitting, becomes, people), name))
      : undefined
  }
  const field = ITEM_FIELDS.find((each) => each.name === name)
  const at = findItem(read[index] ?? [], wanted)
  const item = at === undefined ? undefined : zitting.behandelt?.[at]
  if (!field || !item || faultOf(field, becomes) !== undefined) return undefined
  const made = witness(field.set(item, becomes, people), name)
  return withZitting({ ...zitting, behandelt: (zitting.behandelt ?? []).map((each, i) => (i === at ? made : each)) })
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

function lost(correction: Correction): Diagnostic {
  const { target } = correction
  const item = [target.item?.nummer, target.item?.title].filter((part) => part !== undefined).join('. ')
  return diagnose('correction/target-lost', {
    values: { field: labelOf(correction), by: correction.by, item },
    expected: inWords(correction.becomes),
  })
}

/** What people call the field of a correction. */
export function labelOf({ field }: Pick<Correction, 'field'>): string {
  return [...DOCUMENT_FIELDS, ...ZITTING_FIELDS, ...ITEM_FIELDS].find(({ name }) => name === field)?.label ?? field
}

/** A value in Dutch words. */
export function inWords(value: Correction['becomes']): string {
  if (value === null) return 'staat er niet'
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
