import { describe, expect, it } from 'vitest'
import { xsd } from '../../../src/rdf/vocabularies.js'
import { isKnownDatatype, isValidXsd } from '../../../src/rdf/normal-form/xsd-lexical.js'

describe('isValidXsd', () => {
  it.each([
    ['boolean', ['true', 'false', '1', '0'], ['TRUE', 'ja', '', ' true']],
    ['integer', ['0', '-1', '+007', '123456789012345678901234567890'], ['1.0', '', '1e3', 'een']],
    ['int', ['2147483647', '-2147483648'], ['2147483648', '-2147483649', '1.5']],
    ['decimal', ['1', '.5', '-1.', '+1.25'], ['.', '1e3', '1,5']],
    ['double', ['1e3', '-.5E-2', 'INF', '-INF', 'NaN', '1'], ['inf', 'e3', '1,5']],
    ['date', ['2024-02-29'], ['2023-02-29', '29-02-2024']],
    ['dateTime', ['2024-02-29T00:00:00Z'], ['2023-02-29T00:00:00Z', '2024-02-29']],
    ['time', ['23:59:59.5'], ['24:01:00']],
    ['duration', ['P1Y', '-P1DT2H', 'PT0.5S', 'P1M'], ['P', 'PT', '1Y', 'P1S', 'P1YT']],
    ['gYear', ['2024', '-0044', '2024Z'], ['24', '2024-01']],
    ['gYearMonth', ['2024-02', '2024-12Z'], ['2024-13', '2024']],
    ['anyURI', ['https://example.be/a', ''], ['a b']],
  ] as const)('knows the lexical space of xsd:%s', (name, valid, invalid) => {
    const datatype = xsd[name].value
    expect(isKnownDatatype(datatype)).toBe(true)
    for (const text of valid) expect(isValidXsd(text, datatype), `${text} is a ${name}`).toBe(true)
    for (const text of invalid) expect(isValidXsd(text, datatype), `${text} is no ${name}`).toBe(false)
  })

  it('has no opinion about datatypes it does not know', () => {
    expect(isValidXsd('anything', 'https://example.be/datatype')).toBe(true)
    expect(isKnownDatatype('https://example.be/datatype')).toBe(false)
  })
})
