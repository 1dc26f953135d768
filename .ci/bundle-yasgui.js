/**
 * Puts YASGUI and the script of the page /sparql into one file of the build, its style beside it, and the licences of all that
 * is in it. Its own list of prefixes is taken out: it is copied from a public list that holds spam; the page brings ours.
 */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { noticesOf } from './notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const assets = join(root, 'dist', 'service', 'pages', 'assets')
const require = createRequire(import.meta.url)
const yasgui = dirname(require.resolve('@zazuko/yasgui/build/yasgui.min.js'))

const withoutPrefixes = {
  name: 'without-prefixes',
  setup({ onLoad }) {
    onLoad({ filter: /yasgui\.esm\.js$/ }, ({ path }) => {
      const whole = readFileSync(path, 'utf8')
      // One variable for each prefix, then the object of them all.
      const list = /\bmadsrdf = "[^]*?\bprefixes_default = \{[^}]*\}/u
      if (!list.test(whole))
        throw new Error('YASGUI keeps its list of prefixes elsewhere now: find it, it must not be served')
      const contents = whole.replace(list, (found) => found.replace(/= "[^"]*"/gu, '= ""').replace(/\{[^}]*\}$/u, '{}'))
      return { contents, loader: 'js' }
    })
  },
}

await build({
  entryPoints: [join(root, 'src', 'service', 'pages', 'assets', 'sparql-page.js')],
  absWorkingDir: root,
  outfile: join(assets, 'sparql-page.js'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2020',
  minify: true,
  legalComments: 'none',
  plugins: [withoutPrefixes],
  logLevel: 'error',
})
copyFileSync(join(yasgui, 'yasgui.min.css'), join(assets, 'yasgui.css'))

/** YASGUI comes as one file already, so what is in it is what it depends on. */
const folders = new Set()
const visit = (name, from) => {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(join(path, 'package.json'))) {
      if (folders.has(path)) return
      folders.add(path)
      const { dependencies = {} } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      for (const each of Object.keys(dependencies)) visit(each, path)
      return
    }
    if (folder === dirname(folder)) return
  }
}
visit('@zazuko/yasgui', root)
writeFileSync(join(assets, 'sparql-page.LICENSES.txt'), noticesOf([...folders]))
