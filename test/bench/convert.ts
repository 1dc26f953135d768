import { readFileSync } from 'node:fs'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import type { Document } from '../../src/document.js'
import { processDocument } from '../../src/pipeline.js'
import type { Graph } from '../../src/rdf/graph.js'
import { writeRdf } from '../../src/rdf/formats/formats.js'
import { detectKind } from '../../src/validation/shapes/detect-kind.js'
import { OWN_SHAPES, shapesOf, type ShapeGraphName } from '../../src/validation/shapes/own-shapes.js'
import { validateShapes } from '../../src/validation/shapes/validate-shapes.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { corpusPages } from '../shared/shared-data.js'

/** What the whole line takes on one page. Times are medians in milliseconds. */
export interface ConvertBench {
  readonly page: string
  readonly kilobytes: number
  readonly triples: number
  /** From bytes to report and Turtle. */
  readonly convert: number
  /** Our shapes of the page's kind over its mapped graph. */
  readonly shacl: number
  /** The same shapes over the same graph by rdf-validate-shacl. */
  readonly peer: number
}

/** The pages that are measured: the corpus where it is, the fixtures otherwise. */
export function benchDocuments(): readonly Document[] {
  const real = corpusPages().map(({ document }) => document)
  return real.length > 0
    ? real
    : fixturePages.filter(({ kind }) => kind !== 'lijst').map((page) => fixtureDocument(page))
}

/** Converts one page as the command line does: to a report and to Turtle. Gives the number of triples. */
export async function convert(document: Document): Promise<number> {
  const { graphs } = await processDocument(document, fixtureSettings, { preview: false })
  const quads = graphs.mapped.placed.map(({ quad }) => quad)
  if (writeRdf(quads, 'turtle').length === 0 && quads.length > 0) throw new Error('nothing was written')
  return graphs.mapped.size
}

/** Measures every page `rounds` times, after one to warm up; the two engines in turns. */
export async function benchConvert(rounds = 5): Promise<readonly ConvertBench[]> {
  const results: ConvertBench[] = []
  for (const document of benchDocuments()) {
    const { graphs } = await processDocument(document, fixtureSettings)
    const name = detectKind(graphs.mapped, document.address)
    const ours = name ? [OWN_SHAPES.general, shapesOf(name)] : [OWN_SHAPES.general]
    const validator = peerOf(ours.map((shapes) => shapes.name as ShapeGraphName))
    const times = { convert: [] as number[], shacl: [] as number[], peer: [] as number[] }
    for (let round = -1; round < rounds; round += 1) {
      times.convert.push(await timed(() => convert(document)))
      const engines = [
        async () =>
          times.shacl.push(
            await timed(() => Promise.all(ours.map((shapes) => validateShapes(graphs.mapped, shapes, 'output')))),
          ),
        async () => times.peer.push(await timed(() => peerValidate(validator, graphs.mapped))),
      ]
      for (const engine of round % 2 === 0 ? engines : engines.toReversed()) await engine()
      if (round < 0) times.convert.length = times.shacl.length = times.peer.length = 0
    }
    results.push({
      page: document.name,
      kilobytes: document.bytes.length / 1000,
      triples: graphs.mapped.size,
      convert: median(times.convert),
      shacl: median(times.shacl),
      peer: median(times.peer),
    })
  }
  return results
}

/** Middle value; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function peerOf(names: readonly ShapeGraphName[]): SHACLValidator {
  const shapes = new Store()
  for (const name of new Set(names))
    shapes.addQuads(new Parser().parse(readFileSync(new URL(`../../shapes/${name}.ttl`, import.meta.url), 'utf8')))
  return new SHACLValidator(shapes)
}

async function peerValidate(validator: SHACLValidator, graph: Graph): Promise<void> {
  await validator.validate(graph.dataset)
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}
