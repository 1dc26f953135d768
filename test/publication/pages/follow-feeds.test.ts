import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config.js'
import { ingest } from '../../../src/dataset/dataset.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { redirectOf } from '../../../src/publication/redirects.js'
import { hostFiles } from '../../../src/publication/host-files.js'
import { findResource } from '../../../src/publication/ways-out.js'
import { findFollowFeed, followFeeds } from '../../../src/publication/pages/follow-feeds.js'
import type { Resource } from '../../../src/publication/site/resource.js'
import { fixtureDocument, fixturePages } from '../../fixtures/fixture-pages.js'
import { sampleSite } from '../sample-site.js'

const folder = mkdtempSync(join(tmpdir(), 'raadlink-feeds-'))
const data = new DataFolder(folder)
const outlet = new Outlet(data, sampleSite)
let all: readonly Resource[]
beforeAll(async () => {
  const settings = readSettings({ mintBase: `${sampleSite.baseUrl}id/` }, {})
  const documents = fixturePages.map((page) => fixtureDocument(page))
  for await (const { thrown } of ingest(documents, data, settings, { agent: 'test' })) expect(thrown).toBeUndefined()
  all = [...followFeeds(outlet)]
})
afterAll(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Read {
  readonly elements: readonly string[]
  readonly ids: readonly string[]
  readonly times: readonly string[]
}

function readAtom(text: string): Read {
  const read = { elements: [] as string[], ids: [] as string[], times: [] as string[] }
  const parser = new SaxesParser({ xmlns: true })
  let name = ''
  parser.on('opentag', (tag) => {
    name = tag.local
    expect(tag.uri).toBe('http://www.w3.org/2005/Atom')
    read.elements.push(name)
  })
  parser.on('text', (held) => {
    if (name === 'id' && held.trim() !== '') read.ids.push(held)
    if (name === 'updated' && held.trim() !== '') read.times.push(held)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return read
}

describe('the feeds of bodies and people', () => {
  it('has one of each', () => {
    const { bodies, personPaths } = outlet.council
    expect(all).toHaveLength(bodies.length + [...personPaths].length)
    expect(new Set(all.map(({ path }) => path)).size).toBe(all.length)
    for (const { path } of all) expect(findFollowFeed(outlet, path)?.path).toBe(path)
    expect(findFollowFeed(outlet, 'feeds/personen/nobody')).toBeUndefined()
  })

  it('is the only feed of a body: its address of before leads there, in every form', () => {
    expect(outlet.index.organen.length).toBeGreaterThan(0)
    const [, redirects = ''] = hostFiles(outlet).find(([path]) => path === '_redirects') ?? []
    for (const { id, iri } of outlet.index.organen) {
      const to = `feeds/${outlet.council.bodyOf(iri).path}`
      expect(findResource(outlet, `feeds/orgaan/${id}`)).toBeUndefined()
      for (const suffix of ['', '.atom', '.json'])
        expect(redirectOf(outlet, `feeds/orgaan/${id}${suffix}`)).toEqual({ status: 301, path: to + suffix })
      expect(redirects).toContain(`/feeds/orgaan/${id}.atom /${to}.atom 301\n`)
    }
    expect(redirectOf(outlet, 'feeds/orgaan/none.atom')).toBeUndefined()
  })

  it('is linked from the page of who it follows, for people and for programs', () => {
    const { bodies, personPaths } = outlet.council
    for (const path of [...bodies.map((body) => body.path), ...personPaths]) {
      const page = findResource(outlet, path)?.representations[0]?.body() as string
      expect(page).toContain(`<a href="${sampleSite.baseUrl}feeds/${path}.atom">Volg `)
      for (const [type, suffix] of [
        ['application/atom+xml', 'atom'],
        ['application/feed+json', 'json'],
      ])
        expect(page).toContain(
          `<link rel="alternate" type="${type}" href="${sampleSite.baseUrl}feeds/${path}.${suffix}">`,
        )
    }
    const downloads = findResource(outlet, 'downloads')?.representations[0]?.body() as string
    for (const { path } of bodies) expect(downloads).toContain(`feeds/${path}.atom`)
  })

  it('is Atom with what RFC 4287 asks for, newest first, and the same as JSON Feed', () => {
    for (const { representations } of all) {
      const [atom, json] = representations.map(({ body }) => body() as string)
      const { elements, ids, times } = readAtom(atom ?? '')
      const entries = elements.filter((name) => name === 'entry').length
      expect(entries).toBeGreaterThan(0)
      for (const name of ['id', 'title', 'updated'])
        expect(elements.filter((each) => each === name)).toHaveLength(entries + 1)
      expect(elements).toContain('author')
      expect(new Set(ids).size).toBe(entries + 1)
      expect(times).toEqual([...times].sort().reverse())
      for (const time of times) expect(Number.isNaN(Date.parse(time))).toBe(false)
      const feed = JSON.parse(json ?? '') as { version: string; items: { id: string; content_text: string }[] }
      expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
      expect(feed.items.map(({ id }) => id)).toEqual(ids.slice(1))
    }
  })

  it('tells of somebody only what documents say', () => {
    const people = all.filter(({ path }) => path.startsWith('feeds/personen/'))
    expect(people.length).toBeGreaterThan(0)
    const told = people.flatMap(({ representations }) =>
      (JSON.parse(representations[1]?.body() as string) as { items: { content_text: string }[] }).items.map(
        ({ content_text }) => content_text,
      ),
    )
    expect(told.some((text) => text.includes('Aanwezig.'))).toBe(true)
    expect(told.some((text) => /^(?:.* )?(?:Voor|Tegen|Onthouding): \S/u.test(text))).toBe(true)
    expect(told.join(' ')).not.toContain('undefined')
  })
})
