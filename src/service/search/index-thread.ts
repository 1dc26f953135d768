import { doJobs } from '../../sandbox/job-thread.js'
import { SearchedFolder } from '../../publication/search/filling/searched-folder.js'

/** Brings the index at a path to what a data folder says now. */
export interface IndexJob {
  readonly folder: string
  readonly path: string
}

let opened: SearchedFolder | undefined

doJobs((job) => {
  const { folder, path } = job as IndexJob
  return Promise.resolve().then(() => (opened ??= new SearchedFolder(folder, path)).follow())
})
