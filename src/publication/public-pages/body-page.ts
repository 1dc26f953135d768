import { html, type Html } from '../../html/html.js'
import type { Body, RuleEntry, SittingSummary } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { uuidOf } from '../../rdf/uuid.js'
import { longDate } from '../../rdf/long-date.js'
import { countOf, feedAddress, pageLink, peopleList } from './parts/page-words.js'
import { publicPage } from './parts/public-page.js'
import { lastOf, sittingsList } from './parts/sittings-list.js'

/** Sittings of a body that its first page shows; all of them stand on the pages of the years. */
const SHOWN = 30

/** All bodies. */
export function bodiesPage(outlet: Outlet): Resource {
  const { bodies, councils } = outlet.council
  const list = (own: readonly Body[]): Html => html`<ul class="rows">
${own.map((body) => html`<li>${pageLink(outlet, body.path, body.name)} <span class="when">${countOf(outlet.council.sittingsOf(body.path).length, 'zitting', 'zittingen')}</span></li>\n`)}</ul>
`
  const others = bodies.filter(({ council }) => !council)
  return publicPage(outlet, {
    path: 'organen',
    heading: 'Organen',
    description: 'De raden, colleges en andere organen waarvan zittingen gepubliceerd zijn.',
    current: 'organen',
    modified: outlet.modified,
    content: () =>
      html`${bodies.length === 0 && html`<p>Er is nog geen zitting gepubliceerd waarvan het orgaan bekend is.</p>`}${councils.map(
        (council) => html`<section aria-labelledby="b-${uuidOf(council.iri)}">
<h2 id="b-${uuidOf(council.iri)}">${councils.length > 1 ? pageLink(outlet, council.path, council.name) : council.name}</h2>
${list(bodies.filter((body) => body.council?.path === council.path))}</section>
`,
      )}${
        others.length > 0 &&
        html`<section aria-labelledby="andere">
<h2 id="andere">Bestuur niet vermeld</h2>
${list(others)}</section>
`
      }`,
  })
}

/** A body at its path, or its sittings of one year at `organen/<id>/<year>`. */
export function bodyPage(outlet: Outlet, path: string): Resource | undefined {
  const [, own = path, year] = /^(organen\/[^/]+)\/(\d{4})$/u.exec(path) ?? []
  const body = outlet.council.bodyAt(own)
  if (!body) return undefined
  const sittings = outlet.council.sittingsOf(own)
  return year === undefined ? overview(outlet, body, sittings) : ofYear(outlet, body, sittings, year)
}

/** Every path that pages of a body have. */
export function bodyPaths(outlet: Outlet, { path }: Body): readonly string[] {
  return [path, ...yearsOf(outlet.council.sittingsOf(path)).map((year) => `${path}/${year}`)]
}

function yearsOf(sittings: readonly SittingSummary[]): readonly string[] {
  return [...new Set(sittings.flatMap(({ day }) => day?.slice(0, 4) ?? []))]
}

function ofYear(outlet: Outlet, body: Body, sittings: readonly SittingSummary[], year: string): Resource | undefined {
  const own = sittings.filter(({ day }) => day?.startsWith(year) === true)
  if (own.length === 0) return undefined
  return publicPage(outlet, {
    path: `${body.path}/${year}`,
    heading: `Zittingen van ${year}: ${body.name}`,
    trail: [{ name: body.name, path: body.path }],
    current: 'organen',
    modified: lastOf(own),
    content: () => sittingsList(outlet, own, false),
  })
}

function overview(outlet: Outlet, body: Body, sittings: readonly SittingSummary[]): Resource {
  return publicPage(outlet, {
    path: body.path,
    heading: body.name,
    description: `Zittingen, leden en reglementen van: ${body.name}.`,
    trail:
      body.council && outlet.council.councils.length > 1 ? [{ name: body.council.name, path: body.council.path }] : [],
    current: 'organen',
    modified: lastOf(sittings),
    isFollowed: true,
    content: () => content(outlet, body, sittings),
  })
}

function content(outlet: Outlet, body: Body, sittings: readonly SittingSummary[]): Html {
  const members = latestMembers(outlet, sittings)
  const rules = outlet.council.rules.filter((rule) => rule.body?.path === body.path)
  const years = yearsOf(sittings)
  return html`<p class="lead">${countOf(sittings.length, 'zitting', 'zittingen')}${years.length > 0 && ` van ${years.at(-1) ?? ''}${years.length > 1 ? ` tot ${years[0] ?? ''}` : ''}`}. <a href="${feedAddress(outlet, body.path)}">Volg dit orgaan in een nieuwslezer</a></p>
<section aria-labelledby="zittingen">
<h2 id="zittingen">Zittingen</h2>
${sittingsList(outlet, sittings.slice(0, SHOWN), false)}${sittings.length > SHOWN && html`<p>Ouder, of per jaar:</p>`}${
    years.length > 1 &&
    html`<ul class="pages">${years.map((year) => html`<li>${pageLink(outlet, `${body.path}/${year}`, year)}</li>\n`)}</ul>
`
  }</section>
${
  members &&
  html`<section aria-labelledby="leden">
<h2 id="leden">Wie op de laatste zitting vermeld stond</h2>
<p class="quiet">Bij de aanwezigheid op ${pageLink(outlet, members.sitting.path, longDate(members.sitting.day ?? ''))}.</p>
${peopleList(outlet, members.people)}
</section>
`
}${
    rules.length > 0 &&
    html`<section aria-labelledby="reglementen">
<h2 id="reglementen">Reglementen</h2>
${rulesList(outlet, rules.slice(0, SHOWN), false)}</section>
`
  }`
}

/**
 * Who is named in the attendance of the latest sitting that has one: not who sits in the body, which no document says.
 */
function latestMembers(
  outlet: Outlet,
  sittings: readonly SittingSummary[],
): { readonly sitting: SittingSummary; readonly people: Parameters<typeof peopleList>[1] } | undefined {
  for (const summary of sittings.slice(0, 12)) {
    if (!summary.documents.some(({ kind }) => kind === 'notulen' || kind === 'besluitenlijst')) continue
    const sitting = outlet.council.sitting(summary.iri)
    const people = sitting ? [...sitting.present, ...sitting.absent].filter(({ path }) => path !== undefined) : []
    if (people.length > 0)
      return { sitting: summary, people: [...people].sort((a, b) => a.name.localeCompare(b.name, 'nl')) }
  }
  return undefined
}

/** Regulations as a list with their dates. */
export function rulesList(outlet: Outlet, rules: readonly RuleEntry[], withBody: boolean): Html {
  return html`<ul class="rows">
${rules.map(({ path, title, kinds, from, until, body, sitting }) => {
  const details = [
    withBody ? body?.name : undefined,
    kinds.join(', '),
    sitting?.day === undefined ? undefined : `beslist op ${longDate(sitting.day)}`,
    from === undefined ? undefined : `in werking vanaf ${longDate(from)}`,
    until === undefined ? undefined : `tot en met ${longDate(until)}`,
  ]
  return html`<li>${pageLink(outlet, path, title)} <span class="when">${details.filter((each) => each !== undefined && each !== '').join(' · ')}</span></li>\n`
})}</ul>
`
}
