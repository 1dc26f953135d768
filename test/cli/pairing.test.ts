import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { run, type Ran } from './session.js'

/* An invented sitting of a council that exists: a body that is in no table is no known body. */
const LIST =
  'Gemeente Herstappe\n\nBESLUITENLIJST\n\nGemeenteraad\n\nZitting van 24 maart 2025\n\n1. Verkoop van de pastorie\n\nGoedgekeurd met 3 stemmen voor en 2 stemmen tegen.\n\n2. Jaarmarkt\n\nGoedgekeurd met 5 stemmen voor.\n'
const MINUTES = LIST.replace('BESLUITENLIJST', 'NOTULEN')
  .replace('Goedgekeurd met 3 stemmen voor en 2', 'Verworpen met 2 stemmen voor en 3')
  .replace('maart 2025\n', 'maart 2025\n\nAanwezig: Jan Vermeirsch, voorzitter; Els Verhoeven, raadslid\n')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-pairing-'))
  writeFileSync(join(folder, 'lijst.txt'), LIST)
  writeFileSync(join(folder, 'notulen.txt'), MINUTES)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const raadlink = (...words: readonly string[]): Promise<Ran> =>
  run([...words, '--data', 'data', '--by', 'tester'], { folder })
const ingest = (what: string, ...more: readonly string[]): Promise<Ran> =>
  raadlink(
    'ingest',
    what,
    '--base',
    'https://www.raad.example/',
    '--mint-base',
    'https://data.raad.example/id/',
    ...more,
  )
const status = async (...more: readonly string[]): Promise<string> =>
  (await run(['status', '--data', 'data', ...more], { folder })).stdout

it('tells what list and minutes say differently: in the run, and for as long as it is so in the status', async () => {
  expect((await ingest('notulen.txt')).stderr).not.toContain('pairing/')
  expect(await status()).not.toContain('Verschillen')
  const second = await ingest('lijst.txt')
  expect(second.stdout).toContain('lijst.txt: gepubliceerd')
  expect(second.stdout).toContain('notulen.txt: was er al, vergeleken met wat nu kwam\n')
  expect(second.stderr).toMatch(
    /notulen\.txt:11:1 {2}waarschuwing {2}Punt 1 is hier verworpen, maar goedgekeurd in .*lijst\.txt\. {2}pairing\/outcome-differs/u,
  )
  expect(await status()).toMatch(
    /Verschillen tussen documenten van één zitting:\n {2}https:\/\/www\.raad\.example\/notulen\.txt:11:1 {2}waarschuwing {2}Punt 1 is hier verworpen, maar goedgekeurd in lijst\.txt\. {2}pairing\/outcome-differs {2}https:\/\/www\.raad\.example\/lijst\.txt\n/u,
  )
  const { differences } = JSON.parse(await status('--json', '--lang', 'en')) as {
    readonly differences: readonly { readonly rule: string; readonly message: string }[]
  }
  expect(differences.map(({ rule }) => rule)).toEqual(['pairing/outcome-differs', 'pairing/votes-differ'])
  expect(differences[0]?.message).toBe('Item 1 is verworpen here, but goedgekeurd in lijst.txt.')
})

it('keeps the register it is given, and says when something was read without it', async () => {
  writeFileSync(join(folder, 'april.txt'), MINUTES.replace('24 maart', '28 april'))
  await ingest('april.txt')
  writeFileSync(
    join(folder, 'personen.tsv'),
    'iri\tnaam\torgaan\tstart\teinde\tgezien\nhttp://data.lblod.info/id/mandatarissen/1\tEls Verhoeven\t\t2024-12-05\t\t\n',
  )
  expect((await ingest('notulen.txt', '--register', 'personen.tsv')).stderr).toContain(
    'nog niet met het register van nu gelezen: raadlink remap',
  )
  expect(await status()).toContain(
    'Mandatarissen in het register: 1 (nog niet alles is ermee gelezen: raadlink remap)\n',
  )
  expect((await raadlink('remap')).stdout).toContain('1 opnieuw gepubliceerd')
  expect(await status()).toContain('Mandatarissen in het register: 1\n')
  expect(await raadlink('remap', '--register', 'weg.tsv')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--register weg.tsv') as string,
  })
  writeFileSync(join(folder, 'fout.tsv'), 'naam\nEls\n')
  expect(await raadlink('remap', '--register', 'fout.tsv')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no column') as string,
  })
})
