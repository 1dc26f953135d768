import { AppError, messageOf } from '../../errors.js'
import type { SearchAnswer, SearchSlice } from '../../publication/search/search-answer.js'
import { searchParameters, searchRequest, type SearchRequest } from '../../publication/search/search-request.js'
import { LimitedThread } from '../../sandbox/limited-thread.js'
import type { Following, IndexJob } from './index-thread.js'
import type { SearchJob } from './search-thread.js'

/** A search that is answered off the main thread. */
export interface Search {
  /**
   * Rejects with `busy` while the index is being made or too much waits, `sandbox-limit` past the time of one search.
   */
  readonly search: (request: SearchRequest, slice: SearchSlice) => Promise<SearchAnswer>
}

/**
 * What a search may cost. What it does is bounded; the first of a thread reads what is kept of the index, which takes
 * some seconds of a large one on a machine with other work.
 */
const SEARCH_LIMITS = { deadline: 60_000, megabytes: 512, maxWaiting: 100 }
/** What making an index anew may cost; it is stopped and gone on with past that. */
const INDEX_LIMITS = { deadline: 3_600_000, megabytes: 1024, maxWaiting: 1 }
const THREADS = 2
/** Milliseconds between two looks at the log. */
const INTERVAL = 1000
/** Answers that are kept until the index changes: most people ask what others asked. */
const KEPT = 400
/** Hits of an answer that is kept at most: tables are long, and seldom asked twice. */
const MOST_KEPT_HITS = 100

/** What the index of a service is made from and where it stands. */
export interface LiveSearchOptions extends Omit<IndexJob, 'followings'> {
  /** Names what the dataset holds now; asked now and then. Undefined: the index there is stands as it is. */
  readonly version: () => string | undefined
  /** Who is told what changes of a search, asked anew each time. */
  readonly followings?: () => readonly Following[]
  readonly onError: (message: string) => void
  /** Told when the index shows something else than before. */
  readonly onChange?: () => void
}

/** The search of a data folder: an index that a thread of its own keeps up with the log, and threads that search it. */
export class LiveSearch implements Search {
  readonly #searching = Array.from({ length: THREADS }, () => ({
    thread: new LimitedThread<SearchJob, SearchAnswer>('search-thread', import.meta.url, SEARCH_LIMITS),
    waiting: 0,
  }))
  readonly #indexing = new LimitedThread<IndexJob, boolean>('index-thread', import.meta.url, INDEX_LIMITS)
  readonly #kept = new Map<string, Promise<SearchAnswer>>()
  #stopped = false
  #reached: string | undefined
  #wake = (): void => undefined
  readonly #looking: Promise<void>

  constructor(private readonly options: LiveSearchOptions) {
    this.#looking = this.#look()
  }

  search(request: SearchRequest, slice: SearchSlice): Promise<SearchAnswer> {
    if (slice.limit > MOST_KEPT_HITS) return this.#ask(request, slice)
    const key = `${searchParameters(request).toString()} ${slice.offset} ${slice.limit} ${slice.literal === true}`
    const known = this.#kept.get(key)
    if (known) return known
    const answer = this.#ask(request, slice)
    this.#kept.set(key, answer)
    answer.catch(() => this.#kept.delete(key))
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return answer
  }

  /** Notes at once what those who follow know: somebody began to. */
  lookAgain(): void {
    this.#reached = undefined
    this.#wake()
  }

  async close(): Promise<void> {
    this.#stopped = true
    this.#wake()
    await this.#indexing.close()
    await this.#looking
    await Promise.all(this.#searching.map(({ thread }) => thread.close()))
  }

  /** Has every thread read the index as it is now, so that nobody who searches waits for it. */
  async #warm(): Promise<void> {
    const request = searchRequest(new URLSearchParams())
    const { path } = this.options
    await Promise.all(this.#searching.map(({ thread }) => thread.run({ path, request, offset: 0, limit: 0 })))
  }

  async #ask(request: SearchRequest, slice: SearchSlice): Promise<SearchAnswer> {
    const place = this.#searching.reduce((best, each) => (each.waiting < best.waiting ? each : best))
    place.waiting += 1
    try {
      return await place.thread.run({ path: this.options.path, request, ...slice })
    } finally {
      place.waiting -= 1
    }
  }

  async #look(): Promise<void> {
    while (!this.#stopped) {
      const version = this.options.version()
      if (version !== this.#reached) {
        try {
          const { folder, path, followings } = this.options
          // Whoever begins to follow meanwhile has it looked at once more.
          this.#reached = version
          if (await this.#indexing.run({ folder, path, followings: followings?.() ?? [] })) {
            this.#kept.clear()
            await this.#warm()
            this.options.onChange?.()
          }
        } catch (thrown) {
          this.#reached = undefined
          if (!this.#isStop(thrown))
            this.options.onError(`the search index could not follow the log: ${messageOf(thrown)}`)
        }
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, INTERVAL)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (this.#stopped) this.#wake()
      })
    }
  }

  #isStop(thrown: unknown): boolean {
    return this.#stopped && thrown instanceof AppError && thrown.code === 'busy'
  }
}
