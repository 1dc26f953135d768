import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import type { Person, PersonAtSitting } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { countOf, feedAddress, numbered, pageLink } from './parts/page-words.js'
import { publicPage } from './parts/public-page.js'
import { bodyTrail, lastOf } from './parts/sittings-list.js'

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

function content(outlet: Outlet, person: Person): Html {
  const { path, name, party, role, bodies, sittings } = person
  const told = sittings.filter(({ wasPresent }) => wasPresent !== undefined)
  const present = told.filter(({ wasPresent }) => wasPresent === true).length
  const votes = sittings.flatMap((at) => at.votes.map((vote) => ({ ...vote, at })))
  const row = (label: string, value: Html | string | undefined): Html | undefined =>
    value === undefined ? undefined : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<dl class="facts">
${row('Orgaan', bodies.length === 0 ? undefined : html`${bodies.map((body, i) => html`${i > 0 && ', '}${pageLink(outlet, body.path, body.name)}`)}`)}${row('Functie volgens de documenten', role)}${row('Fractie', party ?? 'niet vermeld')}${row('Zittingen waarin genoemd', String(sittings.length))}${row('Aanwezig', told.length === 0 ? 'niet vermeld' : `${present} van ${countOf(told.length, 'zitting', 'zittingen')} met een aanwezigheidslijst`)}</dl>
<p class="note">Deze pagina toont alleen wat in gepubliceerde documenten en in het register van mandatarissen staat. Wie een punt op de agenda liet zetten, staat daar niet in.</p>
${namesakes(outlet, person)}<p><a href="${feedAddress(outlet, path)}">Volg ${name} in een nieuwslezer</a></p>
${mandates(outlet, person)}<section aria-labelledby="stemmen">
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

/** What is known of mandates; what is not is said. */
function mandates(outlet: Outlet, { mandates: all }: Person): Html {
  return html`<section aria-labelledby="mandaten">
<h2 id="mandaten">Mandaten</h2>
${
  all.length === 0
    ? html`<p>Geen document en geen register vermeldt een mandaat: ook begin en einde zijn niet bekend.</p>`
    : html`<ul class="rows">
${all.map(
  ({ role, body, party, from, until }) =>
    html`<li>${role ?? 'Functie niet vermeld'}${body && html`, ${pageLinkOrName(outlet, body)}`}${party !== undefined && `, ${party}`} <span class="when">${term(from, until)}</span></li>
`,
)}</ul>`
}
</section>
`
}

/** The register knows bodies that published nothing here: they have no page. */
function pageLinkOrName(outlet: Outlet, { path, name }: Person['bodies'][number]): Html {
  return outlet.council.bodyAt(path) ? pageLink(outlet, path, name) : html`${name}`
}

function term(from: string | undefined, until: string | undefined): string {
  if (from === undefined && until === undefined) return 'begin en einde niet vermeld'
  if (until === undefined) return `sinds ${longDate(from ?? '')}; einde niet vermeld`
  return from === undefined
    ? `tot en met ${longDate(until)}; begin niet vermeld`
    : `van ${longDate(from)} tot en met ${longDate(until)}`
}

function namesakes(outlet: Outlet, { name, namesakes: others }: Person): Html | undefined {
  if (others.length === 0) return undefined
  return html`<p>Met dezelfde naam zijn er ook: ${others.map((other, i) => html`${i > 0 && '; '}${pageLink(outlet, other.path, `${other.name} (${other.body?.name ?? 'orgaan niet vermeld'})`)}`)}. Niets zegt dat dit dezelfde ${name} is.</p>
`
}

const SIDES = { for: 'voor', against: 'tegen', abstained: 'onthouding' } as const

function attended({ wasPresent, wasChair }: PersonAtSitting): string {
  const there =
    wasPresent === undefined ? 'aanwezigheid niet vermeld' : wasPresent ? 'aanwezig' : 'afwezig of verontschuldigd'
  return wasChair ? `${there} · voorzitter` : there
}
