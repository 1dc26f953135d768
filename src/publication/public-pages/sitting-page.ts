import { html, type Html } from '../../html/html.js'
import type { Item, Sitting, SittingSummary } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { differencesSection, documentsList } from './parts/source-parts.js'
import { bodyTrail } from './parts/sittings-list.js'
import { sittingCalendar } from './parts/sitting-calendar.js'
import {
  addressOf,
  countOf,
  isOnAgendaOnly,
  numbered,
  outcomeLabel,
  pageLink,
  peopleList,
  personLink,
  timeOf,
  whenOf,
} from './parts/page-words.js'
import { publicPage } from './parts/public-page.js'
import { miniPicture, voteWords } from './parts/vote-picture.js'

/** The page of a sitting, and its calendar file; undefined when there is none at the path. */
export function sittingPage(outlet: Outlet, path: string): Resource | undefined {
  const summary = outlet.council.summaryAt(path)
  if (!summary) return undefined
  const whole = (): Sitting => outlet.council.sitting(path) ?? missing(path)
  const calendar = sittingCalendar(outlet, summary)
  return publicPage(outlet, {
    path,
    heading: summary.name,
    title: uniqueName(outlet, summary),
    description: `Agenda, besluiten en stemmingen van de zitting: ${summary.name}.`,
    trail: bodyTrail(outlet, summary.body),
    current: 'zittingen',
    modified: summary.modified,
    content: () => content(outlet, whole()),
    structured: () => structured(outlet, summary),
    others: calendar ? [calendar] : [],
  })
}

/** The name of a sitting; two of one body on one day are told apart by their hour, else by their number. */
function uniqueName(outlet: Outlet, { name, start, path }: SittingSummary): string {
  const same = outlet.council.sittingsNamed(name)
  if (same.length < 2) return name
  const time = timeOf(start)
  const isAlone = same.filter((other) => timeOf(other.start) === time).length === 1
  return isAlone && time !== undefined
    ? `${name}, ${time}`
    : `${name} (${same.findIndex((other) => other.path === path) + 1})`
}

function missing(path: string): never {
  throw new Error(`the sitting at ${path} went while its page was made`)
}

function content(outlet: Outlet, sitting: Sitting): Html {
  const { items, present, absent, documents, differences } = sitting
  const isComing = isOnAgendaOnly(documents)
  return html`${factsOf(outlet, sitting)}
<div class="split">
${contents(sitting)}<div class="body">
${isComing && html`<p class="note">Van deze zitting is alleen de agenda gepubliceerd: er staat nog niet wat er beslist is.</p>`}
<section aria-labelledby="agenda">
<h2 id="agenda">Agenda</h2>
${
  items.length === 0
    ? html`<p>De documenten van deze zitting geven geen agendapunten.</p>`
    : html`<ol class="agenda${items.every(({ number }) => number === undefined) && ' bare'}">
${items.map((item, i) => agendaRow(outlet, item, i))}</ol>`
}
</section>
${
  present.length + absent.length > 0 &&
  html`<section aria-labelledby="aanwezig">
<h2 id="aanwezig">Aanwezigheid</h2>
${present.length > 0 && html`<h3>Aanwezig (${present.length})</h3>${peopleList(outlet, present)}`}${absent.length > 0 && html`<h3>Afwezig of verontschuldigd (${absent.length})</h3>${peopleList(outlet, absent)}`}
</section>
`
}${differencesSection(outlet, differences)}<section aria-labelledby="documenten">
<h2 id="documenten">Documenten</h2>
${documentsList(outlet, documents)}
</section>
</div>
</div>
${steps(outlet, sitting)}`
}

function factsOf(
  outlet: Outlet,
  { body, day, start, openedAt, closedAt, place, chair, secretary, path }: Sitting,
): Html {
  const when = whenOf({ ...(day !== undefined && { day }), ...(start !== undefined && { start }) })
  const [opened, closed] = [timeOf(openedAt), timeOf(closedAt)]
  const row = (name: string, value: Html | string | undefined): Html | undefined =>
    value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<dl class="facts">
${row('Orgaan', body && pageLink(outlet, body.path, body.name))}${row('Wanneer', when)}${row('Waar', place)}${row('Geopend', opened)}${row('Gesloten', closed)}${row('Voorzitter', chair?.isNamed ? personLink(outlet, chair) : undefined)}${row('Secretaris', secretary?.isNamed ? personLink(outlet, secretary) : undefined)}${row('Agenda van uw toestel', start === undefined ? undefined : html`<a href="${outlet.site.baseUrl}${path}.ics">Zet in mijn agenda (ics)</a>`)}</dl>
`
}

function agendaRow(outlet: Outlet, item: Item, index: number): Html {
  const [vote] = item.votes
  return html`<li id="punt-${index + 1}">${item.number !== undefined && html`<span class="number">${item.number}</span>`}<div class="what">${pageLink(outlet, item.path, item.title)}
<div class="result">${outcomeLabel(item)}${vote && html`<span>${miniPicture(vote, item.attendance)} ${voteWords(vote, item.attendance)}</span>`}${item.isPublic === false && html`<span class="quiet">besloten zitting</span>`}${item.differences.length > 0 && html`<span class="quiet">documenten verschillen</span>`}</div></div></li>
`
}

/** What stands where on the page. */
function contents({ items, present, absent, differences }: Sitting): Html {
  return html`<nav class="side" aria-label="Inhoud van deze pagina">
<h2>Inhoud</h2>
<ul>
<li><a href="#agenda">Agenda</a> (${countOf(items.length, 'punt', 'punten')})</li>
${present.length + absent.length > 0 && html`<li><a href="#aanwezig">Aanwezigheid</a></li>\n`}${differences.length > 0 && html`<li><a href="#verschillen">Wat de documenten anders zeggen</a></li>\n`}<li><a href="#documenten">Documenten</a></li>
</ul>
${
  items.length > 8 &&
  html`<ol class="plain">
${items.map((item, i) => html`<li><a href="#punt-${i + 1}">${cut(numbered(item))}</a></li>\n`)}</ol>
`
}</nav>
`
}

function cut(title: string): string {
  return title.length <= 60 ? title : `${title.slice(0, 60).replace(/\s+\S*$/u, '')} …`
}

/** The sittings of the same body before and after. */
function steps(outlet: Outlet, { body, path }: Sitting): Html | undefined {
  const own = outlet.council.sittingsOf(body?.path ?? '')
  const at = own.findIndex((each) => each.path === path)
  const [later, earlier] = at < 0 ? [] : [own[at - 1], own[at + 1]]
  if (!later && !earlier) return undefined
  return html`<nav class="steps" aria-label="Andere zittingen van dit orgaan">
${earlier && html`<span>← Vorige: ${pageLink(outlet, earlier.path, earlier.name)}</span>`}${later && html`<span>Volgende: ${pageLink(outlet, later.path, later.name)} →</span>`}</nav>
`
}

function structured(outlet: Outlet, { name, start, day, path, body }: SittingSummary): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name,
    startDate: start ?? day,
    url: addressOf(outlet, path),
    organizer: body && { '@type': 'GovernmentOrganization', name: body.name, url: addressOf(outlet, body.path) },
  }
}
