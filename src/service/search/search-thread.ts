import { statSync } from 'node:fs'
import { AppError } from '../../errors.js'
import type { SearchSlice } from '../../publication/search/search-answer.js'
import type { SearchRequest } from '../../publication/search/search-request.js'
import { Searcher } from '../../publication/search/finding/searcher.js'
import { doJobs } from '../../sandbox/job-thread.js'

/** One search in the index at a path. */
export interface SearchJob extends SearchSlice {
  readonly path: string
  readonly request: SearchRequest
}

let opened: { readonly path: string; readonly inode: number; readonly searcher: Searcher } | undefined

doJobs((job) => {
  const { path, request, ...slice } = job as SearchJob
  return Promise.resolve().then(() => searcherAt(path).search(request, slice))
})

/** The searcher of the file that stands at a path now: after an erasure it is another one. */
function searcherAt(path: string): Searcher {
  const inode = statSync(path, { throwIfNoEntry: false })?.ino
  if (opened && opened.path === path && opened.inode === inode) return opened.searcher
  opened?.searcher.close()
  opened = undefined
  const searcher = inode === undefined ? undefined : Searcher.open(path)
  if (!searcher || inode === undefined)
    throw new AppError('busy', 'the search index is being made: try again in a moment')
  opened = { path, inode, searcher }
  return searcher
}
