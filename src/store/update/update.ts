import { randomUUID } from 'node:crypto'
import {
  blankNode,
  defaultGraph,
  namedNode,
  parse,
  quad,
  Store,
  type Quad,
  type Quad_Object,
  type Quad_Subject,
  type Term,
} from 'oxigraph'
import { AppError, messageOf } from '../../errors.js'
import { readUpdateText, type GraphRef, type QuadTemplate, type UpdateOperation } from './update-text.js'

/** One solution of a WHERE clause. */
export type Solution = ReadonlyMap<string, Term>

/** What an update works on: quads of named graphs, and in the default graph those written without a graph. */
export interface UpdateTarget {
  /** Solutions over a dataset; by default the merge and all named graphs. */
  readonly select: (
    text: string,
    dataset: { readonly default?: readonly string[]; readonly named?: readonly string[] },
  ) => readonly Solution[]
  /**
   * Quads of a named graph; for `unnamed` those written without a graph; for `default` the merge of the public graphs.
   */
  readonly quadsOf: (graph: { readonly iri: string } | 'unnamed' | 'default') => readonly Quad[]
  readonly graphs: () => readonly string[]
  /** Whether a graph holds quads: empty graphs do not exist. */
  readonly exists: (graph: string) => boolean
  readonly insert: (addition: Quad) => void
  readonly remove: (removal: Quad) => void
}

export interface UpdateOptions {
  readonly base?: string | undefined
  /** Dataset of the WHERE clauses, from the protocol (2.2.3): an error together with USING and WITH. */
  readonly usingGraphs?: readonly string[] | undefined
  readonly usingNamedGraphs?: readonly string[] | undefined
  /** Put before the labels of new blank nodes. */
  readonly scope: string
}

/**
 * Runs a SPARQL 1.1 Update on the target, operation by operation. Throws `sparql-syntax` (nothing was done) and `usage`
 * for an operation that cannot be done; the caller undoes what was done before.
 */
export function doUpdate(target: UpdateTarget, text: string, options: UpdateOptions): void {
  const variables = `urn:uuid:${randomUUID()}:`
  const { operations, skeleton } = readUpdateText(text, { base: options.base, variables })
  checkSyntax(skeleton, options.base)
  const byProtocol = (options.usingGraphs?.length ?? 0) + (options.usingNamedGraphs?.length ?? 0) > 0
  let number = 0
  for (const operation of operations) {
    const scope = `${options.scope}${(number += 1)}-`
    if (
      byProtocol &&
      operation.kind === 'modify' &&
      (operation.with !== undefined || operation.using.length + operation.usingNamed.length > 0)
    ) {
      throw new AppError(
        'usage',
        'using-graph-uri and using-named-graph-uri cannot be combined with USING, USING NAMED and WITH (SPARQL 1.1 Protocol, 2.2.3)',
      )
    }
    doOperation(target, operation, { ...options, scope, variables })
  }
}

interface Context extends UpdateOptions {
  readonly variables: string
}

function doOperation(target: UpdateTarget, operation: UpdateOperation, context: Context): void {
  switch (operation.kind) {
    case 'data':
      return apply(
        target,
        filled(operation.deletes, [new Map()], context, undefined),
        filled(operation.inserts, [new Map()], context, undefined),
      )
    case 'modify': {
      const solutions = target.select(operation.select, datasetOf(operation, context))
      // All deletes and inserts use the same solutions, found before anything changes (3.1.3).
      return apply(
        target,
        filled(operation.deletes, solutions, context, operation.with),
        filled(operation.inserts, solutions, context, operation.with),
      )
    }
    case 'create':
      if (operation.target.kind !== 'graph') throw new AppError('sparql-syntax', 'CREATE names one graph')
      if (!operation.silent && target.exists(operation.target.iri))
        throw new AppError('usage', `the graph <${operation.target.iri}> already exists: CREATE SILENT ignores that`)
      // Empty graphs do not exist, so there is nothing to create (SPARQL 1.1 Update, 3.2.1).
      return
    case 'clear':
    case 'drop':
      for (const part of partsOf(target, operation.target, operation.silent)) empty(target, part)
      return
    case 'add':
    case 'move':
    case 'copy': {
      const { kind, source, target: to, silent } = operation
      if (sameGraph(source, to)) return
      const [from] = partsOf(target, source, silent)
      if (from === undefined) {
        // COPY and MOVE stand for DROP SILENT of the target, then INSERT (3.2.3, 3.2.4): an empty source inserts
        // nothing.
        if (kind !== 'add') for (const part of partsOf(target, to, true)) empty(target, part)
        return
      }
      const quads = target.quadsOf(from === 'unnamed' ? 'default' : from)
      const name = to.kind === 'graph' ? namedNode(to.iri) : defaultGraph()
      if (kind !== 'add') empty(target, to.kind === 'graph' ? to : 'unnamed')
      for (const { subject, predicate, object } of quads) target.insert(quad(subject, predicate, object, name))
      if (kind === 'move') empty(target, from)
    }
  }
}

