import { Store, type Quad } from 'n3'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { RdfaParser } from 'rdfa-streaming-parser'
import { extractTriple } from '../../src/validation/preview/harvest-extraction.js'
import { TripleSet } from '../../src/rdf/triple-set.js'
import { harvestFilter } from '../../src/validation/preview/harvest-filter.js'
import { writeRdf } from '../../src/rdf/formats/formats.js'
import { lblodBesluit } from '../../src/rdf/vocabularies.js'

/** What the official harvester would have of a site. */
export interface Harvest {
  readonly pages: ReadonlySet<string>
  /** What the pages say, by another RDFa reader than ours, after the rules of the extraction: N-Triples lines. */
  readonly extracted: ReadonlySet<string>
  /** What extraction or the gate took away, with the rule; links between pages are not counted. */
  readonly deleted: readonly { readonly line: string; readonly rule: string }[]
}

/** Link properties that the harvester follows, by parts of their names (dossier 5, step 1). */
const FOLLOWED = /heeftNotulen|heeftAgenda|heeftBesluitenlijst|heeftUittreksel|linkToPublication/u

/**
 * Crawls as the official harvester does: from one address, only links with such a property, only on the same host, no
 * PDFs.
 */
export async function harvest(start: string): Promise<Harvest> {
  const queue = [start]
  const pages = new Set<string>()
  const extracted = new Set<string>()
  const deleted: { readonly line: string; readonly rule: string }[] = []
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (pages.has(address)) continue
    pages.add(address)
    const answer = await fetch(address, { headers: { accept: 'text/html' } })
    if (!answer.ok || !String(answer.headers.get('content-type')).startsWith('text/html'))
      throw new Error(`${address}: ${answer.status} ${String(answer.headers.get('content-type'))}`)
    const html = await answer.text()
    for (const link of linksOf(html, address))
      if (new URL(link).host === new URL(start).host && !link.endsWith('.pdf')) queue.push(link)
    const kept: Quad[] = []
    for (const quad of await rdfaOf(html, address)) {
      // The links of our own overview; those that pages state are data.
      if (quad.predicate.equals(lblodBesluit.linkToPublication) && quad.subject.value === address) continue
      const { quad: result, rule } = extractTriple(quad)
      if (result && !rule) kept.push(result)
      else deleted.push({ line: line(quad), rule: rule ?? 'changed' })
    }
    const gate = harvestFilter(new TripleSet(kept))
    for (const quad of kept) {
      const rule = gate(quad)
      extracted.add(line(quad))
      if (rule) deleted.push({ line: line(quad), rule })
    }
  }
  return { pages, extracted, deleted }
}

function line(quad: Quad): string {
  return writeRdf([quad], 'ntriples').trim()
}

function linksOf(html: string, address: string): readonly string[] {
  const links: string[] = []
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('childNodes' in node) waiting.push(...node.childNodes)
    if (!('attrs' in node) || node.tagName !== 'a') continue
    const value = (name: string): string | undefined => node.attrs.find((attribute) => attribute.name === name)?.value
    const [property, href] = [value('property'), value('href')]
    if (property !== undefined && href !== undefined && FOLLOWED.test(property))
      links.push(new URL(href, address).href.replace(/#.*$/u, ''))
  }
  return links
}

/** The RDFa of a page as another reader than ours finds it. */
export async function rdfaOf(html: string, baseIRI: string): Promise<readonly Quad[]> {
  const parser = new RdfaParser({ baseIRI, contentType: 'text/html' })
  const found = new Store()
  parser.on('data', (quad: Quad) => found.addQuad(quad))
  const end = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject))
  parser.write(html)
  parser.end()
  await end
  return found.getQuads(null, null, null, null)
}
