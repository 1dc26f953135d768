import { join } from 'node:path'
import type { DataFolder } from '../log/data-folder.js'
import { followLog, UNMERGED_GRAPHS } from '../publication/sync/follow.js'
import { openEmbeddedStore, type EmbeddedStore } from '../store/embedded/embedded.js'

/** A store that holds what a data folder says. */
export interface DataStore {
  readonly store: EmbeddedStore
  /** The change up to which it does. */
  readonly since: number
  /** The change up to which the image does that is kept for the next start; undefined without one. */
  readonly kept: number | undefined
}

/** What is noted with an image: which state of the folder it shows. */
interface ImageNote {
  readonly sequence: number
  readonly erasures: number
}

/** Changes after which reading a folder anew is quicker than following them from an image. */
const MOST_BEHIND = 20_000

/** The image of the store in a data folder, among what can be made again. */
export function imageFileOf(data: DataFolder): string {
  return join(data.path, 'cache', 'store.image')
}

/**
 * Opens the store of a data folder: from the image of an earlier start and what changed since, or else from the log.
 */
export async function openDataStore(data: DataFolder): Promise<DataStore> {
  const settings = { unmerged: UNMERGED_GRAPHS, image: imageFileOf(data) }
  let store = await openEmbeddedStore(settings)
  try {
    const kept = store.restored === undefined ? undefined : usable(JSON.parse(store.restored) as ImageNote, data)
    if (store.restored !== undefined && kept === undefined) {
      await store.close()
      store = await openEmbeddedStore({ unmerged: UNMERGED_GRAPHS, image: settings.image, anew: true })
    }
    return { store, since: await followLog(store, data, kept ?? 0), kept }
  } catch (thrown) {
    await store.close()
    throw thrown
  }
}

/**
 * Keeps an image of a store that stands at change `sequence`, for the next start. Not when something was erased
 * meanwhile: the engine's memory still has what it deleted.
 */
export async function keepImage(
  store: EmbeddedStore,
  data: DataFolder,
  { sequence, erasures }: ImageNote,
): Promise<void> {
  await store.keep(JSON.stringify({ sequence, erasures } satisfies ImageNote))
  data.refresh()
  if (data.erasing || data.erasures !== erasures) store.forget()
}

function usable({ sequence, erasures }: ImageNote, data: DataFolder): number | undefined {
  return erasures === data.erasures && sequence <= data.sequence && data.sequence - sequence <= MOST_BEHIND
    ? sequence
    : undefined
}
