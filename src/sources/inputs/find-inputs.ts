import { statSync } from 'node:fs'
import { join, posix, relative, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { AppError } from '../../errors.js'
import { extensionOf } from '../media-types.js'
import { systemReason } from '../system-reason.js'

/** An input that a user named, or that was found in a folder the user named. */
export type Input =
  | { readonly kind: 'stdin'; readonly name: '-' }
  | { readonly kind: 'url'; readonly name: string }
  | {
      readonly kind: 'file'
      /** As shown: the path as the user wrote it, with slashes. */
      readonly name: string
      readonly path: string
      /** Path below the folder or pattern it was found by; the bare file name when it was named itself. */
      readonly relative: string
    }

/** An argument that matches nothing, with the reason. */
export interface LostInput {
  readonly name: string
  readonly error: AppError
}

export interface FoundInputs {
  readonly inputs: readonly Input[]
  readonly lost: readonly LostInput[]
  /** Files in walked folders that were skipped because of their extension. */
  readonly skipped: number
}

export interface FindOptions {
  /** The folder that relative names start from. */
  readonly folder: string
  /**
   * Extensions of the files to take from a walked folder, in lower case without a dot. Files named themselves are
   * always taken.
   */
  readonly extensions: readonly string[]
}

/**
 * The inputs that the arguments of a command stand for, each once, in a stable order: `-`, http(s) addresses, files,
 * folders (walked; hidden files and folders are skipped), glob patterns. An argument that matches nothing is in `lost`.
 */
export async function findInputs(names: readonly string[], { folder, extensions }: FindOptions): Promise<FoundInputs> {
  const inputs = new Map<string, Input>()
  const lost: LostInput[] = []
  let skipped = 0
  for (const name of names) {
    try {
      const found = await expand(name, { folder, extensions })
      for (const input of found.inputs) {
        const key = input.kind === 'file' ? input.path : input.name
        if (!inputs.has(key)) inputs.set(key, input)
      }
      skipped += found.skipped
    } catch (thrown) {
      lost.push({
        name,
        error:
          thrown instanceof AppError
            ? thrown
            : new AppError('input-unreadable', `${name}: ${systemReason(thrown)}`, { cause: thrown }),
      })
    }
  }
  return { inputs: [...inputs.values()], lost, skipped }
}

async function expand(
  name: string,
  { folder, extensions }: FindOptions,
): Promise<{ readonly inputs: readonly Input[]; readonly skipped: number }> {
  if (name === '-') return { inputs: [{ kind: 'stdin', name }], skipped: 0 }
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(name)) return { inputs: [{ kind: 'url', name }], skipped: 0 }
  const path = resolve(folder, name)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return walk(name, path, extensions)
  if (stats) return { inputs: [{ kind: 'file', name, path, relative: posix.basename(slashes(name)) }], skipped: 0 }
  if (isDynamicPattern(name)) return matches(name, folder)
  throw new AppError('input-not-found', `${name}: there is no such file or folder`)
}

async function walk(
  name: string,
  root: string,
  extensions: readonly string[],
): Promise<{ readonly inputs: readonly Input[]; readonly skipped: number }> {
  const found = (await glob('**/*', { cwd: root, onlyFiles: true, dot: false, followSymbolicLinks: false })).sort(
    byText,
  )
  const known = found.filter((file) => extensions.includes(extensionOf(file) ?? ''))
  if (known.length === 0) {
    throw new AppError(
      'input-not-found',
      `${name}: none of the ${found.length} files in this folder has an extension that is read (${extensions.join(', ')})`,
    )
  }
  return {
    inputs: known.map((file) => ({
      kind: 'file',
      name: posix.join(slashes(name), file),
      path: join(root, file),
      relative: file,
    })),
    skipped: found.length - known.length,
  }
}

async function matches(
  pattern: string,
  folder: string,
): Promise<{ readonly inputs: readonly Input[]; readonly skipped: number }> {
  const found = (
    await glob(slashes(pattern), { cwd: folder, onlyFiles: true, absolute: true, followSymbolicLinks: false })
  ).sort(byText)
  if (found.length === 0) throw new AppError('input-not-found', `${pattern}: no file matches this pattern`)
  const top = slashes(pattern)
    .split('/')
    .reduce<{ readonly parts: readonly string[]; readonly open: boolean }>(
      ({ parts, open }, part) =>
        open && !isDynamicPattern(part) ? { parts: [...parts, part], open } : { parts, open: false },
      { parts: [], open: true },
    )
    .parts.join('/')
  const root = join(folder, top)
  return {
    inputs: found.map((path) => ({
      kind: 'file',
      name: slashes(relative(folder, path)),
      path,
      relative: slashes(relative(root, path)),
    })),
    skipped: 0,
  }
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
