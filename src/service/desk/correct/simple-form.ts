import type { FieldValue } from '../../../correcting/corrected-model.js'
import { VOTE_FIELDS } from '../../../correcting/vote-fields.js'
import { html } from '../../../html/html.js'
import { ATTENDANCE } from './attendance-form.js'
import { correctForm, enteredIn, type CorrectForm, type CorrectView } from './correct-form.js'
import { changesIn, fieldControl } from './field-controls.js'

/** Fields that have a form of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set([...ATTENDANCE, 'artikels', ...VOTE_FIELDS.map(({ name }) => name)])
const NAME = 'velden'

const fieldsOf = ({ parts, target }: CorrectView): readonly FieldValue[] =>
  target.stemming === undefined ? parts.fieldsAt(target).filter(({ form }) => !ELSEWHERE.has(form.name)) : []

/** The plain fields of a part of a document, together. */
export const SIMPLE_FORM: CorrectForm = {
  name: NAME,
  content: (view) => {
    const fields = fieldsOf(view)
    if (fields.length === 0) return undefined
    return correctForm(
      view,
      NAME,
      html`${fields.map((field) => fieldControl(field, enteredIn(view, NAME)))}<button type="submit">Bewaren</button>\n`,
    )
  },
  changes: (view, fields) => changesIn(fields, fieldsOf(view), view.target),
}
