import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { writeFileWhole } from '../../log/changes/atomic-file.js'
import { processTogether, type ProcessOptions, type ProcessResult } from '../../pipeline.js'
import { failureOf } from '../../report/report-run.js'
import { systemReason } from '../../sources/system-reason.js'
import { failureLines } from '../outcome/failures.js'
import { renderDocument, type Rendered, type Wanted } from './render-document.js'

/** One document to be done. */
export interface Task {
  readonly position: number
  readonly document: Document
  /** File that takes the data; absent: they are given back. */
  readonly path?: string
}

/**
 * Processes documents together and makes of each what is wanted; `take` is given each as soon as it is made, in order,
 * while its file may still be on its way to the disk. `isStopped` is asked between documents.
 */
export async function renderGroup(
  tasks: readonly Task[],
  wanted: Wanted,
  options: ProcessOptions,
  isStopped: () => boolean,
  take: (rendered: Promise<Rendered>) => Promise<void> | void,
): Promise<void> {
  const taskOf = new Map(tasks.map((task) => [task.document, task]))
  async function* documents(): AsyncGenerator<Document> {
    for (const { document } of tasks) {
      // Signals and files wait for their turn behind reading, which never waits.
      await turn()
      if (isStopped()) return
      yield document
    }
  }
  for await (const result of processTogether(documents(), wanted.settings, { ...options, groupBytes: Infinity })) {
    if (isStopped()) return
    const task = taskOf.get(result.document)
    if (!task) throw new Error(`nobody asked for ${result.document.name}`)
    await take(rendered(task, result, wanted))
    await turn()
  }
}

async function rendered(task: Task, result: ProcessResult, wanted: Wanted): Promise<Rendered> {
  try {
    if ('thrown' in result) throw result.thrown
    const made = await renderDocument(result.processed, task.position, wanted)
    if (task.path === undefined) return made
    await writeOutput(task.path, made.data)
    return { ...made, data: '' }
  } catch (thrown) {
    return failed(task, thrown)
  }
}

async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFileWhole(path, text)
  } catch (thrown) {
    throw new AppError('output-unwritable', `${path}: ${systemReason(thrown)}`, { cause: thrown })
  }
}

/** What could not be done, as everything else that is told of a document. */
export function failed({ position, document: { name } }: Task, thrown: unknown): Rendered {
  return {
    position,
    name,
    failure: failureOf(name, thrown),
    log: failureLines(name, thrown),
    data: '',
    findings: { error: 0, warning: 0, info: 0 },
  }
}
