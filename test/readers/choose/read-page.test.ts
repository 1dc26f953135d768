import { describe, expect, it } from 'vitest'
import { createDocument, processDocument, readSettings, summariesOf, type Processed } from '../../../src/index.js'

const TEXT = `<h1>Besluitenlijst van de gemeenteraad van Gent</h1>
<p>Zitting van maandag 12 mei 2025 om 19:30 uur</p>
<h2>Openbare zitting</h2>
<h3>1. Goedkeuring van de notulen van 14 april 2025</h3>
<p>De gemeenteraad keurt de notulen goed met eenparigheid van stemmen.</p>
<h3>2. Verkoop van de oude pastorie</h3>
<p>De gemeenteraad keurt de verkoop goed.</p>
<h3>3. Jaarrekening 2024 van de kerkfabriek Sint-Jan</h3>
<p>De gemeenteraad neemt kennis van de jaarrekening.</p>`
const PREFIX =
  'prefix="besluit: http://data.vlaanderen.be/ns/besluit# dct: http://purl.org/dc/terms/ eli: http://data.europa.eu/eli/ontology# prov: http://www.w3.org/ns/prov#"'

async function read(body: string, head = ''): Promise<Processed> {
  const html = `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Besluitenlijst</title>${head}</head><body>${body}</body></html>`
  const address = 'https://gemeente.example/zittingen/2025-05-12'
  const document = createDocument(html, { address, mediaType: 'text/html', retrieved: '2026-01-01T00:00:00Z' })
  return processDocument(document, readSettings({}, {}))
}
const titles = (processed: Processed): readonly unknown[] =>
  processed.model.zittingen.flatMap(({ behandelt = [] }) => behandelt.map(({ title = [] }) => title[0]?.value))
const rules = ({ report }: Processed): readonly string[] => report.diagnostics.map(({ rule }) => rule)
const TITLES = [
  'Goedkeuring van de notulen van 14 april 2025',
  'Verkoop van de oude pastorie',
  'Jaarrekening 2024 van de kerkfabriek Sint-Jan',
]

describe('a plain page is read as prose, whatever RDFa lies about', () => {
  it.each([
    ['in a comment', '', '<!-- <div typeof="besluit:Zitting" property="besluit:behandelt">x</div> -->'],
    ['in a script', '', '<script>var x = `<p typeof="besluit:Besluit" property="eli:title">`</script>'],
    ['in a template', '', `<template><div ${PREFIX} typeof="besluit:Zitting"></div></template>`],
    [
      'as a trail of schema.org',
      '',
      '<ol vocab="https://schema.org/" typeof="BreadcrumbList"><li property="itemListElement" typeof="ListItem"><a property="item" href="/"><span property="name">Start</span></a></li></ol>',
    ],
    [
      'of a content management system',
      '',
      '<article typeof="sioc:Item foaf:Document" about="/node/12"><span property="dc:title" content="Besluitenlijst"></span></article>',
    ],
    [
      'of social media and search engines',
      '<meta property="og:title" content="Besluitenlijst"><link rel="canonical" href="https://x.example/">',
      '',
    ],
    [
      'as a style sheet and a link to the vocabulary',
      '<link rel="stylesheet" href="/a.css">',
      '<p>Zie <a href="https://data.vlaanderen.be/ns/besluit#Besluit">besluit:Besluit</a> en http://data.vlaanderen.be/ns/besluit#Zitting.</p>',
    ],
    ['as declared prefixes that nobody uses', '', `<div ${PREFIX}></div>`],
    [
      'as an identifier of the government',
      '',
      '<p property="dc:relation" resource="http://data.lblod.info/id/zittingen/1">Bron</p>',
    ],
  ])('%s', async (_where, head, markup) => {
    const plain = await read(TEXT, ' '.repeat(head.length))
    const processed = await read(`${TEXT}${markup}`, head)
    expect(titles(processed)).toEqual(TITLES)
    expect(summariesOf(processed)).toEqual(summariesOf(plain))
  })
})

describe('a page whose annotations tell of no sitting, item or decision', () => {
  it('is read as prose, which a finding tells, and keeps what it does state', async () => {
    const processed = await read(
      `<div ${PREFIX}><span typeof="besluit:Bestuursorgaan" resource="http://data.lblod.info/id/bestuursorganen/1"></span>${TEXT}</div>`,
    )
    expect(titles(processed)).toEqual(TITLES)
    expect(rules(processed)).toContain('document/annotations-say-nothing')
    expect(processed.graphs.published?.quads).toHaveLength(1)
  })
  it('stays a list of publications when it leads to these', async () => {
    const processed = await read(
      `<p ${PREFIX} about="http://data.lblod.info/id/x"><a property="besluit:heeftBesluitenlijst" href="/lijst">Lijst</a></p>${TEXT}`,
    )
    expect(processed.reading.reader).toBe('annotated-page')
  })
})

describe('a page that is annotated in part', () => {
  const fields = ({ model }: Processed): Readonly<Record<string, string>> =>
    Object.fromEntries((model.zittingen[0]?.evidence ?? []).map(({ field, rule }) => [field, rule]))

  it('takes the items from the text when only the sitting is annotated', async () => {
    const processed = await read(
      `<div ${PREFIX} typeof="besluit:Zitting" resource="http://data.lblod.info/id/zittingen/1"><span property="besluit:geplandeStart" datatype="http://www.w3.org/2001/XMLSchema#dateTime" content="2025-05-12T17:30:00Z"></span>${TEXT}</div>`,
    )
    expect(titles(processed)).toEqual(TITLES)
    expect(processed.model.zittingen).toHaveLength(1)
    expect(processed.model.zittingen[0]?.iri).toBe('http://data.lblod.info/id/zittingen/1')
    expect(processed.model.zittingen[0]?.geplandeStart).toBe('2025-05-12T17:30:00Z')
    const evidence = fields(processed)
    expect(evidence['geplandeStart']).toBe('published')
    expect(evidence['isGehoudenDoor']).not.toBe('published')
    expect(rules(processed)).toContain('document/partly-annotated')
  })

  it('lets an annotated item win, and adds those that only the text has', async () => {
    const annotated = TEXT.replace(
      '<h3>2. Verkoop van de oude pastorie</h3>',
      `<h3 ${PREFIX} typeof="besluit:Agendapunt" resource="http://data.lblod.info/id/agendapunten/2">2. <span property="dct:title">Verkoop van de oude pastorie</span></h3>`,
    )
    const processed = await read(annotated)
    expect(titles(processed)).toEqual(TITLES)
    const items = processed.model.zittingen[0]?.behandelt ?? []
    expect(items[1]?.iri).toBe('http://data.lblod.info/id/agendapunten/2')
    expect(items[1]?.evidence?.find(({ field }) => field === 'title')?.rule).toBe('published')
    expect(items[0]?.evidence?.some(({ rule }) => rule === 'published')).toBe(false)
  })

  it('takes nothing from a text that tells of another day', async () => {
    const processed = await read(
      `<div ${PREFIX} typeof="besluit:Zitting" resource="http://data.lblod.info/id/zittingen/1"><span property="besluit:geplandeStart" datatype="http://www.w3.org/2001/XMLSchema#dateTime" content="2025-06-02T17:30:00Z"></span></div>${TEXT}`,
    )
    expect(titles(processed)).toEqual([])
    expect(rules(processed)).not.toContain('document/partly-annotated')
  })
})
