/**
 * Puts pdf.js and its character maps, fonts and decoders beside the reader of PDF: of the package and the canvas it brings
 * (75 MB) reading text needs 6 MB. In a clone the package itself is used (src/text/pdf/open-pdf.ts).
 *
 * What draws is taken out. Without a canvas pdf.js throws while it loads, at the one matrix it keeps for drawing, and says on
 * standard output what it misses.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { noticesOf } from './notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const outdir = join(root, 'dist', 'text', 'pdf', 'pdfjs')
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

const DRAWING = [
  [/\n {2}let canvas;\n {2}try \{\n[^]*?(?=\n {2}if \(!globalThis\.navigator\?\.language\))/u, ''],
  [/\bconst SCALE_MATRIX = new DOMMatrix\(\);/u, 'const SCALE_MATRIX = null;'],
]

const withoutDrawing = {
  name: 'without-drawing',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]pdf\.mjs$/ }, ({ path }) => {
      const contents = DRAWING.reduce(
        (text, [pattern, instead]) => {
          if (!pattern.test(text))
            throw new Error(`pdf.js has no ${pattern.source} any more: look where it asks for a canvas`)
          return text.replace(pattern, instead)
        },
        readFileSync(path, 'utf8'),
      )
      return { contents, loader: 'js' }
    })
  },
}

await build({
  entryPoints: ['pdf', 'pdf.worker'].map((name) => join(pdfjs, 'legacy', 'build', `${name}.mjs`)),
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  plugins: [withoutDrawing],
  logLevel: 'error',
})
for (const name of ['cmaps', 'standard_fonts', 'wasm']) {
  mkdirSync(join(outdir, name), { recursive: true })
  cpSync(join(pdfjs, name), join(outdir, name), { recursive: true })
}
writeFileSync(join(outdir, 'LICENSES.txt'), noticesOf([pdfjs]))
