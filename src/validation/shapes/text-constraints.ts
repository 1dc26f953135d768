import type { NamedNode, Term } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type { Compile } from 'shacl-engine'
import { patternFault, xpathPattern, type TextTest } from './xpath-pattern.js'

const SH = 'http://www.w3.org/ns/shacl#'

/**
 * The constraints on texts in place of the engine's own, which count UTF-16 units and read patterns as ECMAScript does:
 * lengths are in code points (STRLEN) and patterns are XPath's (REGEX), as SHACL 4.4.1 to 4.4.3 ask. A blank node has no text.
 * What is no pattern tests nothing: `unsupportedIn` tells.
 */
export const TEXT_CONSTRAINTS: readonly (readonly [NamedNode, Compile])[] = [
  constraint('minLength', (value) => {
    const least = Number(value)
    return (text) => lengthOf(text) >= least
  }),
  constraint('maxLength', (value) => {
    const most = Number(value)
    return (text) => lengthOf(text) <= most
  }),
  constraint('pattern', (pattern, flags) =>
    patternFault(pattern, flags) === undefined ? xpathPattern(pattern, flags) : () => true,
  ),
]

function constraint(
  name: string,
  compile: (value: string, flags: string | undefined) => TextTest,
): readonly [NamedNode, Compile] {
  const component = sh(`${name.replace(/^./u, (letter) => letter.toUpperCase())}ConstraintComponent`)
  const make: Compile = (shape) => {
    const flags = shape.ptr.out([sh('flags')]).value
    const tests = shape.ptr.out([sh(name)]).terms.map(({ value }) => compile(value, flags))
    return {
      generic: (context) => {
        const { term } = context.valueOrNode
        const passes = term.termType !== 'BlankNode' && tests.every((test) => test(term.value))
        context.test(passes, component, { args: {}, value: context.valueOrNode })
      },
    }
  }
  return [sh(name), make]
}

function sh(name: string): NamedNode & Term {
  return DataFactory.namedNode(SH + name)
}

/** Code points: what XPath and SPARQL call the length of a string. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu) ?? []).length
}
