import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.js'
import { processDocument } from '../../src/pipeline.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { fixtureDocument } from '../fixtures/fixture-pages.js'
import type { Range } from './page-elements.js'
import { defectKinds, seededDefects, seedPages, type SeededDefect } from './seeded-defects.js'

const COUNT = 200
const SEED = 20250324

/** Offset of a line and column (both from 1), counted here and not taken from the finding. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let n = 1; n < line; n += 1) start = text.indexOf('\n', start) + 1
  return start + column - 1
}

/** Whether the line and column that a finding tells lie within one of the ranges. */
function pointsInto({ place }: Diagnostic, text: string, ranges: readonly Range[]): boolean {
  if (!place) return false
  const offset = offsetOf(text, place.line, place.column)
  return ranges.some(({ start, end }) => offset >= start && offset < end)
}

async function findingsOf({ page, text }: SeededDefect): Promise<readonly Diagnostic[]> {
  return (await processDocument(fixtureDocument(page, text), fixtureSettings)).report.diagnostics
}

describe('200 faults seeded into clean pages', () => {
  it('are found, and in the right place', { timeout: 300_000 }, async () => {
    const missed: string[] = []
    const misplaced: string[] = []
    let found = 0
    let right = 0
    let exact = 0
    for (const defect of seededDefects(COUNT, SEED)) {
      const fitting = (await findingsOf(defect)).filter(({ rule }) => defect.kind.rules.test(rule))
      const name = `${defect.kind.id} in ${defect.page.path}`
      if (fitting.length === 0) missed.push(name)
      else if (!fitting.some((finding) => pointsInto(finding, defect.text, defect.places))) misplaced.push(name)
      if (fitting.length > 0) found += 1
      if (fitting.some((finding) => pointsInto(finding, defect.text, defect.places))) right += 1
      if (fitting.some((finding) => pointsInto(finding, defect.text, defect.changed))) exact += 1
    }
    console.log(
      [
        `seeded: ${defectKinds.length} kinds, ${COUNT} faults; found ${found} (${percent(found, COUNT)}),`,
        `right line and column ${right} of them (${percent(right, found)}), ${exact} at the very characters that were changed`,
        ...missed.map((name) => `missed: ${name}`),
        ...misplaced.map((name) => `misplaced: ${name}`),
      ].join('\n'),
    )
    expect(found / COUNT).toBeGreaterThanOrEqual(0.95)
    expect(right / found).toBeGreaterThanOrEqual(0.98)
  })

  it('are the same each time, and all different', () => {
    const texts = seededDefects(COUNT, SEED).map(({ kind, page, text }) => `${kind.id} ${page.path} ${text}`)
    expect(new Set(texts).size).toBe(COUNT)
    expect(seededDefects(COUNT, SEED).map(({ kind, page, text }) => `${kind.id} ${page.path} ${text}`)).toEqual(texts)
  })

  it('are of every kind', () => {
    expect(new Set(seededDefects(COUNT, SEED).map(({ kind }) => kind.id))).toEqual(
      new Set(defectKinds.map(({ id }) => id)),
    )
  })
})

describe('the clean originals', () => {
  it.each(seedPages.map(({ row }) => row))('draw no finding: $path', async (page) => {
    expect((await processDocument(fixtureDocument(page), fixtureSettings)).report.diagnostics).toEqual([])
  })
})

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
