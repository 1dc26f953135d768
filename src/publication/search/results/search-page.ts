import { html, type Html } from '../../../html/html.js'
import { longDate } from '../../../rdf/long-date.js'
import { htmlPage } from '../../page-parts/page-shell.js'
import { homeOf } from '../../site/site-links.js'
import type { Site } from '../../site/site.js'
import type { FacetName, FacetValue, Passage, SearchAnswer, SearchHit } from '../search-answer.js'
import { SEARCH_ORDERS, unfiltered, type SearchOrder, searchParameters, type SearchRequest } from '../search-request.js'
import { CSV_HITS } from './result-forms.js'
import { searchAddress, searchTitle } from './search-links.js'

/** Hits on one page. */
export const PAGE_HITS = 20
/** Hits that can be paged to: further on nobody reads, and each page costs all before it. */
export const REACHED = 2000

/** The page of a search: its form with filters, what was found, and how to take it along. Whole without script. */
export function searchPage(
  site: Site,
  request: SearchRequest,
  answer: SearchAnswer,
  page: number,
  canMail = false,
): string {
  const { total, hits, nearly, corrected, unknown } = answer
  const isGuessed = corrected.length + unknown.length > 0
  const last = Math.max(1, Math.ceil(Math.min(total, REACHED) / PAGE_HITS))
  const link = (form: 'csv' | 'json' | 'atom' | 'feed.json', label: string): Html =>
    html`<a href="${searchAddress(site, request, form)}">${label}</a>`
  return htmlPage({
    heading: searchTitle(request),
    home: homeOf(site),
    canonical: searchAddress(site, request, undefined, page),
    alternates: [
      { address: searchAddress(site, request, 'atom'), mediaType: 'application/atom+xml' },
      { address: searchAddress(site, request, 'feed.json'), mediaType: 'application/feed+json' },
      { address: searchAddress(site, request, 'json'), mediaType: 'application/json' },
    ],
    content: html`<form action="${site.baseUrl}zoeken" method="get">
<div class="find bigfind"><label for="q">Zoek in agendapunten en besluiten</label>
<input id="q" name="q" type="search" value="${request.text}" maxlength="400" autocapitalize="off"><button>Zoeken</button></div>
${filters(request, answer)}</form>
<section aria-labelledby="gevonden">
<h2 id="gevonden">${foundText(total, page, last)}</h2>
${notes(site, request, answer)}<ol class="hits" start="${(page - 1) * PAGE_HITS + 1}">
${hits.map((hit) => html`<li>${hitPart(site, hit)}</li>\n`)}</ol>
${page === last && total > REACHED && html`<p class="note">Verder bladeren kan niet. Maak uw zoekopdracht nauwer, of neem de tabel mee.</p>\n`}${pages(site, request, page, last)}</section>
${
  nearly.length > 0 &&
  html`<section aria-labelledby="bijna">
<h2 id="bijna">${total === 0 ? 'Niets heeft al uw woorden; dit heeft er de meeste van' : 'Dit heeft de meeste van uw woorden'}</h2>
<ol class="hits">
${nearly.map((hit) => html`<li>${hitPart(site, hit)}</li>\n`)}</ol>
</section>
`
}${
      total > 0 &&
      html`<section aria-labelledby="volgen">
<h2 id="volgen">Volgen en meenemen</h2>
<p>Nieuw bij deze zoekopdracht volgt u met ${link('atom', 'Atom')} of ${link('feed.json', 'JSON Feed')} in een nieuwslezer${canMail && html`, of <a href="${site.baseUrl}volgen?${searchParameters(request).toString()}">per e-mail</a>`}${isGuessed && '; daar wordt niets in de plaats gezocht of weggelaten, dus er verschijnt pas iets wanneer al uw woorden ergens staan'}. De resultaten zelf: ${link('csv', 'CSV voor een rekenblad')}${total > CSV_HITS && ` (de eerste ${CSV_HITS.toLocaleString('nl-BE')})`}, ${link('json', 'JSON')}. Het adres van deze pagina kunt u bewaren en delen.</p>
</section>
`
    }`,
  })
}

const ORDER_NAMES: Readonly<Record<SearchOrder, string>> = {
  relevantie: 'Best passend eerst',
  datum: 'Laatste zitting eerst',
  nieuw: 'Laatst bekendgemaakt of gewijzigd eerst',
}

