import { describe, expect, it } from 'vitest'
import { diagnose, type Diagnostic } from '../../src/diagnostic.js'
import { createDocument } from '../../src/document.js'
import { readSettings } from '../../src/config.js'
import { processDocument } from '../../src/pipeline.js'
import { capFindings, MOST_OF_RULE } from '../../src/report/cap-findings.js'
import { writeReport } from '../../src/report/forms/write-report.js'
import { countSeverities } from '../../src/report/report-run.js'
import { emptyReport, placeAt } from './sample-run.js'

const many = (rule: Diagnostic['rule'], count: number): readonly Diagnostic[] =>
  Array.from({ length: count }, (_, i) => diagnose(rule, { place: placeAt(i + 1, 1), actual: String(i) }))

describe('capFindings', () => {
  it('leaves what is not too much as it is', () => {
    const findings = many('rdfa/iri-characters', MOST_OF_RULE)
    expect(capFindings(findings)).toBe(findings)
  })

  it('keeps the first of each rule, counts the rest, and forgets no other rule', () => {
    const extra = 1234
    const other = many('check/midnight', 3)
    const findings = [...many('rdfa/iri-characters', MOST_OF_RULE + extra), ...other]
    const capped = capFindings(findings)
    expect(capped).toHaveLength(MOST_OF_RULE + 3 + 1)
    expect(capped).toEqual(expect.arrayContaining([...other]))
    expect(capped.at(-1)).toMatchObject({ rule: 'rdfa/iri-characters', count: extra })
    const report = { ...emptyReport, diagnostics: capped }
    expect(countSeverities([report])).toEqual(countSeverities([{ ...emptyReport, diagnostics: findings }]))
    const run = { reports: [report], failures: [] }
    for (const form of ['text', 'csv', 'html', 'json'] as const)
      expect(writeReport(run, form, 'nl')).toContain(`nog ${extra} bevindingen`)
    expect(writeReport(run, 'html', 'nl')).toContain(`${MOST_OF_RULE + extra} keer`)
  })

  it('keeps the report of a page of nothing but faults as small as that of half of it', async () => {
    const sizes: number[] = []
    for (const count of [2000, 4000]) {
      const page = `<!DOCTYPE html><html lang="nl"><body prefix="besluit: http://data.vlaanderen.be/ns/besluit#">${'<p typeof="besluit:Besluit">x</p>'.repeat(count)}</body></html>`
      const document = createDocument(page, {
        address: 'https://voorbeeldegem.example/a',
        retrieved: '2026-01-02T03:04:05Z',
      })
      const { report } = await processDocument(document, readSettings({}, {}))
      expect(countSeverities([report]).error).toBeGreaterThanOrEqual(count)
      sizes.push(writeReport({ reports: [report], failures: [] }, 'json', 'nl').length)
    }
    expect(sizes[1]! / sizes[0]!).toBeLessThan(1.5)
  })
})
