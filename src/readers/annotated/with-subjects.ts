import type { Diagnostic } from '../../diagnostic.js'
import type { Draft } from './draft/draft.js'

/**
 * The findings of a draft, each with the resource it is about: what is noticed in the text or in an attribute does not
 * know it, the triples that belong to the finding do. Reports group by it.
 */
export function withSubjects(draft: Draft): readonly Diagnostic[] {
  const subjects = new Map<Diagnostic, string>()
  for (const { quad, findings } of [...draft.entries, ...draft.rejected]) {
    if (quad.subject.termType !== 'NamedNode') continue
    for (const finding of findings)
      if (finding.subject === undefined && !subjects.has(finding)) subjects.set(finding, quad.subject.value)
  }
  return draft.findings.map((finding) => {
    const subject = subjects.get(finding)
    return subject === undefined ? finding : { ...finding, subject }
  })
}
