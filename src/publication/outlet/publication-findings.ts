import { Parser } from 'n3'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { Outlet } from './outlet.js'
import { isWritable } from '../../html/rdfa-elements.js'

/** A finding about one publication. */
export interface PublicationFinding {
  /** Address of the page it was read from. */
  readonly source: string
  readonly finding: Diagnostic
}

/** What publications lose in a way out, by the rules of that way: nothing is left out in silence. */
export function publicationFindings({ data, entries, history }: Outlet): readonly PublicationFinding[] {
  const offPage = entries.flatMap(({ source, graph }) => {
    const count = unwritable(data.triplesOf(graph))
    return count === 0 ? [] : [{ source, finding: diagnose('publication/not-on-page', { values: { count } }) }]
  })
  return [
    ...offPage,
    ...[...history.untyped].map((source) => ({ source, finding: diagnose('publication/not-in-feed') })),
  ]
}

/**
 * Lines that may hold what HTML cannot: markup literals, escapes, characters outside plain text, odd IRIs. Most have
 * none, and are not parsed.
 */
const SUSPECT =
  /-ns#(?:HTML|XMLLiteral)>|\\[^nrt"\\]|[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|<[^>]*[{}|^`"\\][^>]*>|\p{Surrogate}/u

function unwritable(lines: readonly string[]): number {
  const suspect = lines.filter((line) => SUSPECT.test(line))
  return suspect.length === 0
    ? 0
    : new Parser({ format: 'N-Triples' }).parse(suspect.join('\n')).filter(({ object }) => !isWritable(object)).length
}
