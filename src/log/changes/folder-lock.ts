import { closeSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../errors.js'

/** Who has a data folder. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** Start of the process, so that a number that the system gave away again is not taken for it. */
  readonly started: string
}

/** One process writes in a data folder at a time; the second is told who the first is. */
export class FolderLock {
  readonly #path: string
  readonly #mine: string

  private constructor(path: string, mine: string) {
    this.#path = path
    this.#mine = mine
  }

  /**
   * Takes the lock of a folder. Throws `folder-locked` while another process holds it.
   * A lock left by a process that is gone (killed, power cut) is taken over.
   */
  static take(folder: string): FolderLock {
    const path = join(folder, 'lock')
    const owner: Owner = { pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' }
    const mine = JSON.stringify(owner)
    for (let attempt = 0; attempt < 3; attempt++) {
      if (create(path, mine)) return new FolderLock(path, mine)
      const held = read(path)
      if (held !== undefined && isAlive(held)) {
        throw new AppError(
          'folder-locked',
          `the data folder is in use by process ${held.pid} on ${held.host}: wait until it is done, or stop it`,
        )
      }
      rmSync(path, { force: true })
    }
    throw new AppError('folder-locked', 'the data folder is being taken by several processes at once: try again')
  }

  release(): void {
    try {
      if (readFileSync(this.#path, 'utf8') === this.#mine) rmSync(this.#path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

/** Who has the lock of a folder, alive or not; undefined when nobody has. */
export function ownerOf(folder: string): Owner | undefined {
  return read(join(folder, 'lock'))
}

/** Creates the lock whole or not at all: a link to a finished file, so that no reader sees half of it. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}`
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

function read(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new AppError(
      'folder-locked',
      `the lock of the data folder cannot be read (${path}): remove it if no raadlink is running`,
      { cause: error },
    )
  }
}

function isAlive({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = startOf(pid)
  return now === undefined || started === '' || now === started
}

/** Start time of a process in clock ticks since boot, where the system tells (Linux: proc(5), stat field 22). */
function startOf(pid: number): string | undefined {
  let file: number
  try {
    file = openSync(`/proc/${pid}/stat`, 'r')
  } catch {
    // No such file system here: the process number alone decides.
    return undefined
  }
  try {
    return readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[19]
  } finally {
    closeSync(file)
  }
}
