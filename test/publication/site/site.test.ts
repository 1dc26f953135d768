import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { siteOf } from '../../../src/publication/site/site.js'
import { findResource } from '../../../src/publication/ways-out.js'
import { readSourceList } from '../../../src/sources/list/source-list.js'
import { openSampleData, type SampleData } from '../sample-site.js'

const told = {
  baseUrl: 'https://data.voorbeeldegem.example/',
  title: 'Besluiten van Voorbeeldegem',
  publisher: 'Gemeente Voorbeeldegem',
  contact: 'data@voorbeeldegem.example',
  licence: 'cc0',
}

describe('how a council has its site look', () => {
  let sample: SampleData
  beforeAll(() => {
    sample = openSampleData()
    sample.publish(1)
  })
  afterAll(() => sample.close())

  it('is read from raadlink.yaml: a colour and a logo', () => {
    const { own } = readSourceList('colour: "#0a6640"\nlogo: huisstijl/logo.svg\n', 'raadlink.yaml', (name) => name)
    expect(own).toEqual({ colour: '#0a6640', logo: 'huisstijl/logo.svg' })
    expect(() => readSourceList('colour: green\n', 'raadlink.yaml', (name) => name)).toThrow(/colour/u)
  })

  it('stands on every page, and the logo at an address of its own', async () => {
    const logo = {
      mediaType: 'image/svg+xml',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    } as const
    const site = { ...siteOf({ ...told, colour: '#0a6640' }, '2026-01-01T00:00:00Z'), logo }
    const outlet = new Outlet(sample.data, site)
    for (const path of ['index', 'zittingen', outlet.council.sittings[0]!.path, outlet.entries[0]!.path]) {
      const page = String(await findResource(outlet, path)!.representations[0]!.body())
      expect(page).toContain('.site{border-top-color:#0a6640}')
      expect(page).toContain('<img src="https://data.voorbeeldegem.example/logo.svg" alt=""')
    }
    expect(findResource(outlet, 'logo')!.representations[0]).toMatchObject({
      mediaType: 'image/svg+xml',
      suffix: 'svg',
    })
  })

  it('is nothing but a colour, for it goes into the style of pages', () => {
    expect(() => siteOf({ ...told, colour: 'red}body{display:none' }, '2026-01-01T00:00:00Z')).toThrow(/#rrggbb/u)
  })
})
