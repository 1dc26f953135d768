import { readFileSync } from 'node:fs'
import type { Environment } from '../../config.js'
import { AppError, messageOf } from '../../errors.js'
import { uuidOf } from '../../rdf/uuid.js'
import { searchParameters, searchRequest, type SearchRequest } from '../search/search-request.js'

/** An address that is notified by HTTP of changes in the results of a search. */
export interface Webhook {
  /** Always the same for the same address and search. */
  readonly id: string
  readonly address: string
  readonly request: SearchRequest
  /** Key for signing the messages. */
  readonly secret: string
}

/** Minimum length of a secret, in characters. */
const SHORTEST_SECRET = 24

/**
 * Reads the list of webhooks: JSON, `[{ "url": "https://…", "search": "q=verkeer", "secret": "NAME_IN_ENVIRONMENT" }]`.
 * Secrets are only in the environment. Throws `usage` with what is wrong, without anything that may be secret.
 */
export function readWebhooks(path: string, from: Environment): readonly Webhook[] {
  let read: unknown
  try {
    read = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new AppError('usage', `--webhooks ${path}: ${messageOf(error)}`, { cause: error })
  }
  if (!Array.isArray(read)) throw new AppError('usage', `--webhooks ${path}: expected a list of webhooks`)
  const hooks = read.map((each: unknown, i) => webhookOf(each, `--webhooks ${path}: number ${i + 1}`, from))
  const ids = new Set(hooks.map(({ id }) => id))
  if (ids.size < hooks.length)
    throw new AppError('usage', `--webhooks ${path}: two of them have the same url and search`)
  return hooks
}

function webhookOf(read: unknown, where: string, from: Environment): Webhook {
  const { url, search = '', secret, ...others } = (read ?? {}) as Readonly<Record<string, unknown>>
  if (typeof url !== 'string' || typeof search !== 'string' || typeof secret !== 'string')
    throw new AppError('usage', `${where} needs url, search and secret as texts`)
  const [other] = Object.keys(others)
  if (other !== undefined) throw new AppError('usage', `${where}: “${other}” is not a property of a webhook`)
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol))
    throw new AppError('usage', `${where}: url is not an http(s) address`)
  const value = from[secret]
  if (value === undefined || value.length < SHORTEST_SECRET)
    throw new AppError(
      'usage',
      `${where}: ${secret} in the environment must have ${SHORTEST_SECRET} characters or more`,
    )
  let request: SearchRequest
  try {
    request = searchRequest(new URLSearchParams(search))
  } catch (error) {
    throw new AppError('usage', `${where}: ${messageOf(error)}`, { cause: error })
  }
  const address = new URL(url).href
  return { id: uuidOf(`${address} ${searchParameters(request).toString()}`), address, request, secret: value }
}
