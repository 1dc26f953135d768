/**
 * Makes data.json.br: node make.js <built clone of raadlink 0.1.0>.
 * Only its command line is used, so that the folder is what 0.1.0 writes.
 */
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'

const [clone = ''] = process.argv.slice(2).map((path) => resolve(path))
const place = mkdtempSync(join(tmpdir(), 'raadlink-0.1.0-'))
const data = join(place, 'data')
const pages = join(place, 'pages')
const fixture = (path) => join(clone, 'fixtures', path)

const run = promisify(execFile)
async function raadlink(...args) {
  try {
    return await run(process.execPath, [join(clone, 'bin/raadlink.js'), ...args], { cwd: place })
  } catch (error) {
    // 1: findings of severity error; 2: the broken PDF, or a source that is not whole. What could be read is taken in.
    if (error.code !== 1 && error.code !== 2) throw error
    console.error(error.stderr)
    return error
  }
}

mkdirSync(pages)
for (const name of ['agenda', 'uittreksel'])
  cpSync(fixture(`gelinkt-notuleren/${name}.html`), join(pages, `${name}.html`))
writeFileSync(join(pages, 'kapot.pdf'), '%PDF-1.4 half a file')
writeFileSync(
  join(place, 'personen.tsv'),
  'iri\tnaam\torgaan\tstart\teinde\tgezien\nhttps://data.oosterkouter.example/id/mandatarissen/1\tAn Peeters\t\t2024-12-02\t\t\n',
)
const base = ['--base', 'https://www.oosterkouter.example/zittingen/']
const by = ['--by', 'fixture']
const into = ['--data', data, ...by]
await raadlink(
  'ingest', pages, ...into, ...base,
  '--mint-base', 'https://data.oosterkouter.example/id/', '--register', join(place, 'personen.tsv'),
) // prettier-ignore
writeFileSync(
  join(pages, 'agenda.html'),
  readFileSync(join(pages, 'agenda.html'), 'utf8').replace('20.00 uur', '20.30 uur').replace('T20:00:00', 'T20:30:00'),
)
await raadlink('ingest', join(pages, 'agenda.html'), ...into, ...base)

const site = {
  '/': '<html lang="nl"><title>Zittingen</title><a href="/agenda">Agenda</a> <a href="/besluitenlijst">Besluitenlijst</a></html>',
  '/agenda': readFileSync(fixture('cipal/agenda.html'), 'utf8'),
  '/besluitenlijst': readFileSync(fixture('cipal/besluitenlijst.html'), 'utf8'),
}
const server = createServer(({ url = '' }, response) => {
  const page = site[url]
  response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? '')
})
await new Promise((done) => server.listen(48_211, '127.0.0.1', done))
await raadlink(
  'harvest', '--source', 'http://127.0.0.1:48211/', '--bestuurseenheid', 'https://data.hazelrode.example/id/bestuurseenheden/1',
  '--contact', 'wie@oosterkouter.example', '--allow-private', '127.0.0.1:48211', ...into,
) // prettier-ignore
server.closeAllConnections()
server.close()

await raadlink('withdraw', 'http://127.0.0.1:48211/agenda', ...into, '--reason', 'proef: een bladzijde')
await raadlink(
  'withdraw',
  'https://www.oosterkouter.example/zittingen/uittreksel.html',
  ...into,
  '--reason',
  'proef: gewist',
  '--erase',
)
const { stdout } = await raadlink('status', '--data', data, '--json', '--hash')

const files = Object.fromEntries(
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => [path.slice(data.length + 1), readFileSync(path).toString('base64')]),
)
writeFileSync(new URL('data.json.br', import.meta.url), brotliCompressSync(JSON.stringify(files)))
const { documents, published, triples, changes, lastChange, erasures, hash, sources } = JSON.parse(stdout)
const status = { documents, published, triples, changes, lastChange, erasures, hash, addresses: sources[0].addresses }
writeFileSync(new URL('status.json', import.meta.url), `${JSON.stringify(status, undefined, 2)}\n`)
console.log(status, Object.keys(files))
rmSync(place, { recursive: true })
