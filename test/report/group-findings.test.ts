import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose, type Diagnostic } from '../../src/diagnostic.js'
import { groupFindings, itemFinder } from '../../src/report/group-findings.js'
import type { ReportItem } from '../../src/report/report.js'
import { emptyReport, placeAt } from './sample-run.js'

const finding = (line: number, details: Parameters<typeof diagnose>[1] = {}): Diagnostic =>
  diagnose('rdfa/iri-characters', { place: placeAt(line, 1), ...details })
const item = (start: number, end: number, subjects: readonly string[] = []): ReportItem => ({
  place: { ...placeAt(start, 1), endOffset: placeAt(end, 1).offset },
  subjects,
})

describe('itemFinder', () => {
  it('uses the subject of a finding before its place', () => {
    const items = [item(1, 5, ['urn:a']), item(5, 9, ['urn:b'])]
    expect(itemFinder(items)(finding(2, { subject: 'urn:b' }))).toBe(items[1])
    expect(itemFinder(items)(finding(2, { subject: 'urn:c' }))).toBe(items[0])
    expect(itemFinder(items)(finding(9))).toBeUndefined()
    expect(itemFinder(items)(diagnose('rdfa/iri-characters'))).toBeUndefined()
  })

  it('finds the smallest item around a place, as checking all of them would', () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 15 }))
      .map(([start, length]) => item(start + 1, start + 1 + length))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), fc.nat(60), (items, line) => {
        const { offset } = placeAt(line + 1, 1)
        const width = ({ place }: ReportItem): number => place!.endOffset - place!.offset
        const around = items.filter(({ place }) => place!.offset <= offset && offset < place!.endOffset)
        const found = itemFinder(items)(finding(line + 1))
        expect(found === undefined ? undefined : width(found)).toBe(
          around.length === 0 ? undefined : Math.min(...around.map(width)),
        )
        if (found) expect(around).toContain(found)
      }),
    )
  })
})

describe('groupFindings', () => {
  it('loses and repeats no finding, whatever the items', () => {
    const rules = ['rdfa/iri-characters', 'input/encoding-broken', 'input/charset-guessed'] as const
    const anyFinding = fc
      .tuple(fc.constantFrom(...rules), fc.option(fc.nat(50)), fc.constantFrom('a', 'b', 'c'))
      .map(([rule, line, actual]) => diagnose(rule, { actual, ...(line !== null && { place: placeAt(line + 1, 1) }) }))
    fc.assert(
      fc.property(
        fc.array(anyFinding, { maxLength: 30 }),
        fc.array(fc.nat(9), { maxLength: 6 }),
        (diagnostics, starts) => {
          const items = starts.map((start) => item(start * 5 + 1, start * 5 + 6))
          const groups = groupFindings({ ...emptyReport, items, diagnostics })
          const counted = groups.flatMap(({ findings }) => findings)
          expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(diagnostics.length)
          for (const { count, occurrences } of counted)
            expect(occurrences.reduce((sum, each) => sum + each.count, 0)).toBe(count)
        },
      ),
    )
  })
})
