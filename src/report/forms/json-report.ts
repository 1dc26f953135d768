import { outcomeOf } from '../report-run.js'
import type { WrittenForm } from './written-form.js'

/** The report as data: the whole model, texts in both languages, one object for the run. */
export const jsonForm: WrittenForm = {
  mediaType: 'application/json',
  extensions: ['json'],
  piece: (report) => `    ${indented(report, 4)}`,
  around: (run) => {
    const counts = {
      documents: run.documents,
      failures: run.failures.length,
      ...(run.left !== undefined && run.left > 0 && { left: run.left }),
      ...run.findings,
    }
    const isEmpty = run.documents === 0
    return {
      before: `{\n  "outcome": ${JSON.stringify(outcomeOf(run))},\n  "counts": ${indented(counts, 2)},\n  "documents": [${isEmpty ? '' : '\n'}`,
      between: ',\n',
      after: `${isEmpty ? '' : '\n  '}],\n  "failures": ${indented(run.failures, 2)}\n}\n`,
    }
  },
}

/** JSON over several lines, whose later lines stand as deep as what it is put into. */
function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(depth)}`)
}
