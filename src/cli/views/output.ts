import { mkdirSync, statSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { AppError } from '../../errors.js'
import { writeFileAtomically } from '../../log/changes/atomic-file.js'
import { GrowingFile } from './growing-file.js'
import type { Input } from '../../sources/inputs/find-inputs.js'
import { systemReason } from '../../sources/system-reason.js'
import { write, type Terminal } from './terminal.js'
/** The destination of a command's data. */
export type Output =
  | {
      /** Receives the output for all inputs as one text. */
      readonly kind: 'stdout' | 'file'
      readonly put: (text: string) => Promise<void>
      /** Makes the file appear, if anything was written. */
      readonly finish: () => void
      /** Removes everything of a file that was not finished. */
      readonly abandon: () => void
    }
  | {
      readonly kind: 'folder'
      readonly folder: string
      /** A file for each input, at its relative path below the folder it came from. */
      readonly paths: (inputs: readonly Input[]) => readonly string[]
    }

/**
 * Opens the output of a command. `target` absent: standard output. A folder (it exists, or its name ends in a slash): a
 * file per input, with `extension`. Anything else: one file. Files appear completely or not at all. Throws AppError
 * `output-unwritable`.
 */
export function openOutput(target: string | undefined, extension: string, terminal: Terminal): Output {
  if (target === undefined)
    return {
      kind: 'stdout',
      put: (text) => write(terminal.stdout, text),
      finish: () => undefined,
      abandon: () => undefined,
    }
  return isFolder(target, terminal) ? openFolder(target, extension, terminal) : openFile(target, terminal)
}

function isFolder(target: string, { folder }: Terminal): boolean {
  if (/[/\\]$/u.test(target)) return true
  try {
    return statSync(resolve(folder, target), { throwIfNoEntry: false })?.isDirectory() === true
  } catch (thrown) {
    throw new AppError('output-unwritable', `${target}: ${systemReason(thrown)}`, { cause: thrown })
  }
}

function openFile(target: string, { folder }: Terminal): Output {
  const file = new GrowingFile(target, folder)
  return {
    kind: 'file',
    put: (text) => Promise.resolve(file.append(text)),
    finish: () => file.finish(),
    abandon: () => file.abandon(),
  }
}

function openFolder(target: string, extension: string, { folder }: Terminal): Output {
  const root = resolve(folder, target)
  return {
    kind: 'folder',
    folder: root,
    paths: (inputs) => {
      const taken = new Set<string>()
      return inputs.map((input) => join(root, freeName(nameBelow(input), extension, taken)))
    },
  }
}

/** Writes one file, completely or not at all, and creates the folders it needs. Throws AppError `output-unwritable`. */
export function writeFile(name: string, text: string, { folder }: Terminal): void {
  const path = resolve(folder, name)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileAtomically(path, text)
  } catch (thrown) {
    throw new AppError('output-unwritable', `${name}: ${systemReason(thrown)}`, { cause: thrown })
  }
}

function nameBelow(input: Input): string {
  if (input.kind === 'stdin') return 'stdin'
  if (input.kind === 'file') return input.relative
  const { host, pathname, search } = new URL(input.name)
  const parts = `${host}${pathname}`.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  return (parts.join('/') + search).replace(/[^\w./-]+/gu, '-')
}

/**
 * `a/page.html` becomes `a/page.ttl`; when two inputs would get the same name, the later one keeps its own extension
 * too.
 */
function freeName(name: string, extension: string, taken: Set<string>): string {
  const bare = name.slice(0, name.length - extname(name).length)
  let candidate = `${bare}.${extension}`
  for (let number = 1; taken.has(candidate.toLowerCase()); number++)
    candidate = `${name}${number === 1 ? '' : `-${number}`}.${extension}`
  taken.add(candidate.toLowerCase())
  return candidate
}
