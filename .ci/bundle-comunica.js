/**
 * Puts Comunica into one file of the build, with the licences of all that is in it. As a dependency it would not do: on
 * Node 20 its newest actors pull an undici that throws at the first query, and neither `overrides` nor, for a tarball, the
 * shrinkwrap reaches those who install the package. In a clone the packages themselves are used (src/store/federated/load-comunica.ts).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { noticesOf, packagesOf } from './notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = join(root, 'dist', 'store', 'federated', 'comunica.cjs')

const { metafile } = await build({
  stdin: { contents: "export { QueryEngine } from '@comunica/query-sparql'", resolveDir: root },
  absWorkingDir: root,
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minifyWhitespace: true,
  keepNames: true,
  metafile: true,
  logLevel: 'error',
})

writeFileSync(join(root, 'dist', 'store', 'federated', 'comunica.LICENSES.txt'), noticesOf(packagesOf(metafile, root)))
