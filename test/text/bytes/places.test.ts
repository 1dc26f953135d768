import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesIn } from '../../../src/text/bytes/places.js'

describe('placesIn', () => {
  const text = 'een\ntwee\r\ndrie\rvier\n\nzes'

  it.each([
    ['een', 1, 1],
    ['\n', 1, 4],
    ['twee', 2, 1],
    ['drie', 3, 1],
    ['vier', 4, 1],
    ['zes', 6, 1],
    ['es', 6, 2],
  ])('%j stands at %i:%i', (part, line, column) => {
    const offset = text.indexOf(part)
    expect(placesIn(text).between(offset, offset + part.length)).toMatchObject({
      line,
      column,
      offset,
      endOffset: offset + part.length,
    })
  })

  it('ends where the part ends', () => {
    expect(placesIn(text).between(2, 7)).toEqual({
      line: 1,
      column: 3,
      endLine: 2,
      endColumn: 4,
      offset: 2,
      endOffset: 7,
      quote: 'n twe',
    })
  })

  it('counts UTF-16 units', () => {
    expect(placesIn('😀a').between(2, 3)).toMatchObject({ line: 1, column: 3 })
  })

  it('treats offsets beyond the text as its end', () => {
    expect(placesIn('ab').between(5, 9)).toMatchObject({ line: 1, column: 3, endColumn: 3, offset: 2, endOffset: 2 })
    expect(placesIn('').between(0, 0)).toMatchObject({ line: 1, column: 1, endLine: 1, endColumn: 1 })
  })

  it('quotes at most 200 characters', () => {
    const { quote } = placesIn('a '.repeat(5000)).between(0, 10_000)
    expect(quote).toHaveLength(200)
    expect(quote?.endsWith('…')).toBe(true)
  })

  it('offsets are those of the text itself', () => expect(placesIn(text).sourceOffset(7)).toBe(7))

  it('agrees with counting lines, in any order of questions', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', 'é') }),
        fc.array(fc.nat(60), { minLength: 1 }),
        (written, offsets) => {
          const places = placesIn(written)
          for (const offset of offsets.map((at) => at % (written.length + 1))) {
            // Between CR and LF no line has ended yet: count the text before as a text of its own only at a whole line
            // end.
            if (written[offset - 1] === '\r' && written[offset] === '\n') continue
            const lines = written.slice(0, offset).split(/\r\n?|\n/u)
            expect(places.between(offset, offset)).toMatchObject({
              line: lines.length,
              column: (lines.at(-1)?.length ?? 0) + 1,
            })
          }
        },
      ),
    )
  })
})
