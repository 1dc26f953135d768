import { describe, expect, it } from 'vitest'
import { ADDRESS, readSnippet } from '../read-page.js'

const linksOf = (html: string): readonly object[] => readSnippet(html).reading.links

describe('links of a page', () => {
  it('lead where annotated anchors point, with the property and the place of the address', () => {
    const links = linksOf(
      '<div prefix="lblodBesluit: http://lblod.data.gift/vocabularies/besluit/" typeof="besluit:Zitting" resource="/z">\n' +
        '<a href="/zittingen/1;jsessionid=AB12#top" property="lblodBesluit:linkToPublication">Gemeenteraad <b>10/02</b></a>\n' +
        '<a property="besluit:heeftAgenda" href="agenda" resource="https://data.example/id/agenda/1" typeof="foaf:Document">Agenda</a></div>',
    )
    expect(links).toMatchObject([
      {
        address: 'https://gemeente.example/zittingen/1',
        property: 'http://lblod.data.gift/vocabularies/besluit/linkToPublication',
        relation: 'publication',
        text: 'Gemeenteraad 10/02',
        place: { line: 3, column: 4 },
      },
      {
        address: 'https://gemeente.example/zitting/agenda',
        property: 'http://data.vlaanderen.be/ns/besluit#heeftAgenda',
        relation: 'publication',
        text: 'Agenda',
        place: { line: 4, column: 35 },
      },
    ])
  })

  it('take documents named without an anchor when they are on the host of the page, and the page itself never', () => {
    const links = linksOf(
      `<div typeof="besluit:Zitting" resource="/z"><i property="besluit:heeftNotulen" resource="${ADDRESS}"></i><i property="besluit:heeftNotulen" resource="/n.pdf"></i><i property="besluit:heeftAgenda" resource="http://data.lblod.info/id/agendas/1"></i></div>`,
    )
    expect(links).toMatchObject([{ address: 'https://gemeente.example/n.pdf', relation: 'alternate', text: '' }])
  })

  it('tell twins, annexes and pages apart, each address once', () => {
    const links = linksOf(
      '<p typeof="foaf:Document" resource="/d"></p><a href="/x?filename=Notulen.pdf">Pdf-versie</a><a href="/x?filename=Notulen.pdf#1">nog eens</a>' +
        '<a href="/bijlage 1.docx">Bijlage</a><a href="/document/12">Plan</a><a href="//elders.example/y">elders</a>',
    )
    expect(links).toMatchObject([
      { address: 'https://gemeente.example/x?filename=Notulen.pdf', relation: 'alternate', text: 'Pdf-versie' },
      { address: 'https://gemeente.example/bijlage%201.docx', relation: 'attachment' },
      { address: 'https://gemeente.example/document/12', relation: 'attachment' },
      { address: 'https://elders.example/y', relation: 'page' },
    ])
    expect(links.every((link) => !('property' in link))).toBe(true)
  })

  it('are no mail, script, data, telephone or place on the page', () => {
    expect(
      linksOf(
        '<p typeof="foaf:Document" resource="/d"></p><a href="mailto:a@b.example">m</a><a href="javascript:x()">j</a><a href="data:,x">d</a><a href="tel:1">t</a><a href="#a">a</a><a>b</a><a href="http://">c</a>',
      ),
    ).toEqual([])
  })

  it('are told where a publication is named that cannot be asked for', () => {
    expect(
      linksOf(
        '<div typeof="besluit:Zitting" resource="/z"><a property="besluit:heeftNotulen" href="ftp://gemeente.example/notulen">Notulen</a><a property="besluit:heeftAgenda" href="mailto:a@b.example">Agenda</a></div>',
      ),
    ).toMatchObject([
      { address: 'ftp://gemeente.example/notulen', property: 'http://data.vlaanderen.be/ns/besluit#heeftNotulen' },
    ])
  })

  it('resolve against the base of the page', () => {
    expect(
      linksOf(
        '<!doctype html><base href="/raad/"><p typeof="http://xmlns.com/foaf/0.1/Document" resource="/d"></p><a href="lijst">l</a>',
      ),
    ).toMatchObject([{ address: 'https://gemeente.example/raad/lijst' }])
  })
})
