import { describe, expect, it } from 'vitest'
import { readPage } from '../read-page.js'

const PREFIX =
  'prefix="besluit: http://data.vlaanderen.be/ns/besluit# eli: http://data.europa.eu/eli/ontology# dct: http://purl.org/dc/terms/ prov: http://www.w3.org/ns/prov#"'
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('')

/** Pages that make one step of reading work hard; each grows with `count`. */
const PAGES: Readonly<Record<string, (count: number) => string>> = {
  'decisions that are never closed': (count) => '<p typeof="besluit:Besluit">'.repeat(count),
  'one decision with many titles': (count) =>
    `<div ${PREFIX} about="http://x.example/1" typeof="besluit:Besluit">${many(count, (i) => `<p property="eli:title">Titel ${i}</p>`)}</div>`,
  'one handling of many items and decisions': (count) =>
    `<div ${PREFIX} about="http://x.example/b" typeof="besluit:BehandelingVanAgendapunt">${many(count, (i) => `<a property="dct:subject" href="/a${i}"></a><a property="prov:generated" href="/d${i}"></a>`)}</div>`,
  'decisions on one vote': (count) =>
    `<div ${PREFIX} about="http://x.example/b" typeof="besluit:BehandelingVanAgendapunt"><p property="besluit:heeftStemming" resource="http://x.example/s" typeof="besluit:Stemming">${many(count, (i) => `<a property="prov:generated" href="/d${i}"></a>`)}</p></div>`,
  'curly quotes': (count) => many(count, (i) => `<p typeof=”besluit:Besluit” resource="/b${i}">x</p>`),
  'one relation with many ends': (count) =>
    `<div ${PREFIX} about="http://x.example/z" typeof="besluit:Zitting"><div rel="besluit:behandelt">${many(count, (i) => `<p typeof="besluit:Agendapunt" resource="data.lblod.info/id/agendapunten/${i}">x</p>`)}</div></div>`,
}

/** Processor time of reading, in milliseconds: the least of three, for others use the machine too. */
function cost(html: string): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage()
    readPage(html)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

describe('reading an annotated page', () => {
  it.each(Object.keys(PAGES))('takes in step with its size: %s', { retry: 2 }, (name) => {
    const make = PAGES[name] ?? (() => '')
    readPage(make(500))
    const small = cost(make(2_000))
    const large = cost(make(4_000))
    expect(large / small).toBeLessThan(3)
  })
})
