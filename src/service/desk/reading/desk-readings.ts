import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../../../config.js'
import { createDocument, sha256 } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { FairThreads } from '../../../sandbox/fair-threads.js'
import type { DeskJob } from './desk-job.js'
import type { DeskReading, ReadJob } from './desk-reading.js'
import type { Preview, PreviewJob } from './preview.js'

/** As for documents that anybody may check: two at a time, each with its own time and memory. */
const LIMITS = {
  deadline: 60_000,
  megabytes: 640,
  threads: 2,
  maxWaiting: 200,
  maxOfClient: 200,
  maxWait: 600_000,
}
/** Where scans are read, a page of one takes some seconds. */
const DEADLINE_WITH_SCANS = 300_000
/** Readings that are kept: a page of the desk asks for one several times. */
const KEPT = 16

/** How far the reading of a document is. */
export type ReadingState = 'waiting' | 'read' | 'failed'

/** Something that is read. */
export interface Kept<Value> {
  readonly value: Promise<Value>
  readonly state: ReadingState
  /** Why it failed. */
  readonly failure?: unknown
}
type Going<Value> = { -readonly [Key in keyof Kept<Value>]: Kept<Value>[Key] }

/** Milliseconds that a page waits for what is nearly read, so that most people never see it wait. */
const PATIENCE = 2_000

/** Waits a little, in milliseconds; how far it is then. */
export async function settledWithin(kept: Kept<unknown>, patience = PATIENCE): Promise<ReadingState> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([kept.value.catch(() => undefined), late])
  clearTimeout(timer)
  return kept.state
}

/** Who reads for a desk. */
export interface RunDeskJobs {
  readonly run: (job: DeskJob) => Promise<unknown>
  readonly close: () => Promise<void>
}

function inThreads({ ocrData }: Settings): RunDeskJobs {
  const threads = new FairThreads<DeskJob, unknown>('reading-thread', import.meta.url, {
    ...LIMITS,
    ...(ocrData !== undefined && { deadline: DEADLINE_WITH_SCANS }),
  })
  return {
    run: (job) => threads.run(job, { client: job.document.address }),
    close: () => threads.close(),
  }
}

/**
 * Documents read for the desk, in threads with limits of time and memory, so that whatever somebody brings costs a
 * thread and not the service. The same document with the same corrections is read once.
 */
export class DeskReadings {
  readonly #run: RunDeskJobs
  readonly #kept = new Map<string, Going<unknown>>()

  /** `run`: who does the work; `patience`: how long a page waits for it, in milliseconds. */
  constructor(
    private readonly settings: Settings,
    run?: RunDeskJobs,
    readonly patience = PATIENCE,
  ) {
    this.#run = run ?? inThreads(settings)
  }

  /** What it says. Its value rejects with what reading throws, or with `sandbox-limit`. */
  read(job: Omit<ReadJob, 'settings'>): Kept<DeskReading> {
    const { document, corrections, register = '' } = job
    const key = ['read', document.sha256, document.address, corrections.map(({ id }) => id), sha256(register)]
    return this.#once(key, { kind: 'read', ...job, settings: this.settings }) as Kept<DeskReading>
  }

  /** Starts a thread before anybody waits for one. */
  warmUp(): void {
    const document = createDocument('Agenda', {
      address: 'urn:raadlink:warm-up',
      retrieved: '2025-01-01T00:00:00Z',
      mediaType: 'text/plain',
    })
    this.read({ document, corrections: [] }).value.catch(() => undefined)
  }

  /** The pages of the site as publishing it would make them. `version`: of what it is published beside. */
  async preview(job: Omit<PreviewJob, 'settings' | 'scratch'>, version: unknown): Promise<Preview> {
    const scratch = join(tmpdir(), `raadlink-voorbeeld-${randomUUID()}`)
    const { sha256: hash, address } = job.document
    try {
      const going = this.#once(['preview', hash, address, version], {
        kind: 'preview',
        ...job,
        settings: this.settings,
        scratch,
      })
      return await (going.value as Promise<Preview>)
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }

  close(): Promise<void> {
    return this.#run.close()
  }

  #once(parts: readonly unknown[], job: DeskJob): Kept<unknown> {
    const key = JSON.stringify(parts)
    const known = this.#kept.get(key)
    const kept: Going<unknown> = known ?? {
      value: this.#run.run(job),
      state: 'waiting',
    }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    if (!known)
      kept.value.then(
        () => {
          kept.state = 'read'
        },
        (thrown: unknown) => {
          kept.state = 'failed'
          kept.failure = thrown
          // It may be less busy the next time.
          if (thrown instanceof AppError && thrown.retryable) this.#kept.delete(key)
        },
      )
    // What is still being read stays, or a page that waits for it would begin it anew each time.
    for (const [old, { state }] of [...this.#kept].slice(0, -KEPT)) if (state !== 'waiting') this.#kept.delete(old)
    return kept
  }
}
