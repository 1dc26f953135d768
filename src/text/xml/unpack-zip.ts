import { unzipSync, type Unzipped } from 'fflate'
import { AppError, messageOf } from '../../errors.js'

/**
 * Unpacks an office document; names of parts have forward slashes. Throws AppError `sandbox-limit` when the parts
 * together are larger than `unpacked` bytes, `input-unreadable` when it is not a complete zip file.
 */
export function unpackZip(bytes: Uint8Array, { unpacked }: { readonly unpacked: number }): Unzipped {
  let total = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        if (total > unpacked) {
          throw new AppError(
            'sandbox-limit',
            `The document unpacks to more than ${Math.round(unpacked / 1e6)} MB and is refused. Save it again without large pictures.`,
          )
        }
        return true
      },
    })
    return Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name.replaceAll('\\', '/').replace(/^\/+/u, ''), part]),
    )
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('input-unreadable', `The document is damaged or cut off (${messageOf(error)}). Save it again.`, {
      cause: error,
    })
  }
}
