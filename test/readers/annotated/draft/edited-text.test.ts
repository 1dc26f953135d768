import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editText, type TextEdit } from '../../../../src/readers/annotated/draft/edited-text.js'
import { placesIn } from '../../../../src/text/bytes/places.js'

describe('editText', () => {
  it('replaces, inserts and removes, and places what is found in the text as served', () => {
    const text = 'ab\ncd ef'
    const { text: edited, places } = editText(text, placesIn(text), [
      { start: 6, end: 8, text: 'XYZ' },
      { start: 1, end: 1, text: '++' },
      { start: 3, end: 4, text: '' },
    ])
    expect(edited).toBe('a++b\nd XYZ')
    expect(places.between(5, 6)).toMatchObject({ line: 2, column: 2, offset: 4, quote: 'd' })
    expect(places.between(7, 10)).toMatchObject({ line: 2, column: 4, offset: 6, endOffset: 8, quote: 'ef' })
    expect(places.sourceOffset(0)).toBe(0)
  })

  it('refuses edits that overlap', () => {
    expect(() =>
      editText('abc', placesIn('abc'), [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow('overlap')
  })

  const editsOf = (text: string): fc.Arbitrary<readonly TextEdit[]> =>
    fc.uniqueArray(fc.nat(text.length), { maxLength: 8 }).chain((cuts) => {
      const at = [...cuts].sort((a, b) => a - b)
      const pairs = at.flatMap((start, i) =>
        i % 2 === 0 && at[i + 1] !== undefined ? [{ start, end: at[i + 1] ?? start }] : [],
      )
      return fc
        .array(fc.string({ maxLength: 5 }), { minLength: pairs.length, maxLength: pairs.length })
        .map((texts) => pairs.map((pair, i) => ({ ...pair, text: texts[i] ?? '' })))
    })

  it('leads every character that was left alone back to itself', () => {
    const given = fc.string({ maxLength: 60 }).chain((text) => fc.tuple(fc.constant(text), editsOf(text)))
    fc.assert(
      fc.property(given, ([text, edits]) => {
        const { text: edited, places } = editText(text, placesIn(text), edits)
        let shift = 0
        let read = 0
        for (const edit of [...edits, { start: text.length, end: text.length, text: '' }]) {
          for (let offset = read; offset < edit.start; offset++) {
            expect(edited.charAt(offset + shift)).toBe(text.charAt(offset))
            expect(places.sourceOffset(offset + shift)).toBe(offset)
          }
          shift += edit.text.length - (edit.end - edit.start)
          read = edit.end
        }
        expect(edited).toHaveLength(text.length + shift)
      }),
    )
  })

  it('composes: an edited text can be edited again', () => {
    const text = 'één twee drie'
    const once = editText(text, placesIn(text), [{ start: 0, end: 4, text: '' }])
    const twice = editText(once.text, once.places, [{ start: 0, end: 5, text: '' }])
    expect(twice.text).toBe('drie')
    expect(twice.places.between(0, 4)).toMatchObject({ offset: 9, endOffset: 13, quote: 'drie' })
  })
})
