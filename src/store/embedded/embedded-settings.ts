import { availableParallelism } from 'node:os'

/** What the embedded store may use; all of it can be left to the defaults. */
export interface EmbeddedSettings {
  /** Threads that each hold all data and answer one query at a time. Default: one a core, at least 2, at most 4. */
  readonly replicas?: number
  /**
   * Prefixes of the IRIs of graphs that are not public; after a star, suffixes (a star before “/published”). They can
   * be queried by name but are not in the default graph.
   */
  readonly unmerged?: readonly string[]
  /** Milliseconds of work a query may take. Default 30,000. */
  readonly deadline?: number
  /** Rows or triples an answer may have. Default 100,000. */
  readonly maxRows?: number
  /** Bytes an answer may have. Default 64 MiB. */
  readonly maxBytes?: number
  /** Queries that may wait for a replica, default 50, and for how many milliseconds, default 10,000. */
  readonly maxWaiting?: number
  readonly maxWait?: number
  /**
   * The status warns from this many quads on (default 6 million); changes are refused above `maxQuads` (default 7.5
   * million).
   */
  readonly warnQuads?: number
  readonly maxQuads?: number
  /** Bytes a replica may grow after filling before it is replaced. Default 1 GiB. */
  readonly recycleGrowth?: number
  /** Folder for the working copy from which replicas are filled. Default: the system's for temporary files. */
  readonly folder?: string
  /**
   * From this many quads on an image of a replica's memory is kept, from which others are filled at once. Default
   * 50,000.
   */
  readonly imageQuads?: number
  /** File in which `keep` stores an image. The next opening uses it if it is there and intact. */
  readonly image?: string
  /** Open empty and discard an existing image. */
  readonly anew?: boolean
}

/** Below this many quads an image of the memory is not worth its space. */
export const IMAGE_QUADS = 50_000
const MIB = 2 ** 20

/** The settings of an open store, defaults filled in. */
export type StoreLimits = Required<Omit<EmbeddedSettings, 'folder' | 'image' | 'anew'>>

/** The settings, with defaults for what is absent. */
export function withDefaults(settings: EmbeddedSettings): StoreLimits {
  return {
    replicas: settings.replicas ?? Math.min(4, Math.max(2, availableParallelism())),
    unmerged: settings.unmerged ?? [],
    deadline: settings.deadline ?? 30_000,
    maxRows: settings.maxRows ?? 100_000,
    maxBytes: settings.maxBytes ?? 64 * MIB,
    maxWaiting: settings.maxWaiting ?? 50,
    maxWait: settings.maxWait ?? 10_000,
    warnQuads: settings.warnQuads ?? 6_000_000,
    maxQuads: settings.maxQuads ?? 7_500_000,
    recycleGrowth: settings.recycleGrowth ?? 1024 * MIB,
    imageQuads: settings.imageQuads ?? IMAGE_QUADS,
  }
}