function apply(target: UpdateTarget, removals: readonly Quad[], additions: readonly Quad[]): void {
  for (const removal of removals) target.remove(removal)
  for (const addition of additions) target.insert(addition)
}

function datasetOf(
  { using, usingNamed, with: graph }: UpdateOperation & { readonly kind: 'modify' },
  { usingGraphs = [], usingNamedGraphs = [] }: Context,
): { readonly default?: readonly string[]; readonly named?: readonly string[] } {
  if (usingGraphs.length + usingNamedGraphs.length > 0) return { default: usingGraphs, named: usingNamedGraphs }
  if (using.length + usingNamed.length > 0) return { default: using, named: usingNamed }
  // WITH keeps the named graphs as they are (3.1.3).
  return graph === undefined ? {} : { default: [graph] }
}

/** The graphs meant; a missing one is an error unless SILENT. */
function partsOf(
  target: UpdateTarget,
  ref: GraphRef,
  silent: boolean,
): readonly ({ readonly iri: string } | 'unnamed')[] {
  const named = (): readonly { readonly iri: string }[] => target.graphs().map((iri) => ({ iri }))
  switch (ref.kind) {
    case 'default':
      return ['unnamed']
    case 'named':
      return named()
    case 'all':
      return ['unnamed', ...named()]
    case 'graph':
      if (target.exists(ref.iri)) return [ref]
      if (silent) return []
      throw new AppError('input-not-found', `there is no graph <${ref.iri}>: SILENT ignores that`)
  }
}

function empty(target: UpdateTarget, part: { readonly iri: string } | 'unnamed'): void {
  for (const each of target.quadsOf(part)) target.remove(each)
}

function sameGraph(one: GraphRef, other: GraphRef): boolean {
  return one.kind === other.kind && (one.kind !== 'graph' || (other.kind === 'graph' && one.iri === other.iri))
}

/** The quads of a template for the solutions; incomplete or invalid ones are left out (3.1.3). */
function filled(
  template: QuadTemplate | undefined,
  solutions: readonly Solution[],
  { base, scope, variables }: Context,
  graph: string | undefined,
): readonly Quad[] {
  if (!template) return []
  const quads = parsedTemplate(template, base)
  const unnamed = graph === undefined ? defaultGraph() : namedNode(graph)
  return solutions.flatMap((solution, i) => {
    const fill = (term: Term): Term | undefined => {
      if (term.termType === 'BlankNode') return blankNode(`${scope}${i}-${term.value}`)
      if (term.termType !== 'NamedNode' || !term.value.startsWith(variables)) return term
      return solution.get(decodeURIComponent(term.value.slice(variables.length)))
    }
    return quads.flatMap((each) => {
      const [subject, predicate, object] = [fill(each.subject), fill(each.predicate), fill(each.object)]
      const name = each.graph.termType === 'DefaultGraph' ? unnamed : fill(each.graph)
      const isQuad =
        isSubject(subject) &&
        predicate?.termType === 'NamedNode' &&
        isObject(object) &&
        (name?.termType === 'NamedNode' || name?.termType === 'DefaultGraph')
      return isQuad ? [quad(subject, predicate, object, name)] : []
    })
  })
}

function isSubject(term: Term | undefined): term is Quad_Subject {
  return term?.termType === 'NamedNode' || term?.termType === 'BlankNode'
}

function isObject(term: Term | undefined): term is Quad_Object {
  return isSubject(term) || term?.termType === 'Literal'
}

function parsedTemplate({ trig }: QuadTemplate, base: string | undefined): readonly Quad[] {
  try {
    return parse(trig, { format: 'application/trig', ...(base !== undefined && { base_iri: base }) })
  } catch (cause) {
    if (!(cause instanceof Error && cause.constructor === Error)) throw cause
    throw new AppError('sparql-syntax', `the quads of the update: ${messageOf(cause)}`, { cause })
  }
}

/**
 * The engine's parser checks the whole text on an empty store, where running it costs nothing; how the run ends is
 * ignored.
 */
function checkSyntax(skeleton: string, base: string | undefined): void {
  try {
    new Store().update(skeleton, { ...(base !== undefined && { base_iri: base }) })
  } catch (cause) {
    if (!(cause instanceof Error && cause.constructor === Error)) throw cause
    if (/^The graph .* (?:does not exist|already exists)/u.test(cause.message)) return
    throw new AppError('sparql-syntax', `not a SPARQL 1.1 Update: ${cause.message.slice(0, 300)}`, { cause })
  }
}
