import fc from 'fast-check'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { processRdfa } from '../../src/rdfa/process-rdfa.js'
import { parsePage } from '../../src/text/html/html-page.js'
import { placesIn, type Places } from '../../src/text/bytes/places.js'
import { PAGE, read } from './rdfa-case.js'

describe('the place of a statement', () => {
  it('is the attribute that gave it; its value has its own place', () => {
    const html = `<html prefix="ex: http://voorbeeld.example/ns#">
<div about="ex:a" typeof="ex:T ex:U">
  <span property="ex:p" content="y">x</span>
  <b property="ex:q">z</b>
  <a rel="ex:r"
     href="b">w</a>
</div>`
    const placed = read(html).statements.map(({ quad, place, attribute, value, element }) => [
      quad.predicate.value.replace(/.*[#/]/u, ''),
      `${place?.line}:${place?.column}-${place?.endLine}:${place?.endColumn}`,
      place?.quote,
      attribute,
      value.attribute,
      value.element === element,
    ])
    expect(placed).toEqual([
      ['type', '2:19-2:37', 'typeof="ex:T ex:U"', 'typeof', 'typeof', true],
      ['type', '2:19-2:37', 'typeof="ex:T ex:U"', 'typeof', 'typeof', true],
      ['p', '3:9-3:24', 'property="ex:p"', 'property', 'content', true],
      ['q', '4:6-4:21', 'property="ex:q"', 'property', undefined, true],
      ['r', '5:6-5:16', 'rel="ex:r"', 'rel', 'href', true],
    ])
  })

  it('below a rel: where the completing resource is named', () => {
    const [first, second] = read('<div rel="ex:r"><p about="ex:a">x</p>\n<a href="b">y</a></div>').statements
    expect(first).toMatchObject({ attribute: 'about', place: { line: 1, quote: 'about="ex:a"' } })
    expect(second).toMatchObject({ attribute: 'href', place: { line: 2, column: 4, quote: 'href="b"' } })
  })

  it('of list triples: the item, and for the list its first item', () => {
    const { statements } = read('<p property="ex:p" inlist>x</p>\n<p property="ex:p" inlist>y</p>')
    expect(statements.map(({ quad, place }) => [quad.predicate.value.replace(/.*[#/]/u, ''), place?.line])).toEqual([
      ['p', 1],
      ['first', 1],
      ['rest', 1],
      ['first', 2],
      ['rest', 2],
    ])
  })

  it('of copies: at the pattern', () => {
    const { statements } = read(
      '<div resource="#m" typeof="rdfa:Pattern"><b property="ex:p">x</b></div>\n<div resource="#a"><link property="rdfa:copy" href="#m"></div>',
    )
    expect(statements).toHaveLength(1)
    expect(statements[0]).toMatchObject({ attribute: 'property', place: { line: 1, quote: 'property="ex:p"' } })
  })

  it('none for attributes the page has no tag for', () => {
    // The second html tag gives its attributes to the first element, which has no tag of its own here.
    const { statements } = read('<!DOCTYPE html><p>x</p><html prefix="ex: http://voorbeeld.example/ns#" typeof="ex:T">')
    expect(statements).toHaveLength(1)
    expect(statements[0]).not.toHaveProperty('place')
  })
})

describe('origins', () => {
  it('are the same for the same markup in a text that was repaired before it', () => {
    const served =
      '<html prefix="ex: http://voorbeeld.example/ns#"><p about=ex:a typeof=”ex:T”>x</p><p property="ex:p" typeof="ex:U">y</p>'
    const mended = served.replace(/”([^”]*)”/gu, '"$1"').replace('<p about', '<p lang="nl" about')
    // After the eleven inserted characters, places are eleven earlier in the text as served.
    const added = served.indexOf(' about')
    const back = (offset: number): number => (offset <= added ? offset : Math.max(added, offset - ' lang="nl"'.length))
    const inServed = placesIn(served)
    const places: Places = { between: (start, end) => inServed.between(back(start), back(end)), sourceOffset: back }

    const before = processRdfa(parsePage(served), { base: PAGE }).statements
    const after = processRdfa(parsePage(mended, { places }), { base: PAGE }).statements
    const byOrigin = new Map(after.map((statement) => [statement.origin, statement]))
    expect(before.map(({ origin }) => byOrigin.has(origin))).toEqual(before.map(() => true))
    for (const { origin, quad, place } of before)
      expect(byOrigin.get(origin)).toMatchObject({ place, quad: { subject: { value: quad.subject.value } } })
    expect(after.length).toBe(before.length + 1)
    expect(after[0]).toMatchObject({ attribute: 'typeof', place: { quote: 'typeof=”ex:T”' } })
  })

  it('tell apart elements that the parser made from one tag', () => {
    // Misnested formatting: the parser opens <b> again inside the paragraph.
    const { statements } = read('<b property="ex:p">x<p>y</b>z</p>')
    expect(statements.map(({ quad, place }) => [quad.object.value, place?.quote])).toEqual([
      ['x', 'property="ex:p"'],
      ['y', 'property="ex:p"'],
    ])
    expect(new Set(statements.map(({ origin }) => origin)).size).toBe(2)
  })

  it('and labels of blank nodes are the same at every reading, and differ between pages', () => {
    const html = '<p typeof="ex:T">x</p><div rel="ex:r"><p property="ex:p" inlist>y</p></div>'
    const triples = (base: string): readonly string[] =>
      read(html, { base }).statements.map(
        ({ quad, origin }) => `${origin} ${quad.subject.id} ${quad.predicate.id} ${quad.object.id}`,
      )
    expect(triples(PAGE)).toEqual(triples(PAGE))
    const blank = (base: string): readonly string[] => triples(base).join(' ').match(/_:\S+/gu) ?? []
    expect(blank(PAGE).length).toBeGreaterThan(3)
    expect(blank(PAGE).filter((label) => blank('http://ander.example/').includes(label))).toEqual([])
  })
})

const NAMES = [
  'ex:p',
  'dc:title',
  'bare',
  'nope:x',
  '_:a',
  '[ex:a]',
  '[]',
  '',
  'http://a.example/ b',
  '../x',
  '”ex:T”',
  'a\nb',
  '<&>"',
]
const ATTRIBUTES = [
  'about',
  'content',
  'datatype',
  'datetime',
  'href',
  'inlist',
  'lang',
  'prefix',
  'property',
  'rel',
  'resource',
  'rev',
  'src',
  'typeof',
  'vocab',
  'xml:lang',
  'xmlns:q',
]
const attribute = fc.tuple(
  fc.constantFrom(...ATTRIBUTES),
  fc.oneof(
    fc.constantFrom(...NAMES),
    fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }).map((names) => names.join(' ')),
  ),
  fc.constantFrom('"', "'", ''),
)
const tag = fc
  .tuple(
    fc.constantFrom(
      'p',
      'div',
      'b',
      'a',
      'table',
      'td',
      'svg',
      'time',
      'template',
      'html',
      'body',
      'base',
      'select',
      'form',
      'h1',
      'li',
      'math',
      'noscript',
      'script',
    ),
    fc.array(attribute, { maxLength: 5 }),
  )
  .map(
    ([name, attributes]) =>
      `<${name}${attributes.map(([key, value, quote]) => ` ${key}=${quote}${quote === '' ? value.replace(/[\s>]/gu, '') : value.replaceAll(quote, '')}${quote}`).join('')}>`,
  )
const piece = fc.oneof(
  tag,
  tag,
  fc.constantFrom(
    '</p>',
    '</div>',
    '</b>',
    '</a>',
    '</table>',
    '</svg>',
    '</template>',
    '</body>',
    '</html>',
    '<br>',
    '<!-- -->',
    '\r\n',
    'tekst ',
    '😀',
    '&eacute;',
    '</script>',
  ),
)
const soup = fc
  .array(piece, { maxLength: 30 })
  .map((pieces) => `<html prefix="ex: http://voorbeeld.example/ns#">${pieces.join('')}`)

describe('on any soup of tags', () => {
  it('places show the attribute, origins are unique, texts are complete', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const page = parsePage(html)
        const { statements, notices } = processRdfa(page, { base: PAGE })
        for (const { place, attribute: name, element } of [...statements, ...notices]) {
          const own = element.sourceCodeLocation?.attrs?.[name]
          if (own && place)
            expect(html.slice(place.offset, place.endOffset).toLowerCase()).toMatch(
              new RegExp(`^${name}(?:\\s*=|$)`, 'u'),
            )
          else if (place) expect(html.slice(place.offset, place.endOffset)).toMatch(/^<\w/u)
        }
        expect(new Set(statements.map(({ origin }) => origin)).size).toBe(statements.length)
        for (const { quad, value } of statements) {
          const { object } = quad
          if (
            object.termType === 'Literal' &&
            value.attribute === undefined &&
            !object.datatype.value.includes('22-rdf-syntax-ns#XML') &&
            !object.datatype.value.endsWith('#HTML')
          ) {
            expect(object.value).toBe(textContent(value.element))
          }
          for (const { termType, value: iri } of [quad.subject, quad.predicate, object])
            if (termType === 'NamedNode') expect(iri).toMatch(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|^`\\]*$/u)
        }
      }),
      { numRuns: 400 },
    )
  })
})

/** DOM textContent by simple recursion, unlike the product. */
function textContent(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textContent).join('') : ''
}
