import { toBrusselsDate } from '../../rdf/date-time.js'
import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import type { Item, Sitting } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import { numbered, pageLink, timeOf } from './parts/page-words.js'
import { publicPage } from './parts/public-page.js'
import { bodyTrail } from './parts/sittings-list.js'
import { differencePart, differenceWords, differingParts } from './parts/version-difference.js'
import { versionTexts, type VersionText } from './parts/version-texts.js'

/** Path of the list of versions of an item. */
export function versionsPath(path: string): string {
  return `${path}/versies`
}

/** Whether an item was ever published otherwise than it is now. */
export function hasVersions({ council }: Outlet, item: Item): boolean {
  return council.momentsOf(item).length > 1
}

/** Paths of the pages of versions of an item: the list, and each difference. */
export function versionPaths(outlet: Outlet, path: string): readonly string[] {
  const item = outlet.council.item(path)?.item
  if (!item || !hasVersions(outlet, item)) return []
  const count = versionTexts(outlet.council.versionsOf(item)).length
  return [versionsPath(path), ...Array.from({ length: count - 1 }, (_, i) => `${versionsPath(path)}/${i + 2}`)]
}

/** The list of versions of an item, or what one changed; undefined for any other path. */
export function versionsPage(outlet: Outlet, path: string): Resource | undefined {
  const [, of = '', number] = /^(punten\/[^/]+)\/versies(?:\/([1-9]\d*))?$/u.exec(path) ?? []
  const found = outlet.council.item(of)
  if (!found || !hasVersions(outlet, found.item)) return undefined
  const versions = versionTexts(outlet.council.versionsOf(found.item))
  if (number === undefined) return listPage(outlet, path, found, versions)
  const at = versions[Number(number) - 1]
  const before = versions[Number(number) - 2]
  return at && before ? differencePage(outlet, path, found, before, at, versions.length) : undefined
}

interface Found {
  readonly item: Item
  readonly sitting: Sitting
}

function trailOf(
  outlet: Outlet,
  { item, sitting }: Found,
): readonly { readonly name: string; readonly path: string }[] {
  return [
    ...bodyTrail(outlet, sitting.body),
    { name: sitting.name, path: sitting.path },
    { name: numbered(item), path: item.path },
  ]
}

function listPage(outlet: Outlet, path: string, found: Found, versions: readonly VersionText[]): Resource {
  const { item, sitting } = found
  return publicPage(outlet, {
    path,
    heading: `Versies: ${item.title}`,
    title: `Versies: ${numbered(item)} – ${sitting.name} – ${item.path.slice(-6)}`,
    trail: trailOf(outlet, found),
    current: 'zittingen',
    modified: sitting.modified,
    content:
      () => html`<p class="lead">Wat de documenten over dit punt zeggen, zoals het hier telkens gepubliceerd werd.</p>
<ol class="timeline">
${versions.map((version, i) => html`<li>${momentOf(version.time)}: ${rowOf(outlet, path, versions[i - 1], version)}</li>\n`)}</ol>
${versions.length === 1 && html`<p class="note">Later veranderden alleen gegevens die niet op de pagina te lezen zijn.</p>\n`}<p>${pageLink(outlet, item.path, 'Terug naar het punt zoals het nu is')}</p>
`,
  })
}

function rowOf(outlet: Outlet, path: string, before: VersionText | undefined, version: VersionText): Html {
  if (version.parts.length === 0) return html`ingetrokken`
  if (!before) return html`voor het eerst gepubliceerd`
  return html`${differenceWords(differingParts(before, version))} ${pageLink(outlet, `${path}/${version.number}`, html`Bekijk het verschil<span class="said"> van versie ${version.number} met de vorige</span>`)}`
}

function differencePage(
  outlet: Outlet,
  path: string,
  found: Found,
  before: VersionText,
  version: VersionText,
  count: number,
): Resource {
  const { item, sitting } = found
  const list = versionsPath(item.path)
  const link = (number: number, label: string): Html | false =>
    number >= 2 && number <= count && html`<span>${pageLink(outlet, `${list}/${number}`, label)}</span>`
  return publicPage(outlet, {
    path,
    heading: `Verschil: ${item.title}`,
    title: `Verschil ${version.number}: ${numbered(item)} – ${sitting.name} – ${item.path.slice(-6)}`,
    trail: [...trailOf(outlet, found), { name: 'Versies', path: list }],
    current: 'zittingen',
    modified: sitting.modified,
    content: () => {
      const parts = differingParts(before, version)
      return html`<p class="lead">Versie ${version.number}, van ${momentOf(version.time)}, naast de vorige, van ${momentOf(before.time)}.</p>
<p>${differenceWords(parts)}</p>
<p class="note">Wat erbij kwam, is <ins>onderstreept, tussen plustekens</ins>. Wat wegviel, is <del>doorstreept, tussen mintekens</del>.</p>
${parts.map(differencePart)}<nav class="steps" aria-label="Andere versies">${link(version.number - 1, '← Vorig verschil')}<span>${pageLink(outlet, list, 'Alle versies')}</span>${link(version.number + 1, 'Volgend verschil →')}</nav>
`
    },
  })
}

/** `3 mei 2023, 14.05 uur`. */
function momentOf(time: string): string {
  const day = toBrusselsDate(time)
  return [day === undefined ? undefined : longDate(day), timeOf(time)].filter((each) => each !== undefined).join(', ')
}
