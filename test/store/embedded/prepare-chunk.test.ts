import fc from 'fast-check'
import { Store } from 'oxigraph'
import { describe, expect, it } from 'vitest'
import { Engine } from '../../../src/store/embedded/engine.js'

/** The engine's own error message for the lines, or nothing when it accepts them. */
function said(lines: string): string | undefined {
  try {
    new Store().load(lines, { format: 'application/n-quads', no_transaction: true })
    return undefined
  } catch (thrown) {
    return (thrown as Error).message
  }
}

function loaded(engine: Engine, lines: string | Buffer): string | undefined {
  try {
    engine.load(Buffer.from(lines), { scope: 's', trusted: false, line: 1, graph: 'https://x.be/given' })
    return undefined
  } catch (thrown) {
    return (thrown as Error).message
  }
}

const IRIS = [
  '<https://x.be/a>',
  '<urn:a:b>',
  '<http://x.be/é>',
  '<http://x.be/\\u00e9>',
  '<relative>',
  '<http://x.be/a b>',
  '<http://[x>',
  '<>',
  '<http://x.be/"a>',
] as const
const OBJECTS = [
  ...IRIS,
  '"text"',
  '""',
  '"with \\"quotes\\" and \\n and \\\\"',
  '"\\u00e9"',
  '"\\x"',
  '"\\u12"',
  '"raad"@nl',
  '"raad"@nl-BE',
  '"raad"@',
  '"raad"@n1-',
  '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
  '"1"^^<int>',
  '"a"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>',
  '"a\rb"',
  '"é € 😀"',
  '"open',
  '"a" "b"',
] as const
const ENDS = [' .', '.', ' . ', ' .\r', ' . # comment', ' . .', '', ' <http://x.be/g>', ' x'] as const

const line = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...IRIS.slice(0, 3)),
        fc.constantFrom(...IRIS.slice(0, 3)),
        fc.constantFrom(...OBJECTS.slice(0, 3), ...OBJECTS.slice(9, 12)),
        fc.constantFrom(...ENDS.slice(0, 4)),
      )
      .map(([s, p, o, end]) => `${s} ${p} ${o} <https://x.be/graph>${end}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...IRIS, '"subject"', '_:node'),
        fc.constantFrom(...IRIS),
        fc.constantFrom(...OBJECTS),
        fc.constantFrom('<https://x.be/graph>', '"graph"', '<graph>'),
        fc.constantFrom(...ENDS),
      )
      .map(([s, p, o, g, end]) => `${s} ${p} ${o} ${g}${end}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('', '   ', '# a comment', '\r', 'nonsense', '<https://x.be/a>') },
)

describe('a prepared chunk', () => {
  const same = (text: string): void => {
    expect(loaded(new Engine(), text)).toBe(said(text))
  }

  it('is accepted and refused exactly as the engine accepts and refuses it whole, with the same messages', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        same(lines.map((each) => `${each}\n`).join(''))
      }),
      {
        numRuns: 300,
        examples: [
          [['_:node <https://x.be/a> <https://x.be/a> <https://x.be/graph>']],
          [
            [
              '_:node <https://x.be/a b> "x" <https://x.be/graph> .',
              '<https://x.be/a> <https://x.be/a> <https://x.be/a> x',
            ],
          ],
        ],
      },
    )
  })

  it('is refused when a line that gets its graph from us does not end there', () => {
    for (const end of [' junk .', '', ' . junk', ' . <a:s> <a:p> <a:o> .', ' , <a:o2> .']) {
      const text = `<a:s> <a:p> <a:o>${end}\n`
      expect(loaded(new Engine(), text), text).toBe(said(text))
      expect(said(text), text).toBeDefined()
    }
    expect(loaded(new Engine(), '<a:s> <a:p> <a:o> . # a comment\n<a:s> <a:p> <a:o2>.\r\n')).toBeUndefined()
  })

  it('puts lines that only the engine understands in their graph and in the merge', () => {
    const engine = new Engine()
    expect(
      loaded(engine, '<a:s> <a:p> <<( <a:s> <a:p> <a:o> )>> <a:g> .\n<a:s> <a:p> <<(<a:s> <a:p> "b")>> .\n'),
    ).toBeUndefined()
    expect(engine.count()).toEqual({ quads: 2, merged: 2 })
  })

  it('is refused when it is not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('<https://x.be/a> <https://x.be/b> "'),
      Buffer.from([0xff]),
      Buffer.from('" <https://x.be/g> .\n'),
    ])
    expect(loaded(new Engine(), bytes)).toMatch(/UTF-8/u)
  })
})
