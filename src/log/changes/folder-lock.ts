import { createHash, randomUUID } from 'node:crypto'
import { closeSync, linkSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../errors.js'
import { isRunning } from './temporary-folder.js'

/** The process that holds a data folder. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** Start of the process, because the system reuses process numbers. */
  readonly started: string
}

/** Only one process writes in a data folder at a time; another is told which one. */
export class FolderLock {
  readonly #path: string
  readonly #mine: string

  private constructor(path: string, mine: string) {
    this.#path = path
    this.#mine = mine
  }

  /**
   * Takes the lock of a folder. Throws `folder-locked` while another process holds it. A lock left by a dead process
   * (killed, power failure) is taken over.
   */
  static take(folder: string): FolderLock {
    const path = join(folder, 'lock')
    const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' })
    takeAt(path, mine)
    sweep(folder)
    return new FolderLock(path, mine)
  }

  release(): void {
    try {
      if (readFileSync(this.#path, 'utf8') === this.#mine) rmSync(this.#path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

/**
 * Creates a lock file, or takes it over from a dead owner. Only the holder of a guard for that exact content may remove
 * it, and checks again first: of two processes that saw the same dead owner, the slower one finds the new lock and
 * leaves it alone. A guard is a lock too, so a process killed here blocks nothing.
 */
function takeAt(path: string, mine: string): void {
  for (let attempt = 0; attempt < 20; attempt++) {
    if (create(path, mine)) return
    const content = contentOf(path)
    if (content === undefined) continue
    refuseIfAlive(content, path)
    const guard = `${path}.after-${createHash('sha256').update(content).digest('hex').slice(0, 16)}`
    takeAt(guard, mine)
    try {
      if (contentOf(path) !== content) continue
      rmSync(path)
      if (create(path, mine)) return
    } finally {
      rmSync(guard, { force: true })
    }
  }
  throw new AppError('folder-locked', 'several processes are taking the data folder at once: try again')
}

/** Removes files that killed processes left beside the lock. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('lock.')) continue
    const path = join(folder, name)
    const [, pid] = /\.[\da-f-]{36}\.(\d+)$/u.exec(name) ?? []
    const content = pid === undefined && name.startsWith('lock.after-') ? contentOf(path) : undefined
    const isLeft =
      pid === undefined ? content !== undefined && !isAlive(ownerIn(content, path)) : !isRunning(Number(pid))
    if (isLeft) rmSync(path, { force: true })
  }
}

function refuseIfAlive(content: string, path: string): void {
  const owner = ownerIn(content, path)
  if (!isAlive(owner)) return
  const { pid, host } = owner
  throw new AppError(
    'folder-locked',
    host === hostname()
      ? `the data folder is in use by process ${pid} on ${host}: wait until it is done, or stop it`
      : `the data folder is in use by process ${pid} on another computer, ${host}: wait until it is done; if no raadlink runs there any more, remove ${path}`,
  )
}

/** The owner of a folder's lock, alive or not; undefined when there is none. */
export function ownerOf(folder: string): Owner | undefined {
  const path = join(folder, 'lock')
  const content = contentOf(path)
  return content === undefined ? undefined : ownerIn(content, path)
}

/** Creates the lock whole or not at all: a link to a finished file, so that nobody reads half of it. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function ownerIn(content: string, path: string): Owner {
  try {
    return JSON.parse(content) as Owner
  } catch (error) {
    throw new AppError(
      'folder-locked',
      `the lock of the data folder cannot be read (${path}): remove it if no raadlink is running`,
      { cause: error },
    )
  }
}

function isAlive({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return true
  if (!isRunning(pid)) return false
  const now = startOf(pid)
  return now === undefined || started === '' || now === started
}

/** Start time of a process in clock ticks since boot, where the system provides it (Linux: proc(5), stat field 22). */
function startOf(pid: number): string | undefined {
  let file: number
  try {
    file = openSync(`/proc/${pid}/stat`, 'r')
  } catch {
    // No such file on this system: the process number alone decides.
    return undefined
  }
  try {
    return readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[19]
  } finally {
    closeSync(file)
  }
}
