import { Parser, type Quad } from 'n3'
import type { DataFolder } from '../../log/data-folder.js'
import { normalFormHash, type NormalFormOptions } from '../../rdf/normal-form/normal-form.js'

/**
 * The hash for comparing the ways out: of the public dataset (its public graphs merged into one set of triples) in the
 * normal form.
 */
export async function datasetHash(data: Pick<DataFolder, 'merge'>, options: NormalFormOptions = {}): Promise<string> {
  return normalFormHash(quadsOf(data.merge.triples()), { ...options, graphs: 'merged' })
}

function* quadsOf(lines: Iterable<string>): Generator<Quad> {
  const parser = new Parser({ format: 'N-Triples' })
  for (const line of lines) yield* parser.parse(line)
}
