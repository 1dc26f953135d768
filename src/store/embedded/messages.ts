import type { ErrorCode } from '../../errors.js'
import type { EngineQuery } from './engine.js'
import type { Intake } from './intake.js'
import type { Step } from '../update/update-journal.js'
import type { PreparedChunk } from './prepare-chunk.js'
import type { UpdateOptions } from '../update/update.js'
import type { Growth, Updated } from './writer.js'

/** One change of the store's content, in the order in which every replica applies it. */
export type Change =
  | { readonly kind: 'load'; readonly chunk: Uint8Array; readonly intake: Intake }
  | { readonly kind: 'replace'; readonly graph: string; readonly triples: string; readonly intake: Intake }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }

/** A chunk that another replica has checked and prepared: the same change as the chunk itself. */
export interface PreparedLoad {
  readonly kind: 'prepared'
  readonly prepared: PreparedChunk
  readonly intake: Intake
}

/** A change in the spool: its content is in a file, gzipped unless it is a chunk. */
export type SpooledChange =
  | { readonly kind: 'load'; readonly file: string; readonly intake: Intake }
  | { readonly kind: 'replace'; readonly file: string; readonly graph: string; readonly intake: Intake }
  | { readonly kind: 'steps'; readonly file: string }

/** A request to a replica thread. Each gets one answer with the same id. */
export type Request =
  | {
      readonly kind: 'fill'
      readonly id: number
      readonly image: number | undefined
      readonly changes: readonly SpooledChange[]
    }
  | { readonly kind: 'change'; readonly id: number; readonly change: Change | PreparedLoad }
  | { readonly kind: 'prepare'; readonly id: number; readonly chunk: Uint8Array; readonly intake: Intake }
  | { readonly kind: 'image'; readonly id: number; readonly file: string }
  | { readonly kind: 'query'; readonly id: number; readonly query: EngineQuery }
  | { readonly kind: 'update'; readonly id: number; readonly text: string; readonly options: UpdateOptions }
  | { readonly kind: 'count'; readonly id: number }

/** A replica thread's answer. `fatal`: its engine is broken and the replica must be replaced. */
export type Reply =
  | {
      readonly id: number
      readonly ok: true
      readonly memory: number
      readonly body?: Uint8Array
      readonly growth?: Growth
      readonly updated?: Updated
      readonly prepared?: PreparedChunk
    }
  | {
      readonly id: number
      readonly ok: false
      readonly memory: number
      readonly code: ErrorCode
      readonly message: string
      readonly fatal: boolean
    }
