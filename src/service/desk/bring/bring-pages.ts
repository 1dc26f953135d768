import type { Draft } from '../../../dataset/drafts/drafts.js'
import { html, type Html } from '../../../html/html.js'
import { toBrusselsLocal } from '../../../rdf/date-time.js'
import { longDate } from '../../../rdf/long-date.js'
import { DESK_PATH, formField, problem } from '../ground/desk-page.js'
import { checkPath, documentPath } from '../ground/desk-paths.js'
import type { DraftView, SittingView } from './drafts-view.js'
import { readingFault } from './reading-fault.js'
import { MOST_FILES } from './upload.js'

export const BRING_PATH = `${DESK_PATH}/brengen`
export const DRAFTS_PATH = `${DESK_PATH}/concepten`

/** The forms by which documents come in. */
export function bringContent(formToken: string, megabytes: number, fault?: string): Html {
  return html`${problem(fault)}<p>Wat u brengt, is eerst een concept: niemand buiten dit bureau ziet het tot u het bekendmaakt.</p>
<form method="post" action="${BRING_PATH}" enctype="multipart/form-data">${formField(formToken)}
<label for="files">Bestanden</label>
<p class="hint" id="files-hint">PDF, Word, OpenDocument of een bewaarde webpagina. Tot ${MOST_FILES} tegelijk, elk tot ${megabytes} MB. Agenda, besluitenlijst en notulen van één zitting mogen samen.</p>
<input id="files" name="bestanden" type="file" multiple required aria-describedby="files-hint">
<button type="submit">Brengen</button>
</form>
<form method="post" action="${BRING_PATH}/adres">${formField(formToken)}
<label for="address">Of het adres van een document op het web</label>
<p class="hint" id="address-hint">Bijvoorbeeld de pagina of de PDF op uw eigen site. Wat daar staat, wordt één keer opgehaald.</p>
<input id="address" name="adres" type="url" required maxlength="2000" aria-describedby="address-hint">
<button class="quiet" type="submit">Ophalen</button>
</form>
`
}

/** Drafts, those of one sitting together. */
export function draftsContent(sittings: readonly SittingView[], told: readonly string[], mayBring: boolean): Html {
  const waiting = sittings.flatMap(({ drafts }) => drafts).filter(isWaiting).length
  return html`${told.map((text) => html`<p class="done" role="status">${text}</p>\n`)}${
    waiting > 0 &&
    html`<p role="status">${waiting === 1 ? 'Eén document wordt nog gelezen.' : `${waiting} documenten worden nog gelezen.`} Deze pagina ververst vanzelf. <a href="${DRAFTS_PATH}?stil">Niet verversen</a></p>\n`
  }${mayBring && html`<p><a class="button" href="${BRING_PATH}">Documenten brengen</a></p>\n`}${
    sittings.length === 0 && html`<p>Er zijn geen concepten.</p>\n`
  }${sittings.map(
    ({ drafts, published }) => html`<section class="sitting">
${drafts.length + published.length > 1 && html`<p class="hint">Van dezelfde zitting:</p>\n`}<ul class="rows">
${drafts.map((view) => html`<li>${draftLine(view)}</li>\n`)}${published.map(({ address, name }) => html`<li><a href="${documentPath(address)}">${name}</a> <span class="read">bekendgemaakt</span></li>\n`)}</ul>
</section>
`,
  )}`
}

export function isWaiting({ reading, failure }: DraftView): boolean {
  return !reading && failure === undefined
}

function draftLine(view: DraftView): Html {
  const { draft, reading, failure } = view
  const file = html`<span class="hint">${draft.name}, gebracht door ${draft.by} op ${dayOf(draft.retrieved)}</span>`
  if (isWaiting(view)) return html`${draft.name} <span class="doubt">wordt gelezen</span><br>${file}`
  if (!reading)
    return html`<a href="${documentPath(draft.address)}">${draft.name}</a> <span class="problem-mark">niet gelezen</span><br>${readingFault(failure)}<br>${file}`
  const items = reading.report.summary.agendapunten
  return html`<a href="${documentPath(draft.address)}">${reading.title ?? draft.name}</a> <span class="lacks">concept</span>${
    draft.publishAt !== undefined &&
    html` <span class="mended">wordt bekendgemaakt op ${momentOf(draft.publishAt)}</span>`
  }${draft.failure !== undefined && html` <span class="problem-mark">bekendmaken mislukte</span>`}<br><span class="hint">${items === 1 ? '1 punt' : `${items} punten`}</span> <a href="${checkPath(draft.address)}">Nakijken en bekendmaken</a><br>${file}`
}

/** A moment in Brussels, for people: `3 februari 2025 om 20.00 uur`. */
export function momentOf(time: string): string {
  const local = toBrusselsLocal(time) ?? time
  return `${longDate(local)} om ${local.slice(11, 16).replace(':', '.')} uur`
}

function dayOf(time: string): string {
  return longDate(toBrusselsLocal(time) ?? time)
}

/** The form by which a draft is thrown away. */
export function dropForm({ id, name }: Draft, formToken: string): Html {
  return html`<h2>Weggooien</h2>
<form method="post" action="${DRAFTS_PATH}/weg">${formField(formToken)}<input type="hidden" name="id" value="${id}"><p>Het concept en wat eraan verbeterd werd, zijn dan weg.</p><button class="quiet" type="submit">Concept “${name}” weggooien</button></form>
`
}

/** While a document is read that somebody wants to see. */
export function waitContent(name: string): Html {
  return html`<p role="status">“${name}” wordt gelezen. Deze pagina gaat vanzelf verder.</p>
<p><a href="${DRAFTS_PATH}">Naar de concepten</a></p>
`
}
