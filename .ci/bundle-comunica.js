/**
 * Puts Comunica into one file of the build, with the licences of all that is in it. As a dependency it would not do: on
 * Node 20 its newest actors pull an undici that throws at the first query, and neither `overrides` nor, for a tarball, the
 * shrinkwrap reaches those who install the package. In a clone the packages themselves are used (src/store/load-comunica.ts).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = join(root, 'dist', 'store', 'comunica.cjs')

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

const packages = new Set()
for (const input of Object.keys(metafile.inputs)) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)
  if (found) packages.add(found[1])
}
const notices = [...packages].sort().map((path) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
  const file = readdirSync(join(root, path)).find((each) => /^licen[cs]e/i.test(each))
  const text = file !== undefined && existsSync(join(root, path, file)) ? readFileSync(join(root, path, file), 'utf8').trim() : `Licence: ${license}`
  return `${name} ${version}\n\n${text}\n`
})
writeFileSync(join(root, 'dist', 'store', 'comunica.LICENSES.txt'), notices.join('\n----\n\n'))
