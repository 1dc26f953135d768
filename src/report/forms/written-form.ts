import type { Language } from '../../config.js'
import type { Report } from '../report.js'
import type { RunCounts } from '../report-run.js'

/** Where a document's part of a report stands. */
export interface PieceOptions {
  readonly language: Language
  /** Its number among all, from 0. */
  readonly position: number
  /** Whether the report is about one document. */
  readonly alone: boolean
}

/**
 * A form of a report, written piece by piece, so that a run over any number of documents holds one report at a time:
 * the text is `before`, the pieces with `between` between them, `after`.
 */
export interface WrittenForm {
  readonly mediaType: string
  /** File extensions without the dot, the usual one first. */
  readonly extensions: readonly string[]
  /** What is told of one document. */
  readonly piece: (report: Report, options: PieceOptions) => string
  /** Its line in the index, in a form that has one; its title, when it is alone. */
  readonly entry?: (report: Report, options: PieceOptions) => string
  /** What stands around the pieces, from the numbers of the run and the lines of the index. */
  readonly around: (
    run: RunCounts,
    options: AroundOptions,
  ) => { readonly before: string; readonly between: string; readonly after: string }
}

export interface AroundOptions extends Omit<PieceOptions, 'position'> {
  /** What `entry` gave of each document. */
  readonly entries: readonly string[]
}

/** A document's part of a report. */
export interface Piece {
  readonly text: string
  readonly entry: string
}
