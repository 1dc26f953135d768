import { DataFactory } from 'n3'
import { describe, expect, it } from 'vitest'
import { Graph } from '../../src/rdf/graph.js'
import { placeAt } from '../report/sample-run.js'

const { namedNode, literal, quad } = DataFactory
const s = namedNode('urn:s')
const p = namedNode('urn:p')
const triple = quad(s, p, literal('a'))

describe('Graph', () => {
  it('is a set of triples that knows the first place of each, of each property, and of each subject', () => {
    const [one, two] = [placeAt(1, 1), placeAt(2, 1)]
    const graph = new Graph([
      { quad: triple, place: one },
      { quad: triple, place: two },
      { quad: quad(s, p, literal('b')), place: two },
    ])
    expect(graph.size).toBe(2)
    expect(graph.quads).toHaveLength(2)
    expect(graph.place('urn:s', 'urn:p', 'a')).toBe(one)
    expect(graph.place('urn:s', 'urn:p', 'b')).toBe(two)
    expect(graph.place('urn:s', 'urn:q')).toBe(one)
    expect(graph.place('urn:t')).toBeUndefined()
  })

  it('keeps nothing else that hangs on what it is made of', () => {
    const stated = { quad: triple, place: placeAt(1, 1), element: 'a whole page' }
    expect(new Graph([stated]).placed).toEqual([{ quad: triple, place: stated.place }])
  })
})
