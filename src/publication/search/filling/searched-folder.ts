import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { PublicationIndex } from '../../../dataset/publication-index.js'
import { temporaryFolder } from '../../../log/changes/temporary-folder.js'
import { DataFolder } from '../../../log/data-folder.js'
import { PublicCouncil } from '../../council/council.js'
import { followSearch, isUsable } from './follow-search.js'
import { searchSources } from './read-units.js'
import { removeSearchFile, SearchFile, type SearchState } from './search-file.js'

/** Keeps the index of a data folder up to what its log says, beside a process that may be writing in the folder. */
export class SearchedFolder {
  readonly #data: DataFolder
  readonly #index: PublicationIndex
  readonly #council: PublicCouncil
  #file: SearchFile

  /** `path`: where the index stands. Throws as `DataFolder.reading` does. */
  constructor(
    folder: string,
    private readonly path: string,
  ) {
    this.#data = DataFolder.reading(folder)
    this.#index = new PublicationIndex(this.#data)
    this.#council = new PublicCouncil(this.#data, this.#index)
    this.#file = new SearchFile(path)
  }

  /** Brings the index up to the log; whether it shows something else than before. */
  follow(): boolean {
    this.#data.refresh()
    const { erasures, sequence } = this.#data
    const state: SearchState = { erasures, sequence }
    // Who erases removes all that can be made again.
    if (!existsSync(this.path) || !isUsable(this.#file.state, state)) this.#beginAnew()
    const sources = (): ReturnType<typeof searchSources> => {
      this.#index.refresh()
      this.#council.refresh(`${erasures}.${sequence}`)
      return searchSources(this.#council)
    }
    return followSearch(this.#file, { state, sources })
  }

  close(): void {
    this.#file.close()
    this.#data.close()
  }

  /** No page of the old file may keep what was erased. */
  #beginAnew(): void {
    this.#file.close()
    removeSearchFile(this.path)
    this.#file = new SearchFile(this.path)
  }
}

/**
 * Where the index of a data folder stands: with what can be made again, or apart where nothing may be written there.
 */
export function searchPathOf(folder: string): string {
  const name = 'search.sqlite'
  try {
    accessSync(folder, constants.W_OK)
    return join(folder, 'cache', name)
  } catch {
    // A folder that is only read: its index goes with this process.
    return join(temporaryFolder('search'), name)
  }
}
