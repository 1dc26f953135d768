import { availableParallelism } from 'node:os'

/** What the embedded store may use; all of it can be left to the defaults. */
export interface EmbeddedSettings {
  /** Threads that each hold all data and answer one query at a time. Default: one a core, at least 2, at most 4. */
  readonly replicas?: number
  /**
   * Beginnings of the IRIs of graphs that are not public, or their endings after a star (a star before “/published”):
   * they can be queried by name but are not in the default graph.
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
  /** Quads from which the status warns, default 6 million, and above which changes are refused, default 7.5 million. */
  readonly warnQuads?: number
  readonly maxQuads?: number
  /** Bytes a replica may grow after filling before it is replaced. Default 1 GiB. */
  readonly recycleGrowth?: number
  /** Folder for the working copy from which replicas are filled. Default: the system's for temporary files. */
  readonly folder?: string
  /** Quads from which an image of a replica's memory is kept, which fills others in a moment. Default 50,000. */
  readonly imageQuads?: number
  /**
   * File in which `keep` keeps an image for a later opening, and from which it is opened when it is there and sound.
   */
  readonly image?: string
  /** Whether to open empty although there is an image, which is forgotten. */
  readonly anew?: boolean
}

/** Quads from which an image of the memory is worth its room. */
export const IMAGE_QUADS = 50_000
const MIB = 2 ** 20

/** What a store that is open goes by. */
export type StoreLimits = Required<Omit<EmbeddedSettings, 'folder' | 'image' | 'anew'>>

/** The settings, with the defaults where they say nothing. */
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
