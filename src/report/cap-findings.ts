import type { Diagnostic } from '../diagnostic.js'

/**
 * Findings of one rule that a report tells one by one. Nobody mends more of a kind by hand, and a page made to have a
 * hundred thousand would give a report of hundreds of megabytes.
 */
export const MOST_OF_RULE = 500

/** The findings, of each rule and severity no more than `MOST_OF_RULE`, and one last that counts what was left out. */
export function capFindings(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  if (findings.length <= MOST_OF_RULE) return findings
  const seen = new Map<string, { readonly first: Diagnostic; count: number }>()
  const kept = findings.filter((finding) => {
    const key = `${finding.severity} ${finding.rule}`
    const group = seen.get(key) ?? { first: finding, count: 0 }
    seen.set(key, group)
    group.count += 1
    return group.count <= MOST_OF_RULE
  })
  const rest = [...seen.values()].flatMap(
    ({ first: { rule, severity, stage, remedy }, count: total }): Diagnostic[] => {
      const count = total - MOST_OF_RULE
      if (count <= 0) return []
      const message = {
        nl: `Van deze regel zijn er nog ${count} bevindingen, die hier niet een voor een staan.`,
        en: `There are ${count} more findings of this rule, which are not told one by one here.`,
      }
      return [{ rule, severity, stage, message, ...(remedy && { remedy }), count }]
    },
  )
  return [...kept, ...rest]
}
