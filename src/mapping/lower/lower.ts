import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { Model } from '../../model.js'
import { Graph } from '../../rdf/graph.js'
import { describeFracties } from './describe-fracties.js'
import { mintIris, type MintSettings } from '../identity/mint.js'
import { NOUNS } from '../table/properties.js'
import { createTally } from '../table/vote-tally.js'
import { allNouns, fieldOf, listOf } from '../walk.js'
import { isWritable, writeNouns } from './write-nouns.js'

/** A model as a graph of named nodes. */
export interface Lowered {
  readonly graph: Graph
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Writes a model as a graph: what it says and no more, each property in the one form of the table. Nouns without an IRI
 * get one under the mint base. Fields for which OSLO has no property are named in a finding.
 */
export function lower(model: Model, settings: MintSettings): Lowered {
  const { model: minted, diagnostics } = mintIris(describeFracties(model), settings)
  return { graph: new Graph(writeNouns(minted)), diagnostics: [...diagnostics, ...unwritten(minted)] }
}

/**
 * A finding for each field of the model that no property can carry, and for each value that its property cannot hold.
 */
export function unwritten(model: Model): readonly Diagnostic[] {
  const tally = createTally()
  const unwritable: Diagnostic[] = []
  for (const { name, noun } of allNouns(model)) {
    for (const [field, property] of Object.entries(NOUNS[name].properties)) {
      const values = listOf(fieldOf(noun, field))
      if (property.precededBy !== undefined && values.length === 0 && fieldOf(noun, property.precededBy) !== undefined)
        tally.add('mapping/field-without-property', property.precededBy, noun.place)
      for (const value of values) {
        if (isWritable(value, field, property, noun)) continue
        unwritable.push(
          diagnose('mapping/value-unwritable', {
            place: noun.place,
            subject: noun.iri,
            predicate: property.iri.value,
            actual: String(value),
            values: { property: field },
          }),
        )
      }
    }
    for (const field of NOUNS[name].unmapped) {
      const value = fieldOf(noun, field)
      if (field !== 'kind' && value !== undefined && !(Array.isArray(value) && value.length === 0))
        tally.add('mapping/field-without-property', field, noun.place)
    }
  }
  return [...unwritable, ...tally.diagnostics()]
}
