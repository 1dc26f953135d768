import { csvCell } from '../../../report/forms/csv-report.js'
import { longDate } from '../../../rdf/long-date.js'
import { atomFeed, FEED_ENTRIES, jsonFeed, type Feed } from '../../page-parts/feed-forms.js'
import type { Site } from '../../site/site.js'
import type { Passage, SearchAnswer, SearchHit } from '../search-answer.js'
import type { SearchRequest } from '../search-request.js'
import { searchAddress, searchTitle } from './search-links.js'

/** A passage without its marks. */
export function textOfPassage(passage: Passage): string {
  return passage.map(({ text }) => text).join('')
}

/** Hits of a table of a search at most. */
export const CSV_HITS = 5000

const CSV_COLUMNS = [
  'Titel',
  'Bestuur',
  'Bestuursorgaan',
  'Datum zitting',
  'Uitkomst',
  'Gestemd',
  'Documenten',
  'Pagina',
  'Adres',
] as const

/**
 * The hits as CSV, as the tables of the site are: with a byte order mark, without which spreadsheets misread accents.
 */
export function searchCsv(site: Site, hits: readonly SearchHit[]): string {
  const rows = hits.map((hit) => [
    textOfPassage(hit.title),
    hit.eenheid,
    hit.orgaan,
    hit.day,
    hit.outcome,
    hit.hasVote ? 'ja' : 'nee',
    hit.documents.join(' '),
    `${site.baseUrl}${hit.path}.html`,
    hit.iri,
  ])
  return `\ufeff${[CSV_COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}

/** What a search is asked for when a feed of it is made: its newest, whatever order its page has. */
export function feedRequest(request: SearchRequest): SearchRequest {
  return { ...request, volgorde: 'nieuw' }
}

/** The newest hits of a search as a feed. */
export function searchFeed(site: Site, request: SearchRequest, { hits }: SearchAnswer, form: 'atom' | 'json'): string {
  // The order of its page makes no other feed.
  const plain: SearchRequest = { ...request, volgorde: request.text === '' ? 'datum' : 'relevantie' }
  const shown = hits.slice(0, FEED_ENTRIES)
  const feed: Feed = {
    address: searchAddress(site, plain),
    title: `${searchTitle(plain)} – ${site.title}`,
    author: site.publisher.name,
    updated: shown[0]?.modified ?? site.issued,
    page: searchAddress(site, plain),
    atom: searchAddress(site, plain, 'atom'),
    json: searchAddress(site, plain, 'feed.json'),
    entries: shown.map((hit) => ({
      title: textOfPassage(hit.title),
      address: `${site.baseUrl}${hit.path}.html`,
      modified: hit.modified,
      summary: summaryOf(hit),
    })),
  }
  return form === 'atom' ? atomFeed(feed) : jsonFeed(feed)
}

function summaryOf({ orgaan, day, outcome, passage }: SearchHit): string {
  const facts = [orgaan, day === undefined ? undefined : longDate(day, 'full'), outcome].filter(
    (each) => each !== undefined,
  )
  return [facts.join(', '), passage && textOfPassage(passage)].filter(Boolean).join('. ')
}

/** The answer as plain data, in the nouns of OSLO where it has them; the schema stands in the OpenAPI document. */
export function searchJson(
  site: Site,
  request: SearchRequest,
  answer: SearchAnswer,
  next: string | undefined,
): Readonly<Record<string, unknown>> {
  return {
    search: searchAddress(site, request),
    total: answer.total,
    corrected: answer.corrected,
    unknown: answer.unknown,
    ...(next !== undefined && { next }),
    results: answer.hits.map((hit) => hitJson(site, hit)),
    nearly: answer.nearly.map((hit) => hitJson(site, hit)),
    facets: answer.facets,
  }
}

function hitJson(site: Site, hit: SearchHit): Readonly<Record<string, unknown>> {
  const { iri, kind, path, title, passage, eenheid, orgaan, zitting, day, documents, outcome, hasVote, modified } = hit
  return {
    iri,
    type: kind === 'agendapunt' ? 'Agendapunt' : 'Besluit',
    page: `${site.baseUrl}${path}.html`,
    title: textOfPassage(title),
    ...(passage && { passage: textOfPassage(passage) }),
    ...(eenheid !== undefined && { bestuurseenheid: eenheid }),
    ...(orgaan !== undefined && { bestuursorgaan: orgaan }),
    ...(zitting !== undefined && { zitting: `${site.baseUrl}${zitting}.html` }),
    ...(day !== undefined && { date: day }),
    documents,
    ...(outcome !== undefined && { outcome }),
    hasVote,
    modified,
  }
}
