import { fetch } from 'undici'
import { AppError, messageOf } from '../../errors.js'

export interface SelectOptions {
  readonly userAgent: string
  /** Milliseconds that one page of rows may take. */
  readonly milliseconds: number
  /** Rows per request; servers silently cut off above some ten thousand. */
  readonly pageSize: number
}

/**
 * All rows of a SELECT, page by page, each page starting after the last `uri` of the one before, until a page is empty.
 * An answer that a server cuts short silently only makes the pages smaller. Throws AppError `input-unreadable` when the
 * endpoint refuses or answers with anything but SPARQL results.
 */
export async function selectRows(
  endpoint: string,
  query: (after: string, limit: number) => string,
  options: SelectOptions,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const rows: Readonly<Record<string, string>>[] = []
  for (let after = ''; ;) {
    const found = await selectPage(endpoint, query(after, options.pageSize), options)
    const last = found.at(-1)?.['uri']
    if (last === undefined) return rows
    if (last <= after)
      throw new AppError(
        'input-unreadable',
        `${endpoint}: the rows are not sorted by their address, so some would be lost`,
      )
    rows.push(...found)
    after = last
  }
}

async function selectPage(
  endpoint: string,
  query: string,
  { userAgent, milliseconds }: SelectOptions,
): Promise<readonly Readonly<Record<string, string>>[]> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/sparql-results+json',
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': userAgent,
      },
      body: new URLSearchParams({ query }).toString(),
      signal: AbortSignal.timeout(milliseconds),
    })
    if (!response.ok)
      throw new AppError('input-unreadable', `${endpoint}: answered ${response.status} ${response.statusText}`)
    return bindingsOf(await response.json())
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    throw new AppError('input-unreadable', `${endpoint}: ${messageOf(thrown)}`, { cause: thrown })
  }
}

function bindingsOf(answer: unknown): readonly Readonly<Record<string, string>>[] {
  if (!isRecord(answer) || !isRecord(answer['results']) || !Array.isArray(answer['results']['bindings']))
    throw new Error('the answer has no SPARQL results')
  return answer['results']['bindings'].map((binding: unknown) => {
    if (!isRecord(binding)) throw new Error('a row of the answer is not an object')
    return Object.fromEntries(
      Object.entries(binding).map(([name, term]) => [
        name,
        isRecord(term) && typeof term['value'] === 'string' ? term['value'] : '',
      ]),
    )
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
