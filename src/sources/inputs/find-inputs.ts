import { readdirSync, statSync, type Dirent } from 'node:fs'
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
  /** Names of what was left alone in walked folders: files whose extension was not asked for, and links. */
  readonly left: LeftAlone
}

export interface LeftAlone {
  readonly files: readonly string[]
  /** Links are not followed: they may lead in circles, or out of the folder. */
  readonly links: readonly string[]
}

type Found = Omit<FoundInputs, 'left'> & Partial<LeftAlone>

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
 * What the arguments of a command stand for, each once, in a stable order: `-`, http(s) addresses, files, folders
 * (walked; hidden files and folders are left alone), glob patterns. What stands for nothing is in `lost`: an argument,
 * a link in a folder that leads nowhere.
 */
export async function findInputs(names: readonly string[], { folder, extensions }: FindOptions): Promise<FoundInputs> {
  const inputs = new Map<string, Input>()
  const lost: LostInput[] = []
  const files: string[] = []
  const links: string[] = []
  for (const name of names) {
    try {
      const found = await expand(name, { folder, extensions })
      for (const input of found.inputs) {
        const key = input.kind === 'file' ? input.path : input.name
        if (!inputs.has(key)) inputs.set(key, input)
      }
      for (const each of found.lost) lost.push(each)
      for (const each of found.files ?? []) files.push(each)
      for (const each of found.links ?? []) links.push(each)
    } catch (thrown) {
      lost.push(lostBy(name, thrown))
    }
  }
  return { inputs: [...inputs.values()], lost, left: { files, links } }
}

function lostBy(name: string, thrown: unknown): LostInput {
  if (thrown instanceof AppError) return { name, error: thrown }
  return { name, error: new AppError('input-unreadable', `${name}: ${systemReason(thrown)}`, { cause: thrown }) }
}

async function expand(name: string, { folder, extensions }: FindOptions): Promise<Found> {
  if (name === '-') return { inputs: [{ kind: 'stdin', name }], lost: [] }
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(name)) return { inputs: [{ kind: 'url', name }], lost: [] }
  const path = resolve(folder, name)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return walk(name, path, extensions)
  if (stats) return { inputs: [{ kind: 'file', name, path, relative: posix.basename(slashes(name)) }], lost: [] }
  if (isDynamicPattern(name)) return matches(name, folder)
  throw new AppError('input-not-found', `${name}: there is no such file or folder`)
}

function walk(name: string, root: string, extensions: readonly string[]): Found {
  const shown = (file: string): string => posix.join(slashes(name), file)
  const { files, links, lost } = entriesOf(root)
  const known = files.filter((file) => extensions.includes(extensionOf(file) ?? ''))
  if (known.length === 0) {
    throw new AppError(
      'input-not-found',
      `${name}: none of the ${files.length} files in this folder has an extension that is read (${extensions.join(', ')})`,
    )
  }
  return {
    inputs: known.map((file) => ({ kind: 'file', name: shown(file), path: join(root, file), relative: file })),
    lost: lost.map(({ name: file, error }) => ({ name: shown(file), error })),
    files: files.filter((file) => !extensions.includes(extensionOf(file) ?? '')).map(shown),
    links: links.map(shown),
  }
}

/** What stands in a folder and below it, in a stable order, by paths from there; hidden names are passed over. */
function entriesOf(root: string): LeftAlone & Pick<FoundInputs, 'lost'> {
  const files: string[] = []
  const links: string[] = []
  const lost: LostInput[] = []
  const below = (folder: string): void => {
    let entries: Dirent[]
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true })
    } catch (thrown) {
      if (folder === '') throw thrown
      lost.push(lostBy(folder, thrown))
      return
    }
    for (const entry of entries) {
      const path = posix.join(folder, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) below(path)
      else if (entry.isFile()) files.push(path)
      else if (entry.isSymbolicLink()) {
        if (leadsSomewhere(join(root, path))) links.push(path)
        else lost.push({ name: path, error: new AppError('input-not-found', `${path}: a link that leads nowhere`) })
      }
    }
  }
  below('')
  return { files: files.sort(byText), links: links.sort(byText), lost }
}

/** Whether a link leads to something: neither away, nor in a circle, nor where we may not look. */
function leadsSomewhere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

async function matches(pattern: string, folder: string): Promise<Found> {
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
    lost: [],
  }
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
