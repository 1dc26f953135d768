import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest } from '../../../src/dataset/dataset.js'
import { PublicationIndex } from '../../../src/dataset/publication-index.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { checkMelding, MELDING_STATUS, type MeldingBody } from '../../../src/publication/melding/melding-body.js'
import { dutyUnknown, meldingDuty } from '../../../src/publication/melding/melding-duty.js'
import { MeldingReceipts } from '../../../src/publication/melding/melding-receipts.js'
import { meldingsOf } from '../../../src/publication/melding/meldings-of-data.js'
import { sendMelding } from '../../../src/publication/melding/send-melding.js'
import { run } from '../../cli/session.js'
import { fixtureSettings } from '../../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../../fixtures/fixture-pages.js'
import { openLoket, type Loket, type LoketAnswer } from './loket.js'

const KEY = 'een-geheime-sleutel'
const body: MeldingBody = {
  organization: 'http://data.lblod.info/id/bestuurseenheden/1a2b',
  publisher: { uri: 'https://leverancier.example/', key: KEY },
  submittedResource: 'https://data.voorbeeldegem.example/id/documenten/1',
  href: 'https://publicatie.voorbeeldegem.example/publicaties/1.html',
  status: MELDING_STATUS.submittable,
}

let folder: string
let open: Loket[]
let clock: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-melding-'))
  open = []
  clock = Date.parse('2025-05-06T10:00:00Z')
})
afterEach(async () => {
  for (const loket of open) await loket.close()
  rmSync(folder, { recursive: true, force: true })
})
const loketWith = async (...first: readonly LoketAnswer[]): Promise<Loket> => {
  const loket = await openLoket(KEY, first)
  open.push(loket)
  return loket
}
/** One minute later on each call. */
const now = (): Date => new Date((clock += 60_000))

async function sendTo(loket: Loket, sent: MeldingBody = body): Promise<MeldingReceipts> {
  const receipts = new MeldingReceipts(folder)
  await sendMelding(sent, { endpoint: loket.endpoint, receipts, now, wait: 5, timeout: 2_000 }).finally(() =>
    receipts.close(),
  )
  return new MeldingReceipts(folder, { readonly: true })
}

describe('which documents need a notification', () => {
  it.each([
    ['besluitenlijst', 'Gemeenteraad', true],
    ['besluitenlijst', 'Raad voor Maatschappelijk Welzijn', true],
    ['besluitenlijst', 'Provincieraad', true],
    ['besluitenlijst', 'College van Burgemeester en Schepenen', false],
    ['besluitenlijst', 'Vast Bureau', false],
    ['besluitenlijst', 'Burgemeester', false],
    ['agenda', 'Gemeenteraad', false],
    ['agenda-toegevoegd', 'Gemeenteraad', false],
    ['notulen', 'Gemeenteraad', false],
  ] as const)('%s of %s: %s', (kind, organ, needed) => {
    const duty = meldingDuty(kind, organ)
    expect(duty?.needed).toBe(needed)
    expect(duty?.because).toMatch(/gemeld/u)
  })

  it.each([
    ['besluit', 'Gemeenteraad'],
    ['uittreksel', 'Gemeenteraad'],
    ['besluitenlijst', undefined],
    ['besluitenlijst', 'Districtsraad'],
    ['besluitenlijst', 'Bijzonder Comité voor de Sociale Dienst'],
    ['besluitenlijst', 'Deputatie'],
    [undefined, 'Gemeenteraad'],
  ] as const)('leaves %s of %s undecided', (kind, organ) => {
    expect(meldingDuty(kind, organ)).toBeUndefined()
    const why = dutyUnknown(kind, organ)
    expect(why).toContain('niet bekend')
    expect(why.includes('zegt niet van welk soort orgaan')).toBe(kind === 'besluitenlijst' && organ === undefined)
  })

  it('cites the decree on municipalities only for municipalities', () => {
    expect(meldingDuty('besluitenlijst', 'Gemeenteraad')?.because).toContain('(Decreet Lokaal Bestuur, art. 330)')
    expect(meldingDuty('besluitenlijst', 'Provincieraad')?.because).not.toContain('Decreet')
  })
})

