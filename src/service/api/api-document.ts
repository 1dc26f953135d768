import { SEARCH_PARAMETERS } from '../../publication/search/search-request.js'
import type { Site } from '../../publication/site/site.js'
import { LICENCES } from '../../publication/site/site.js'
import { ENDPOINTS, type Endpoint, type Parameter } from './api-endpoints.js'
import { API_PATH } from './api-nouns.js'
import { referenceTo, SCHEMAS, type Schema } from './api-schemas.js'

/** Version of the API: grows with what is added. What is taken away makes another path. */
export const API_VERSION = '1.0.0'

const SEARCH_TEXTS: Readonly<Record<(typeof SEARCH_PARAMETERS)[number], string>> = {
  q: 'Words to find; "between quotes" next to each other, with - before it not there.',
  gemeente: '`key` of a bestuurseenheid, as facets give it; may be given more than once.',
  orgaan: '`key` of a bestuursorgaan.',
  soort: 'Kind of document in which it stands: agenda, besluitenlijst, notulen, uittreksel.',
  uitkomst: 'goedgekeurd, verworpen, kennisgenomen, verdaagd, ingetrokken, aanvaard.',
  persoon: '`key` of somebody who is named in a vote.',
  jaar: 'Year of the sitting.',
  van: 'First day of the sitting.',
  tot: 'Last day of the sitting.',
  stemming: '`ja`: only what was voted on.',
  volgorde: 'relevantie, datum, nieuw.',
}

/** What the search is asked, as the address of its page is. */
export const SEARCH_ENDPOINT: Pick<Endpoint, 'path' | 'operation' | 'summary' | 'parameters' | 'schema'> = {
  path: 'zoeken',
  operation: 'search',
  summary: 'Full text over items and decisions, with filters and counts',
  parameters: [
    ...SEARCH_PARAMETERS.map((name) => ({ name, description: SEARCH_TEXTS[name], schema: { type: 'string' } })),
    { name: 'pagina', description: 'Page of the results, from 1.', schema: { type: 'integer', minimum: 1 } },
  ],
  schema: referenceTo('SearchResult'),
}

/** The description of the API (OpenAPI 3.1); `hasSearch`: whether this service searches. */
export function apiDocument(site: Site, hasSearch: boolean): Readonly<Record<string, unknown>> {
  const endpoints = hasSearch ? [...ENDPOINTS, SEARCH_ENDPOINT] : ENDPOINTS
  const { iri, title } = LICENCES[site.licence]
  return {
    openapi: '3.1.0',
    info: {
      title: site.title,
      version: API_VERSION,
      description:
        'Sittings, items, decisions and votes of local councils, merged from all their documents. Nouns are those of OSLO. What no document says is not there. Lists are paged: follow `next` until there is none.',
      license: { name: title, url: iri },
      contact: { name: site.publisher.name, ...site.contact },
    },
    servers: [{ url: `${site.baseUrl}${API_PATH}` }],
    paths: Object.fromEntries([
      [
        '/',
        {
          get: operation({
            operation: 'getStart',
            summary: 'What there is',
            parameters: [],
            schema: referenceTo('Start'),
          }),
        },
      ],
      ...endpoints.map((endpoint) => [`/${endpoint.path}`, { get: operation(endpoint) }] as const),
    ]),
    components: { schemas: SCHEMAS },
  }
}

function operation({
  operation: operationId,
  summary,
  parameters,
  schema,
}: Pick<Endpoint, 'operation' | 'summary' | 'parameters' | 'schema'>): Schema {
  const hasId = parameters.some((parameter) => parameter.in === 'path')
  const problem = (description: string): Schema => ({
    description,
    content: { 'application/problem+json': { schema: referenceTo('Problem') } },
  })
  return {
    operationId,
    summary,
    parameters: parameters.map(parameterOf),
    responses: {
      200: {
        description: summary,
        headers: { ETag: { description: 'Names the answer: send it as If-None-Match.', schema: { type: 'string' } } },
        content: { 'application/json': { schema } },
      },
      304: { description: 'The client has it already.' },
      400: problem('A parameter that cannot be meant.'),
      ...(hasId && { 404: problem('There is no such thing.') }),
    },
  }
}

function parameterOf({ name, description, schema, in: place = 'query' }: Parameter): Schema {
  return { name, in: place, description, schema, ...(place === 'path' && { required: true }) }
}
