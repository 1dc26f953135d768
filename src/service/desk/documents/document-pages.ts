import { correctedParts } from '../../../correcting/apply-corrections.js'
import { LEAVE_OUT, leftOutBy, type CorrectedValue, type CorrectionTarget } from '../../../correcting/correction.js'
import { inWords, labelOf } from '../../../correcting/correction-words.js'
import type { Field, FieldForm } from '../../../correcting/field.js'
import { nameOfZitting } from '../../../correcting/find-target.js'
import { ITEM_FIELDS } from '../../../correcting/item-fields.js'
import { DOCUMENT_FIELDS, ZITTING_FIELDS } from '../../../correcting/sitting-fields.js'
import { HELD, VOTE_FIELDS } from '../../../correcting/vote-fields.js'
import type { CorrectedPage } from '../../../dataset/correct.js'
import type { PublicationEntry } from '../../../dataset/publication-index.js'
import { html, type Html } from '../../../html/html.js'
import type { Agendapunt, Evidence, Model, Stemming, Zitting } from '../../../model.js'
import { blackOut } from '../../../privacy/black-out.js'
import { toBrusselsLocal } from '../../../rdf/date-time.js'
import { longDate } from '../../../rdf/long-date.js'
import { DESK_PATH, formField } from '../ground/desk-page.js'
import { itemName } from '../beside/item-passages.js'
import { checkPath, documentPath } from '../ground/desk-paths.js'

/** From this certainty on a value counts as read, below it as doubtful. */
const SURE = 0.9

export function documentsContent(entries: readonly PublicationEntry[], council: string): Html {
  if (entries.length === 0) return html`<p>Van ${council} is nog niets bekendgemaakt.</p>\n`
  return html`<p>Wat ${council} bekendgemaakt heeft, het laatst gewijzigde eerst.</p>
<ul class="rows">
${entries.map(
  ({ name, source, modified }) =>
    html`<li><a href="${documentPath(source)}">${name}</a> <span class="hint">gewijzigd op ${longDate(toBrusselsLocal(modified) ?? modified)}</span></li>\n`,
)}</ul>
`
}

export interface DocumentView {
  readonly page: CorrectedPage
  readonly mayCorrect: boolean
  readonly mayPublish: boolean
  readonly formToken: string
  readonly done?: boolean
  /** It is not public yet. */
  readonly isDraft?: boolean
  /** Names of the items of which a passage stands beside them. */
  readonly shown?: ReadonlySet<string>
}

/** A document as it was read, item by item: what was read, what is doubtful, what is not there, what was corrected. */
export function documentContent(view: DocumentView): Html {
  const { page, mayCorrect, mayPublish, formToken, done = false, isDraft = false, shown = new Set() } = view
  const { corrected, asRead, address } = page
  const parts = correctedParts(asRead, page.history)
  const change = (target: CorrectionTarget, what: string): Html | false =>
    mayCorrect && html`<p><a href="${documentPath(address, target)}">${what} verbeteren</a></p>\n`
  return html`${done && html`<p class="done" role="status">${isDraft ? 'De verbetering is bewaard.' : 'De verbetering is bewaard en bekendgemaakt.'}</p>\n`}${isDraft && html`<p><span class="lacks">concept</span> Nog niemand buiten dit bureau ziet dit document.</p>\n`}${/^https?:/u.test(address) && html`<p><a href="${address}">${address}</a></p>\n`}<p><a class="button" href="${checkPath(address)}">${isDraft ? 'Nakijken en bekendmaken' : 'Nakijken'}</a></p>
<p><a href="${DESK_PATH}/persoonsgegevens?${new URLSearchParams({ adres: address }).toString()}">Persoonsgegevens zoeken</a></p>
<p><span class="read">gelezen</span> staat zo in het document, <span class="doubt">onzeker</span> kijk het na, <span class="lacks">staat er niet</span> het document zegt het niet, <span class="mended">verbeterd</span> door een mens.</p>
${fieldList(DOCUMENT_FIELDS, corrected)}${change({}, 'Het document')}${corrected.zittingen.map((zitting, index) => {
    const target = nameOfZitting(asRead.zittingen[index], index)
    const names = parts.items(index)
    return html`<section aria-labelledby="zitting-${index}">
<h2 id="zitting-${index}">Zitting${corrected.zittingen.length > 1 && ` ${index + 1}`}</h2>
${fieldList(ZITTING_FIELDS, zitting)}${change(target, 'De zitting')}${(zitting.behandelt ?? []).map((item, at) => {
      const name = itemName(index, at)
      const called = names[at]?.name
      const votes = item.behandelingen?.[0]?.heeftStemming ?? []
      return html`<h3 id="punt-${name}" tabindex="-1">${itemHeading(item, at)}</h3>
${shown.has(name) && html`<p><a href="#passage-${name}">Toon in het document</a></p>\n`}${fieldList(ITEM_FIELDS, item)}${votes.map((vote, number) => html`<h4>Stemming${votes.length > 1 && ` ${number + 1}`}</h4>\n${fieldList(SHOWN_VOTE_FIELDS, vote)}`)}${called && change({ ...target, item: called }, 'Dit punt')}`
    })}</section>
`
  })}${historyOf(page, mayCorrect, formToken)}${mayPublish && !isDraft && withdrawForm(page, formToken)}`
}

