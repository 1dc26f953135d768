import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vitest/config'

/** What starts a thread or a process whose entry lies beside the caller. */
const STARTS = /startThread\(|LimitedThread(<[^>]*>)?\(|FairThreads<|fork\(/

/**
 * Lets threads and child processes of the tests run from the build when it is newer than every source: translating the
 * source of one thread takes a second of processor time, and the tests start hundreds.
 */
export function builtThreads(root: string): Plugin {
  const source = join(root, 'src/')
  const isCurrent = timeOf(join(root, 'dist/.raadlink-built')) > newestOf(source)
  return {
    name: 'built-threads',
    enforce: 'pre',
    transform(code, id) {
      if (!isCurrent || !id.startsWith(source) || !STARTS.test(code)) return undefined
      const built = join(root, 'dist', id.slice(source.length).replace(/\.ts$/, '.js'))
      return code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(built).href))
    },
  }
}

const timeOf = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0)

const newestOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, timeOf(join(entry.parentPath, entry.name))), 0)
