import { attachmentPath, listPath, publicationPath, sittingId, sittingPath } from './council-addresses.js'
import { DOCUMENT_TYPES } from './council-publication.js'
import { shellOf } from './council-shell.js'
import { KINDS, momentOf, type Council, type Kind, type Sitting } from './council.js'

/* The pages that lead to publications: start, lists with the paging of their vendor, the page of a sitting. */

const LINKS: Readonly<Record<Kind, string>> = {
  agenda: 'heeftAgenda',
  besluitenlijst: 'heeftBesluitenlijst',
  notulen: 'heeftNotulen',
}
const PER_PAGE = 10
const PREFIX =
  'lblodBesluit: http://lblod.data.gift/vocabularies/besluit/ besluit: http://data.vlaanderen.be/ns/besluit# foaf: http://xmlns.com/foaf/0.1/'

/** A sitting with its documents that are listed. */
export interface Listed {
  readonly sitting: Sitting
  readonly kinds: readonly Kind[]
  readonly attachment: boolean
}

export interface ListSettings {
  /** Links have the RDFa properties by which harvesters follow them. */
  readonly annotated: boolean
  /** Months before the first sitting and after the last lead further, without end. */
  readonly endless: boolean
}

/** One page of the list of a council; the start page when no page is named. Undefined when there is no such page. */
export function listPage(
  council: Council,
  listed: readonly Listed[],
  page: string | undefined,
  settings: ListSettings,
): string | undefined {
  const newest = [...listed].reverse()
  switch (council.vendor) {
    case 'cipal':
    case 'greenvalley':
      return monthPage(council, listed, page ?? newest[0]?.sitting.date.slice(0, 7) ?? '2025-01', settings)
    case 'remmicom':
      return remmicomPage(council, newest, page, settings)
    default:
      return numberedPage(council, newest, page, settings)
  }
}

/** The page of one sitting. */
export function sittingPage({ sitting, kinds, attachment }: Listed, settings: ListSettings): string {
  const { council } = sitting
  const content = [
    `<div prefix="${PREFIX}"><h1>Gemeenteraad ${sitting.date}</h1>`,
    ...kinds.map((kind) => documentLink(sitting, kind, settings)),
    ...(attachment ? [`<a class="attachment" href="${attachmentPath(sitting)}">Bijlage bij de zitting</a>`] : []),
    `</div>`,
  ]
  return shellOf(council, `Gemeenteraad ${sitting.date}`, content.join('\n'))
}

function documentLink(sitting: Sitting, kind: Kind, { annotated }: ListSettings): string {
  const path = publicationPath(sitting, kind)
  const type = annotated ? ` property="besluit:${LINKS[kind]}" typeof="foaf:Document ${DOCUMENT_TYPES[kind]}"` : ''
  return `<a href="${escape(path)}"${type}>${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}</a>`
}

const linkTo = ({ annotated }: ListSettings): string => (annotated ? ' property="lblodBesluit:linkToPublication"' : '')
const escape = (path: string): string => path.replaceAll('&', '&amp;')

/** Cipal and Green Valley: one page per month, with hidden links to the months before and after it. */
function monthPage(
  council: Council,
  listed: readonly Listed[],
  month: string,
  settings: ListSettings,
): string | undefined {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month)) return undefined
  const months = listed.map(({ sitting }) => sitting.date.slice(0, 7)).sort()
  const isWithin = (other: string): boolean =>
    settings.endless || ((months[0] ?? '') <= other && other <= (months.at(-1) ?? ''))
  const around = [
    [-1, 'vorige maand'],
    [1, 'volgende maand'],
  ] as const
  const content = [
    `<h1>Zittingen</h1><ul class="pagination"><li class="page-item previous"><a href="#" class="page-link">vorige maand</a></li></ul>`,
    `<div class="d-none" prefix="${PREFIX}">`,
    ...around
      .filter(([step]) => isWithin(monthsAfter(month, step)))
      .map(
        ([step, text]) =>
          `<a href="${escape(listPath(council, monthsAfter(month, step)))}"${linkTo(settings)}>${text}</a>`,
      ),
    `</div><div class="list-view"><div id="${month.replace('-', '')}" class="month-block" prefix="${PREFIX}"><h2>${month}</h2>`,
    ...listed
      .filter(({ sitting }) => sitting.date.startsWith(month))
      .map(
        ({ sitting }) =>
          `<a href="${sittingPath(sitting)}" class="meeting-detail"${linkTo(settings)}><span class="organ">Gemeenteraad</span> <span class="time">${sitting.date.split('-').reverse().join('/')} - 20:00</span> <span class="location">Raadzaal</span></a>`,
      ),
    `</div></div>`,
  ]
  return shellOf(council, `Zittingen ${month}`, content.join('\n'))
}

