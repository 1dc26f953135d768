import { canonize } from 'rdf-canonize'
import { Store, type Quad } from 'n3'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { processRdfa } from '../../src/rdfa/process-rdfa.js'
import { decode } from '../../src/text/bytes/decode.js'
import { parsePage } from '../../src/text/html/html-page.js'
import { hasPyRdfa, readWithPyRdfa } from '../rdfa/py-rdfa.js'
import { corpusPages, describeShared, sharedPath } from './shared-data.js'

const pages = corpusPages().map(({ path, address, document }) => {
  const page = parsePage(decode(document).text)
  return { path, address, file: sharedPath('corpus', path), page, result: processRdfa(page, { base: address }) }
})

describeShared('the published graph of real pages', () => {
  it('has pages to read', () => expect(pages.length).toBeGreaterThanOrEqual(15))

  it.each(pages)('truncates no literal: $path', ({ result }) => {
    const literals = result.statements.filter(
      ({ quad, value }) => quad.object.termType === 'Literal' && value.attribute === undefined,
    )
    for (const { quad, value } of literals) expect(quad.object.value).toBe(textContent(value.element))
  })

  it.each(pages)('places every statement at its attribute: $path', ({ page, result }) => {
    for (const { place, attribute } of result.statements) {
      expect(place).toBeDefined()
      expect(page.text.slice(place!.offset, place!.endOffset).toLowerCase()).toMatch(
        new RegExp(`^${attribute}(?:\\s*=|$)`, 'u'),
      )
    }
  })

  describe.skipIf(!hasPyRdfa)('equals what pyRdfa reads', () => {
    const expected = hasPyRdfa ? readWithPyRdfa(pages.map(({ file, address }) => ({ file, base: address }))) : []

    it.each(pages.map((page, index) => ({ ...page, expected: expected[index] ?? [] })))(
      '$path',
      async ({ result, expected: peer }) => {
        expect(peer.length).toBeGreaterThan(0)
        const ours = await canonical(result.statements.map(({ quad }) => quad))
        const theirs = await canonical(peer)
        expect({
          onlyOurs: [...ours].filter((line) => !theirs.has(line)),
          onlyTheirs: [...theirs].filter((line) => !ours.has(line)),
        }).toEqual({ onlyOurs: [], onlyTheirs: [] })
      },
    )
  })
})

/** The triples as a set of canonical N-Quads lines (RDFC-1.0). */
async function canonical(quads: readonly Quad[]): Promise<ReadonlySet<string>> {
  const distinct = new Store([...quads]).getQuads(null, null, null, null)
  const lines = await canonize(distinct, { algorithm: 'RDFC-1.0', format: 'application/n-quads', maxWorkFactor: 3 })
  return new Set(lines.trimEnd().split('\n'))
}

/** DOM textContent by plain recursion: not how the product does it. */
function textContent(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textContent).join('') : ''
}
