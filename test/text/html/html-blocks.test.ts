import { describe, expect, it } from 'vitest'
import { ordinal, readHtmlBlocks } from '../../../src/text/html/html-blocks.js'
import { parsePage } from '../../../src/text/html/html-page.js'
import { readTextBlocks } from '../../../src/text/text-blocks.js'

const blocks = (html: string) => readHtmlBlocks(parsePage(html)).blocks

describe('readHtmlBlocks', () => {
  it('tells headings, paragraphs, list items and rows', () => {
    const read = blocks(
      '<h2>Titel <span>met deel</span></h2><p>Een <b>vet</b> woord<br>en een regel</p><ol start=3><li>drie<li>vier</ol><table><tr><td>Aanwezig<td>Jan Peeters<br>An Claes</table>',
    )
    expect(read.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Titel met deel'],
      ['paragraph', 'Een vet woord'],
      ['paragraph', 'en een regel'],
      ['list-item', '3. drie'],
      ['list-item', '4. vier'],
      ['table-row', 'Aanwezig Jan Peeters An Claes'],
    ])
    expect(read.at(-1)?.cells).toEqual(['Aanwezig', 'Jan Peeters\nAn Claes'])
  })

  it('reads a heading made of boxes as one block', () =>
    expect(blocks('<h1><div>Notulen van</div><div>Gemeenteraad</div></h1>').map(({ text }) => text)).toEqual([
      'Notulen van Gemeenteraad',
    ]))
  it('leaves out scripts, hidden parts and menus', () => {
    const read = blocks('<script>x</script><p hidden>y</p><p style="display: none">z</p><nav>Menu</nav><p>Tekst</p>')
    expect(read.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(['furniture: Menu', 'paragraph: Tekst'])
  })
  it('gives the place in the source', () =>
    expect(blocks('<p>\n een</p>\n<p>twee</p>').at(-1)?.place).toMatchObject({ line: 3 }))
  it('survives very deep pages', () =>
    expect(blocks(`${'<div>'.repeat(20_000)}diep`).map(({ text }) => text)).toEqual(['diep']))
})

describe('ordinal', () => {
  it.each([
    [4, '1', '4'],
    [3, 'a', 'c'],
    [28, 'A', 'AB'],
    [9, 'i', 'ix'],
    [14, 'I', 'XIV'],
  ])('%i as %s', (number, style, text) => expect(ordinal(number, style)).toBe(text))
})

describe('readTextBlocks', () => {
  it('joins lines that were broken by width and keeps labels', () => {
    const long = 'Het college heeft op 3 mei 2024 beslist om de oude pastorie te verkopen aan'
    const { blocks: read } = readTextBlocks(
      `${long}\nde hoogste bieder.\n1) Goedkeuring agenda.\n2) Mandaat.\n\n${long}\neinde.`,
    )
    expect(read.map(({ text }) => text)).toEqual([
      `${long} de hoogste bieder.`,
      '1) Goedkeuring agenda.',
      '2) Mandaat.',
      `${long} einde.`,
    ])
  })
})
