import { textsIn } from '../../../correcting/field.js'
import { html } from '../../../html/html.js'
import { correctForm, enteredIn, radio, rowsIn, type CorrectForm, type CorrectView } from './correct-form.js'

/** Fields of a sitting that tell who was there. */
export const ATTENDANCE = ['heeftAanwezigeBijStart', 'laat', 'verontschuldigd', 'heeftAfwezigeBijStart'] as const

const STATES = {
  aanwezig: 'aanwezig',
  laat: 'kwam later',
  verontschuldigd: 'verontschuldigd',
  afwezig: 'afwezig',
  '': 'niet genoemd',
} as const
type State = keyof typeof STATES

const NAME = 'aanwezigheid'
/** Rows for people who are in no list. */
const EMPTY_ROWS = 3

/** Who was there, by ticking: those whom the document names, then those of the register, then whom somebody adds. */
export const ATTENDANCE_FORM: CorrectForm = {
  name: NAME,
  content: (view) => {
    if (view.target.zitting === undefined || view.target.item) return undefined
    const entered = enteredIn(view, NAME)
    const rows = entered
      ? rowsIn(entered, 'naam').map((row) => ({
          name: entered.get(`naam-${row}`) ?? '',
          state: stateOf(entered.get(`er-${row}`)),
        }))
      : [...peopleOf(view), ...Array.from({ length: EMPTY_ROWS }, () => ({ name: '', state: 'aanwezig' as const }))]
    return html`<h2>Wie was er</h2>
${correctForm(
  view,
  NAME,
  html`${rows.map(
    ({ name, state }, row) =>
      html`<fieldset class="person"><legend>${name === '' ? 'Nog iemand' : name}</legend>
${
  name === '' || view.sent !== undefined
    ? html`<label for="naam-${row}">Naam</label><input id="naam-${row}" name="naam-${row}" value="${name}" maxlength="200" autocomplete="off">`
    : html`<input type="hidden" name="naam-${row}" value="${name}">`
}
${Object.entries(STATES).map(([value, label]) => radio(`er-${row}`, value, label, value === state))}</fieldset>
`,
  )}<button type="submit">Aanwezigheid bewaren</button>
`,
)}`
  },
  changes: ({ parts, target }, fields) => {
    const people = rowsIn(fields, 'naam').flatMap((row) => {
      const name = (fields.get(`naam-${row}`) ?? '').trim()
      return name === '' ? [] : [{ name, state: stateOf(fields.get(`er-${row}`)) }]
    })
    const twice = people.find(({ name }, at) => people.findIndex((other) => other.name === name) !== at)
    if (twice) return { fault: `${twice.name} staat er twee keer.` }
    const of = (...states: readonly State[]): readonly string[] =>
      people.filter(({ state }) => states.includes(state)).map(({ name }) => name)
    const wanted = {
      heeftAanwezigeBijStart: of('aanwezig'),
      laat: of('laat'),
      verontschuldigd: of('verontschuldigd'),
      // Whoever comes later, or sends apologies, is not there at the start.
      heeftAfwezigeBijStart: [...of('verontschuldigd'), ...of('afwezig'), ...of('laat')],
    }
    const shown = parts.fieldsAt(target)
    return ATTENDANCE.flatMap((field) => {
      const names = wanted[field]
      const now = textsIn(shown.find(({ form }) => form.name === field)?.value ?? null)
      const isSame = now.length === names.length && now.every((name) => names.includes(name))
      return isSame ? [] : [{ target, field, becomes: names.length > 0 ? names : null }]
    })
  },
}

function stateOf(text: string | undefined): State {
  return (Object.keys(STATES) as readonly State[]).find((state) => state === text) ?? ''
}

function peopleOf({
  parts,
  target,
  inOffice,
}: CorrectView): readonly { readonly name: string; readonly state: State }[] {
  const shown = parts.fieldsAt(target)
  const namesIn = (field: (typeof ATTENDANCE)[number]): readonly string[] =>
    textsIn(shown.find(({ form }) => form.name === field)?.value ?? null)
  const people = new Map<string, State>()
  for (const [field, state] of [
    ['heeftAanwezigeBijStart', 'aanwezig'],
    ['laat', 'laat'],
    ['verontschuldigd', 'verontschuldigd'],
    ['heeftAfwezigeBijStart', 'afwezig'],
  ] as const)
    for (const name of namesIn(field)) if (!people.has(name)) people.set(name, state)
  for (const name of inOffice) if (!people.has(name)) people.set(name, '')
  return [...people].map(([name, state]) => ({ name, state }))
}
