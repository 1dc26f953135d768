import { existsSync } from 'node:fs'
import type * as ShaclEngine from 'shacl-engine'

/**
 * In the built package the engine is a single file next to this one (see .ci/bundle-shacl.js); in a clone it is a
 * package.
 */
const engine = existsSync(new URL('./shacl-engine.js', import.meta.url))
  ? ((await import(new URL('./shacl-engine.js', import.meta.url).href)) as typeof ShaclEngine)
  : await import('shacl-engine')

/** Validates a dataset against a graph of shapes (SHACL Core). */
export const { Validator } = engine
export type Validator = ShaclEngine.Validator
