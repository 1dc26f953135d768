import { describe, expect, it } from 'vitest'
import { checkBase, DEFAULT_LIMITS, DEFAULT_MINT_BASE, readSettings } from '../src/config.js'

describe('readSettings', () => {
  it("uses the caller's settings, else the environment, else the defaults", () => {
    expect(readSettings({}, {})).toEqual({ language: 'nl', mintBase: DEFAULT_MINT_BASE, limits: DEFAULT_LIMITS })
    const environment = {
      RAADLINK_LANG: 'en',
      RAADLINK_MINT_BASE: 'https://data.voorbeeldegem.example/id/',
      RAADLINK_MAX_BYTES: '1000',
    }
    expect(readSettings({}, environment)).toEqual({
      language: 'en',
      mintBase: 'https://data.voorbeeldegem.example/id/',
      limits: { ...DEFAULT_LIMITS, bytes: 1000 },
    })
    expect(readSettings({ language: 'nl', limits: { bytes: 5 } }, environment)).toMatchObject({
      language: 'nl',
      limits: { bytes: 5, nodes: DEFAULT_LIMITS.nodes },
    })
  })

  it.each([
    [{ RAADLINK_LANG: 'fr' }, 'usage'],
    [{ RAADLINK_MAX_BYTES: 'many' }, 'usage'],
    [{ RAADLINK_MAX_NODES: '0' }, 'usage'],
    [{ RAADLINK_OCR_DATA: 'no/such/folder' }, 'usage'],
    [{ RAADLINK_MINT_BASE: 'data.voorbeeldegem.example' }, 'base-invalid'],
  ])('refuses %o', (environment, code) =>
    expect(() => readSettings({}, environment)).toThrow(expect.objectContaining({ code })),
  )
})

describe('checkBase', () => {
  it.each(['https://voorbeeldegem.example/a', 'urn:uuid:1', 'file:///a'])('takes %s', (base) =>
    expect(checkBase(base, '--base')).toBe(base),
  )
  it.each(['voorbeeldegem.example', '/a', 'javascript:alert(1)', 'https://a b.example/', 'data:text/html,x', ''])(
    'refuses %s',
    (base) => expect(() => checkBase(base, '--base')).toThrow(/^--base: /u),
  )
})
