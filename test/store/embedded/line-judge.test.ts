import fc from 'fast-check'
import { Store } from 'oxigraph'
import { describe, expect, it } from 'vitest'
import { Engine } from '../../../src/store/embedded/engine.js'
import { LineJudge } from '../../../src/store/embedded/line-judge.js'
import { statementAt } from '../../../src/store/nquads/statement.js'

/** What the engine itself says of the lines: its message, or nothing when it takes them. */
function said(lines: string): string | undefined {
  try {
    new Store().load(lines, { format: 'application/n-quads', no_transaction: true })
    return undefined
  } catch (thrown) {
    return (thrown as Error).message
  }
}

function prepared(engine: Engine, lines: string | Buffer): string | undefined {
  try {
    engine.prepare(Buffer.from(lines), { scope: 's', trusted: false, line: 1, graph: 'https://x.be/given' })
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

describe('LineJudge', () => {
  it('takes and refuses what the engine itself takes and refuses, with the same words', () => {
    const engine = new Engine()
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 4 }), (chunks) => {
        for (const chunk of chunks) {
          const text = chunk.map((each) => `${each}\n`).join('')
          expect(prepared(engine, text)).toBe(said(text))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('refuses what is not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('<https://x.be/a> <https://x.be/b> "'),
      Buffer.from([0xff]),
      Buffer.from('" <https://x.be/g> .\n'),
    ])
    expect(prepared(new Engine(), bytes)).toMatch(/UTF-8/u)
  })

  it('asks the engine once for an IRI, and not at all for plain texts', () => {
    const asked: string[] = []
    const judge = new LineJudge((lines) => {
      asked.push(lines)
      return true
    })
    for (const title of ['een', 'twee "aangehaald" \\n'.replaceAll('"', '\\"')]) {
      const chunk = Buffer.from(`<https://x.be/a> <https://x.be/title> "${title}"@nl <https://x.be/g> .\n`)
      judge.begin(chunk)
      judge.look(statementAt(chunk, 0, chunk.byteLength - 1), 0, chunk.byteLength - 1)
      expect(judge.settle()).toBe(true)
    }
    expect(asked).toHaveLength(1)
    expect(asked[0]?.split('\n')).toHaveLength(5)
  })
})
