import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Ledger } from '../../../src/harvest/ledger/ledger.js'
import type { LedgerRow } from '../../../src/completeness/ledger-row.js'
import { withdraw } from '../../../src/dataset/withdrawal.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { remapHarvested } from '../../../src/harvest/crawl/harvest-sources.js'
import { openCouncilSite, type CouncilSite, type CouncilSiteOptions } from '../council-site.js'
import { hashOf, runTrial, sourcesOf, temporaryFolder, TRIAL_SETTINGS } from '../harvest-trial.js'

let folder: ReturnType<typeof temporaryFolder>
let site: CouncilSite
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  folder.remove()
  await site.close()
})

const open = async (options: CouncilSiteOptions): Promise<void> => {
  site = await openCouncilSite(options)
}

function rows(): readonly LedgerRow[] {
  const ledger = Ledger.reading(folder.path)!
  const all = ledger.sources().flatMap((source) => [...ledger.rows(source)])
  ledger.close()
  return all
}
function published(): readonly string[] {
  const data = DataFolder.reading(folder.path)
  const addresses = data.pages.published()
  data.close()
  return addresses
}
const addresses = (): readonly string[] => site.publications().map(({ address }) => address)
const bodiesOf = (since: number): readonly string[] =>
  site.requests.all
    .slice(since)
    .filter(({ status, path }) => status === 200 && path !== '/robots.txt')
    .map(({ host, path }) => `http://${host}${path}`)

