import type { CorrectedModel } from '../../../correcting/corrected-model.js'
import type { CorrectionTarget } from '../../../correcting/correction.js'
import type { CorrectedPage, FieldChange } from '../../../dataset/correct.js'
import { html, type Html } from '../../../html/html.js'
import type { Fields } from '../ground/desk-access.js'
import { DESK_PATH, formField } from '../ground/desk-page.js'
import { targetPairs } from '../ground/desk-paths.js'

/** Where forms correct. */
export const CORRECT_PATH = `${DESK_PATH}/verbeteren`

/** What the forms of a part of a document are made of. */
export interface CorrectView {
  readonly page: CorrectedPage
  /** The page as it is corrected now. */
  readonly parts: CorrectedModel
  readonly target: CorrectionTarget
  readonly formToken: string
  /** Names of who holds office in the body on that day, by the register of people. */
  readonly inOffice: readonly string[]
  /** The form that was sent and not kept, by its name, with what was filled in. */
  readonly sent?: { readonly form: string; readonly fields: Fields }
}

/** What a form that was sent asks for, or why it cannot be meant. */
export type AskedChanges = readonly FieldChange[] | { readonly fault: string }

/** One form: its part of the page, and what it asks for when it is sent. */
export interface CorrectForm {
  /** In its address. */
  readonly name: string
  /** Undefined when that part has no such form. */
  readonly content: (view: CorrectView) => Html | undefined
  readonly changes: (view: CorrectView, fields: Fields) => AskedChanges
}

/** A form with the hidden fields that every one has. */
export function correctForm(view: CorrectView, name: string, content: Html, target = view.target): Html {
  const { page, formToken } = view
  const hidden = [['adres', page.address], ['versie', String(page.version)], ...targetPairs(target)] as const
  return html`<form method="post" action="${CORRECT_PATH}/${name}">${formField(formToken)}${hidden.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}
${content}</form>
`
}

/** What was filled in in a form that was sent and not kept. */
export function enteredIn({ sent }: CorrectView, form: string): Fields | undefined {
  return sent?.form === form ? sent.fields : undefined
}

/** Rows of a form: the numbers 0, 1, 2 … for which a field was sent. */
export function rowsIn(fields: Fields, name: string): readonly number[] {
  const rows: number[] = []
  for (let row = 0; fields.has(`${name}-${row}`) && row < 1_000; row++) rows.push(row)
  return rows
}

/** A radio button with its label. `prefix`: what its id begins with, where several forms of a page have it. */
export function radio(name: string, value: string, label: string, isChosen: boolean, prefix = ''): Html {
  const id = `${prefix}${name}-${value === '' ? 'niet' : value}`
  return html`<span class="choice"><input type="radio" id="${id}" name="${name}" value="${value}"${isChosen && html` checked`}><label for="${id}">${label}</label></span>`
}

/** A box to tick with its label. */
export function tick(id: string, label: string): Html {
  return html`<span class="choice"><input type="checkbox" id="${id}" name="${id}" value="ja"><label for="${id}">${label}</label></span>`
}
