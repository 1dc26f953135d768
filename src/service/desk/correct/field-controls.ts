import type { FieldValue } from '../../../correcting/corrected-model.js'
import type { CorrectedValue, CorrectionTarget } from '../../../correcting/correction.js'
import { inWords } from '../../../correcting/correction-words.js'
import { textsIn, type FieldForm } from '../../../correcting/field.js'
import type { FieldChange } from '../../../dataset/correct.js'
import { html, type Html } from '../../../html/html.js'
import { toBrusselsLocal } from '../../../rdf/date-time.js'
import type { Fields } from '../ground/desk-access.js'

const HINTS: Readonly<Record<FieldForm['kind'], string>> = {
  text: 'Laat leeg als het er niet staat.',
  long: 'Laat leeg als het er niet staat.',
  date: 'Laat leeg als het er niet staat.',
  moment: 'Dag en uur. Laat leeg als het er niet staat.',
  count: 'Een aantal. Laat leeg als het er niet staat.',
  truth: 'Kies wat het document zegt.',
  choice: 'Kies wat het document zegt.',
  names: 'Eén naam op een regel. Laat leeg als ze er niet staan.',
  lines: 'Eén op een regel. Laat leeg als ze er niet staan.',
  articles: '',
}

/**
 * The control of a field, with what stands there, or what somebody filled in and was not kept. `prefix`: what its id
 * begins with, where several forms of a page have it.
 */
export function fieldControl({ form, value }: FieldValue, entered?: Fields, prefix = ''): Html {
  const { name, label, kind, choices = {} } = form
  const id = `${prefix}${nameOf(form)}`
  const text = entered?.get(nameOf(form)) ?? shownText(form, value)
  const head = html`<label for="${id}">${label}</label>\n<p class="hint" id="${id}-hint">${HINTS[kind]}</p>\n`
  switch (kind) {
    case 'choice':
    case 'truth': {
      const known = kind === 'truth' ? { true: 'ja', false: 'nee' } : choices
      // What was read may be none of the choices; it stays unless another is chosen.
      const options = text === '' || Object.hasOwn(known, text) ? known : { [text]: text, ...known }
      return html`${head}<select id="${id}" name="${nameOf(form)}" aria-describedby="${id}-hint"><option value="">staat er niet</option>${Object.entries(options).map(([key, words]) => html`<option value="${key}"${text === key && html` selected`}>${words}</option>`)}</select>
`
    }
    case 'names':
    case 'lines':
    case 'long':
      return html`${head}<textarea id="${id}" name="${nameOf(form)}" aria-describedby="${id}-hint">${`\n${text}`}</textarea>
`
    case 'articles':
      throw new Error(`${name} has a form of its own`)
    default:
      return html`${head}<input id="${id}" name="${nameOf(form)}" type="${{ moment: 'datetime-local', date: 'date', count: 'number', text: 'text' }[kind]}"${kind === 'count' && html` min="0"`} value="${text}" aria-describedby="${id}-hint">
`
  }
}

/** The changes that a form asks for: fields that were sent and say something else than what stands there. */
export function changesIn(
  fields: Fields,
  shown: readonly FieldValue[],
  target: CorrectionTarget,
): readonly FieldChange[] {
  return shown.flatMap(({ form, value }) => {
    const text = fields.get(nameOf(form))
    if (text === undefined || form.kind === 'articles') return []
    const becomes = valueOf(form, text)
    const isSame = becomes === null ? value === undefined : shownText(form, becomes) === shownText(form, value)
    return isSame ? [] : [{ target, field: form.name, becomes }]
  })
}

const nameOf = ({ name }: FieldForm): string => `v-${name}`

/** What a control shows of a value. */
function shownText({ kind }: FieldForm, value: CorrectedValue | undefined): string {
  if (value === undefined) return ''
  if (kind === 'moment' && typeof value === 'string') return (toBrusselsLocal(value) ?? value).slice(0, 16)
  if (kind === 'names' || kind === 'lines') return textsIn(value).join('\n')
  return typeof value === 'boolean' ? String(value) : typeof value === 'string' ? plain(value) : inWords(value)
}

const plain = (text: string): string => text.replace(/\r\n?/gu, '\n').trim()

/** The value that a form gives for a field: an empty one says that the document does not say it. */
function valueOf({ kind }: FieldForm, text: string): CorrectedValue | null {
  const trimmed = plain(text)
  if (trimmed === '') return null
  switch (kind) {
    case 'truth':
      return trimmed === 'true'
    case 'count':
      return Number(trimmed)
    case 'names':
    case 'lines':
      return linesOf(trimmed)
    case 'moment':
      return trimmed.length === 16 ? `${trimmed}:00` : trimmed
    default:
      return trimmed
  }
}

/** The lines of a text that say something. */
export function linesOf(text: string): readonly string[] {
  return plain(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
