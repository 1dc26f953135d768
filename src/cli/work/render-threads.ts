import PQueue from 'p-queue'
import { AppError } from '../../errors.js'
import type { ProcessOptions } from '../../pipeline.js'
import { LimitedThread, type ThreadLimits } from '../../sandbox/limited-thread.js'
import type { Rendered, Wanted } from './render-document.js'
import { failed, type Task } from './render-group.js'

/** What a thread may take for a group, and one for a document of a group that took more. */
export interface RenderLimits {
  readonly group: ThreadLimits
  readonly alone: ThreadLimits
}

/** What every thread knows from its start; plain data. */
export interface ThreadData extends Pick<ProcessOptions, 'kind' | 'preview' | 'shapes'> {
  readonly wanted: Wanted
  /** Text of the register of people. */
  readonly register?: string
  /** Not 0: what is under way is left after the document in hand. */
  readonly stop: SharedArrayBuffer
}

/**
 * A group takes some 20 s, a document beyond a minute is stuck; where scans are read, each page of one takes seconds.
 */
const LIMITS: RenderLimits = {
  group: { deadline: 600_000, megabytes: 384, maxWaiting: 0 },
  alone: { deadline: 60_000, megabytes: 2048, maxWaiting: 0 },
}
const DEADLINE_WITH_SCANS = 6_000_000
/** Milliseconds that threads get to end the document they have in hand. */
const GRACE = 10_000

export interface RenderThreads {
  /** Processes documents together. What one of them cannot have (time, memory) is that one's failure. */
  readonly render: (tasks: readonly Task[]) => Promise<RenderedGroup>
  /** Lets each thread end the document in hand. */
  readonly stop: () => void
  readonly close: () => Promise<void>
}

export interface RenderedGroup {
  readonly rendered: readonly Rendered[]
  /** Why its documents had to be processed one by one, so that their sittings were not compared. */
  readonly apart?: string
}

/** Starts `jobs` threads that process groups of documents, one group each at a time. */
export function openRenderThreads(jobs: number, data: Omit<ThreadData, 'stop'>, limits = LIMITS): RenderThreads {
  const stop = new SharedArrayBuffer(4)
  const scans = data.wanted.settings.ocrData === undefined ? {} : { deadline: DEADLINE_WITH_SCANS }
  const start = (most: ThreadLimits): LimitedThread<readonly Task[], readonly Rendered[]> =>
    new LimitedThread('render-thread', import.meta.url, { ...most, ...scans }, { ...data, stop })
  const free = Array.from({ length: jobs }, () => start(limits.group))
  const queue = new PQueue({ concurrency: jobs })
  const ended = new AbortController()

  const together = async (tasks: readonly Task[]): Promise<RenderedGroup> => {
    const thread = free.pop()
    if (!thread) throw new Error('more groups than threads')
    try {
      return { rendered: await thread.run(tasks, [], ended.signal) }
    } catch (thrown) {
      if (ended.signal.aborted) return { rendered: [] }
      return await oneByOne(tasks, thrown)
    } finally {
      free.push(thread)
    }
  }

  const oneByOne = async (tasks: readonly Task[], cause: unknown): Promise<RenderedGroup> => {
    const rendered: Rendered[] = []
    const thread = start(limits.alone)
    try {
      for (const task of tasks) {
        if (ended.signal.aborted) break
        rendered.push(...(await thread.run([task], [], ended.signal).catch((thrown: unknown) => one(task, thrown))))
      }
    } finally {
      await thread.close()
    }
    return { rendered, ...(tasks.length > 1 && { apart: cause instanceof AppError ? cause.message : String(cause) }) }
  }

  const one = (task: Task, thrown: unknown): readonly Rendered[] => (ended.signal.aborted ? [] : [failed(task, thrown)])

  return {
    render: (tasks) => queue.add(() => together(tasks)),
    stop: () => {
      Atomics.store(new Int32Array(stop), 0, 1)
      setTimeout(() => ended.abort(), GRACE).unref()
    },
    close: async () => {
      await Promise.all(free.map((thread) => thread.close()))
    },
  }
}
