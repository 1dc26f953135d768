import { describe, expect, it } from 'vitest'
import { readHtmlBlocks } from '../../../src/text/html/html-blocks.js'
import { ordinal } from '../../../src/text/html/list-numbers.js'
import { parsePage } from '../../../src/text/html/html-page.js'
import { readTextBlocks } from '../../../src/text/text-blocks.js'

const blocks = (html: string) => readHtmlBlocks(parsePage(html)).blocks

describe('readHtmlBlocks', () => {
  it('recognises headings, paragraphs, list items and rows', () => {
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

  it('reads a heading of several elements as one block', () =>
    expect(blocks('<h1><div>Notulen van</div><div>Gemeenteraad</div></h1>').map(({ text }) => text)).toEqual([
      'Notulen van Gemeenteraad',
    ]))
  it('leaves out scripts, hidden parts and menus', () => {
    const read = blocks('<script>x</script><p hidden>y</p><p style="display: none">z</p><nav>Menu</nav><p>Tekst</p>')
    expect(read.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(['furniture: Menu', 'paragraph: Tekst'])
  })
  it('keeps raised digits apart from the digits in front of them', () => {
    const read = blocks('<p>Met 5<sup><a>1</a></sup> stemmen, 20 m<sup>2</sup>, de 1<sup>ste</sup> keer</p>')
    expect(read.map(({ text }) => text)).toEqual(['Met 5¹ stemmen, 20 m2, de 1ste keer'])
  })
  it.each([
    '<style>@media screen{.weg{display:none}}</style><p class="weg">Pier</p>',
    '<style>div.intern p.nota{visibility:hidden}</style><div class="intern"><section><p class="nota">Pier</p></section></div>',
    '<style>.x > .y, [data-intern="ja"]{display:none}</style><div class="x"><p class="y">Pier</p></div><p data-intern="ja">Jan</p>',
    '<p style="opacity:0">Pier</p>',
    '<p style="color:#fff;background:white">Pier</p>',
  ])('leaves out what a page does not show: %s', (part) => {
    const read = readHtmlBlocks(parsePage(`${part}<p>Tekst</p>`))
    expect(read.blocks.map(({ text }) => text)).toEqual(['Tekst'])
    expect(read.leftOut?.[0]).toMatchObject({ why: 'hidden' })
  })
  it.each([
    '<style>@media print{.weg{display:none}}</style><p class="weg">Punt</p>',
    '<style>.x > .y{display:none}</style><div class="x"><div><p class="y">Punt</p></div></div>',
    '<style>div.intern p:hover{display:none}</style><div class="intern"><p>Punt</p></div>',
    '<p style="color:#fff;background:#123456">Punt</p>',
    '<p style="opacity:0.5">Punt</p>',
    '<details><summary>Meer</summary>Punt</details>',
  ])('reads what a page may show: %s', (part) => expect(blocks(part).map(({ text }) => text)).toContain('Punt'))
  it('quotes no text that it left out', () =>
    expect(
      blocks('<p>Met <span hidden>Pier Onzichtbaar</span> 5 stemmen</p><p>Slot</p>').map(({ place }) => place.quote),
    ).toEqual(['Met 5 stemmen', 'Slot']))
  it('reports what it left out: hidden by attribute, style or style sheet, and struck out', () => {
    const { blocks: read, leftOut } = readHtmlBlocks(
      parsePage(
        `<style>.weg, p.oud { display: none } @media print { .druk { display: none } } .terug { display: none } .terug { display: block }</style>
<p class="weg">een</p><p class="oud">twee</p><div class="oud">zichtbaar</div><p class="druk">gezien</p><p class="terug">terug</p>
<p hidden>drie</p><p style="Visibility: hidden">vier</p><ol><li>a<li><s>b</s><li>c</ol>
<p>De prijs is <del>1.500</del> <span style="text-decoration: underline line-through">1.600</span> 1.800 euro.</p><nav hidden>Menu</nav>`,
      ),
    )
    expect(read.map(({ text }) => text)).toEqual([
      'zichtbaar',
      'gezien',
      'terug',
      '1. a',
      '3. c',
      'De prijs is 1.800 euro.',
    ])
    expect(leftOut?.map(({ why, letters, place }) => [why, letters, place?.line])).toEqual([
      ['hidden', 3, 2],
      ['hidden', 4, 2],
      ['hidden', 4, 3],
      ['hidden', 4, 3],
      ['struck', 1, 3],
      ['struck', 4, 4],
      ['struck', 4, 4],
      ['hidden', 4, 4],
    ])
  })

  it('marks menus, footers, breadcrumbs and cookie notices, and drops none', () => {
    const read = blocks(
      `<div class="breadcrumb"><a href="/">Start</a></div><aside>Openingsuren</aside><div id="cookie-banner"><p>Wij gebruiken cookies.</p></div>
<main><h1>Notulen</h1><p>De raad keurt de rekening goed en stelt het reglement vast.</p></main><div role="contentinfo">Contact</div>`,
    )
    expect(read.map(({ kind, furniture, text }) => [kind, furniture, text])).toEqual([
      ['furniture', 'navigation', 'Start'],
      ['furniture', 'aside', 'Openingsuren'],
      ['furniture', 'cookies', 'Wij gebruiken cookies.'],
      ['heading', undefined, 'Notulen'],
      ['paragraph', undefined, 'De raad keurt de rekening goed en stelt het reglement vast.'],
      ['furniture', 'footer', 'Contact'],
    ])
  })
  it('keeps an aside, or a part named after cookies, that is the main text', () =>
    expect(
      blocks('<aside><h1>Notulen</h1><p>De raad keurt goed.</p></aside><p>Contact</p>').map(({ kind }) => kind),
    ).toEqual(['heading', 'paragraph', 'paragraph']))
  it('marks a repeated list of links, and keeps the first', () => {
    const list = '<ul><li><a href="/a">Agenda</a><li><a href="/b">Notulen</a><li><a href="/c">Besluiten</a></ul>'
    expect(blocks(`${list}<p>Tekst</p>${list}`).map(({ kind, furniture }) => [kind, furniture])).toEqual([
      ...Array.from({ length: 3 }, () => ['list-item', 'repeated-links']),
      ['paragraph', undefined],
      ...Array.from({ length: 3 }, () => ['furniture', 'repeated-links']),
    ])
  })

  it('gives nesting, weight, size and indentation', () => {
    const [title, outer, inner, small] = blocks(
      '<h2>Titel</h2><ul><li>buiten<ol><li>binnen</ol></ul><p style="font-size: 8pt; margin-left: 32px; font-weight: 500">klein</p>',
    )
    expect(title).toMatchObject({ level: 2, style: { weight: 700, relativeSize: 1.5, relativeIndentation: 0 } })
    expect(outer).toMatchObject({ label: '•', nesting: 1, style: { relativeIndentation: 2.5 } })
    expect(inner).toMatchObject({ label: '1.', nesting: 2, style: { relativeIndentation: 5 } })
    expect(small?.style).toMatchObject({ weight: 500, relativeSize: 0.67, relativeIndentation: 2, bold: false })
    expect(small).not.toHaveProperty('nesting')
  })

  it('places the cells of a table under their headers, with spans', () => {
    const read = blocks(
      '<table><tr><th>Naam<th colspan=2>Stem</tr><tr><td rowspan=2>An<td>ja<td>x</tr><tr><td>nee<td>y</tr></table><table><tr><th>Datum<td>26 mei</table>',
    )
    const header = ['Naam', 'Stem']
    expect(read.map(({ row }) => row)).toEqual([
      { table: 0, row: 0, columns: [0, 1], heads: [true, true] },
      { table: 0, row: 1, columns: [0, 1, 2], heads: [false, false, false], header },
      { table: 0, row: 2, columns: [1, 2], heads: [false, false], header },
      { table: 1, row: 0, columns: [0, 1], heads: [true, false] },
    ])
  })

  it('gives the place in the source', () =>
    expect(blocks('<p>\n een</p>\n<p>twee</p>').at(-1)?.place).toMatchObject({ line: 3 }))
  it('survives very deep pages', () =>
    expect(blocks(`${'<div>'.repeat(20_000)}diep`).map(({ text }) => text)).toEqual(['diep']))
})

describe('labels of lists', () => {
  it('count as a browser does: start, value, type and reversed', () =>
    expect(
      blocks(
        '<ol start=0><li>a<li value=7>b<li>c</ol><ol reversed><li>d<li>e</ol><ol type=A><li>f<li type=i>g</ol>',
      ).map(({ label }) => label),
    ).toEqual(['0.', '7.', '8.', '2.', '1.', 'A.', 'ii.']))
})

describe('ordinal', () => {
  it.each([
    [4, '1', '4'],
    [3, 'a', 'c'],
    [28, 'A', 'AB'],
    [702, 'a', 'zz'],
    [703, 'a', 'aaa'],
    [9, 'i', 'ix'],
    [444, 'i', 'cdxliv'],
    [0, 'a', '0'],
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
