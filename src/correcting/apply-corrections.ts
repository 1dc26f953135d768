import { diagnose, type Diagnostic } from '../diagnostic.js'
import type { Model } from '../model.js'
import { CorrectedModel, type FieldValue } from './corrected-model.js'
import {
  LEAVE_OUT,
  standingCorrections,
  type CorrectedValue,
  type Correction,
  type KeptCorrection,
} from './correction.js'
import { inWords, labelOf } from './correction-words.js'
import { faultOf } from './field.js'
import { changeFault, changeIn, isItemChange, type Outcome } from './item-changes.js'

/** What corrections made of a model. */
export interface Corrected {
  readonly model: Model
  /** One for each: applied, or not and why. */
  readonly diagnostics: readonly Diagnostic[]
  /** The same, to be looked into part by part. */
  readonly parts: CorrectedModel
}

/** Puts corrections into a model as it was read, in their order. */
export function applyCorrections(asRead: Model, corrections: readonly Correction[]): Corrected {
  const parts = new CorrectedModel(
    asRead,
    corrections.map(({ target }) => target),
  )
  const diagnostics = corrections.map((correction) => told(correction, parts.apply(correction)))
  return { model: parts.model, diagnostics, parts }
}

/** A document as it is corrected now, to be looked into part by part. */
export function correctedParts(asRead: Model, history: readonly KeptCorrection[]): CorrectedModel {
  return applyCorrections(asRead, standingCorrections(history)).parts
}

/** A field of a document, and what stands there as it was read; undefined when there is no such place. */
export function fieldAt(
  parts: CorrectedModel,
  { target, field }: Pick<Correction, 'target' | 'field'>,
): FieldValue | undefined {
  return parts.fieldsAt(target).find(({ form }) => form.name === field)
}

/** Why a correction cannot be made of a document as it stands, in Dutch; undefined when it can. */
export function correctionFault(
  parts: CorrectedModel,
  { target, field, becomes }: Pick<Correction, 'target' | 'field'> & { readonly becomes: CorrectedValue | null },
): string | undefined {
  if (field === LEAVE_OUT)
    return typeof becomes === 'string' && becomes.trim().length >= 3 && becomes.length <= 500
      ? undefined
      : 'Geef de tekst die weg moet: minstens drie tekens.'
  if (isItemChange(field)) {
    const isThere = field === 'punt-toegevoegd' ? target.item === undefined : parts.itemAt(target) !== undefined
    const at = changeIn(becomes)?.at
    const isPlaced = !at || parts.itemAt({ ...target, item: at }) !== undefined
    return isThere && isPlaced && parts.fieldsAt(target).length > 0
      ? changeFault(field, becomes)
      : 'Dat punt is er niet.'
  }
  const found = fieldAt(parts, { target, field })
  if (!found) return 'Dat veld is er niet.'
  const fault = faultOf(found.form, becomes)
  return fault === undefined ? undefined : `${found.form.label}: ${fault}`
}

const RULES = {
  applied: 'correction/applied',
  partly: 'correction/partly-lost',
  lost: 'correction/target-lost',
} as const satisfies Readonly<Record<Outcome, string>>

function told(correction: Correction, outcome: Outcome): Diagnostic {
  const { target } = correction
  const item = [target.item?.nummer, target.item?.title].filter((part) => part !== undefined).join('. ')
  return diagnose(RULES[outcome], {
    values: { field: labelOf(correction), by: correction.by, ...(outcome !== 'applied' && { item }) },
    // What must not be public is not repeated.
    expected: correction.field === LEAVE_OUT ? 'persoonsgegevens' : inWords(correction.becomes),
  })
}
