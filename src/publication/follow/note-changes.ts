import type { Searcher } from '../search/finding/searcher.js'
import type { SearchRequest } from '../search/search-request.js'
import type { ToldFile } from './told-file.js'

/** Someone who follows a search. */
export interface Follower {
  readonly id: string
  readonly request: SearchRequest
}

/**
 * Records for every follower what changed in the results of their search; followers no longer in the list are removed.
 */
export function noteChanges(searcher: Searcher, told: ToldFile, followers: readonly Follower[], now: Date): number {
  told.keepFollowers(new Set(followers.map(({ id }) => id)))
  return followers.reduce((count, { id, request }) => count + told.note(id, searcher.matching(request), now), 0)
}
