import type { Uitkomst } from '../../../model.js'
import { toBrusselsLocal } from '../../../rdf/date-time.js'
import { longDate } from '../../../rdf/long-date.js'
import { html, type Html } from '../../../html/html.js'
import type { Item, PersonName, SittingSummary } from '../../council/public-model.js'
import type { Outlet } from '../../outlet/outlet.js'

/** What each outcome is called, with a sign beside it so that colour tells nothing alone. */
const OUTCOMES: Readonly<Record<Uitkomst, { readonly name: string; readonly sign: string; readonly look: string }>> = {
  goedgekeurd: { name: 'Goedgekeurd', sign: '✓', look: 'yes' },
  aanvaard: { name: 'Aanvaard', sign: '✓', look: 'yes' },
  verworpen: { name: 'Verworpen', sign: '✕', look: 'no' },
  kennisgenomen: { name: 'Kennis genomen', sign: 'i', look: 'known' },
  verdaagd: { name: 'Uitgesteld', sign: '→', look: 'later' },
  ingetrokken: { name: 'Ingetrokken', sign: '−', look: 'later' },
}

/** What became of an item as a reader sees it. */
export function outcomeName({ outcome, documents, isPublic }: Item): string {
  if (outcome) return OUTCOMES[outcome].name
  if (isOnAgendaOnly(documents)) return 'Op de agenda'
  return isPublic === false ? 'Besloten zitting' : 'Uitkomst niet vermeld'
}

/** The outcome as a label. */
export function outcomeLabel(item: Item): Html {
  const known = item.outcome && OUTCOMES[item.outcome]
  return html`<span class="outcome ${known?.look ?? 'open'}">${known && html`<span aria-hidden="true">${known.sign}</span>`}${outcomeName(item)}</span>`
}

/** Whether only agendas tell of something: it is still to come, or its minutes are not published. */
export function isOnAgendaOnly(documents: Item['documents']): boolean {
  return documents.length > 0 && documents.every(({ kind }) => kind === 'agenda' || kind === 'agenda-toegevoegd')
}

/** `3. Retributie op het parkeren`. */
export function numbered({ number, title }: Pick<Item, 'number' | 'title'>): string {
  return number === undefined ? title : `${number}. ${title}`
}

/** `maandag 27 maart 2023, 20.00 uur`, or the day alone. */
export function whenOf({ day, start }: Pick<SittingSummary, 'day' | 'start'>): string | undefined {
  if (day === undefined) return undefined
  const time = timeOf(start)
  return time === undefined ? longDate(day, 'full') : `${longDate(day, 'full')}, ${time}`
}

/** `20.00 uur`. */
export function timeOf(moment: string | undefined): string | undefined {
  const local = moment === undefined ? undefined : toBrusselsLocal(moment)
  return local === undefined || local.length < 16 ? undefined : `${local.slice(11, 13)}.${local.slice(14, 16)} uur`
}

/** Address of a page of the site by its path. */
export function addressOf({ site }: Outlet, path: string): string {
  return `${site.baseUrl}${path}.html`
}

/** Address of the Atom feed of what has a page at a path. */
export function feedAddress({ site }: Outlet, path: string): string {
  return `${site.baseUrl}feeds/${path}.atom`
}

/** A link to a page of the site. */
export function pageLink(outlet: Outlet, path: string, label: string | Html): Html {
  return html`<a href="${addressOf(outlet, path)}">${label}</a>`
}

/** Somebody's name, as a link where they have a page, with party and role as far as known. */
export function personLink(outlet: Outlet, person: PersonName): Html {
  const details = [person.party, person.role].filter((each) => each !== undefined).join(', ')
  const name = person.path === undefined ? html`${person.name}` : pageLink(outlet, person.path, person.name)
  return html`${name}${details !== '' && html` <span class="quiet">${details}</span>`}`
}

/** Names in columns; how many have none is told in words instead of a list of the same words. */
export function peopleList(outlet: Outlet, people: readonly PersonName[]): Html {
  const named = people.filter(({ isNamed }) => isNamed)
  const nameless = people.length - named.length
  return html`${named.length > 0 && html`<ul class="people">${named.map((person) => html`<li>${personLink(outlet, person)}</li>\n`)}</ul>`}${
    nameless > 0 &&
    html`<p class="quiet">${named.length > 0 ? 'En nog ' : ''}${countOf(nameless, 'persoon', 'personen')} van wie de documenten geen naam geven.</p>`
  }`
}

/** `1 persoon`, `3 personen`. */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
