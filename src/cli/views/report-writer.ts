import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../config.js'
import { temporaryFolder } from '../../log/changes/temporary-folder.js'
import type { RunCounts } from '../../report/report-run.js'
import { REPORT_FORMS, type ReportForm } from '../../report/forms/write-report.js'
import type { WrittenForm } from '../../report/forms/written-form.js'
import type { Piece } from '../../report/forms/written-form.js'
import { GrowingFile } from './growing-file.js'

/** Maximum characters of a report kept in memory; the rest is on disk until it is written. */
const IN_MEMORY = 4_000_000

export interface ReportWriter {
  /** Adds the part for one document. */
  readonly add: (piece: Piece) => void
  /** Returns the whole report, in portions. */
  readonly text: (counts: RunCounts) => Generator<string | Uint8Array>
  readonly close: () => void
}

/** Collects a report piece by piece: it can only be written once its head, which has the counts, is known. */
export function openReportWriter(form: ReportForm, alone: boolean, language: Language): ReportWriter {
  const entries: string[] = []
  const { around }: WrittenForm = REPORT_FORMS[form]
  const { between } = around(NOTHING, { language, alone, entries })
  let waiting: string[] = []
  let characters = 0
  let spool: { readonly folder: string; readonly file: GrowingFile } | undefined
  const flush = (): void => {
    const folder = spool?.folder ?? temporaryFolder('report')
    spool ??= { folder, file: new GrowingFile(join(folder, 'pieces'), folder) }
    spool.file.append(waiting.join(''))
    waiting = []
    characters = 0
  }
  return {
    add: ({ text, entry }) => {
      waiting.push(entries.length === 0 ? text : between + text)
      entries.push(entry)
      characters += text.length
      if (characters > IN_MEMORY) flush()
    },
    *text(counts) {
      const { before, after } = around(counts, { language, alone, entries })
      yield before
      if (spool) yield* spool.file.read()
      yield* waiting
      yield after
    },
    close: () => {
      if (!spool) return
      spool.file.abandon()
      rmSync(spool.folder, { recursive: true, force: true })
    },
  }
}

const NOTHING: RunCounts = { documents: 0, failures: [], findings: { error: 0, warning: 0, info: 0 } }
