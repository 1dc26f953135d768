import { describe, expect, it } from 'vitest'
import { patternFault, xpathPattern } from '../../../src/validation/shapes/xpath-pattern.js'

describe('regular expressions of XPath', () => {
  it.each([
    ['^.$', '', '\u2028', true],
    ['^.$', '', '\n', false],
    ['^.$', 's', '\n', true],
    ['^b$', 'm', 'a\nb\nc', true],
    ['^b$', 'm', 'a\u2028b', false],
    ['^$', 'm', 'a\n', false],
    ['^\\d+$', '', '٣', true],
    ['^\\w$', '', '€', true],
    ['^\\w$', '', '_', false],
    ['^\\s$', '', '\u00A0', false],
    ['^\\S$', '', '\u00A0', true],
    ['^[\\d\\-x]+$', '', '1-x', true],
    ['^[^\\i]$', '', '-', true],
    ['^[\\w-[\\d_]]$', '', '1', false],
    ['^[a-c-[b]-]', '', 'a', undefined],
    ['^(a)\\1$', '', 'aa', true],
    ['^(?:a|b)+?$', '', 'ab', true],
    ['^a{2}$', '', 'aa', true],
    ['a{,2}', '', 'a', undefined],
    ['^[&%!,;]+$', '', '&&%!', true],
    ['^a\\-b/c$', '', 'a-b/c', true],
    ['^\\P{L}$', '', '1', true],
    ['^😀?$', '', '😀', true],
    [' a [ ] b ', 'x', 'a b', true],
    ['\\p{IsGreek}', '', 'α', undefined],
    ['(?<naam>a)', '', 'a', undefined],
    ['\\u0061', '', 'a', undefined],
    ['\\b', '', 'a', undefined],
    ['a]', '', 'a', undefined],
    ['[]', '', 'a', undefined],
    ['(', '', '(', undefined],
  ])('%j with flags “%s” on %j: %s', (pattern, flags, text, matches) => {
    if (matches === undefined) expect(patternFault(pattern, flags)).toEqual(expect.any(String))
    else expect(xpathPattern(pattern, flags)(text)).toBe(matches)
  })
})
