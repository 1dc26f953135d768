import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outlet, type Hosting } from '../../../src/publication/outlet/outlet.js'
import type { Resource } from '../../../src/publication/site/resource.js'
import { findResource } from '../../../src/publication/ways-out.js'
import { openSampleData, sampleSite, type SampleData } from '../sample-site.js'

describe('what is still to come', () => {
  let sample: SampleData
  beforeAll(() => {
    sample = openSampleData()
    // Its sitting is on 2 March 2026 in the evening.
    sample.publish(1)
  })
  afterAll(() => sample.close())

  const pagesAt = (time: string, hosting: Hosting = 'live'): readonly Resource[] => {
    const outlet = new Outlet(sample.data, sampleSite, undefined, hosting, undefined, () => new Date(time))
    return ['index', outlet.council.councils[0]!.path].map((path) => findResource(outlet, path)!)
  }
  const texts = (pages: readonly Resource[]): readonly string[] =>
    pages.map(({ representations }) => representations[0]!.body() as string)

  it('is what is on today or later, by the clock and not by the last change', () => {
    for (const text of texts(pagesAt('2026-03-02T22:30:00Z'))) expect(text).toContain('Komende zittingen')
    for (const text of texts(pagesAt('2026-03-02T23:30:00Z'))) expect(text).not.toContain('Komende zittingen')
  })

  it('makes another page every day, whatever a cache has', () => {
    const [before, after] = [pagesAt('2026-03-02T22:30:00Z'), pagesAt('2026-03-02T23:30:00Z')]
    for (const [i, page] of before.entries()) {
      expect(page.lastModified).toBeUndefined()
      expect(page.version).not.toBe(after[i]!.version)
    }
  })

  it('says among files of which day it is', () => {
    for (const text of texts(pagesAt('2026-03-01T12:00:00Z', 'files')))
      expect(text).toContain('Zoals bekend op 1 maart 2026.')
    for (const text of texts(pagesAt('2026-03-01T12:00:00Z'))) expect(text).not.toContain('Zoals bekend op')
  })
})
