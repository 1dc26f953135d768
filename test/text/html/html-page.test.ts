import fc from 'fast-check'
import { defaultTreeAdapter, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { parsePage, placeOf, type HtmlElement, type HtmlNode } from '../../../src/text/html/html-page.js'

function elements(node: HtmlNode): readonly HtmlElement[] {
  const own = defaultTreeAdapter.isElementNode(node) ? [node] : []
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elements)] : own
}

const tooLarge = expect.objectContaining({ code: 'input-too-large', exit: 2, http: 413 }) as Error

describe('parsePage', () => {
  it('gives the tree with places', () => {
    const page = parsePage('<!DOCTYPE html>\n<p class="a"\n id=b>x</p>')
    const [p] = elements(page.document).filter(({ tagName }) => tagName === 'p')
    expect(placeOf(page, p!)).toMatchObject({
      line: 2,
      column: 1,
      endLine: 3,
      endColumn: 7,
      quote: '<p class="a" id=b>',
    })
    expect(placeOf(page, p!, 'class')).toMatchObject({ line: 2, column: 4, quote: 'class="a"' })
    expect(placeOf(page, p!, 'id')).toMatchObject({ line: 3, column: 2, quote: 'id=b' })
    expect(placeOf(page, p!, 'lang')).toEqual(placeOf(page, p!))
  })

  it('has no place for tags that the page leaves out', () => {
    const page = parsePage('x')
    expect(elements(page.document).map((element) => [element.tagName, placeOf(page, element)])).toEqual([
      ['html', undefined],
      ['head', undefined],
      ['body', undefined],
    ])
  })

  it('gives copies of misnested formatting the place of their tag', () => {
    const page = parsePage('<b id="x">1<p>2</b>3</p>')
    const copies = elements(page.document).filter(({ tagName }) => tagName === 'b')
    expect(copies).toHaveLength(2)
    for (const copy of copies) expect(placeOf(page, copy, 'id')?.quote).toBe('id="x"')
  })

  it('reads the content of noscript', () => {
    expect(elements(parsePage('<noscript><p>x</p></noscript>').document).map(({ tagName }) => tagName)).toContain('p')
  })

  it('counts nodes and attributes', () => {
    const made = (html: string): number => parsePage(html).nodes
    const empty = made('')
    expect(made('<p>') - empty).toBe(1)
    expect(made('<p a b>x') - empty).toBe(4)
    expect(made('<p><!-- c -->x<i>y</i>') - empty).toBe(5)
    expect(made('<table>x</table>') - empty).toBe(2)
  })

  it('quotes the text as served when the page was repaired', () => {
    const between = () => ({ line: 9, column: 9, endLine: 9, endColumn: 9, offset: 9, endOffset: 9 })
    const page = parsePage('<p>x', { places: { between, sourceOffset: () => 9 } })
    const [p] = elements(page.document).filter(({ tagName }) => tagName === 'p')
    expect(placeOf(page, p!)).toEqual(between())
  })
})

describe('parsePage compared with parse5 itself', () => {
  /** Kind and place of a node, without its children. */
  const summary = (node: HtmlNode): unknown => {
    const { sourceCodeLocation, nodeName } = node
    const content =
      'attrs' in node ? [node.namespaceURI, node.attrs] : 'value' in node ? node.value : 'data' in node ? node.data : ''
    // undefined and absent fields mean the same, as do objects without a prototype and others.
    return JSON.parse(JSON.stringify([nodeName, content, sourceCodeLocation ?? null])) as unknown
  }
  const walk = (node: HtmlNode): readonly HtmlNode[] => [
    node,
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
    ...('content' in node ? walk(node.content) : []),
  ]

  const piece = fc.constantFrom(
    '<p a=1>',
    '</p>',
    '<div class="x y" id=z>',
    '</div>',
    '<b c>',
    '</b>',
    '<a href="#">',
    '</a>',
    '<table>',
    '<tr>',
    '<td x>',
    '</table>',
    '<svg xlink:href=a>',
    '</svg>',
    '<template t>',
    '</template>',
    '<select>',
    '<option>',
    '</select>',
    '<!-- c -->',
    '<!DOCTYPE html>',
    '<html lang=nl>',
    '<body id=b>',
    '</body>',
    '<br/>',
    '<li>',
    '<script>x</script>',
    '<textarea>',
    '</textarea>',
    '<h1>',
    '</h2>',
    '<form>',
    '\r\n',
    '\n',
    ' tekst ',
    '😀',
    '&amp;',
    '<i __proto__=x constructor=y>',
    '<',
    '\0',
  )

  it('has the same nodes at the same places, and only adds the place of copies', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('')
        const ours = walk(parsePage(html).document)
        const theirs = walk(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }))
        expect(ours.length).toBe(theirs.length)
        ours.forEach((node, index) => {
          const their = theirs[index]!
          if (their.sourceCodeLocation || !('attrs' in node) || node.attrs.length === 0)
            expect(summary(node)).toEqual(summary(their))
        })
      }),
      { numRuns: 500 },
    )
  })
})

describe('parsePage on malicious pages', () => {
  it('refuses a text beyond the limit before it parses', () => {
    expect(() => parsePage('<div>'.repeat(10_000_000))).toThrow(tooLarge)
  })

  it.each([
    ['elements', '<div>'.repeat(2000)],
    ['attributes', `<p ${Array.from({ length: 2000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['comments', '<!---->'.repeat(2000)],
    ['texts', 'x<br>'.repeat(1000)],
    ['copies of misnested elements', Array.from({ length: 100 }, (_, index) => `<p><b a${index}>`).join('')],
    ['text put before a table', '<table>x<tr>'.repeat(1000)],
  ])('refuses too many %s while it builds', (_, html) => {
    expect(() => parsePage(html, { limits: { characters: 1_000_000, nodes: 1000 } })).toThrow(tooLarge)
  })

  it('reads 10,000 elements that are never closed', () => {
    for (const tag of ['div', 'b', 'p', 'table', 'svg', 'li', 'template'])
      expect(parsePage(`<${tag} class="a">`.repeat(10_000)).nodes).toBeGreaterThan(20_000)
  })

  it('fails only by its limit, and every place is in the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '<p a=1>',
              '</p>',
              '<table>',
              '<b c>',
              '</b>',
              '<svg>',
              '<!--',
              '-->',
              '<script>',
              '\r\n',
              '😀',
            ),
            fc.string(),
          ),
          { maxLength: 30 },
        ),
        (pieces) => {
          const page = parsePage(pieces.join(''))
          for (const element of elements(page.document)) {
            const place = placeOf(page, element)
            if (place)
              expect(
                page.text
                  .slice(place.offset, place.endOffset)
                  .toLowerCase()
                  .startsWith(`<${element.tagName.toLowerCase()}`),
              ).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
