import type { Store, Term } from 'n3'
import { rdf } from '../../rdf/vocabularies.js'
import { patternFault } from './xpath-pattern.js'

const SH = 'http://www.w3.org/ns/shacl#'

/** The terms of SHACL Core that the engine implements, and those that only describe. It silently skips all others. */
const SUPPORTED: ReadonlySet<string> = new Set([
  'targetClass',
  'targetNode',
  'targetSubjectsOf',
  'targetObjectsOf',
  'path',
  'inversePath',
  'alternativePath',
  'zeroOrMorePath',
  'oneOrMorePath',
  'zeroOrOnePath',
  'property',
  'node',
  'and',
  'or',
  'not',
  'xone',
  'qualifiedValueShape',
  'qualifiedMinCount',
  'qualifiedMaxCount',
  'qualifiedValueShapesDisjoint',
  'class',
  'datatype',
  'nodeKind',
  'minCount',
  'maxCount',
  'minExclusive',
  'minInclusive',
  'maxExclusive',
  'maxInclusive',
  'minLength',
  'maxLength',
  'pattern',
  'flags',
  'languageIn',
  'uniqueLang',
  'equals',
  'disjoint',
  'lessThan',
  'lessThanOrEquals',
  'closed',
  'ignoredProperties',
  'hasValue',
  'in',
  'deactivated',
  'severity',
  'message',
  'name',
  'description',
  'order',
  'group',
  'defaultValue',
  'shapesGraph',
  'suggestedShapesGraph',
  'declare',
  'prefix',
  'namespace',
  'prefixes',
])

const PATHS = ['inversePath', 'zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath'] as const

/**
 * What the engine (shacl-engine 1.1) would not carry out in a graph of shapes, in words: SHACL-SPARQL, SHACL-JS, custom
 * components, terms that do not exist (a typing error would pass as conformity), paths nested in paths, and patterns
 * that are not XPath regular expressions.
 */
export function unsupportedIn(shapes: Store): readonly string[] {
  const terms = new Set<string>()
  for (const { predicate, object } of shapes) {
    if (predicate.value.startsWith(SH) && !SUPPORTED.has(predicate.value.slice(SH.length)))
      terms.add(`sh:${predicate.value.slice(SH.length)}`)
    if (predicate.value === rdf.type.value && object.value === `${SH}ConstraintComponent`)
      terms.add('sh:ConstraintComponent')
  }
  return [...terms, ...nestedPaths(shapes), ...unreadPatterns(shapes)]
}

function unreadPatterns(shapes: Store): readonly string[] {
  return shapes.getQuads(null, `${SH}pattern`, null, null).flatMap(({ subject, object }) => {
    const fault = patternFault(object.value, shapes.getObjects(subject, `${SH}flags`, null)[0]?.value)
    return fault === undefined ? [] : [`sh:pattern "${object.value}": ${fault}`]
  })
}

/** The engine reads the steps of a path as predicates only; a blank node there would match nothing. */
function nestedPaths(shapes: Store): readonly string[] {
  const inner = [
    ...PATHS.flatMap((name) => shapes.getObjects(null, SH + name, null)),
    ...shapes.getObjects(null, `${SH}alternativePath`, null).flatMap((head) => listOf(shapes, head)),
  ]
  const lists = shapes.getObjects(null, `${SH}path`, null).flatMap((path) => listOf(shapes, path))
  const deep = lists.filter((step) => shapes.countQuads(step, rdf.first, null, null) > 0)
  return [...inner, ...deep].some((step) => step.termType === 'BlankNode') ? ['sh:path (nested)'] : []
}

function listOf(shapes: Store, head: Term): readonly Term[] {
  const first = shapes.getObjects(head, rdf.first, null)[0]
  const rest = shapes.getObjects(head, rdf.rest, null)[0]
  return first ? [first, ...(rest ? listOf(shapes, rest) : [])] : []
}
