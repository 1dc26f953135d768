import type { ItemChange, ItemName } from '../../../correcting/correction.js'
import { partsOf, type ItemChangeName } from '../../../correcting/item-changes.js'
import { html, type Html } from '../../../html/html.js'
import type { Agendapunt } from '../../../model.js'
import type { Fields } from '../ground/desk-access.js'
import {
  correctForm,
  enteredIn,
  rowsIn,
  type AskedChanges,
  type CorrectForm,
  type CorrectView,
} from './correct-form.js'

/** The items of the sitting, as a list to choose from. */
function itemChoice(view: CorrectView, id: string, label: string, first?: string): Html {
  const index = view.parts.zittingAt(view.target)?.index ?? -1
  const own = view.parts.itemAt(view.target)
  const items = view.parts.items(index).filter(({ item }) => item !== own)
  return html`<label for="${id}">${label}</label><select id="${id}" name="bij">${first !== undefined && html`<option value="">${first}</option>`}${items.map(({ name, item }) => html`<option value="${JSON.stringify(name)}">${headingOf(item)}</option>`)}</select>
`
}

/** Number and title of an item for people. */
export function headingOf({ nummer, title }: Agendapunt): string {
  return [nummer, title?.[0]?.value].filter((part) => part !== undefined).join('. ') || 'punt zonder titel'
}

/** The item that was chosen; null: none, it comes first; undefined: nothing that can be meant. */
function chosenIn(fields: Fields): ItemName | null | undefined {
  const text = fields.get('bij') ?? ''
  if (text === '') return null
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const { nummer, title, rank, made } = parsed as Readonly<Record<keyof ItemName, unknown>>
  return {
    ...(typeof nummer === 'string' && { nummer }),
    ...(typeof title === 'string' && { title }),
    ...(typeof rank === 'number' && { rank }),
    ...(typeof made === 'string' && { made }),
  }
}

function newItemIn(fields: Fields): Pick<ItemChange, 'nummer' | 'title'> {
  const [nummer, title] = ['nieuw-nummer', 'nieuw-titel'].map((name) => (fields.get(name) ?? '').trim())
  return { ...(nummer && { nummer }), ...(title && { title }) }
}

function newItemControls(entered: Fields | undefined, prefix: string): Html {
  return html`<label for="${prefix}-nummer">Nummer van het nieuwe punt</label><input id="${prefix}-nummer" name="nieuw-nummer" maxlength="40" value="${entered?.get('nieuw-nummer') ?? ''}">
<label for="${prefix}-titel">Titel van het nieuwe punt</label><input id="${prefix}-titel" name="nieuw-titel" required maxlength="2000" value="${entered?.get('nieuw-titel') ?? ''}">
`
}

/** A form that changes which items a sitting has. */
function itemForm(
  name: string,
  field: ItemChangeName,
  isOfItem: boolean,
  content: (view: CorrectView, entered: Fields | undefined) => Html,
  becomes: (fields: Fields) => ItemChange | true | undefined,
): CorrectForm {
  return {
    name,
    content: (view) => {
      const { zitting, item, stemming } = view.target
      if (zitting === undefined || (item !== undefined) !== isOfItem || stemming !== undefined) return undefined
      return html`<section aria-labelledby="${name}">${correctForm(view, name, content(view, enteredIn(view, name)))}</section>
`
    },
    changes: ({ target }, fields): AskedChanges => {
      const value = becomes(fields)
      return value === undefined ? { fault: 'Kies een van de mogelijkheden.' } : [{ target, field, becomes: value }]
    },
  }
}

/** A change whose item was chosen. */
function at(fields: Fields, change: ItemChange = {}): ItemChange | undefined {
  const chosen = chosenIn(fields)
  return chosen === undefined ? undefined : { ...change, at: chosen }
}

/** Items added, moved, merged, split and taken away. */
export const ITEM_FORMS: readonly CorrectForm[] = [
  itemForm(
    'toevoegen',
    'punt-toegevoegd',
    false,
    (view, entered) => html`<h2 id="toevoegen">Een punt toevoegen</h2>
${newItemControls(entered, 'toevoegen')}${itemChoice(view, 'toevoegen-na', 'Na welk punt', 'vooraan')}<button type="submit">Punt toevoegen</button>
`,
    (fields) => at(fields, newItemIn(fields)),
  ),
  itemForm(
    'splitsen',
    'punt-gesplitst',
    true,
    (view, entered) => {
      const item = view.parts.itemAt(view.target)
      return html`<h2 id="splitsen">In twee splitsen</h2>
<p>Staan hier twee punten onder één titel? Geef het tweede een titel, en kruis aan wat erbij hoort.</p>
${newItemControls(entered, 'splitsen')}${(item ? partsOf(item) : []).map(
        ({ key, label }, row) =>
          html`<p class="choice"><input type="hidden" name="deel-${row}" value="${key}"><input type="checkbox" id="mee-${row}" name="mee-${row}" value="ja"><label for="mee-${row}">${label}</label></p>\n`,
      )}<button type="submit">Splitsen</button>
`
    },
    (fields) => ({
      ...newItemIn(fields),
      takes: rowsIn(fields, 'deel').flatMap((row) =>
        fields.get(`mee-${row}`) === 'ja' ? [fields.get(`deel-${row}`) ?? ''] : [],
      ),
    }),
  ),
  itemForm(
    'samenvoegen',
    'punt-samengevoegd',
    true,
    (view) => html`<h2 id="samenvoegen">Bij een ander punt voegen</h2>
<p>Is dit geen eigen punt? Wat erbij gelezen werd, gaat naar het andere.</p>
${itemChoice(view, 'samenvoegen-bij', 'Bij welk punt')}<button type="submit">Samenvoegen</button>
`,
    (fields) => at(fields),
  ),
  itemForm(
    'verplaatsen',
    'punt-verplaatst',
    true,
    (view) => html`<h2 id="verplaatsen">Verplaatsen</h2>
${itemChoice(view, 'verplaatsen-na', 'Na welk punt', 'vooraan')}<button type="submit">Verplaatsen</button>
`,
    (fields) => at(fields),
  ),
  itemForm(
    'weghalen',
    'punt-verwijderd',
    true,
    () => html`<h2 id="weghalen">Weghalen</h2>
<p>Het document heeft dit punt niet. U kunt dat later ongedaan maken.</p>
<button class="quiet" type="submit">Dit punt weghalen</button>
`,
    () => true,
  ),
]
