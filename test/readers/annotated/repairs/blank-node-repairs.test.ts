import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../../src/config.js'
import { readDocument } from '../../../../src/readers/choose/read.js'
import { ADDRESS, expectRepair, expectSilence, htmlDocument, readSnippet } from '../../read-page.js'

const person = (name: string): string =>
  `<p property="besluit:heeftAanwezige" typeof="mandaat:Mandataris"><b property="foaf:name" datatype="xsd:string">${name}</b></p>`
const zitting = (inside: string): string => `<div typeof="besluit:Zitting" resource="/z">${inside}</div>`
const irisOf = (mended: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    mended.flatMap((triple) =>
      triple.includes(' foaf:name ') ? [[triple.split('"')[1] ?? '', triple.split(' ')[0] ?? '']] : [],
    ),
  )

describe('blank nodes', () => {
  it('get an IRI, one finding each', () => {
    const { mended, reading } = expectRepair(
      'repair/blank-node',
      '<div typeof="besluit:Zitting" resource="/z"><i property="prov:atLocation" ⟦typeof="prov:Location"><b property="rdfs:label" datatype="xsd:string">Zaal</b></i></div>',
      {
        published: [':z a besluit:Zitting', ':z prov:atLocation _:0', '_:0 a prov:Location', '_:0 rdfs:label "Zaal"'],
      },
    )
    expect(mended.join('\n')).not.toContain('_:')
    expect(mended.filter((triple) => triple.startsWith('<urn:raadlink:local/.well-known/genid/'))).toHaveLength(2)
    expect(reading.ledger).toEqual({ read: 4, kept: 1, changed: 3, rejected: 0, added: 0 })
  })

  it('get the same IRI whatever else is on the page and in whatever order', () => {
    const one = irisOf(readSnippet(zitting(person('An Bos') + person('Bo Claes'))).mended)
    const other = irisOf(
      readSnippet(`<p>Eerst iets anders.</p>${zitting(person('Cis Dael') + person('Bo Claes') + person('An Bos'))}`)
        .mended,
    )
    expect(other.get('An Bos')).toBe(one.get('An Bos'))
    expect(other.get('Bo Claes')).toBe(one.get('Bo Claes'))
    expect(new Set(other.values()).size).toBe(3)
  })

  it('keep apart what agrees in everything, and what hangs on another thing', () => {
    const twins = readSnippet(zitting(person('An Bos') + person('An Bos')))
    expect(new Set(twins.mended.filter((triple) => triple.endsWith('a mandaat:Mandataris'))).size).toBe(2)
    const here = irisOf(readSnippet(zitting(person('An Bos'))).mended)
    const there = irisOf(readSnippet(zitting(person('An Bos')).replace('/z', '/y')).mended)
    expect(there.get('An Bos')).not.toBe(here.get('An Bos'))
  })

  it('hang on each other in lists and chains', () => {
    const { mended } = readSnippet(
      '<div resource="/b"><i property="eli:has_part" inlist resource="/1"></i><i property="eli:has_part" inlist resource="/2"></i></div>',
    )
    expect(mended.join('\n')).not.toContain('_:')
    expect(mended.filter((triple) => triple.includes(' rdf:first '))).toHaveLength(2)
  })

  it('get their IRI under the mint base', async () => {
    const html =
      '<html><body prefix="besluit: http://data.vlaanderen.be/ns/besluit#"><p typeof="besluit:Zitting"></p></body></html>'
    const subjects = async (mintBase: string): Promise<readonly string[]> =>
      (await readDocument(htmlDocument(html, ADDRESS), readSettings({ mintBase }, {}))).mended?.placed.map(
        ({ quad }) => quad.subject.value,
      ) ?? []
    expect((await subjects('https://data.wilgendam.example/id/'))[0]).toMatch(
      /^https:\/\/data\.wilgendam\.example\/\.well-known\/genid\/[\da-f-]{36}$/u,
    )
    expect((await subjects('urn:wilgendam:'))[0]).toMatch(/^urn:wilgendam\/\.well-known\/genid\/[\da-f-]{36}$/u)
  })

  it('is silent where everything has an IRI', () => {
    expectSilence(zitting('<p property="besluit:heeftAanwezige" typeof="mandaat:Mandataris" resource="/m"></p>'))
  })
})
