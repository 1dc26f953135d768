import fc from 'fast-check'
import { Store } from 'oxigraph'
import { describe, expect, it } from 'vitest'
import { countRows, hasMoreRows } from '../../../src/store/optimise/count-rows.js'

const value = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('"\\\n\r\t,<result>{}é ')), maxLength: 12 }),
  fc.constant('UNDEF'),
)

describe('countRows', () => {
  it.each(['json', 'xml', 'csv', 'tsv'] as const)('%s: counts what the engine wrote', (format) => {
    const store = new Store()
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (values) => {
        const data = values.map((each) => (each === 'UNDEF' ? 'UNDEF' : JSON.stringify(each))).join(' ')
        const result = store.query(`SELECT * { VALUES ?x { ${data} } }`, { results_format: format }) as string
        expect(countRows(result, format)).toBe(values.length)
        for (const most of [0, values.length - 1, values.length, values.length + 1])
          expect(hasMoreRows(result, format, most), `${most}`).toBe(values.length > most)
      }),
      { numRuns: 200 },
    )
  })
})