describe('the body', () => {
  it('follows the contract', () => expect(checkMelding(body)).toBe(body))

  it.each([
    ['without organization', { ...body, organization: undefined }],
    ['with a name for an organization', { ...body, organization: 'Voorbeeldegem' }],
    ['with a body for an organization', { ...body, organization: 'http://data.lblod.info/id/bestuursorgaan/1' }],
    ['without key', { ...body, publisher: { uri: body.publisher.uri } }],
    ['with a local address', { ...body, href: 'file:///home/an/lijst.html' }],
    ['with another status', { ...body, status: 'https://voorbeeldegem.example/klaar' }],
    ['with more', { ...body, extra: 1 }],
    ['that is a list', [body]],
  ])('is refused %s, without its key in the message', (_, wrong) => {
    expect(() => checkMelding(wrong)).toThrow(/contract/u)
    expect(() => checkMelding(wrong)).not.toThrow(new RegExp(KEY, 'u'))
  })

  it('is made for each list that needs one, and is valid', async () => {
    const data = new DataFolder(join(folder, 'data'))
    const pages = fixturePages.filter(({ kind }) => kind !== 'lijst').map((page) => fixtureDocument(page))
    for await (const result of ingest(pages, data, fixtureSettings, { agent: 'test' }))
      expect(result.outcome).not.toBe('failed')
    const index = new PublicationIndex(data)
    index.refresh()
    const plans = meldingsOf(data, index, ({ path }) => `https://publicatie.example/${path}.html`)
    expect(plans).toHaveLength(index.entries.length)
    const needed = plans.filter((plan) => plan.needed === 'yes')
    expect(needed.length).toBeGreaterThanOrEqual(3)
    const ready = needed.filter((plan) => plan.body !== undefined)
    expect(ready.length).toBeGreaterThanOrEqual(1)
    for (const plan of ready) checkMelding({ ...plan.body, publisher: body.publisher, status: body.status })
    for (const plan of needed) expect(plan.missing.length > 0).toBe(plan.body === undefined)
    for (const plan of plans.filter(({ needed: verdict }) => verdict !== 'yes')) expect(plan.because).not.toBe('')
    data.close()
  })
})

describe('sending', () => {
  it('keeps a receipt of what was accepted, without the key', async () => {
    const loket = await loketWith()
    const receipts = await sendTo(loket)
    expect(loket.received).toEqual([body])
    expect(receipts.all()).toMatchObject([
      { outcome: 'attempt', time: '2025-05-06T10:01:00.000Z' },
      { outcome: 'accepted', submission: 'http://data.lblod.info/submissions/1', endpoint: loket.endpoint },
    ])
    for (const name of readdirSync(join(folder, 'meldingen')))
      expect(readFileSync(join(folder, 'meldingen', name), 'utf8')).not.toContain(KEY)
  })

  it.each([
    ['busy', { status: 503 }],
    ['too much at once', { status: 429, headers: { 'retry-after': '0' } }],
    ['in trouble', { status: 500, body: 'geen JSON' }],
  ] as const)('tries again when the Loket is %s', async (_, answer) => {
    const loket = await loketWith(answer, answer)
    const receipts = await sendTo(loket)
    expect(loket.received).toHaveLength(3)
    expect(receipts.notified()).toEqual([{ resource: body.submittedResource, time: '2025-05-06T10:06:00.000Z' }])
  })

  it('counts from the first attempt when its answer was lost', async () => {
    const receipts = await sendTo(await loketWith('cut'))
    expect(receipts.all().map(({ outcome }) => outcome)).toEqual(['attempt', 'attempt', 'known'])
    expect(receipts.notified()).toEqual([{ resource: body.submittedResource, time: '2025-05-06T10:01:00.000Z' }])
  })

  it('gives up after its attempts, and can be tried again', async () => {
    const loket = await loketWith(...Array.from({ length: 5 }, () => ({ status: 503 })))
    await expect(sendTo(loket)).rejects.toMatchObject({ code: 'endpoint-failed' })
    expect((await sendTo(loket)).notified()).toHaveLength(1)
  })

  it.each([
    ['a wrong key', { ...body, publisher: { ...body.publisher, key: 'anders' } }, 401],
    ['what the Loket calls wrong', body, 400],
  ] as const)('does not try again after %s, and keeps why', async (_, sent, status) => {
    const loket = await loketWith(
      ...(status === 400 ? [{ status, body: { errors: [{ title: 'missing href' }] } }] : []),
    )
    const receipts = await sendTo(loket, sent)
    expect(loket.received).toHaveLength(1)
    expect(receipts.all().at(-1)).toMatchObject({ outcome: 'refused', status })
    expect(receipts.notified()).toEqual([])
  })

  it('sends its key nowhere else: no redirect, and no address without TLS', async () => {
    const other = await loketWith()
    const loket = await openLoket(KEY, [{ status: 307, headers: { location: other.endpoint } }, { status: 401 }])
    open.push(loket)
    await sendTo(loket)
    expect(other.received).toEqual([])
    const receipts = { keep: () => undefined }
    await expect(sendMelding(body, { endpoint: 'http://loket.example/melding', receipts, now })).rejects.toMatchObject({
      code: 'usage',
    })
  })
})

