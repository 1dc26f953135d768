/** Puts pdf.js as browsers run it beside the page of the desk that draws with it; in a clone its package is used. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { noticesOf } from './notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const assets = join('service', 'desk', 'beside', 'assets')
const outdir = join(root, 'dist', assets, 'pdfjs')
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

mkdirSync(outdir, { recursive: true })
copyFileSync(join(root, 'src', assets, 'beside.js'), join(root, 'dist', assets, 'beside.js'))
for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
  copyFileSync(join(pdfjs, 'legacy', 'build', name), join(outdir, name))
for (const name of readdirSync(join(pdfjs, 'wasm')).filter((each) => /\.(?:wasm|js)$|^LICENSE/u.test(each)))
  copyFileSync(join(pdfjs, 'wasm', name), join(outdir, name))
writeFileSync(join(outdir, 'LICENSES.txt'), noticesOf([pdfjs]))
