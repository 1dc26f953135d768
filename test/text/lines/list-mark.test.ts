import { describe, expect, it } from 'vitest'
import { bodyOf } from '../../../src/text/lines/block.js'
import { markOf } from '../../../src/text/lines/list-mark.js'

describe('markOf', () => {
  it.each([
    ['•', 'bullet', []],
    ['12)', 'number', ['12']],
    ['3.2.', 'number', ['3', '2']],
    ['b)', 'letter', ['b']],
    ['iv.', 'roman', ['iv']],
    ['XII', 'roman', ['XII']],
    ['TP01', 'code', ['TP', '01']],
    ['A.2a', 'code', ['A', '2', 'a']],
  ])('reads %s as a %s', (label, kind, parts) => expect(markOf(label)).toEqual({ kind, parts }))
})

describe('bodyOf', () => {
  it.each([
    ['• Notulen', '•', 'Notulen'],
    ['3.2. Verkoop', '3.2.', 'Verkoop'],
    ['Verkoop', undefined, 'Verkoop'],
  ])('removes the label from %s', (text, label, body) =>
    expect(bodyOf({ text, ...(label !== undefined && { label }) })).toBe(body),
  )
})