describe('a run over councils of every vendor (test/long: 300 councils)', () => {
  it('fetches and publishes every publication once; then nothing; then only what changed', async () => {
    await open({ councils: 5, publications: 6, sitemap: true })
    const first = await runTrial(folder.path, site)
    expect(first.results.map(({ state }) => state)).toEqual(site.councils.map(() => 'complete'))
    expect(site.requests.all.filter(({ status }) => status !== 200)).toEqual([])
    const fetched = bodiesOf(0)
    expect(new Set(fetched).size).toBe(fetched.length)
    expect(fetched).toEqual(expect.arrayContaining([...addresses()]))
    expect(published()).toEqual(expect.arrayContaining([...addresses()]))
    const hash = await hashOf(folder.path)

    let before = site.requests.all.length
    await runTrial(folder.path, site)
    expect(bodiesOf(before)).toEqual([])
    expect(await hashOf(folder.path)).toBe(hash)

    const [changed] = site.publications()
    site.change(changed!)
    before = site.requests.all.length
    const third = await runTrial(folder.path, site)
    expect(bodiesOf(before)).toEqual([changed!.address])
    expect(third.events.filter(({ event }) => event === 'read')).toMatchObject([
      { address: changed!.address, outcome: 'published' },
    ])
    expect(await hashOf(folder.path)).not.toBe(hash)
  })

  it('finds the same when lists have no annotations, every link has a session and each page many addresses', async () => {
    await open({ councils: 5, publications: 6, annotatedLists: false, sessionIds: true, variedLinks: true })
    const { results } = await runTrial(folder.path, site)
    expect(results.map(({ state }) => state)).toEqual(site.councils.map(() => 'complete'))
    const fetched = bodiesOf(0)
    expect(new Set(fetched).size).toBe(fetched.length)
    expect(fetched).toEqual(expect.arrayContaining([...addresses()]))
  })

  it('stores PDF copies and annexes without publishing them, and follows no endless calendar', async () => {
    await open({
      councils: 4,
      publications: 3,
      vendors: ['cevi', 'cipal', 'remmicom', 'gelinkt-notuleren'],
      pdfTwins: true,
      attachments: true,
      endlessCalendar: true,
    })
    const { results } = await runTrial(folder.path, site)
    expect(results.map(({ state }) => state)).toEqual(site.councils.map(() => 'complete'))
    const all = rows()
    const files = all.filter(({ foundHow }) => foundHow === 'pdf-twin' || foundHow === 'attachment')
    expect(new Set(files.map(({ foundHow }) => foundHow))).toEqual(new Set(['pdf-twin', 'attachment']))
    expect(files.every(({ state, parsed }) => state === 'fetched' && parsed === 'no-publication')).toBe(true)
    expect(published().filter((address) => files.some((file) => file.address === address))).toEqual([])
    expect(all.some(({ reason }) => reason === 'calendar')).toBe(true)
    expect(all.filter(({ foundHow, state }) => foundHow === 'paging' && state === 'fetched').length).toBeLessThan(120)
  })

  it('does not bring back what was erased, and calls the source complete without it, until it is given again', async () => {
    await open({ councils: 1, publications: 4, vendors: ['cevi'] })
    await runTrial(folder.path, site)
    const [first] = addresses()
    const data = new DataFolder(folder.path)
    await withdraw(first!, data, TRIAL_SETTINGS, { agent: 'test', reason: 'proef', erase: true })
    data.close()
    const before = site.requests.all.length
    const { results } = await runTrial(folder.path, site)
    expect(results).toMatchObject([{ state: 'complete', states: { skipped: expect.any(Number) as number } }])
    expect(site.requests.all.slice(before).filter(({ host, path }) => `http://${host}${path}` === first)).toEqual([])
    expect(published()).not.toContain(first)
    expect(rows().find(({ address }) => address === first)).toMatchObject({ state: 'skipped', reason: 'erased' })
    const again = DataFolder.reading(folder.path)
    expect(again.pages.latest(first!)).toBeUndefined()
    again.close()
  })

  it('notices a page that is gone, keeps its content, withdraws it after three runs, and takes it back', async () => {
    await open({ councils: 1, publications: 6, vendors: ['cevi'] })
    await runTrial(folder.path, site)
    const hash = await hashOf(folder.path)
    const [, lost] = site.publications()
    site.vanish(lost!)
    for (const times of [1, 2]) {
      const { results } = await runTrial(folder.path, site)
      expect(results).toMatchObject([{ state: 'complete', states: { gone: 1 } }])
      expect(rows().find(({ address }) => address === lost!.address)).toMatchObject({
        state: 'gone',
        status: 410,
        timesGone: times,
      })
      expect(published()).toContain(lost!.address)
    }
    const { events } = await runTrial(folder.path, site)
    expect(events.filter(({ event }) => event === 'withdrawn')).toMatchObject([{ address: lost!.address, times: 3 }])
    expect(published()).not.toContain(lost!.address)
    expect(rows().find(({ address }) => address === lost!.address)).toMatchObject({ state: 'gone', withdrawn: true })
    site.reappear(lost!)
    await runTrial(folder.path, site)
    expect(published()).toContain(lost!.address)
    expect(await hashOf(folder.path)).toBe(hash)
  })

  it('says partial when a page failed or is beyond the limits, and failed when nothing came', async () => {
    await open({
      councils: 2,
      publications: 3,
      vendors: ['remmicom'],
      faults: [{ council: 0, path: /notulen$/u, answer: { kind: 'status', status: 500 } }],
    })
    const [one, two] = sourcesOf(site)
    const { results } = await runTrial(folder.path, site, {
      sources: [one!, { ...two!, limits: { pages: 2 } }],
      client: { retries: 0 },
    })
    expect(results).toMatchObject([
      { state: 'partial', states: { failed: 1 } },
      { state: 'partial', states: { fetched: 2 } },
    ])
    const { results: none } = await runTrial(folder.path, site, {
      sources: [{ ...one!, id: 'nergens', start: `${site.origin(site.councils[0]!)}/nergens` }],
    })
    expect(none).toMatchObject([{ source: 'nergens', state: 'failed', states: { gone: 1 } }])
  })

  it('gives the same result when its captures are read again, without a request', async () => {
    await open({ councils: 5, publications: 3, pdfTwins: true })
    await runTrial(folder.path, site)
    const hash = await hashOf(folder.path)
    const before = site.requests.all.length
    const data = new DataFolder(folder.path)
    const outcomes = new Set<string>()
    for await (const { outcome } of remapHarvested(data, {
      settings: TRIAL_SETTINGS,
      agent: 'test',
      now: () => new Date(),
    }))
      outcomes.add(outcome)
    data.close()
    expect(outcomes).toEqual(new Set(['unchanged', 'set-aside']))
    expect(await hashOf(folder.path)).toBe(hash)
    expect(site.requests.all.length).toBe(before)
    expect(rows().filter(({ state }) => state === 'queued')).toEqual([])
  })

  it('continues where it was stopped, and repeats only open requests', async () => {
    await open({ councils: 5, publications: 6 })
    const controller = new AbortController()
    let asked = 0
    const stopped = runTrial(folder.path, site, {
      harvest: {
        signal: controller.signal,
        tell: ({ event }) => {
          if (event === 'asked' && ++asked === 20) controller.abort(new Error('genoeg'))
        },
      },
    })
    await expect(stopped).rejects.toThrow('genoeg')
    expect(rows().filter(({ state }) => state === 'fetching').length).toBeLessThanOrEqual(5)
    const { results, events } = await runTrial(folder.path, site)
    expect(events.filter(({ event }) => event === 'begin').every((event) => 'takenUp' in event && event.takenUp)).toBe(
      true,
    )
    expect(results.map(({ state }) => state)).toEqual(site.councils.map(() => 'complete'))
    expect(bodiesOf(0).length - new Set(bodiesOf(0)).size).toBeLessThanOrEqual(5)
    expect(published()).toEqual(expect.arrayContaining([...addresses()]))
  })
})
