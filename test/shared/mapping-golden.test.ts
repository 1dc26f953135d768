import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lift } from '../../src/mapping/lift/lift.js'
import { lower } from '../../src/mapping/lower/lower.js'
import { summarise } from '../../src/mapping/summary/summary.js'
import { parseGraph, triples } from '../mapping/graphs.js'
import { schemaErrors } from '../mapping/summary-schema.js'
import { describeShared, sharedPath } from './shared-data.js'

describeShared('the golden graphs', () => {
  it.each(['agenda', 'notulen', 'notulen-all'])('%s goes through the model and back without a difference', (name) => {
    const graph = parseGraph(readFileSync(sharedPath('domain', 'golden', `${name}.ttl`), 'utf8'))
    const lifted = lift(graph)
    expect(triples(lifted.rest)).toEqual([])
    expect(lifted.diagnostics).toEqual([])
    const lowered = lower(lifted.model, { mintBase: 'https://data.voorbeeldegem.be/id/' })
    expect(triples(lowered.graph.placed)).toEqual(triples(graph.placed))
    expect(lowered.diagnostics).toEqual([])
    expect(lift(lowered.graph).model).toEqual(lifted.model)
    const summaries = summarise(lifted.model, name)
    expect(summaries).toHaveLength(1)
    expect(summaries.flatMap(schemaErrors)).toEqual([])
  })
})
