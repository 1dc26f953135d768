import { messageOf } from '../errors.js'
import type { DataFolder } from '../log/data-folder.js'
import { followLog } from '../publication/sync/follow.js'
import { IMAGE_QUADS } from '../store/embedded/embedded-settings.js'
import type { LogLag } from './watch/service-metrics.js'
import { keepImage, type DataStore } from './open-data-store.js'

/** Milliseconds between two looks at the log: what another process ingests is answered this soon. */
const INTERVAL = 500
/** Changes after which the image of the store is kept anew. */
const CHANGES = 2_000

/** Something that goes on until it is stopped. */
export interface Following {
  /** How far the store is behind the log now. */
  readonly lag: () => LogLag
  readonly stop: () => Promise<void>
}

/**
 * Keeps the store of a data folder up to date while another process writes in the folder, and now and then an image of
 * it for the next start. What goes wrong is told and tried again at the next look.
 */
export function followData(
  { store, since, kept: image }: DataStore,
  data: DataFolder,
  onError: (message: string) => void,
): Following {
  let reached = since
  let abreast = performance.now()
  let kept = image
  let keeps = true
  const { erasures } = data
  let stopped = false
  const keep = async (): Promise<void> => {
    if (!keeps || store.status().quads < IMAGE_QUADS || (kept !== undefined && reached - kept < CHANGES)) return
    if (data.erasures !== erasures) {
      // What was erased is still in the engine's memory: no image of it until the next start.
      keeps = false
      return
    }
    try {
      await keepImage(store, data, { sequence: reached, erasures })
      kept = reached
    } catch (thrown) {
      keeps = false
      onError(`no image of the store could be kept, so the next start takes longer: ${messageOf(thrown)}`)
    }
  }
  let wake = (): void => undefined
  const look = async (): Promise<void> => {
    while (!stopped) {
      try {
        data.refresh()
        reached = await followLog(store, data, reached)
        abreast = performance.now()
        await keep()
      } catch (thrown) {
        onError(`the store could not follow the log from change ${reached}: ${messageOf(thrown)}`)
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, INTERVAL)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const looking = look()
  return {
    lag: () => ({ sequence: data.sequence, reached, seconds: (performance.now() - abreast) / 1000 }),
    stop: async () => {
      stopped = true
      wake()
      await looking
    },
  }
}
