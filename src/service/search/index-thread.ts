import { doJobs } from '../../sandbox/job-thread.js'
import { noteChanges, type Follower } from '../../publication/follow/note-changes.js'
import { ToldFile } from '../../publication/follow/told-file.js'
import { Searcher } from '../../publication/search/finding/searcher.js'
import { SearchedFolder } from '../../publication/search/filling/searched-folder.js'

/** Brings the index at a path to what a data folder says now. */
export interface IndexJob {
  readonly folder: string
  readonly path: string
  /** Who follows a search, and the file in which it stands what they were told. */
  readonly following?: { readonly path: string; readonly followers: readonly Follower[] }
}

let opened: SearchedFolder | undefined

doJobs((job) => {
  const { folder, path, following } = job as IndexJob
  return Promise.resolve().then(() => {
    const hasChanged = (opened ??= new SearchedFolder(folder, path)).follow()
    if (following) note(path, following)
    return hasChanged
  })
})

function note(path: string, { path: toldPath, followers }: NonNullable<IndexJob['following']>): void {
  const searcher = Searcher.open(path)
  if (!searcher) throw new Error('the index shows nothing after it was made')
  const told = new ToldFile(toldPath)
  try {
    noteChanges(searcher, told, followers, new Date())
  } finally {
    told.close()
    searcher.close()
  }
}
