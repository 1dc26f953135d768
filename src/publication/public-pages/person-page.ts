import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import type { Person, PersonAtSitting } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { countOf, feedAddress, numbered, pageLink } from './page-words.js'
import { publicPage } from './public-page.js'
import { bodyTrail, lastOf } from './sittings-list.js'

/** The page of somebody; undefined when there is nobody at the path. */
export function personPage(outlet: Outlet, path: string): Resource | undefined {
  const person = outlet.council.person(path)
  if (!person) return undefined
  const [body] = person.bodies
  const where = person.bodies.map(({ name }) => name).join(', ')
  return publicPage(outlet, {
    path,
    heading: person.name,
    title: [person.name, where].filter((each) => each !== '').join(' – '),
    description: `Aanwezigheid en stemmen van ${person.name}${where === '' ? '' : ` (${where})`}, zoals de documenten ze geven.`,
    trail: bodyTrail(outlet, body),
    current: 'organen',
    modified: lastOf(person.sittings.map(({ sitting }) => sitting)),
    isFollowed: true,
    content: () => content(outlet, person),
  })
}

function content(outlet: Outlet, { path, name, party, role, bodies, sittings }: Person): Html {
  const told = sittings.filter(({ wasPresent }) => wasPresent !== undefined)
  const present = told.filter(({ wasPresent }) => wasPresent === true).length
  const votes = sittings.flatMap((at) => at.votes.map((vote) => ({ ...vote, at })))
  const row = (label: string, value: Html | string | undefined): Html | undefined =>
    value === undefined ? undefined : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<dl class="facts">
${row('Orgaan', bodies.length === 0 ? undefined : html`${bodies.map((body, i) => html`${i > 0 && ', '}${pageLink(outlet, body.path, body.name)}`)}`)}${row('Functie volgens de documenten', role)}${row('Fractie', party ?? 'niet vermeld')}${row('Zittingen waarin genoemd', String(sittings.length))}${row('Aanwezig', told.length === 0 ? 'niet vermeld' : `${present} van ${countOf(told.length, 'zitting', 'zittingen')} met een aanwezigheidslijst`)}</dl>
<p class="note">Deze pagina toont alleen wat in gepubliceerde documenten staat. Begin en einde van mandaten staan er niet in; wie dezelfde naam draagt in een ander orgaan, heeft een eigen pagina.</p>
<p><a href="${feedAddress(outlet, path)}">Volg ${name} in een nieuwslezer</a></p>
<section aria-labelledby="stemmen">
<h2 id="stemmen">Stemmen</h2>
${
  votes.length === 0
    ? html`<p>In geen gepubliceerde stemming staat hoe ${name} stemde.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Tabel van stemmen"><table>
<caption>Stemmen waarbij de naam vermeld is</caption>
<thead><tr><th scope="col">Zitting</th><th scope="col">Punt</th><th scope="col">Stem</th></tr></thead>
<tbody>
${votes.map(({ item, side, at }) => html`<tr><td class="day">${pageLink(outlet, at.sitting.path, at.sitting.day === undefined ? at.sitting.name : longDate(at.sitting.day))}</td><td>${pageLink(outlet, item.path, numbered(item))}</td><td>${SIDES[side]}</td></tr>\n`)}</tbody>
</table></div>
`
}</section>
<section aria-labelledby="zittingen">
<h2 id="zittingen">Zittingen</h2>
<ul class="rows">
${sittings.map((at) => html`<li>${pageLink(outlet, at.sitting.path, at.sitting.name)} <span class="when">${attended(at)}</span></li>\n`)}</ul>
</section>
`
}

const SIDES = { for: 'voor', against: 'tegen', abstained: 'onthouding' } as const

function attended({ wasPresent, wasChair }: PersonAtSitting): string {
  const there =
    wasPresent === undefined ? 'aanwezigheid niet vermeld' : wasPresent ? 'aanwezig' : 'afwezig of verontschuldigd'
  return wasChair ? `${there} · voorzitter` : there
}
