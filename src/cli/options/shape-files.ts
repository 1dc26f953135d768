import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../../errors.js'
import { readRdf } from '../../rdf/formats/formats.js'
import { systemReason } from '../../sources/system-reason.js'
import type { ShapeFile } from '../../validation/shapes/user-shapes.js'
import type { Terminal } from '../views/terminal.js'

/** Reads the files of `--shapes` before the work starts. Throws AppError `input-not-found` or `rdf-syntax`. */
export async function readShapeFiles(names: readonly string[], terminal: Terminal): Promise<readonly ShapeFile[]> {
  return Promise.all(
    names.map(async (name) => {
      const turtle = readText(name, terminal)
      const address = pathToFileURL(resolve(terminal.folder, name)).href
      await readRdf(turtle, 'turtle', { base: address, name })
      return { name, address, turtle }
    }),
  )
}

/** The text of a file named by the user. Throws AppError `input-not-found`. */
export function readText(name: string, terminal: Terminal): string {
  try {
    return readFileSync(resolve(terminal.folder, name), 'utf8')
  } catch (thrown) {
    throw new AppError('input-not-found', `${name}: ${systemReason(thrown)}`, { cause: thrown })
  }
}
