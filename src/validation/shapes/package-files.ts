import { readFileSync } from 'node:fs'

/** The text of one of the package's own shape graphs, by file name without `.ttl`. */
export function readShapeFile(name: string): string {
  return readFileSync(new URL(`../../../shapes/${name}.ttl`, import.meta.url), 'utf8')
}
