import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { AppError, messageOf } from '../errors.js'
import { deltaFiles, type DeltaFile } from './dumps/delta-files.js'
import { filesAnswer } from './dumps/delta-listing.js'
import { writeDump, type DumpFile } from './dumps/dump.js'
import { hostFiles } from './host-files.js'
import type { Outlet } from './outlet/outlet.js'
import type { Body } from './site/resource.js'
import { freshSite, showSite, sweepSites } from './swap-site.js'
import { WAYS_OUT } from './ways-out.js'

/** What was written. */
export interface StaticSite {
  readonly files: number
  readonly bytes: number
  readonly dumps: readonly DumpFile[]
  /** Paths that no file system can hold or that two things claim, with the reason: they are not among the files. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

/** Marks a folder as written by this function, so that no other is ever replaced. */
const MARK = '.raadlink-site'

/**
 * Writes every way out as files that any web server or object store can host: each form under its path and ending
 * (`ldes/besluiten/1.nq`), dumps with their checksums, delta files. Written to a fresh folder beside the target, to
 * which the target then leads (swap-site.ts): readers see the old site or the new one, and nothing of the old stays.
 * Files bear the time of what they say, so that an unchanged file keeps its Last-Modified and, on most hosts, its ETag.
 * Throws `output-unwritable`, also for a folder that holds something else.
 */
export async function writeStaticSite(
  outlet: Outlet,
  folder: string,
  onFile: (files: number) => void = () => undefined,
): Promise<StaticSite> {
  const target = resolve(folder)
  checkTarget(target)
  mkdirSync(dirname(target), { recursive: true })
  sweepSites(target)
  const draft = freshSite(target)
  try {
    const written = await writeFiles(outlet, draft, onFile)
    showSite(target, draft)
    sweepSites(target, draft)
    return {
      ...written,
      dumps: written.dumps.map((dump) => ({ ...dump, path: target + dump.path.slice(draft.length) })),
    }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

async function writeFiles(outlet: Outlet, folder: string, onFile: (files: number) => void): Promise<StaticSite> {
  const files = new SiteFiles(folder, onFile)
  files.put(MARK, '', undefined)
  for (const way of WAYS_OUT) {
    for (const { path, representations, lastModified, bareSuffix } of way.resources(outlet)) {
      for (const { suffix, body, ownBody } of representations) {
        const made = (ownBody ?? body)()
        const content = made instanceof Promise ? await made : made
        files.put(`${path}.${suffix}`, content, lastModified)
        if (suffix === bareSuffix) files.put(path, content, lastModified)
      }
    }
  }
  putDeltas(outlet, files)
  for (const [path, content] of hostFiles(outlet)) files.put(path, content, undefined)
  const dumps: DumpFile[] = []
  for (const { path, lines } of [...outlet.dumps, outlet.deltaDump])
    dumps.push(await writeDump(join(folder, ...path.split('/')), lines()))
  const start = join(folder, 'dumps').length + 1
  files.put(
    'dumps/SHA256SUMS',
    dumps.map(({ sha256, path }) => `${sha256}  ${path.slice(start).replaceAll(sep, '/')}\n`).join(''),
    outlet.modified,
  )
  return {
    files: files.count + dumps.length,
    bytes: files.bytes + dumps.reduce((sum, { bytes }) => sum + bytes, 0),
    dumps,
    refused: files.refused,
  }
}

/**
 * The delta files under the addresses that a live site has, and one listing of all of them: among files nobody can ask
 * `since`.
 */
function putDeltas({ data }: Outlet, files: SiteFiles): void {
  const listed: unknown[] = []
  for (let since = '1970-01-01T00:00:00.000Z'; ;) {
    const batch: readonly DeltaFile[] = deltaFiles(data.merge, since)
    for (const { id, created, content } of batch) files.put(`files/${id}/download`, JSON.stringify(content()), created)
    listed.push(...filesAnswer(data, since).data)
    const last = batch.at(-1)
    if (!last) break
    since = last.created
  }
  files.put('sync/besluiten/files', JSON.stringify({ data: listed }), undefined)
}

/** Files of a site below one folder, made one by one. */
class SiteFiles {
  readonly #folders = new Set<string>()
  readonly refused: { readonly path: string; readonly reason: string }[] = []
  count = 0
  bytes = 0

  constructor(
    private readonly root: string,
    private readonly onFile: (files: number) => void,
  ) {}

  put(path: string, body: Body, modified: string | undefined): void {
    const file = join(this.root, ...path.split('/').map(fileName))
    if (!file.startsWith(this.root + sep))
      throw new AppError('output-unwritable', `“${path}” would be written outside the site`)
    try {
      this.#folder(dirname(file))
      writeFileSync(file, body, { flag: 'wx' })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const reason = code === undefined ? undefined : REFUSALS[code]
      if (reason === undefined)
        throw new AppError('output-unwritable', `${file}: ${messageOf(error)}`, { cause: error })
      this.refused.push({ path, reason })
      return
    }
    if (modified !== undefined) utimesSync(file, new Date(modified), new Date(modified))
    this.count += 1
    this.bytes += typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
    if (this.count % 1000 === 0) this.onFile(this.count)
  }

  #folder(path: string): void {
    if (this.#folders.has(path)) return
    mkdirSync(path, { recursive: true })
    this.#folders.add(path)
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'the name is too long for a file',
  EEXIST: 'another file has this name',
  EISDIR: 'a folder has this name',
  ENOTDIR: 'a file stands where a folder is needed',
}

/**
 * A segment of an address as a web server looks it up: percent-encoded characters as themselves, but for those no file
 * name may hold.
 */
function fileName(segment: string): string {
  try {
    const name = decodeURIComponent(segment)
    return name === '' || name === '.' || name === '..' || /[/\0]/u.test(name) ? segment : name
  } catch {
    // Not percent-encoding: the characters stand for themselves.
    return segment
  }
}

function checkTarget(target: string): void {
  if (!existsSync(target)) return
  const held = readdirSync(target)
  if (held.length > 0 && !held.includes(MARK)) {
    throw new AppError(
      'output-unwritable',
      `${target} holds files that are no site of raadlink, and publishing replaces the folder: choose a new or empty one`,
    )
  }
}
