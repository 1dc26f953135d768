import type { Draft } from '../../../dataset/drafts/drafts.js'
import { html, type Html } from '../../../html/html.js'
import { harvestPreview } from '../../../report/forms/html-preview.js'
import { dropForm, momentOf } from '../bring/bring-pages.js'
import { DESK_PATH, formField, problem } from '../ground/desk-page.js'
import { documentPath } from '../ground/desk-paths.js'
import type { DeskReading } from '../reading/desk-reading.js'
import type { Need } from '../reading/needs.js'

export const PUBLISH_PATH = `${DESK_PATH}/bekendmaken`

export interface CheckView {
  readonly address: string
  readonly reading: DeskReading
  /** Present while it is not public. */
  readonly draft?: Draft
  /** Why it cannot be published. */
  readonly obstacle?: string | undefined
  readonly mayPublish: boolean
  /** Whether the site is known whose pages can be shown beforehand. */
  readonly hasSite: boolean
  readonly formToken: string
  readonly fault?: string
}

/** What is known of a document before it is published, and the forms to publish it. */
export function checkContent(view: CheckView): Html {
  const { address, reading, draft, obstacle, hasSite, fault } = view
  const { report, needs } = reading
  return html`${problem(fault)}<p><a href="${documentPath(address)}">Terug naar het document</a></p>
${summaryList(reading)}${levelPart(report.maturity?.level, needs, reading)}${
    report.preview && harvestPreview(report.preview, 2, 'nl')
  }${
    hasSite &&
    html`<h2>Voorbeeld</h2>
<p><a href="${previewPath(address)}">Bekijk de pagina zoals iedereen ze zal zien</a></p>
`
  }${draft && publishPart(view, draft, obstacle)}`
}

export function previewPath(address: string, part = ''): string {
  return `${DESK_PATH}/voorbeeld${part}?${new URLSearchParams({ adres: address }).toString()}`
}

function summaryList({ report: { summary } }: DeskReading): Html {
  const { agendapunten, besluiten, stemmingen } = summary
  return html`<dl class="facts"><div><dt>Punten</dt><dd>${agendapunten}</dd></div><div><dt>Besluiten</dt><dd>${besluiten}</dd></div><div><dt>Stemmingen</dt><dd>${stemmingen}</dd></div></dl>
`
}

function levelPart(level: number | undefined, needs: readonly Need[], reading: DeskReading): Html {
  if (level === undefined)
    return html`<h2>Niveau</h2>
<p>Voor dit soort document bestaan geen niveaus.</p>
`
  const open = needs.filter(
    ({ subjects, follows, isOfRegister }) => !isOfRegister && (subjects.length > 0 || follows === 0),
  )
  const asksRegister = needs.some(({ isOfRegister }) => isOfRegister)
  const follows = needs.reduce((sum, need) => sum + need.follows, 0)
  return html`<h2>Niveau ${level}</h2>
${
  open.length === 0
    ? html`<p class="done">Uw document zegt alles wat hiervoor nodig is.</p>\n`
    : html`<p>Voor niveau ${level + 1} zegt het document nog niet:</p>
<ul class="rows">
${open.map(({ message, subjects }) => html`<li><span class="lacks">staat er niet</span> ${message}${itemsOf(subjects, reading)}</li>\n`)}</ul>
<p class="hint">Staat het wel in het document? Vul het dan in bij het punt of de zitting. Staat het er niet, dan hoeft u niets te verzinnen.</p>
`
}${
    asksRegister &&
    html`<p>Sommige mensen hebben hier nog geen adres uit het Lokaal Mandatenbeheer. Dat staat nooit in een document: raadlink vindt het zodra wie de server beheert het register van mandatarissen instelt.</p>\n`
  }${follows > 0 && html`<p>${follows === 1 ? 'Eén gegeven volgt' : `${follows} gegevens volgen`} uit wat er staat, zoals de taal van een besluit. Dat houdt raadlink zelf bij: u hoeft er niets voor te doen.</p>\n`}`
}

/** Most items that are named one by one. */
const NAMED = 8

/** Which items lack it; nothing when it is of the document as a whole. */
function itemsOf(subjects: readonly string[], { report: { items } }: DeskReading): Html | false {
  const wanted = new Set(subjects)
  const found = items.filter((item) => item.subjects.some((subject) => wanted.has(subject)))
  if (found.length === 0) return false
  const names = found.slice(0, NAMED).map(({ nummer, title }) => nummer ?? title ?? '')
  const more = found.length - names.length
  return html` <span class="hint">(${found.length === 1 ? 'punt' : 'punten'} ${names.join(', ')}${more > 0 && ` en nog ${more}`})</span>`
}

function publishPart({ mayPublish, formToken }: CheckView, draft: Draft, obstacle: string | undefined): Html {
  const { id, publishAt, publishBy = '', failure } = draft
  const hidden = html`${formField(formToken)}<input type="hidden" name="id" value="${id}">`
  const head = html`<h2>Bekendmaken</h2>
${failure !== undefined && problem(`De vorige keer mislukte het. ${failure}`)}`
  if (obstacle !== undefined) return html`${head}${problem(obstacle)}${dropForm(draft, formToken)}`
  if (!mayPublish)
    return html`${head}<p>Bekendmaken doet een publicator of een beheerder.</p>\n${dropForm(draft, formToken)}`
  if (publishAt !== undefined)
    return html`${head}<p>Dit document wordt bekendgemaakt op <strong>${momentOf(publishAt)}</strong>. Dat vroeg ${publishBy}.</p>
<form method="post" action="${PUBLISH_PATH}/niet">${hidden}<button class="quiet" type="submit">Toch nog niet bekendmaken</button></form>
<form method="post" action="${PUBLISH_PATH}">${hidden}<button type="submit">Nu bekendmaken</button></form>
`
  return html`${head}<p>Daarna staat het op de site, in de stroom en in het zoeken. U kunt het later verbeteren of intrekken.</p>
<form method="post" action="${PUBLISH_PATH}">${hidden}<button type="submit">Nu bekendmaken</button></form>
<form method="post" action="${PUBLISH_PATH}">${hidden}
<label for="moment">Of op een later moment</label>
<p class="hint" id="moment-hint">Dag en uur. Het gebeurt vanzelf, ook als u dan niet werkt.</p>
<input id="moment" name="moment" type="datetime-local" required aria-describedby="moment-hint">
<button class="quiet" type="submit">Dan bekendmaken</button></form>
${dropForm(draft, formToken)}`
}

/** The preview: pages of the site in a frame in which nothing runs and no form can be sent. */
export function previewContent(address: string, parts: readonly ('zitting' | 'document')[]): Html {
  return html`<p><a href="${`${DESK_PATH}/nakijken?${new URLSearchParams({ adres: address }).toString()}`}">Terug naar nakijken en bekendmaken</a></p>
<p>Zo ziet iedereen het na bekendmaking. Links naar andere pagina’s werken pas dan.</p>
${parts.map(
  (part) => html`<h2>${part === 'zitting' ? 'De zitting' : 'Het document met zijn gegevens'}</h2>
<p><a href="${previewPath(address, `/${part}`)}">Op een eigen blad</a></p>
<iframe class="preview" sandbox="" src="${previewPath(address, `/${part}`)}" title="${part === 'zitting' ? 'Voorbeeld van de pagina van de zitting' : 'Voorbeeld van de pagina van het document'}"></iframe>
`,
)}`
}
