import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { QueryEngine } from '@comunica/query-sparql'

/** The part of Comunica that is used. */
interface Comunica {
  readonly QueryEngine: new () => QueryEngine
}

/**
 * A Comunica engine, loaded when first needed (about a second): in the built package from the single file beside this
 * one (see .ci/bundle-comunica.js), when run from source from its packages.
 */
export async function openComunica(): Promise<QueryEngine> {
  const bundle = new URL('./comunica.cjs', import.meta.url)
  const comunica = existsSync(fileURLToPath(bundle))
    ? ((await import(bundle.href)) as Comunica)
    : await import('@comunica/query-sparql')
  const engine = new comunica.QueryEngine()
  mendForEndpoints(engine)
  return engine
}

type Term = { readonly termType: string; readonly value: string }
type Operation = object
/** A node of Comunica's algebra, as far as it is looked into. */
interface Node extends Operation {
  readonly type?: string
  readonly input?: Node
  /** Of a CONSTRUCT. */
  readonly template?: readonly { readonly subject: Term; readonly predicate: Term; readonly object: Term }[]
  /** Of a DESCRIBE. */
  readonly terms?: readonly Term[]
}
interface Factory {
  createBgp(patterns: readonly Operation[]): Operation
  createConstruct(input: Operation, template: readonly Operation[]): Operation
  createJoin(input: readonly Operation[]): Operation
  createPattern(subject: Term, predicate: Term, object: Term): Operation
  createUnion(input: readonly Operation[]): Operation
}
interface Describe {
  readonly terms: readonly Term[]
  readonly input: Operation
}
interface Actor {
  readonly name: string
  describeToConstructs?: (describe: Describe, data: { variable(name: string): Term }, algebra: Factory) => Operation
  mapMultiOperation?: (copy: Several, original: Several, empty: Set<Operation>, make: Make) => Operation
}
interface Several {
  readonly input: readonly Operation[]
}
type Make = (children: readonly Operation[]) => Operation
interface Bus {
  readonly actors: readonly (Actor & { readonly mediatorOptimizeQueryOperation?: Optimiser })[]
  unsubscribe(actor: Actor): unknown
}

interface Optimiser {
  readonly bus: Bus
  mediate(action: { readonly operation: Node }): unknown
}

/**
 * Two optimisations of Comunica 5.4 make operations that cannot be sent to a SPARQL endpoint, so that the query fails
 * (“Unknown Operation type distinctterms”, “… union”): SELECT DISTINCT of one pattern, and DESCRIBE. The first is left
 * out; a DESCRIBE becomes one CONSTRUCT instead of a union of several. A third takes a whole query for empty when a
 * pattern of it matches nothing anywhere, also inside NOT EXISTS, MINUS, COUNT or a path of length zero: one source
 * is left to be asked, which finds nothing. And the LIMIT of a graph counts triples there. The test of all forms
 * (test/store/federated) fails when a newer Comunica has other names.
 */
function mendForEndpoints(engine: QueryEngine): void {
  const { actorInitQuery } = engine as unknown as {
    readonly actorInitQuery: { readonly mediatorQueryProcess: { readonly bus: Bus } }
  }
  for (const { mediatorOptimizeQueryOperation: optimise } of actorInitQuery.mediatorQueryProcess.bus.actors) {
    if (!optimise) continue
    const mediate = optimise.mediate.bind(optimise)
    optimise.mediate = (action) => mediate({ ...action, operation: withSolutionsCut(action.operation) })
    for (const actor of [...optimise.bus.actors]) {
      if (actor.name.endsWith('#distinct-terms-pushdown')) optimise.bus.unsubscribe(actor)
      if (actor.describeToConstructs) actor.describeToConstructs = asConstruct
      if (actor.mapMultiOperation) actor.mapMultiOperation = withoutEmptySources
    }
  }
}

/**
 * LIMIT and OFFSET cut the solutions of which a graph is made, not its triples (SPARQL 1.1, 15.4, 15.5 and 16): with
 * ORDER BY they go into a SELECT of their own inside it.
 */
function withSolutionsCut(operation: Node): Node {
  const slice = operation.type === 'slice' ? operation : undefined
  const graph = slice?.input ?? operation
  const isDescribe = graph.type === 'describe'
  if (!(slice ? isDescribe || graph.type === 'construct' : isDescribe && graph.input?.type === 'orderby'))
    return operation
  const used = [
    ...(graph.terms ?? []),
    ...(graph.template ?? []).flatMap(({ subject, predicate, object }) => [subject, predicate, object]),
  ].filter(({ termType }) => termType === 'Variable')
  const variables = [...new Map(used.map((variable) => [variable.value, variable])).values()]
  const solutions: Node = Object.assign({ type: 'project', variables }, graph.input && { input: graph.input })
  return { ...graph, input: slice ? { ...slice, input: solutions } : solutions }
}

/**
 * Each described term has its own branch and pattern; a branch that does not bind a pattern's variables adds nothing.
 */
const asConstruct: NonNullable<Actor['describeToConstructs']> = ({ terms, input }, data, algebra) => {
  const patterns = terms.map((term, i) =>
    algebra.createPattern(term, data.variable(`__predicate${i}`), data.variable(`__object${i}`)),
  )
  const branches = patterns.map((pattern, i) => {
    const described = algebra.createBgp([pattern])
    return terms[i]?.termType === 'Variable' ? algebra.createJoin([input, described]) : described
  })
  const [only] = branches
  return algebra.createConstruct(branches.length === 1 && only ? only : algebra.createUnion(branches), patterns)
}

const withoutEmptySources: NonNullable<Actor['mapMultiOperation']> = ({ input }, original, empty, make) => {
  const full = input.filter((_, i) => !empty.has(original.input[i] ?? {}))
  const [one, ...others] = full.length > 0 ? full : input.slice(0, 1)
  return one && others.length === 0 ? one : make(full)
}
