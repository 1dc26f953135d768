import { longDate } from '../../../rdf/long-date.js'
import { html, type Html } from '../../../html/html.js'
import type { Body, SittingSummary } from '../../council/public-model.js'
import type { Outlet } from '../../outlet/outlet.js'
import type { PublicPage } from './public-page.js'
import { pageLink, timeOf } from './page-words.js'

/** Sittings as a list: day, body, which documents there are. `withBody`: more than one body is listed. */
export function sittingsList(outlet: Outlet, sittings: readonly SittingSummary[], withBody: boolean): Html {
  return html`<ul class="rows">
${sittings.map(
  (
    sitting,
  ) => html`<li>${pageLink(outlet, sitting.path, withBody ? sitting.name : dayName(sitting))} <span class="when">${[withBody ? timeOf(sitting.start) : undefined, kindsOf(sitting)].filter((each) => each !== undefined).join(' · ')}</span></li>
`,
)}</ul>
`
}

function dayName({ day, name, start }: SittingSummary): string {
  if (day === undefined) return `${name} (datum niet vermeld)`
  const time = timeOf(start)
  return time === undefined ? longDate(day, 'full') : `${longDate(day, 'full')}, ${time}`
}

function kindsOf({ documents }: SittingSummary): string {
  return [...new Set(documents.map(({ label }) => label.toLocaleLowerCase('nl')))].join(', ')
}

/** The pages above one of a body. */
export function bodyTrail({ council }: Outlet, body: Body | undefined): NonNullable<PublicPage['trail']> {
  if (!body) return []
  const own = body.council && council.councils.length > 1 ? [{ name: body.council.name, path: body.council.path }] : []
  return [...own, { name: body.name, path: body.path }]
}

/** Time of the last change of any of these. */
export function lastOf(sittings: readonly SittingSummary[]): string | undefined {
  return sittings.reduce<string | undefined>(
    (last, { modified }) => (last === undefined || modified > last ? modified : last),
    undefined,
  )
}
