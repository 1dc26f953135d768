/** Puts the script of the search page of a site of files into one file of the build, with the licences of what is in it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { noticesOf, packagesOf } from './notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join('publication', 'search', 'client')

const { metafile } = await build({
  entryPoints: [join(root, 'src', folder, 'search-client.js')],
  absWorkingDir: root,
  outfile: join(root, 'dist', folder, 'search-client.js'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
})
writeFileSync(join(root, 'dist', folder, 'search-client.LICENSES.txt'), noticesOf(packagesOf(metafile, root)))
