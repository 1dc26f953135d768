import { Parser } from 'n3'
import type { DataFolder } from '../../src/log/data-folder.js'
import { writeRdf } from '../../src/rdf/formats/formats.js'
import { fixturePages, fixtureText } from '../fixtures/fixture-pages.js'

/** Things of a page that get an IRI below the site, so that each of them has a description there. */
const OWN =
  /http:\/\/data\.lblod\.info\/(?:id\/)?(zittingen|agendapunten|behandelingen-van-agendapunten|besluiten|stemmingen|artikels)\//gu

/**
 * Fills a data folder with publications made from the fixtures, each with sitting, items, votes and decisions of its
 * own.
 */
export function publishGenerated(data: DataFolder, baseUrl: string, count: number): void {
  const pages = fixturePages
    .filter(({ kind }) => kind !== 'lijst')
    .map(({ path }) =>
      writeRdf(new Parser().parse(fixtureText(path.replace(/([^/]+)\.html$/u, 'expected/$1.ttl'))), 'ntriples'),
    )
  for (let start = 0; start < count; start += 100) {
    const numbers = Array.from({ length: Math.min(100, count - start) }, (_, i) => start + i)
    const desired = numbers.map((n) => {
      const text = (pages[n % pages.length] ?? '')
        .replace(OWN, `${baseUrl}id/$1/${n}-`)
        .replaceAll('data.lblod.info/id/lblod/', `data.lblod.info/id/lblod/${n}/`)
      const graph = `${baseUrl}id/graphs/00000000-0000-5000-8000-${String(n).padStart(12, '0')}/stated`
      const address = `https://raadpleeg.voorbeeldegem.example/publicaties/${n}`
      return {
        graph,
        role: 'stated' as const,
        triples: text.trim().split('\n').sort(),
        cause: { kind: 'publish' as const, address, agent: 'test', software: 'raadlink test' },
      }
    })
    data.publish(desired, { kind: 'publish', agent: 'test', software: 'raadlink test' })
  }
}
