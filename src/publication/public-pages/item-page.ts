import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import type { Decision, Item, Sitting } from '../council/public-model.js'
import type { Outlet } from '../outlet/outlet.js'
import type { Resource } from '../site/resource.js'
import {
  decisionFacts,
  firstWords,
  isSaidWhole,
  legalGrounds,
  motivation,
  operativePart,
  paragraphs,
} from './parts/decision-parts.js'
import { addressOf, numbered, outcomeLabel, outcomeName, pageLink, personLink, whenOf } from './parts/page-words.js'
import { publicPage } from './parts/public-page.js'
import { bodyTrail } from './parts/sittings-list.js'
import { differencesSection, documentsList } from './parts/source-parts.js'
import { voteWords } from './parts/vote-picture.js'
import { hasVersions, versionsPath } from './versions-page.js'
import { attendanceSection, voteSection } from './parts/vote-section.js'

/** The page of an item with what was decided about it; undefined when there is none at the path. */
export function itemPage(outlet: Outlet, path: string): Resource | undefined {
  const found = outlet.council.item(path)
  if (!found) return undefined
  const { item, sitting } = found
  const first = item.decisions.map(firstWords).find((each) => each !== undefined)
  return publicPage(outlet, {
    path,
    heading: item.title,
    title: `${titleAmong(item, sitting)} – ${sitting.name}`,
    description: [outcomeName(item), ...item.votes.slice(0, 1).map((vote) => voteWords(vote, item.attendance)), first]
      .filter((each) => each !== undefined)
      .join('. ')
      .slice(0, 300),
    trail: [...bodyTrail(outlet, sitting.body), { name: sitting.name, path: sitting.path }],
    current: 'zittingen',
    modified: sitting.modified,
    content: () => content(outlet, item, sitting, first),
    structured: () => structured(outlet, item, sitting),
  })
}

/** The title with its number; with its place on the agenda where another item of the sitting has the same. */
function titleAmong(item: Item, { items }: Sitting): string {
  const own = numbered(item)
  return items.filter((each) => numbered(each) === own).length === 1
    ? own
    : `${own} (punt ${items.findIndex(({ path }) => path === item.path) + 1})`
}

function content(outlet: Outlet, item: Item, sitting: Sitting, first: string | undefined): Html {
  const { description, decisions, attachments, differences, documents, chair, number } = item
  return html`<p class="lead">${number !== undefined && `Punt ${number} van de `}${number === undefined && 'Een punt van de '}zitting ${pageLink(outlet, sitting.path, sitting.name)}</p>
<div class="decided">
<p>${outcomeLabel(item)}${item.isPublic === false && html` <span class="quiet">in besloten zitting</span>`}</p>
${first !== undefined ? html`<p>${first}</p>` : item.outcomeText !== undefined && html`<p>${item.outcomeText}</p>`}
</div>
${decisions.map((decision, i) => decided(decision, item, decisions.length === 1 ? '' : String(i + 1)))}${voteSection(outlet, item)}${decisions.map((decision, i) => reasons(decision, decisions.length === 1 ? '' : String(i + 1)))}${
    description.length > 0 &&
    html`<section aria-labelledby="toelichting">
<h2 id="toelichting">Toelichting</h2>
<div class="prose">${paragraphs(description)}</div>
</section>
`
  }${
    attachments.length > 0 &&
    html`<section aria-labelledby="bijlagen">
<h2 id="bijlagen">Bijlagen en ontwerpen</h2>
<ul>${attachments.map(({ title, address }) => html`<li><a href="${address}" rel="noreferrer">${title}</a></li>\n`)}</ul>
</section>
`
  }${attendanceSection(outlet, item)}${chair?.isNamed === true && html`<p>Voorzitter bij dit punt: ${personLink(outlet, chair)}</p>`}${differencesSection(outlet, differences)}${timeline(outlet, item, sitting)}<section aria-labelledby="bronnen">
<h2 id="bronnen">Waar dit vandaan komt</h2>
${documentsList(outlet, documents)}
</section>
${steps(outlet, item, sitting)}`
}

/** What was decided, whole. */
function decided(decision: Decision, { title }: Pick<Item, 'title'>, of: string): Html {
  // What stands in the first words already is not said twice.
  const operative = isSaidWhole(decision) ? undefined : operativePart(decision)
  const differs = decision.title !== undefined && decision.title !== title
  return html`${
    (operative ?? differs) &&
    html`<section aria-labelledby="besluit${of}">
<h2 id="besluit${of}">Besluit${of !== '' && ` ${of}`}</h2>
${differs && html`<p class="lead">${decision.title}</p>`}${operative}</section>
`
  }${decisionFacts(decision)}`
}

function reasons(decision: Decision, of: string): Html {
  return html`${legalGrounds(decision, of)}${motivation(decision, of)}`
}

