import type { CorrectionTarget } from '../../../correcting/correction.js'
import type { FieldValue } from '../../../correcting/corrected-model.js'
import { textsIn } from '../../../correcting/field.js'
import { presentAt } from '../../../correcting/present-at.js'
import { HELD } from '../../../correcting/vote-fields.js'
import type { FieldChange } from '../../../dataset/correct.js'
import { html, type Html } from '../../../html/html.js'
import type { Fields } from '../ground/desk-access.js'
import {
  correctForm,
  enteredIn,
  radio,
  rowsIn,
  tick,
  type AskedChanges,
  type CorrectForm,
  type CorrectView,
} from './correct-form.js'
import { changesIn, fieldControl } from './field-controls.js'

/** The sides of a vote: what a radio button says, and the fields of their names and their number. */
const SIDES = [
  { side: 'voor', label: 'voor', names: 'heeftVoorstander', count: 'aantalVoorstanders' },
  { side: 'tegen', label: 'tegen', names: 'heeftTegenstander', count: 'aantalTegenstanders' },
  { side: 'onthouding', label: 'onthoudt zich', names: 'heeftOnthouder', count: 'aantalOnthouders' },
] as const
const NAME_FIELDS: ReadonlySet<string> = new Set(SIDES.map(({ names }) => names))
const NAME = 'stemming'

/** The votes on an item, by ticking names; where names are not known, by their numbers. */
export const VOTE_FORM: CorrectForm = {
  name: NAME,
  content: (view) => {
    if (!view.target.item) return undefined
    const votes = view.parts.itemAt(view.target)?.behandelingen?.[0]?.heeftStemming?.length ?? 0
    return html`<h2>Stemmingen</h2>
${Array.from({ length: votes + 1 }, (_, index) => voteSection(view, index, index === votes))}`
  },
  changes: (view, fields) => {
    const shown = view.parts.fieldsAt(view.target)
    if (fields.get('weg') === 'ja') return [{ target: view.target, field: HELD, becomes: null }]
    const ticked = tickedIn(fields)
    if (ticked.length === 0) {
      const plain = changesIn(fields, shown.filter(isPlain), view.target)
      return checked(view, fields, totalAfter(plain, shown)) ?? plain
    }
    return checked(view, fields, ticked.length) ?? tickedChanges(view, fields, ticked, shown)
  },
}

const isPlain = ({ form }: FieldValue): boolean => !NAME_FIELDS.has(form.name) && form.name !== HELD

function voteSection(view: CorrectView, index: number, isNew: boolean): Html {
  const target: CorrectionTarget = { ...view.target, stemming: index }
  const isSent = view.sent?.form === NAME && (view.target.stemming ?? 0) === index
  const entered = isSent ? enteredIn(view, NAME) : undefined
  const shown = isNew ? [] : view.parts.fieldsAt(target)
  const present = presentIn(view)
  const sideOf = new Map(
    SIDES.flatMap(({ side, names }) =>
      textsIn(shown.find(({ form }) => form.name === names)?.value ?? null).map((name) => [name, side] as const),
    ),
  )
  const names = [...new Set([...present, ...sideOf.keys()])]
  const forms = view.parts.fieldsAt({ ...target, stemming: isNew ? Math.max(0, index - 1) : index })
  const fields = forms.filter(isPlain).filter(({ form }) => VOTE_PLAIN.has(form.name))
  const id = `stemming-${index}`
  const form = correctForm(
    view,
    NAME,
    html`${
      names.length === 0
        ? html`<p class="hint">Zeg eerst bij de zitting wie er was: dan kunt u hier namen aankruisen.</p>\n`
        : html`<p data-telling data-aanwezig="${present.length}" aria-live="polite">${tally(sideOf, present)}</p>
${names.map((name, row) => {
  const side = entered?.get(`stem-${row}`) ?? sideOf.get(name) ?? ''
  return html`<fieldset class="person"><legend>${name}</legend><input type="hidden" name="naam-${row}" value="${name}">
${SIDES.map(({ side: value, label }) => radio(`stem-${row}`, value, label, value === side, `${id}-`))}${radio(`stem-${row}`, '', 'stemt niet', side === '', `${id}-`)}</fieldset>
`
})}`
    }<details${isSent && html` open`}><summary>Geheime stemming, of alleen aantallen</summary>
<p class="hint">De aantallen gelden alleen als u geen namen aankruist.</p>
${fields.map(({ form, value }) => fieldControl({ form, value: isNew ? undefined : value }, entered, `${id}-`))}</details>
${isSent && html`<p>${tick('klopt', 'De stemmen kloppen zo, ook al zijn het er meer of minder dan de aanwezigen.')}</p>\n`}<button type="submit">${isNew ? 'Stemming toevoegen' : 'Stemming bewaren'}</button>
`,
    target,
  )
  if (isNew)
    return html`<details${(index === 0 || isSent) && html` open`}><summary>${index === 0 ? 'Er is gestemd' : 'Nog een stemming'}</summary>
${form}</details>
`
  const away = html`<input type="hidden" name="weg" value="ja"><button class="quiet" type="submit">Er is niet gestemd: haal stemming ${index + 1} weg</button>
`
  return html`<section aria-labelledby="${id}"><h3 id="${id}">Stemming ${index + 1}</h3>
${form}${correctForm(view, NAME, away, target)}</section>
`
}

