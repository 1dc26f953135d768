import { describe, expect, it } from 'vitest'
import { diagnose, type Diagnostic } from '../../src/diagnostic.js'
import { Graph } from '../../src/rdf/graph.js'
import { mergeFindings } from '../../src/report/merge-findings.js'

const graph = new Graph([])
const at = (line: number): Pick<Diagnostic, 'place'> => ({
  place: { line, column: 1, endLine: line, endColumn: 2, offset: line * 100, endOffset: line * 100 + 1 },
})
const rules = (findings: readonly Diagnostic[]): readonly string[] => findings.map(({ rule }) => rule)

describe('findings of one document', () => {
  const midnight = { subject: 'urn:z', predicate: 'urn:geplandeStart', actual: '2024-12-30T23:00:00Z' }

  it('are shown once when reader and check both report them', () => {
    const noticed = [diagnose('doubt/planned-midnight', { ...midnight, ...at(3) })]
    const seenAgain = [diagnose('check/midnight', { ...midnight, ...at(3) })]
    expect(rules(mergeFindings({ noticed, published: seenAgain, mapped: seenAgain, graph }))).toEqual([
      'doubt/planned-midnight',
    ])
  })

  it('are shown when only the check reports them, or for another value', () => {
    const check = [diagnose('check/midnight', { ...midnight, ...at(3) })]
    expect(rules(mergeFindings({ noticed: [], published: check, mapped: check, graph }))).toEqual(['check/midnight'])
    const other = [diagnose('doubt/planned-midnight', { ...midnight, actual: '2025-01-30T23:00:00Z', ...at(9) })]
    expect(rules(mergeFindings({ noticed: other, published: check, mapped: check, graph }))).toEqual([
      'check/midnight',
      'doubt/planned-midnight',
    ])
  })

  it('leave out a violation of the page that a repair of the same resource solved, and no other', () => {
    const noticed = [diagnose('repair/title-from-besluit', { subject: 'urn:a', expected: 'x', ...at(2) })]
    const violation = (subject: string, line: number): Diagnostic => ({
      ...diagnose('check/item-without-sitting', { subject, ...at(line) }),
    })
    const published = [violation('urn:a', 5), violation('urn:b', 7)]
    expect(mergeFindings({ noticed, published, mapped: [], graph }).map(({ subject }) => subject)).toEqual([
      'urn:a',
      'urn:b',
    ])
    expect(rules(mergeFindings({ noticed, published, mapped: [], graph }))).toEqual([
      'repair/title-from-besluit',
      'check/item-without-sitting',
    ])
  })

  it('show one that is in both graphs for the page, where its place is', () => {
    const mapped = [diagnose('check/item-without-sitting', { subject: 'urn:a', stage: 'output' })]
    const published = [diagnose('check/item-without-sitting', { subject: 'urn:a', stage: 'source', ...at(4) })]
    expect(mergeFindings({ noticed: [], published, mapped, graph })).toEqual(published)
  })
})
