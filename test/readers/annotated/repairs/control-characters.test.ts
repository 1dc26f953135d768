import { describe, expect, it } from 'vitest'
import { createDocument, processDocument, readSettings, writeRdf } from '../../../../src/index.js'
import { readSnippet } from '../../read-page.js'

const item = (title: string): string =>
  `<p about="http://x.example/1" typeof="besluit:Agendapunt"><span property="dct:title">${title}</span></p>`

describe('characters that XML cannot carry', () => {
  it.each([
    ['Retributie\u000Bzaal', 'Retributie zaal'],
    ['Retributie&#11;zaal', 'Retributie zaal'],
    ['Retri\u0002butie', 'Retri\uFFFDbutie'],
    ['Zaal &#xFFFF; een', 'Zaal \uFFFD een'],
    ['Zaal\u000Ceen', 'Zaal een'],
  ])('leave the value %j as %j, and give a finding at its place', (written, expected) => {
    const { mended, reading } = readSnippet(item(written))
    expect(mended.join('\n')).toContain(`"${expected}"`)
    const findings = reading.diagnostics.filter(({ rule }) => rule === 'repair/control-characters')
    expect(findings.map(({ place }) => place?.line)).toEqual([2])
  })
  it('are counted in the file, and told of a page without annotations too', async () => {
    const html = `<html><body><h1>Notulen\u000Bvan de gemeenteraad</h1><p>Zitting\u0007 van 12 mei 2025</p></body></html>`
    const address = 'https://gemeente.example/notulen'
    const document = createDocument(html, { address, mediaType: 'text/html', retrieved: '2026-01-01T00:00:00Z' })
    const { report } = await processDocument(document, readSettings({}, {}))
    const [finding] = report.diagnostics.filter(({ rule }) => rule === 'input/control-characters')
    expect(finding?.message.en).toContain('2')
    expect(finding?.place?.line).toBe(1)
  })
  it('do not stop RDF/XML', () => {
    const { reading } = readSnippet(item('Retributie\u000Bzaal'))
    const xml = writeRdf(reading.mended?.quads ?? [], 'rdfxml')
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/u)
    expect(xml).toContain('Retributie zaal')
  })
})
