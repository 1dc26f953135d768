import { describe, expect, it } from 'vitest'
import { RDFA_LIMITS } from '../../src/rdfa/collector.js'
import { read } from './rdfa-case.js'

const tooLarge = expect.objectContaining({ code: 'input-too-large' }) as Error

describe('malicious pages', () => {
  it('nesting may be deep', () => {
    const depth = 10_000
    const { statements } = read('<div rel="ex:r" resource="ex:a">'.repeat(depth))
    expect(statements).toHaveLength(depth)
    expect(
      read(`<p property="ex:p" datatype="rdf:XMLLiteral">${'<b>'.repeat(depth)}x`).statements[0]?.quad.object.value,
    ).toMatch(/^(?:<b[^>]*>)+x(?:<\/b>)+$/u)
    expect(
      read(`<p property="ex:p" datatype="rdf:HTML">${'<b>'.repeat(depth)}x`).statements[0]?.quad.object.value,
    ).toMatch(/^(?:<b>)+x(?:<\/b>)+$/u)
    expect(read(`${'<div><section>'.repeat(depth)}<p property="ex:p">x`).statements).toHaveLength(1)
    expect(
      read('<div prefix="a: http://a.example/ b: http://b.example/">'.repeat(depth) + '<p property="a:p">x')
        .statements[0]?.quad.predicate.value,
    ).toBe('http://a.example/p')
  })

  it('nested texts are refused when they grow beyond the limit', () => {
    expect(() => read(`<p property="ex:p">${'x'.repeat(1000)}`.replace('<p', '<div').repeat(1000))).toThrow(tooLarge)
  })

  it('properties times resources are refused when they grow beyond the limit', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `ex:p${index}`).join(' ')
    expect(() => read(`<div rel="${names}">${'<a href="b"></a>'.repeat(RDFA_LIMITS.statements / 2000 + 1)}`)).toThrow(
      tooLarge,
    )
  })

  it('patterns times copies are refused when they grow beyond the limit', () => {
    const pattern = `<div resource="#m" typeof="rdfa:Pattern">${'<b property="ex:p">x</b>'.repeat(1000)}</div>`
    expect(() =>
      read(
        pattern + '<p resource="#a"><link property="rdfa:copy" href="#m"></p>'.repeat(RDFA_LIMITS.statements / 1000),
      ),
    ).toThrow(tooLarge)
  })

  it('an attribute with too many names is refused', () => {
    expect(() => read(`<p property="${'ex:p '.repeat(10_001)}">x</p>`)).toThrow(tooLarge)
  })
})