describe('raadlink notify', () => {
  const page = fixturePages.find(({ path }) => path.startsWith('cipal/') && path.includes('besluitenlijst'))!
  const document = fixtureDocument(page)

  it('lists what needs one, sends the named ones once, and updates deadlines and exports', async () => {
    const data = join(folder, 'data')
    const filled = new DataFolder(data)
    const cipal = fixturePages.filter(({ path, kind }) => path.startsWith('cipal/') && kind !== 'lijst')
    for await (const { outcome } of ingest(
      cipal.map((each) => fixtureDocument(each)),
      filled,
      fixtureSettings,
      { agent: 'test' },
    ))
      expect(outcome).toBe('published')
    filled.close()

    const told = await run(['notify', '--data', data])
    expect(told).toMatchObject({ status: 0, stderr: '' })
    expect(told.stdout).toContain(`${document.address}\n  melding nodig: `)
    expect(told.stdout).toContain('geen melding nodig: een agenda')

    const loket = await loketWith()
    const environment = { RAADLINK_MELDING_PUBLISHER: body.publisher.uri, RAADLINK_MELDING_KEY: KEY }
    const notify = (address: string, env: Readonly<Record<string, string>> = environment): ReturnType<typeof run> =>
      run(['notify', address, '--data', data, '--to', loket.endpoint], { environment: env })
    expect((await notify(document.address, {})).stderr).toContain('RAADLINK_MELDING_KEY')
    expect(await notify(document.address.replace('besluitenlijst', 'agenda'))).toMatchObject({ status: 2, stdout: '' })
    const sent = await notify(document.address)
    expect(sent).toMatchObject({ status: 0, stderr: '' })
    expect(sent.stdout).toContain('gemeld (http://data.lblod.info/submissions/1)')
    expect((await notify(document.address)).stdout).toContain('was al gemeld')
    expect(loket.received).toHaveLength(1)
    expect(loket.received[0]).toMatchObject({ href: document.address, status: MELDING_STATUS.submittable })
    expect(`${sent.stdout}${sent.stderr}`).not.toContain(KEY)

    const exported = join(folder, 'export')
    expect((await run(['export', '--data', data, '--out', exported, '--licence', 'cc0'])).status).toBe(0)
    expect((await run(['import', exported, '--data', join(folder, 'again')])).status).toBe(0)
    const receipts = new MeldingReceipts(join(folder, 'again'), { readonly: true })
    expect(receipts.notified(loket.endpoint)).toHaveLength(1)
  })
})
