import { DataFactory } from 'n3'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { SittingFacts } from '../../log/changes/sitting-facts.js'
import type { Model } from '../../model.js'
import { Graph, type PlacedQuad } from '../../rdf/graph.js'
import { complete } from './complete.js'
import { derive } from './derive.js'
import { describeFracties } from './describe-fracties.js'
import { unwritten } from './lower.js'
import { mintIris } from '../identity/mint.js'
import { isPersonal } from './personal-data.js'
import { foaf, mandaat } from '../../rdf/vocabularies.js'
import { nameOf, quadKey } from '../../rdf/quad-key.js'
import { renameQuads } from '../identity/rename.js'
import { sittingFacts } from '../identity/facts-of-sittings.js'
import { createTally, type Tally } from '../table/vote-tally.js'
import { unifyZittingen } from '../identity/unify-zittingen.js'
import { writeNouns } from './write-nouns.js'

/** The part of a reading that is mapped; a `Reading` is one. */
export interface Mappable {
  readonly document: { readonly address: string }
  readonly model: Model
  /** Quads for which the model has no field. */
  readonly rest: readonly PlacedQuad[]
  /** Names in the elements of mandatarissen, by their IRIs, that are not stated as data. */
  readonly printedNames?: ReadonlyMap<string, string>
}

/** One document in OSLO, as raadlink publishes it. */
export interface Mapped {
  /** The completed model, with an IRI on every noun and one IRI for each sitting and item. */
  readonly model: Model
  /** That model as quads, and the rest besides it; named nodes only. */
  readonly graph: Graph
  /** What follows from the document by a documented rule but is not stated; no page is made from it. */
  readonly derived: Graph
  /** The model with the derived data besides the stated data. */
  readonly enriched: Model
  readonly diagnostics: readonly Diagnostic[]
}

export interface MapSettings {
  readonly mintBase: string
  /** Names of one body found on pages other than these. */
  readonly bodies?: SittingFacts['bodies']
}

/**
 * The facts by which the sittings of a document are recognised on other pages; they determine what must be mapped
 * together.
 */
export function sittingFactsOf({ document, model }: Mappable, { mintBase }: MapSettings): SittingFacts {
  return sittingFacts(mintIris(describeFracties(model), { mintBase, address: document.address }).model)
}

/**
 * Maps documents that are read together: IRIs for resources without one, both forms where two are equivalent, one IRI
 * for one sitting (mint.ts, complete.ts, unify-zittingen.ts), written as graphs. The results are in the order of the
 * documents but do not depend on it.
 */
export function mapTogether(documents: readonly Mappable[], settings: MapSettings): readonly Mapped[] {
  const prepared = documents.map(({ document, model, rest, printedNames }) => {
    const minted = mintIris(describeFracties(model), { mintBase: settings.mintBase, address: document.address })
    const completed = complete(minted.model)
    return {
      address: document.address,
      printedNames,
      model: completed.model,
      rest: renameQuads(rest, minted.renamed),
      diagnostics: [...minted.diagnostics, ...completed.diagnostics],
    }
  })
  const unified = unifyZittingen(prepared, settings)
  return prepared.map(({ rest, diagnostics, printedNames }, i) => {
    const model = unified.models[i] ?? { zittingen: [], besluiten: [] }
    const tally = createTally()
    const enriched = derive(model)
    const derived = new Graph(publishable(writeNouns(enriched, 'derived'), tally))
    const quads = publishable([...writeNouns(model), ...renameQuads(rest, unified.renamed[i] ?? new Map())], tally)
    const graph = new Graph(quads)
    return {
      model,
      graph,
      derived: new Graph([...derived.placed, ...namesAsPrinted(graph, printedNames)]),
      enriched,
      diagnostics: [
        ...(derived.size > 0 ? [diagnose('mapping/derived', { values: { count: derived.size } })] : []),
        ...diagnostics,
        ...(unified.diagnostics[i] ?? []),
        ...unwritten(model),
        ...tally.diagnostics(),
      ],
    }
  })
}

/** `derive/name-as-printed`: people whom no statement of the document names, by the text of their own element. */
function namesAsPrinted(graph: Graph, names: ReadonlyMap<string, string> = new Map()): readonly PlacedQuad[] {
  const named = new Set(
    graph.placed.filter(({ quad }) => NAMES.has(quad.predicate.value)).map(({ quad }) => quad.subject.value),
  )
  const persons = new Map(
    graph.placed
      .filter(({ quad }) => quad.predicate.equals(mandaat.isBestuurlijkeAliasVan))
      .map(({ quad }) => [quad.subject.value, quad.object.value] as const),
  )
  return [...names]
    .filter(([iri]) => !named.has(iri) && !named.has(persons.get(iri) ?? ''))
    .map(([iri, name]) => ({
      quad: DataFactory.quad(DataFactory.namedNode(iri), foaf.name, DataFactory.literal(name)),
    }))
}

const NAMES: ReadonlySet<string> = new Set([foaf.name, foaf.familyName].map(({ value }) => value))

/** Maps one document by itself, by `mapTogether`. */
export function mappedGraph(document: Mappable, settings: MapSettings): Mapped {
  const [mapped] = mapTogether([document], settings)
  if (!mapped) throw new Error('mapping one document gave none')
  return mapped
}

/** Each quad once, without blank nodes and without data that identify a person; withheld data gives a finding. */
function publishable(quads: readonly PlacedQuad[], tally: Tally): readonly PlacedQuad[] {
  const kept = new Map<string, PlacedQuad>()
  const personal = isPersonal(quads)
  for (const placed of quads) {
    const { subject, predicate, object } = placed.quad
    const key = quadKey(placed.quad)
    if (personal(placed.quad)) tally.add('mapping/personal-data-withheld', predicate.value, placed.place)
    else if ([subject, object].some((term) => term.termType !== 'Literal' && nameOf(term).startsWith('_:')))
      tally.add('mapping/blank-node-withheld', predicate.value, placed.place)
    else if (!kept.get(key)?.place) kept.set(key, placed)
  }
  return [...kept.values()]
}
