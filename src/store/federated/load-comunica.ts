import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { QueryEngine } from '@comunica/query-sparql'

/** What is used of Comunica. */
export interface Comunica {
  readonly QueryEngine: new () => QueryEngine
}

/**
 * Loads Comunica when it is first needed (a second or so): in the built package from the one file that stands beside
 * this
 * one (see .ci/bundle-comunica.js), in a clone run from source from its packages.
 */
export async function loadComunica(): Promise<Comunica> {
  const bundle = new URL('./comunica.cjs', import.meta.url)
  if (existsSync(fileURLToPath(bundle))) return (await import(bundle.href)) as Comunica
  return import('@comunica/query-sparql')
}
