import type { ChildProcess } from 'node:child_process'

/** What `raadlink serve` writes once it answers. */
const ANSWERS = /^raadlink: .* at (?<origin>http:\/\/[\d.]+:\d+)\/sparql/mu

/**
 * Where a started `raadlink serve` answers, as it says on its error output, which is read on until the process ends:
 * `for await` would destroy the stream with its first `return`, and the next line the service wrote would end it
 * (EPIPE).
 *
 * @throws Error when the process ends without having said so, with what it did say.
 */
export function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stderr?.on('data', (part: Buffer) => {
      text += String(part)
      const origin = ANSWERS.exec(text)?.groups?.origin
      if (origin !== undefined) resolve(origin)
    })
    child.once('error', reject)
    child.once('close', () => {
      reject(new Error(`the service did not start: ${text}`))
    })
  })
}
