import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../errors.js'
import { isRunning } from '../../log/changes/temporary-folder.js'
import type { RunCounts } from '../../report/report-run.js'
import { systemReason } from '../../sources/system-reason.js'

/** Keeps, in the folder that takes the data, which groups of documents are done there. */
const FILE = '.raadlink-convert.jsonl'

export interface DoneGroup extends RunCounts {
  /** Hash of what was asked: the documents as they were, the options, the version. */
  readonly key: string
}

export interface DoneGroups {
  readonly find: (key: string) => DoneGroup | undefined
  readonly add: (group: DoneGroup) => void
}

/**
 * What earlier runs did in a folder; removes what killed ones left half-written. A line that a kill cut off is no group
 * done. Throws AppError `output-unwritable`.
 */
export function openDoneGroups(folder: string): DoneGroups {
  const path = join(folder, FILE)
  try {
    mkdirSync(folder, { recursive: true })
    sweepParts(folder)
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const groups = new Map(text.split('\n').flatMap((line) => readLine(line).map((group) => [group.key, group])))
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n')
    return {
      find: (key) => groups.get(key),
      add: (group) => appendFileSync(path, `${JSON.stringify(group)}\n`, { flush: true }),
    }
  } catch (thrown) {
    throw new AppError('output-unwritable', `${folder}: ${systemReason(thrown)}`, { cause: thrown })
  }
}

function readLine(line: string): readonly DoneGroup[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as DoneGroup]
  } catch {
    return []
  }
}

/** Removes the temporary files of processes that are gone. */
function sweepParts(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const [, pid] = /\.(\d+)\.part$/u.exec(entry.name) ?? []
    if (pid !== undefined && entry.isFile() && !isRunning(Number(pid)))
      rmSync(join(entry.parentPath, entry.name), { force: true })
  }
}
