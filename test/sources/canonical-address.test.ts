import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalAddress } from '../../src/sources/canonical-address.js'

const BASE = 'https://www.voorbeeldegem.example/raadpleegomgeving/zittingen/lijst'

describe('canonicalAddress', () => {
  it.each([
    ['../document/1#deel', 'https://www.voorbeeldegem.example/raadpleegomgeving/document/1'],
    ['HTTPS://WWW.Voorbeeldegem.example:443/a', 'https://www.voorbeeldegem.example/a'],
    ['http://voorbeeldegem.example:80', 'http://voorbeeldegem.example/'],
    ['http://voorbeeldegem.example.:8080/', 'http://voorbeeldegem.example:8080/'],
    ['?year=2026&month=02', 'https://www.voorbeeldegem.example/raadpleegomgeving/zittingen/lijst?month=02&year=2026'],
    ['?b=2&a=1&b=1', 'https://www.voorbeeldegem.example/raadpleegomgeving/zittingen/lijst?a=1&b=2&b=1'],
    ['/a?', 'https://www.voorbeeldegem.example/a'],
    ['/a?&&x=1&', 'https://www.voorbeeldegem.example/a?x=1'],
    ['/a;jsessionid=5F1C?x=1', 'https://www.voorbeeldegem.example/a?x=1'],
    ['/LBLODWeb/(S(x1y2z3))/Home', 'https://www.voorbeeldegem.example/LBLODWeb/Home'],
    ['/(X(1)S(x1y2z3))/', 'https://www.voorbeeldegem.example/'],
    ['/(S(a))', 'https://www.voorbeeldegem.example/'],
    ['/a?PHPSESSID=1&x=1&utm_source=nieuwsbrief', 'https://www.voorbeeldegem.example/a?x=1'],
    ['/a?ASP.NET_SessionId=q&ASPSESSIONIDABC=1', 'https://www.voorbeeldegem.example/a'],
    ['/a?sid=0123456789abcdef0123', 'https://www.voorbeeldegem.example/a'],
    ['/a?sid=17', 'https://www.voorbeeldegem.example/a?sid=17'],
    ['/a?session=voorjaar', 'https://www.voorbeeldegem.example/a?session=voorjaar'],
    ['/%7Eraad/%c3%a9%41?q=%2f%62', 'https://www.voorbeeldegem.example/~raad/%C3%A9A?q=%2Fb'],
    ['/é?q=é', 'https://www.voorbeeldegem.example/%C3%A9?q=%C3%A9'],
    [' /a\n', 'https://www.voorbeeldegem.example/a'],
    ['/zittingen/2026/01/01', 'https://www.voorbeeldegem.example/zittingen/2026/01/01'],
  ])('%s', (href, expected) => expect(canonicalAddress(href, BASE)).toBe(expected))

  it.each([
    ['mailto:raad@voorbeeldegem.example'],
    ['javascript:alert(1)'],
    ['ftp://voorbeeldegem.example/'],
    ['data:text/html,x'],
    ['http://'],
    ['http://./'],
    ['https://user:geheim@voorbeeldegem.example/'],
    ['http://[voorbeeldegem/'],
  ])('%s is not fetched', (href) => expect(canonicalAddress(href, BASE)).toBeUndefined())

  it('fetches nothing made by a trap', () => {
    expect(canonicalAddress('/a/a/a/a', BASE)).toBeUndefined()
    expect(canonicalAddress('/x/kalender/dag/kalender/dag/kalender/dag/kalender/dag', BASE)).toBeUndefined()
    expect(canonicalAddress(`/${'a'.repeat(3000)}`, BASE)).toBeUndefined()
    expect(
      canonicalAddress(`/?${Array.from({ length: 30 }, (_, index) => `p${index}=1`).join('&')}`, BASE),
    ).toBeUndefined()
  })

  const part = fc.oneof(
    fc.constantFrom(
      'a',
      '(S(x1))',
      '(X(1)S(q))',
      '..',
      '.',
      '%2e',
      '%2E%2e',
      'b;jsessionid=1',
      '%41',
      '%c3%a9',
      'é',
      '',
      'Lijst',
      '(S((S(a))',
      '%28S(b))',
    ),
    fc.webPath(),
  )
  const parameter = fc.oneof(
    fc.constantFrom(
      'a=1',
      'b',
      'b=%62',
      'PHPSESSID=1',
      'sid=0123456789abcdef',
      '=',
      '%61=2',
      'a=2',
      'utm_source=x',
      'x=é',
    ),
    fc.webQueryParameters(),
  )
  const address = fc
    .record({
      scheme: fc.constantFrom('http', 'https', 'HTTP'),
      host: fc.constantFrom(
        'voorbeeldegem.example',
        'WWW.x.example.',
        'x.example:80',
        'x.example:443',
        'x.example:8080',
        '[::1]',
      ),
      path: fc.array(part, { maxLength: 8 }),
      query: fc.array(parameter, { maxLength: 6 }),
      hash: fc.constantFrom('', '#a', '#?b=1'),
    })
    .map(({ scheme, host, path, query, hash }) => ({
      text: `${scheme}://${host}/${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}${hash}`,
      query,
    }))

  it('stays the same when applied twice', () => {
    fc.assert(
      fc.property(address, ({ text }) => {
        const once = canonicalAddress(text)
        fc.pre(once !== undefined)
        expect(canonicalAddress(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('has no fragment, no session and no default port, whatever the input', () => {
    fc.assert(
      fc.property(address, ({ text }) => {
        const once = canonicalAddress(text)
        fc.pre(once !== undefined)
        expect(once).not.toMatch(/#|jsessionid|PHPSESSID|\/\(S\([^()/]*\)\)(?:\/|$)/u)
        expect(once).not.toMatch(/^(?:http:\/\/[^/]*:80|https:\/\/[^/]*:443)\//u)
      }),
      { numRuns: 2000 },
    )
  })

  it('does not depend on the order of parameters with different names', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/u), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(names, fc.nat(), (all, seed) => {
        const parameters = all.map((name, index) => `${name}=${index}`)
        const shuffled = parameters
          .map((each, index) => [((index + 1) * (seed + 7)) % 11, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each)
        expect(canonicalAddress(`https://x.example/?${shuffled.join('&')}`)).toBe(
          canonicalAddress(`https://x.example/?${parameters.join('&')}`),
        )
      }),
    )
  })
})
