import { existsSync } from 'node:fs'
import type { DatasetCore } from '@rdfjs/types'
import { DataFactory } from 'n3'
import type * as ShaclEngine from 'shacl-engine'
import { TEXT_CONSTRAINTS } from './text-constraints.js'

/**
 * In the built package the engine is a single file next to this one (see .ci/bundle-shacl.js); in a clone it is a
 * package.
 */
const engine = existsSync(new URL('./shacl-engine.js', import.meta.url))
  ? ((await import(new URL('./shacl-engine.js', import.meta.url).href)) as typeof ShaclEngine)
  : await import('shacl-engine')

export type Validator = ShaclEngine.Validator

/** A validator of datasets against a graph of shapes: SHACL core. */
export function shaclValidator(shapes: DatasetCore): Validator {
  return new engine.Validator(shapes, { factory: DataFactory, validations: TEXT_CONSTRAINTS })
}