const VOTE_PLAIN: ReadonlySet<string> = new Set(['geheim', 'unaniem', ...SIDES.map(({ count }) => count)])

/** `3 voor, 2 tegen, 0 onthoudingen: 5 van de 5 aanwezigen.` */
function tally(sideOf: ReadonlyMap<string, string>, present: readonly string[]): string {
  const count = (side: string): number => [...sideOf.values()].filter((each) => each === side).length
  return `${count('voor')} voor, ${count('tegen')} tegen, ${count('onthouding')} onthoudingen: ${sideOf.size} van de ${present.length} aanwezigen.`
}

function tickedIn(fields: Fields): readonly { readonly name: string; readonly side: string }[] {
  return rowsIn(fields, 'naam').flatMap((row) => {
    const side = fields.get(`stem-${row}`) ?? ''
    const name = (fields.get(`naam-${row}`) ?? '').trim()
    return name !== '' && SIDES.some((each) => each.side === side) ? [{ name, side }] : []
  })
}

function tickedChanges(
  { target }: CorrectView,
  fields: Fields,
  ticked: ReturnType<typeof tickedIn>,
  shown: readonly FieldValue[],
): readonly FieldChange[] {
  const valueOf = (name: string): FieldValue['value'] => shown.find(({ form }) => form.name === name)?.value
  const sides = SIDES.flatMap(({ side, names, count }): readonly FieldChange[] => {
    const wanted = ticked.filter((each) => each.side === side).map(({ name }) => name)
    const now = textsIn(valueOf(names) ?? null)
    const isSame = now.length === wanted.length && now.every((name) => wanted.includes(name))
    // Names count themselves; a side that nobody is on has no names to do so.
    const isCounted = valueOf(count) === wanted.length || (!isSame && wanted.length > 0)
    return [
      ...(isSame ? [] : [{ target, field: names, becomes: wanted.length > 0 ? wanted : null }]),
      ...(isCounted ? [] : [{ target, field: count, becomes: wanted.length }]),
    ]
  })
  const secrecy = changesIn(
    fields,
    shown.filter(({ form }) => form.name === 'geheim'),
    target,
  )
  return [...sides, ...secrecy]
}

/** How many votes there are once changes are made; undefined when no numbers are known. */
function totalAfter(changes: readonly FieldChange[], shown: readonly FieldValue[]): number | undefined {
  const counts = SIDES.flatMap(({ count }) => {
    const changed = changes.find(({ field }) => field === count)
    const value = changed ? changed.becomes : shown.find(({ form }) => form.name === count)?.value
    return typeof value === 'number' ? [value] : []
  })
  return changes.length > 0 && counts.length > 0 ? counts.reduce((sum, each) => sum + each, 0) : undefined
}

/** Whether there are as many votes as people, unless somebody says that it is right so. */
function checked(view: CorrectView, fields: Fields, total: number | undefined): AskedChanges | undefined {
  const present = presentIn(view)
  if (total === undefined || present.length === 0 || total === present.length || fields.get('klopt') === 'ja')
    return undefined
  return {
    fault: `Dat zijn ${total} stemmen, en er waren ${present.length} mensen aanwezig bij dit punt. Kijk het na, of zeg onderaan dat het klopt.`,
  }
}

function presentIn({ parts, target }: CorrectView): readonly string[] {
  const found = parts.zittingAt(target)
  const item = parts.itemAt(target)
  if (!found || !item) return []
  const items = parts.items(found.index).map((each) => each.item)
  return presentAt(found.zitting, items, items.indexOf(item))
}
