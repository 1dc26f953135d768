import { describe, expect, it } from 'vitest'
import { resultTable } from '../../../src/cli/views/result-table.js'

describe('resultTable', () => {
  it('aligns columns, leaves unbound cells empty, cuts long ones and counts the rows', () => {
    const bindings = [
      { titel: { type: 'literal', value: 'Goedkeuring\nnotulen' }, n: { type: 'literal', value: '1' } },
      { titel: { type: 'literal', value: `\u001b[31m${'x'.repeat(100)}` } },
    ]
    expect(resultTable({ head: { vars: ['titel', 'n'] }, results: { bindings } }).split('\n')).toEqual([
      `titel${' '.repeat(67)}  n`,
      `${'-'.repeat(72)}  -`,
      `Goedkeuring notulen${' '.repeat(53)}  1`,
      `[31m${'x'.repeat(67)}…`,
      '(2 rows)',
      '',
    ])
  })

  it('says yes or no, and reports an empty result', () => {
    expect(resultTable({ head: {}, boolean: false })).toBe('false\n')
    expect(resultTable({ head: { vars: ['a'] }, results: { bindings: [] } })).toBe('a\n-\n(0 rows)\n')
  })
})