const SHOWN_VOTE_FIELDS = VOTE_FIELDS.filter(({ name }) => name !== HELD)

function withdrawForm({ address }: CorrectedPage, formToken: string): Html {
  return html`<section aria-labelledby="withdraw"><h2 id="withdraw">Intrekken</h2>
<p>Het document verdwijnt van de site en uit alle gegevens. Het origineel blijft bewaard.</p>
<form method="post" action="${DESK_PATH}/intrekken">${formField(formToken)}<input type="hidden" name="adres" value="${address}">
<label for="reason">Waarom trekt u het in?</label><p class="hint" id="reason-hint">De reden wordt bewaard bij de wijziging. Noem er geen mensen in.</p>
<input id="reason" name="reden" required maxlength="500" aria-describedby="reason-hint">
<button type="submit">Intrekken</button></form></section>
`
}

function itemHeading({ nummer, title }: Agendapunt, at: number): string {
  const text = title?.[0]?.value
  return [nummer ?? `Punt ${at + 1}`, text].filter((part) => part !== undefined).join('. ')
}

function fieldList<Noun extends Model | Zitting | Agendapunt | Stemming>(
  fields: readonly Field<Noun>[],
  noun: Noun,
): Html {
  return html`<dl class="fields">
${fields.map((field) => {
  const value = field.get(noun)
  return html`<div><dt>${field.label}</dt><dd>${value !== undefined && html`${shown(field, value)} `}${stateOf(value, evidenceOf(noun, field.name))}</dd></div>\n`
})}</dl>
`
}

function stateOf(value: CorrectedValue | undefined, evidence: Evidence | undefined): Html {
  if (evidence?.rule === 'correction') return html`<span class="mended">verbeterd</span>`
  if (value === undefined) return html`<span class="lacks">staat er niet</span>`
  return evidence !== undefined && evidence.certainty < SURE
    ? html`<span class="doubt">onzeker</span>`
    : html`<span class="read">gelezen</span>`
}

/** What tells of a field: of the noun itself, else of its first handling or vote. */
function evidenceOf(noun: Model | Zitting | Agendapunt | Stemming, name: string): Evidence | undefined {
  const found: Evidence[] = []
  if ('zittingen' in noun) found.push(...(noun.publicatie?.evidence ?? []))
  else {
    found.push(...(noun.evidence ?? []))
    if ('behandelingen' in noun) {
      const [handling] = noun.behandelingen ?? []
      found.push(...(handling?.evidence ?? []), ...(handling?.heeftStemming?.[0]?.evidence ?? []))
    }
  }
  return found.find(({ field }) => field === name)
}

function shown({ kind, choices = {} }: FieldForm, value: CorrectedValue): string {
  if (kind === 'moment' && typeof value === 'string') {
    const local = toBrusselsLocal(value) ?? value
    return `${longDate(local)}, ${local.slice(11, 16).replace(':', '.')} uur`
  }
  if (kind === 'date' && typeof value === 'string') return longDate(value)
  return typeof value === 'string' ? (choices[value] ?? value) : inWords(value)
}

function historyOf({ history, address, version }: CorrectedPage, mayCorrect: boolean, formToken: string): Html | false {
  const hidden = leftOutBy(history)
  const words = (value: CorrectedValue | null): string => blackOut(inWords(value), hidden)
  return (
    history.length > 0 &&
    html`<section aria-labelledby="history"><h2 id="history">Verbeteringen</h2>
<ul>
${history.map(
  ({ id, by, time, read, becomes, undone, ...about }) =>
    html`<li>${labelOf(about)}${about.field !== LEAVE_OUT && html`: van “${words(read)}” naar “${words(becomes)}”`}, door ${by} op ${longDate(time)}${
      undone
        ? html` (ongedaan gemaakt door ${undone.by})`
        : mayCorrect && about.field !== LEAVE_OUT && undoForm({ id, address, version, formToken })
    }</li>\n`,
)}</ul></section>
`
  )
}

function undoForm(about: {
  readonly id: string
  readonly address: string
  readonly version: number
  readonly formToken: string
}): Html {
  const { id, address, version, formToken } = about
  return html`<form method="post" action="${DESK_PATH}/ongedaan">${formField(formToken)}<input type="hidden" name="adres" value="${address}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="versie" value="${version}"><button class="quiet" type="submit">Ongedaan maken</button></form>`
}
