import type { Cause } from '../../src/log/changes/change.js'
import type { DataFolder } from '../../src/log/data-folder.js'
import { graphIri } from '../../src/dataset/publication-graphs.js'

export const SYNC_BASE = 'https://data.voorbeeldegem.example/id/'
export const SYNC_GRAPHS = `${SYNC_BASE}graphs/`

const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }

/** The graph of an invented publication. */
export function syncGraphIri(n: number, role: 'stated' | 'published' = 'stated'): string {
  return graphIri(SYNC_BASE, `https://www.voorbeeldegem.example/publicaties/${n}`, role)
}

/**
 * The triples of an invented publication: a part that the two beside it state too, and a part of its own that differs
 * by `edition`.
 */
export function syncTriples(n: number, edition: number, own: number): readonly string[] {
  const sitting = `${SYNC_BASE}zittingen/${Math.floor(n / 3)}`
  const shared = ['agenda', 'plaats', 'voorzitter'].map(
    (name) => `<${sitting}> <http://purl.org/dc/terms/title> "${name} é"@nl .`,
  )
  const items = Array.from({ length: own }, (_, i) => {
    const item = `<${SYNC_BASE}punten/${n}-${Math.floor(i / 4)}>`
    return (
      [
        `${item} <http://data.vlaanderen.be/ns/besluit#geplandOpenbaar> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .`,
        `${item} <http://purl.org/dc/terms/description> "tekst ${i} van uitgave ${i % 5 === 0 ? edition : 0}"@nl .`,
        `${item} <http://purl.org/dc/terms/source> <https://www.voorbeeldegem.example/é/${i}> .`,
        `<${sitting}> <http://data.vlaanderen.be/ns/besluit#behandelt> ${item} .`,
      ][i % 4] ?? ''
    )
  })
  return [...new Set([...shared, ...items])].sort()
}

/**
 * Publishes an edition of some publications, in the way of a council: a public graph and the page as it stood, which is
 * not.
 */
export function publishEdition(data: DataFolder, numbers: Iterable<number>, edition: number, own = 20): void {
  for (const n of numbers) {
    data.publish(
      [
        { graph: syncGraphIri(n), role: 'stated', triples: syncTriples(n, edition, own) },
        {
          graph: syncGraphIri(n, 'published'),
          role: 'published',
          triples: [`<${SYNC_BASE}punten/${n}-0> <http://purl.org/dc/terms/title> "zoals het er stond, ${edition}" .`],
        },
      ],
      cause,
    )
  }
}

export function withdrawPublications(
  data: DataFolder,
  numbers: Iterable<number>,
  kind: 'withdraw' | 'erase' = 'withdraw',
): void {
  for (const n of numbers) {
    data.publish(
      [
        { graph: syncGraphIri(n), role: 'stated', triples: [] },
        { graph: syncGraphIri(n, 'published'), role: 'published', triples: [] },
      ],
      { ...cause, kind, reason: 'persoonsgegevens' },
    )
  }
}
