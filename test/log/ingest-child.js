/**
 * A process that works on a data folder and says so, to be killed: node ingest-child.js <data folder> <number of pages>.
 * Takes in fixtures, each as a unit of the log, withdraws, corrects and erases some, and prints a line for each
 * thing once it is acknowledged. Doing it again from the start leads to the same dataset.
 */
import { readFileSync } from 'node:fs'
import { createDocument, DataFolder, ingest, readSettings, withdraw } from '../../dist/index.js'

const fixtures = new URL('../../fixtures/', import.meta.url)
const settings = readSettings({ mintBase: 'https://data.voorbeeldegem.example/id/' }, {})
const pages = JSON.parse(readFileSync(new URL('index.json', fixtures), 'utf8')).slice(0, Number(process.argv[3]))
const document = ({ path, address }, text, retrieved) => createDocument(text, { address, name: path, retrieved })
const textOf = ({ path }) => readFileSync(new URL(path, fixtures), 'utf8')
const say = (line) => process.stdout.write(`${line}\n`)

const first = pages.map((page) => document(page, textOf(page), '2026-01-01T00:00:00.000Z'))
const corrected = pages
  .filter((_, i) => i % 3 === 1)
  .map((page) =>
    document(
      page,
      textOf(page).replaceAll('aangenomen', 'goedgekeurd').replaceAll('2025', '2024'),
      '2026-02-01T00:00:00.000Z',
    ),
  )
const [withdrawn, erased] = [pages[0].address, pages[2].address]

const data = new DataFolder(process.argv[2])
const take = async (documents) => {
  for await (const {
    document: { address, sha256 },
    outcome,
  } of ingest(documents, data, settings, { agent: 'test', unitBytes: 1 }))
    say(`${outcome} ${address} ${sha256}`)
}
say('ready')
await take(first)
await withdraw(withdrawn, data, settings, { agent: 'test', reason: 'proef' })
say(`withdrawn ${withdrawn}`)
await take(corrected)
await withdraw(erased, data, settings, { agent: 'test', reason: 'proef', erase: true })
say(`erased ${erased}`)
data.close()
say('done')
