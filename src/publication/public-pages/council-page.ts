import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import type { Council, SittingSummary } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { rulesList } from './body-page.js'
import { countOf, isOnAgendaOnly, pageLink } from './parts/page-words.js'
import { publicPage } from './parts/public-page.js'
import { sittingsList } from './parts/sittings-list.js'

/** Sittings and regulations of a first page. */
const SHOWN = 8

/** The page of one council among several. */
export function councilPage(outlet: Outlet, path: string): Resource | undefined {
  const council = outlet.council.councils.find((each) => each.path === path)
  if (!council) return undefined
  return publicPage(outlet, {
    path,
    heading: council.name,
    title: `Lokaal bestuur ${council.name}`,
    description: `Zittingen, besluiten en reglementen van ${council.name}.`,
    // What is still to come changes with the day, so the time of the last change does not name the page.
    version: outlet.today,
    content: () => councilContent(outlet, council),
  })
}

/** What is new and what is coming, of one council or of all. */
export function councilContent(outlet: Outlet, council?: Council): Html {
  const all = outlet.council.sittings.filter(({ body }) => !council || body?.council?.path === council.path)
  const bodies = outlet.council.bodies.filter((body) => !council || body.council?.path === council.path)
  const rules = outlet.council.rules.filter(({ body }) => !council || body?.council?.path === council.path)
  const coming = comingOf(outlet, all)
  const isComing = new Set(coming)
  const recent = all.filter((sitting) => !isComing.has(sitting) && sitting.day !== undefined)
  return html`<div class="cards">
${
  coming.length > 0 &&
  html`<section aria-labelledby="komend">
<h2 id="komend">Komende zittingen</h2>
${outlet.hosting === 'files' && html`<p class="quiet">Zoals bekend op ${longDate(outlet.today)}.</p>\n`}${sittingsList(outlet, coming.slice(0, SHOWN), true)}</section>
`
}<section aria-labelledby="recent">
<h2 id="recent">Laatste zittingen</h2>
${recent.length === 0 ? html`<p>Er is nog geen zitting gepubliceerd.</p>` : sittingsList(outlet, recent.slice(0, SHOWN), true)}<p><a href="${outlet.site.baseUrl}zittingen.html">Alle zittingen</a></p>
</section>
${
  rules.length > 0 &&
  html`<section aria-labelledby="nieuw">
<h2 id="nieuw">Nieuwe reglementen</h2>
${rulesList(outlet, rules.slice(0, SHOWN), !council)}<p><a href="${outlet.site.baseUrl}reglementen.html">Alle reglementen</a></p>
</section>
`
}${
    council &&
    bodies.length > 0 &&
    html`<section aria-labelledby="organen">
<h2 id="organen">Organen</h2>
<ul class="rows">${bodies.map((body) => html`<li>${pageLink(outlet, body.path, body.name)} <span class="when">${countOf(outlet.council.sittingsOf(body.path).length, 'zitting', 'zittingen')}</span></li>\n`)}</ul>
</section>
`
  }</div>
`
}

/** Sittings of which only the agenda is there, today or later: the soonest first. */
function comingOf({ today }: Outlet, sittings: readonly SittingSummary[]): readonly SittingSummary[] {
  return sittings
    .filter(({ day, documents }) => day !== undefined && day >= today && isOnAgendaOnly(documents))
    .reverse()
}

/** All sittings: the latest, and where to find the others. */
export function sittingsPage(outlet: Outlet): Resource {
  const { sittings, bodies } = outlet.council
  return publicPage(outlet, {
    path: 'zittingen',
    heading: 'Zittingen',
    description: 'Alle gepubliceerde zittingen met hun agenda, besluiten en stemmingen.',
    current: 'zittingen',
    modified: outlet.modified,
    content:
      () => html`<p class="lead">${countOf(sittings.length, 'zitting', 'zittingen')} van ${countOf(bodies.length, 'orgaan', 'organen')}${sittings.length > LISTED && `; de laatste ${LISTED} staan hier`}.</p>
${sittingsList(outlet, sittings.slice(0, LISTED), true)}${
        sittings.length > LISTED &&
        html`<h2>Alle zittingen per orgaan</h2>
<ul class="rows">${bodies.map((body) => html`<li>${pageLink(outlet, body.path, body.name)}</li>\n`)}</ul>
`
      }`,
  })
}

const LISTED = 100

/** Regulations on one page. */
const RULES = 100

/** How many pages of regulations there are; without any there is one that says so. */
export function rulesPageCount({ council }: Outlet): number {
  return Math.max(1, Math.ceil(council.rules.length / RULES))
}

/** Regulations, from page 1 on: `reglementen`, `reglementen/2`. */
export function rulesPage(outlet: Outlet, number: number): Resource {
  const { rules } = outlet.council
  const pages = rulesPageCount(outlet)
  const pathOf = (page: number): string => (page === 1 ? 'reglementen' : `reglementen/${page}`)
  const last = outlet.modified
  return publicPage(outlet, {
    path: pathOf(number),
    heading: number === 1 ? 'Reglementen' : `Reglementen, pagina ${number} van ${pages}`,
    description: 'Reglementen, verordeningen en belastingen, met de datum waarop ze in werking treden.',
    current: 'reglementen',
    modified: last,
    content:
      () => html`<p class="lead">${rules.length === 0 ? 'Geen gepubliceerd besluit zegt van zichzelf dat het een reglement is.' : `${countOf(rules.length, 'reglement', 'reglementen')}, de laatste eerst.`}</p>
${rules.length > 0 && html`<p class="note">Hier staan besluiten die zelf zeggen dat ze een reglement, verordening of belasting zijn. Of een reglement later gewijzigd of opgeheven is, staat er alleen bij als het document een einddatum geeft${last !== undefined && ` (toestand van ${longDate(last)})`}.</p>`}
${rulesList(outlet, rules.slice((number - 1) * RULES, number * RULES), true)}${
        pages > 1 &&
        html`<nav aria-label="Andere pagina’s"><ul class="pages">${number > 1 && html`<li>${pageLink(outlet, pathOf(number - 1), 'Vorige pagina')}</li>`}${number < pages && html`<li>${pageLink(outlet, pathOf(number + 1), 'Volgende pagina')}</li>`}</ul></nav>
`
      }`,
  })
}
