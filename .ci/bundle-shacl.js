/**
 * Puts the SHACL engine into one file of the build, with the licences of all that is in it. As a dependency it brings a whole
 * Comunica for SHACL-SPARQL, which is not used here: 140 MB. In a clone the package itself is used (src/validation/shapes/shacl-validator.ts).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { noticesOf, packagesOf } from './notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'dist', 'validation', 'shapes')

const { metafile } = await build({
  stdin: { contents: "export { Validator } from 'shacl-engine'", resolveDir: root },
  absWorkingDir: root,
  outfile: join(folder, 'shacl-engine.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  keepNames: true,
  metafile: true,
  logLevel: 'error',
})
writeFileSync(join(folder, 'shacl-engine.LICENSES.txt'), noticesOf(packagesOf(metafile, root)))
