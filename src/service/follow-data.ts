import { messageOf } from '../errors.js'
import type { DataFolder } from '../log/data-folder.js'
import { followLog } from '../publication/follow.js'
import type { Store } from '../store/store.js'

/** Milliseconds between two looks at the log: what another process ingests is answered this soon. */
const INTERVAL = 500

/** Something that goes on until it is stopped. */
export interface Following {
  readonly stop: () => Promise<void>
}

/**
 * Keeps a store that stands at change `since` of a data folder up to date while another process writes in the folder.
 * What goes wrong is told and tried again at the next look.
 */
export function followData(store: Store, data: DataFolder, since: number, onError: (message: string) => void): Following {
  let reached = since
  let stopped = false
  let wake = (): void => undefined
  const look = async (): Promise<void> => {
    while (!stopped) {
      try {
        data.refresh()
        reached = await followLog(store, data, reached)
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
    stop: async () => {
      stopped = true
      wake()
      await looking
    },
  }
}
