import type { Mapped } from '../../../mapping/lower/mapped-graph.js'
import type { MaturityGap, MaturityLevel, Report } from '../../../report/report.js'
import { SHAPE_RULES } from '../../../validation/shapes/own-shapes.js'

/** Something that a document lacks for its next level. */
export interface Need {
  readonly level: MaturityLevel
  /** In plain Dutch. */
  readonly message: string
  /** IRIs of what lacks it; empty when it stands nowhere in the document. */
  readonly subjects: readonly string[]
  /** For how many it follows from the document without being stated: nobody needs to do anything about those. */
  readonly follows: number
  /** It is not for the document to say: the register of mandatarissen does. */
  readonly isOfRegister: boolean
}

/** The predicates of each rule that a shape states. */
const PREDICATES: ReadonlyMap<string, readonly string[]> = new Map(
  SHAPE_RULES.map(({ id, predicates }) => [id, predicates]),
)

/**
 * What is needed for the next level, apart from what follows from the document by itself: that is kept beside what it
 * states, and is no fault of who brings it.
 */
export function needsOf({ maturity }: Report, { derived }: Mapped): readonly Need[] {
  return (maturity?.gaps ?? []).map(({ rule, level, message, subjects }: MaturityGap) => {
    const lacking = subjects.filter(
      (subject) =>
        !(PREDICATES.get(rule) ?? []).some(
          (predicate) => derived.dataset.getQuads(subject, predicate, null).length > 0,
        ),
    )
    return {
      level,
      message: message.nl,
      subjects: lacking,
      follows: subjects.length - lacking.length,
      isOfRegister: rule.startsWith('maturity/mandataris'),
    }
  })
}