function monthsAfter(month: string, step: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7)
}

/** Remmicom: a start page that names the bodies, and for each body one page per year. */
function remmicomPage(
  council: Council,
  newest: readonly Listed[],
  page: string | undefined,
  settings: ListSettings,
): string | undefined {
  if (page === undefined)
    return shellOf(
      council,
      'Vergaderingen',
      `<ul prefix="${PREFIX}"><li><a href="/gr"${linkTo(settings)}>Gemeenteraad</a></li></ul>`,
    )
  const years = [...new Set(newest.map(({ sitting }) => sitting.date.slice(0, 4)))]
  const year = page === '' ? years[0] : page
  if (year === undefined || !(settings.endless || years.includes(year))) return undefined
  const others = settings.endless
    ? [String(Number(year) - 1), String(Number(year) + 1)]
    : years.filter((other) => other !== year)
  const content = [
    `<ul class="years">${others.map((other) => `<li><a href="${listPath(council, other)}">${other}</a></li>`).join('')}</ul><ul class="meetings" prefix="${PREFIX}">`,
    ...newest
      .filter(({ sitting }) => sitting.date.startsWith(year))
      .map(
        ({ sitting, kinds }) =>
          `<li>Gemeenteraad ${sitting.date} ${kinds.map((kind) => `<a href="${escape(publicationPath(sitting, kind))}"${linkTo(settings)}>${kind}</a>`).join(' ')}</li>`,
      ),
    `</ul>`,
  ]
  return shellOf(council, `Gemeenteraad ${year}`, content.join('\n'))
}

/**
 * Cevi and Gelinkt Notuleren: ten sittings per page, newest first, with a link to the next page; sittings annotated as
 * such.
 */
function numberedPage(
  council: Council,
  newest: readonly Listed[],
  page: string | undefined,
  settings: ListSettings,
): string | undefined {
  const first = council.vendor === 'cevi' ? 1 : 0
  const current = page === undefined || page === '' ? first : Number(page)
  const shown = newest.slice((current - first) * PER_PAGE, (current - first + 1) * PER_PAGE)
  if (!Number.isInteger(current) || current < first || (shown.length === 0 && current > first && !settings.endless))
    return undefined
  const hasNext = settings.endless || newest.length > (current - first + 1) * PER_PAGE
  const content = [
    `<h1>Zittingen ${council.name}</h1><ul class="zittingen" prefix="${PREFIX}">`,
    ...shown.map(
      ({ sitting, kinds }) =>
        `<li${settings.annotated ? ` typeof="besluit:Zitting"` : ''}><span${settings.annotated ? ` property="besluit:geplandeStart" datatype="xsd:dateTime" content="${momentOf(sitting.date)}"` : ''}>${sitting.date}</span> ${kinds.map((kind) => documentLink(sitting, kind, settings)).join(' ')}</li>`,
    ),
    `</ul><div class="paginering" prefix="${PREFIX}">`,
    ...(current > first
      ? [`<a rel="prev" href="${escape(listPath(council, String(current - 1)))}"${linkTo(settings)}>Vorige</a>`]
      : []),
    ...(hasNext
      ? [`<a rel="next" href="${escape(listPath(council, String(current + 1)))}"${linkTo(settings)}>Volgende</a>`]
      : []),
    `</div>`,
  ]
  return shellOf(council, 'Zittingen', content.join('\n'))
}

/** The sitemap of a council: the documents that are listed. */
export function sitemapOf(origin: string, listed: readonly Listed[]): string {
  const urls = listed.flatMap(({ sitting, kinds }) =>
    KINDS.filter((kind) => kinds.includes(kind)).map(
      (kind) => `<url><loc>${escape(`${origin}${publicationPath(sitting, kind)}`)}</loc></url>`,
    ),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

/** The ids of sittings in a list, to find them again. */
export const idsOf = (listed: readonly Listed[]): ReadonlyMap<string, Listed> =>
  new Map(listed.map((each) => [sittingId(each.sitting), each]))
