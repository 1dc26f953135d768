import type { Readable, Writable } from 'node:stream'
import type { Environment } from '../../config.js'

/** The environment in which a command runs; tests supply their own. */
export interface Terminal {
  readonly stdin: Readable
  readonly stdout: Writable & { readonly isTTY?: boolean }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  /** The folder to which paths are relative. */
  readonly folder: string
  readonly environment: Environment
  readonly now: () => Date
}

/** Writes to a stream and waits until it accepts more, so that a slow reader does not fill the memory. */
export async function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || stream.write(text)) return
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: Error): void => {
      stream.off('drain', settle).off('error', settle).off('close', settle)
      if (error) reject(error)
      else resolve()
    }
    stream.once('drain', settle).once('error', settle).once('close', settle)
  })
}