const TOLD: Readonly<Record<string, string>> = {
  agenda: 'staat op de agenda',
  'agenda-toegevoegd': 'staat op de agenda met toegevoegde punten',
  besluitenlijst: 'staat in de besluitenlijst',
  notulen: 'staat in de notulen',
  uittreksel: 'is als uittreksel gepubliceerd',
  besluit: 'is als besluit gepubliceerd',
}

/** The item through its documents, and what later ones say about it. */
function timeline(outlet: Outlet, item: Item, { day }: Sitting): Html | undefined {
  const { documents, decisions } = item
  const isTold = documents.some(({ kind }) => kind !== 'agenda' && kind !== 'agenda-toegevoegd')
  const related = outlet.council.relatedTo([item.iri, ...decisions.map(({ iri }) => iri)], item.path)
  const rows = [
    ...documents
      .filter(({ kind }) => kind === 'agenda' || kind === 'agenda-toegevoegd')
      .map(({ kind }) => html`<li>Het punt ${TOLD[kind ?? '']}</li>\n`),
    day !== undefined &&
      html`<li${!isTold && html` class="next"`}>${isTold ? 'Behandeld op' : 'Gepland op'} ${longDate(day, 'full')}</li>\n`,
    ...documents
      .filter(({ kind }) => kind !== 'agenda' && kind !== 'agenda-toegevoegd')
      .map(({ kind, label }) => html`<li>Het punt ${TOLD[kind ?? ''] ?? `staat in: ${label}`}</li>\n`),
    ...decisions.flatMap(({ published, inForceFrom }) => [
      published !== undefined && html`<li>Het besluit is gepubliceerd op ${longDate(published)}</li>\n`,
      inForceFrom !== undefined && html`<li>In werking vanaf ${longDate(inForceFrom)}</li>\n`,
    ]),
    ...related.map(
      ({ kind, path, title, sitting }) =>
        html`<li>${RELATED[kind]} ${pageLink(outlet, path, title)}${sitting && html` <span class="when">${sitting.name}</span>`}</li>\n`,
    ),
  ].filter((row) => row !== false)
  const versions = hasVersions(outlet, item)
  return rows.length < 2 && !versions
    ? undefined
    : html`<section aria-labelledby="verloop">
<h2 id="verloop">Verloop</h2>
<ol class="timeline">${rows}</ol>
${versions && html`<p>${pageLink(outlet, versionsPath(item.path), 'Wat er aan deze pagina veranderde')}</p>\n`}</section>
`
}

const RELATED = {
  cites: 'Hiernaar verwijst',
  changes: 'Gewijzigd door',
  corrects: 'Rechtgezet door',
  references: 'Hoort samen met',
} as const

function steps(outlet: Outlet, item: Item, { items, path, name }: Sitting): Html {
  const at = items.findIndex((each) => each.path === item.path)
  const [before, after] = [items[at - 1], items[at + 1]]
  return html`<nav class="steps" aria-label="Andere punten van deze zitting">
${before && html`<span>← Vorig punt: ${pageLink(outlet, before.path, numbered(before))}</span>`}<span>${pageLink(outlet, path, `Alle punten van ${name}`)}</span>${after && html`<span>Volgend punt: ${pageLink(outlet, after.path, numbered(after))} →</span>`}</nav>
`
}

function structured(outlet: Outlet, { decisions, title, path }: Item, { body, day, start, name }: Sitting): unknown {
  return {
    '@context': 'https://schema.org',
    '@graph': decisions.map((decision) => ({
      '@type': 'Legislation',
      '@id': decision.iri,
      legislationIdentifier: decision.iri,
      inLanguage: 'nl',
      name: decision.title ?? title,
      url: addressOf(outlet, path),
      legislationDate: day,
      datePublished: decision.published,
      legislationPassedBy: body && { '@type': 'GovernmentOrganization', name: body.name },
      isPartOf: { '@type': 'Event', name, startDate: start ?? day },
    })),
  }
}

/** The page of a decision that hangs on no item. */
export function loosePage(outlet: Outlet, path: string): Resource | undefined {
  const found = outlet.council.looseDecision(path)
  if (!found) return undefined
  const { decision, title, body, day, sitting, document } = found
  const when = whenOf({ ...(day !== undefined && { day }) })
  const first = firstWords(decision)
  return publicPage(outlet, {
    path,
    heading: title,
    title: [title, body?.name, when, decision.iri.slice(-6)].filter((each) => each !== undefined).join(' – '),
    trail: [...bodyTrail(outlet, body), ...(sitting ? [{ name: sitting.name, path: sitting.path }] : [])],
    modified: document.modified,
    content:
      () => html`<p class="lead">${body ? pageLink(outlet, body.path, body.name) : 'Besluit'}${when !== undefined && `, ${when}`}</p>
${first !== undefined && html`<div class="decided"><p>${first}</p></div>\n`}${decided(decision, { title }, '')}${reasons(decision, '')}<section aria-labelledby="bronnen">
<h2 id="bronnen">Waar dit vandaan komt</h2>
${documentsList(outlet, [document])}
</section>
`,
  })
}