const FACETS: readonly (readonly [FacetName, string])[] = [
  ['gemeente', 'Bestuur'],
  ['orgaan', 'Bestuursorgaan'],
  ['jaar', 'Jaar van de zitting'],
  ['soort', 'Document'],
  ['uitkomst', 'Uitkomst'],
  ['stemming', 'Stemming'],
  ['persoon', 'Wie stemde'],
]

function filters(request: SearchRequest, { facets }: SearchAnswer): Html {
  const set =
    FACETS.some(([name]) => facets[name].some(({ chosen }) => chosen)) ||
    request.van !== undefined ||
    request.tot !== undefined
  return html`<details class="filters"${set && html` open`}>
<summary>Filters en volgorde</summary>
<div class="cards">
${FACETS.map(([name, label]) => facet(name, label, facets[name]))}<fieldset>
<legend>Zitting van … tot en met</legend>
<p><label for="van">Van</label> <input id="van" name="van" type="date" value="${request.van ?? ''}"></p>
<p><label for="tot">Tot en met</label> <input id="tot" name="tot" type="date" value="${request.tot ?? ''}"></p>
</fieldset>
<fieldset>
<legend>Volgorde</legend>
${SEARCH_ORDERS.map(
  (order) =>
    html`<p><input type="radio" id="volgorde-${order}" name="volgorde" value="${order}"${order === request.volgorde && html` checked`}> <label for="volgorde-${order}">${ORDER_NAMES[order]}</label></p>\n`,
)}</fieldset>
</div>
<p><button>Toon resultaten</button></p>
</details>
`
}

function facet(name: FacetName, label: string, values: readonly FacetValue[]): Html | false {
  return (
    values.length > 0 &&
    html`<fieldset>
<legend>${label}</legend>
${values.map(
  (value, i) =>
    html`<p><input type="checkbox" id="${name}-${i}" name="${name}" value="${value.key}"${value.chosen && html` checked`}> <label for="${name}-${i}">${capital(value.name)} <span class="count">(${value.count})</span></label></p>\n`,
)}</fieldset>
`
  )
}

function foundText(total: number, page: number, last: number): string {
  const found =
    total === 0 ? 'Niets gevonden' : total === 1 ? '1 resultaat' : `${total.toLocaleString('nl-BE')} resultaten`
  return last > 1 ? `${found}, pagina ${page} van ${last}` : found
}

function notes(site: Site, request: SearchRequest, { corrected, unknown }: SearchAnswer): Html {
  const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')
  const texts = [
    ...corrected.map(({ word, to }) => `“${word}” staat nergens: er is gezocht naar “${to}”.`),
    ...(unknown.length > 0
      ? [`${quoted(unknown)} ${unknown.length === 1 ? 'staat' : 'staan'} nergens en telt niet mee.`]
      : []),
  ]
  const wider = searchAddress(site, unfiltered(request))
  const isFiltered = wider !== searchAddress(site, request)
  return html`${texts.length > 0 && html`<div class="note" role="status">${texts.map((text) => html`<p>${text}</p>`)}</div>\n`}${isFiltered && html`<p><a href="${wider}">Zoek hetzelfde zonder filters</a></p>\n`}`
}

function hitPart(site: Site, hit: SearchHit): Html {
  const { path, title, passage, orgaan, eenheid, day, outcome, hasVote, documents, zitting } = hit
  const body = orgaan ?? eenheid
  const when = [body, day === undefined ? undefined : longDate(day, 'full')]
    .filter((part) => part !== undefined)
    .join(', ')
  const facts = [outcome && capital(outcome), hasVote && 'er werd gestemd', documents.join(', ')].filter(Boolean)
  return html`<h3><a href="${site.baseUrl}${path}.html">${passagePart(title)}</a></h3>
<p class="when">${zitting === undefined ? when : html`<a href="${site.baseUrl}${zitting}.html">${when === '' ? 'Zitting' : when}</a>`}${facts.length > 0 && html` · ${facts.join(' · ')}`}</p>
${passage && html`<p class="passage">${passagePart(passage)}</p>\n`}`
}

function passagePart(passage: Passage): Html {
  return html`${passage.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text))}`
}

function pages(site: Site, request: SearchRequest, page: number, last: number): Html | false {
  const link = (to: number, label: string): Html =>
    html`<li><a href="${searchAddress(site, request, undefined, to)}">${label}</a></li>\n`
  return (
    last > 1 &&
    html`<nav aria-label="Andere pagina’s"><ul class="pages">
${page > 1 && link(page - 1, 'Vorige pagina')}${page < last && link(page + 1, 'Volgende pagina')}</ul></nav>
`
  )
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('nl') + text.slice(1)
}
