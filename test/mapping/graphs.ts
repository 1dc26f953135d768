import { readFileSync } from 'node:fs'
import { Parser, type Quad } from 'n3'
import { quadKey } from '../../src/rdf/quad-key.js'
import { Graph, type PlacedQuad } from '../../src/rdf/graph.js'

/** A graph from Turtle. */
export function parseGraph(turtle: string): Graph {
  return graphOf(new Parser().parse(turtle))
}

/** A graph of quads without places. */
export function graphOf(quads: readonly Quad[]): Graph {
  return new Graph(quads.map((quad) => ({ quad })))
}

/** A golden graph next to the tests. */
export function goldenGraph(name: string): Graph {
  return parseGraph(readFileSync(new URL(`./golden/${name}.ttl`, import.meta.url), 'utf8'))
}

/** The triples of quads, each once, in a fixed order: two lists are equal when the graphs are. */
export function triples(quads: readonly PlacedQuad[]): readonly string[] {
  return [...new Set(quads.map(({ quad }) => quadKey(quad)))].sort()
}
