import { doJobs } from '../../sandbox/job-thread.js'
import { noteChanges, type Follower } from '../../publication/follow/note-changes.js'
import { ToldFile } from '../../publication/follow/told-file.js'
import { Searcher } from '../../publication/search/finding/searcher.js'
import { SearchedFolder } from '../../publication/search/filling/searched-folder.js'

/** Who follows searches, and the file with what they were told. */
export interface Following {
  readonly path: string
  readonly followers: readonly Follower[]
}

/** Brings the index at a path to what a data folder says now. */
export interface IndexJob {
  readonly folder: string
  readonly path: string
  readonly followings?: readonly Following[]
}

let opened: SearchedFolder | undefined

doJobs((job) => {
  const { folder, path, followings = [] } = job as IndexJob
  return Promise.resolve().then(() => {
    const hasChanged = (opened ??= new SearchedFolder(folder, path)).follow()
    for (const following of followings) note(path, following)
    return hasChanged
  })
})

function note(path: string, { path: toldPath, followers }: Following): void {
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
