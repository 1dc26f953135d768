import type { ArticleValue } from '../../../correcting/correction.js'
import { html } from '../../../html/html.js'
import { correctForm, enteredIn, rowsIn, type CorrectForm, type CorrectView } from './correct-form.js'

const NAME = 'artikels'
/** Rows for articles that were not read. */
const EMPTY_ROWS = 2

interface Row {
  readonly place: string
  readonly number: string
  readonly title: string
  readonly text: string
}

/** The articles of the decision on an item: edited, added, put in another order, or emptied to take them away. */
export const ARTICLES_FORM: CorrectForm = {
  name: NAME,
  content: (view) => {
    if (!view.target.item || view.target.stemming !== undefined) return undefined
    const entered = enteredIn(view, NAME)
    const read = articlesOf(view).map(({ number = '', title = '', text }, at) => ({
      place: String(at + 1),
      number,
      title,
      text,
    }))
    const empty = Array.from({ length: EMPTY_ROWS }, (_, at) => ({
      place: String(read.length + at + 1),
      number: '',
      title: '',
      text: '',
    }))
    const rows: readonly Row[] = entered ? rowsOf(entered) : [...read, ...empty]
    return html`<h2>Artikels</h2>
<p>Maak de tekst van een artikel leeg om het weg te halen.</p>
${correctForm(
  view,
  NAME,
  html`${rows.map(
    ({ place, number, title, text }, row) =>
      html`<fieldset><legend>${number === '' ? (text === '' ? 'Nog een artikel' : `Artikel op plaats ${row + 1}`) : number}</legend>
<label for="plaats-${row}">Plaats in de rij</label><input id="plaats-${row}" name="plaats-${row}" type="number" min="1" value="${place}">
<label for="nummer-${row}">Nummer, zoals het er staat</label><input id="nummer-${row}" name="nummer-${row}" value="${number}" maxlength="200">
<label for="kop-${row}">Opschrift</label><input id="kop-${row}" name="kop-${row}" value="${title}" maxlength="200">
<label for="tekst-${row}">Tekst</label><textarea id="tekst-${row}" name="tekst-${row}">${`\n${text}`}</textarea></fieldset>
`,
  )}<button type="submit">Artikels bewaren</button>
`,
)}`
  },
  changes: (view, fields) => {
    const articles = rowsOf(fields)
      .map((row, at) => ({ ...row, at: Number(row.place) || at + 1 }))
      .sort((a, b) => a.at - b.at)
      .flatMap(({ number, title, text }): readonly ArticleValue[] =>
        text === '' ? [] : [{ ...(number !== '' && { number }), ...(title !== '' && { title }), text }],
      )
    if (JSON.stringify(articles) === JSON.stringify(articlesOf(view))) return []
    return [{ target: view.target, field: 'artikels', becomes: articles.length > 0 ? articles : null }]
  },
}

function rowsOf(fields: Parameters<CorrectForm['changes']>[1]): readonly Row[] {
  const textIn = (name: string): string => (fields.get(name) ?? '').replace(/\r\n?/gu, '\n').trim()
  return rowsIn(fields, 'tekst').map((row) => ({
    place: textIn(`plaats-${row}`),
    number: textIn(`nummer-${row}`),
    title: textIn(`kop-${row}`),
    text: textIn(`tekst-${row}`),
  }))
}

function articlesOf({ parts, target }: CorrectView): readonly ArticleValue[] {
  const found = parts.fieldsAt(target).find(({ form }) => form.name === 'artikels')?.value
  return Array.isArray(found) ? (found as readonly ArticleValue[]) : []
}
