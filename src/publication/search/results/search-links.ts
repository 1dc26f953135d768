import type { Site } from '../../site/site.js'
import { searchParameters, type SearchRequest } from '../search-request.js'

/** The forms in which the result of a search can be had, by the ending of its address. */
export const SEARCH_FORMS = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  atom: 'application/atom+xml',
  'feed.json': 'application/feed+json',
} as const
export type SearchForm = keyof typeof SEARCH_FORMS

/** Where the pages of searches stand below the site. */
export const SEARCH_PATH = 'zoeken'

/** The one address of a search: the same for all who search the same. */
export function searchAddress(site: Site, request: SearchRequest, form?: SearchForm, page = 1): string {
  const parameters = searchParameters(request)
  if (page > 1) parameters.set('pagina', String(page))
  const query = parameters.toString()
  return `${site.baseUrl}${SEARCH_PATH}${form === undefined ? '' : `.${form}`}${query === '' ? '' : `?${query}`}`
}

/** What people call a search, for headings and feeds: its words, and how many filters narrow it. */
export function searchTitle(request: SearchRequest): string {
  const words = request.text === '' ? 'Alle agendapunten en besluiten' : `Zoeken naar “${request.text}”`
  const names = new Set(searchParameters({ ...request, text: '', volgorde: 'datum' }).keys())
  const count = names.size
  return count === 0 ? words : `${words}, ${count === 1 ? 'gefilterd' : `${count} filters`}`
}
