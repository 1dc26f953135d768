import { expect, it } from 'vitest'
import { openCouncilSite } from '../harvest/council-site.js'
import { runTrial, temporaryFolder } from '../harvest/harvest-trial.js'
import { measureThroughput } from '../harvest/throughput.js'
import { DataFolder } from '../../src/log/data-folder.js'

/** Requests a second to one host: high, so that the trial ends, and still to be held. */
const RATE = 50

it('300 councils × 40 publications: each once; then nothing; then what changed and only that; at the rate of each host', async () => {
  const site = await openCouncilSite({ councils: 300, publications: 40 })
  const folder = temporaryFolder()
  const run = async (): Promise<readonly string[]> => {
    site.requests.clear()
    const { results } = await runTrial(folder.path, site, {
      client: { requestsPerSecond: RATE },
      harvest: { tell: () => undefined },
    })
    expect(results.filter(({ state }) => state !== 'complete')).toEqual([])
    expect(site.requests.smallestGap()).toBeGreaterThanOrEqual(1000 / RATE)
    console.log(
      `${site.requests.all.length} requests, ${site.requests.bodies().length} bodies; least gap at a host ${site.requests.smallestGap().toFixed(1)} ms (${1000 / RATE} allowed), most at once ${site.requests.mostAtOnce()}`,
    )
    return site.requests.bodies().map(({ host, path }) => `http://${host}${path}`)
  }
  try {
    const all = site.publications().map(({ address }) => address)
    const first = await run()
    expect(new Set(first).size).toBe(first.length)
    const fetched = new Set(first)
    expect(all.filter((address) => !fetched.has(address))).toEqual([])
    const data = DataFolder.reading(folder.path)
    expect(all.filter((address) => !data.pages.isPublished(address))).toEqual([])
    data.close()
    expect(await run()).toEqual([])
    const changed = site.publications().filter((_, i) => i % 100 === 0)
    for (const each of changed) site.change(each)
    expect([...(await run())].sort()).toEqual(changed.map(({ address }) => address).sort())
  } finally {
    folder.remove()
    await site.close()
  }
})

it('memory stays flat over 12,000 pages', async () => {
  const { pages, harvest, fetchAlone, memory, growth, ends } = await measureThroughput(300, 40, (line) =>
    console.log(line),
  )
  console.log(
    `${pages} pages; ${harvest.toFixed(1)} a second per core, fetch alone ${fetchAlone.toFixed(1)}, ratio ${(fetchAlone / harvest).toFixed(1)}; memory ${memory.toFixed(0)} MB, grew ${growth.toFixed(1)} MB for 1000 pages after the first third`,
  )
  expect(ends).toEqual(['complete'])
  expect(growth).toBeLessThan(10)
})
