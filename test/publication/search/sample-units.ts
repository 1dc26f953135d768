import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { followSearch, type SearchSource } from '../../../src/publication/search/filling/follow-search.js'
import { Searcher } from '../../../src/publication/search/finding/searcher.js'
import { SearchFile } from '../../../src/publication/search/filling/search-file.js'
import type { SearchAnswer } from '../../../src/publication/search/search-answer.js'
import { searchRequest } from '../../../src/publication/search/search-request.js'
import type { SearchUnit } from '../../../src/publication/search/search-unit.js'

/** An item of an invented council; what a test does not say has nothing to do with it. */
export function unit(n: number, title: string, more: Partial<SearchUnit> = {}): SearchUnit {
  return {
    iri: `https://data.voorbeeldegem.example/id/agendapunten/${n}`,
    kind: 'agendapunt',
    path: `agendapunten/${n}`,
    title,
    text: '',
    eenheid: { iri: 'https://data.voorbeeldegem.example/id/bestuurseenheden/1', name: 'Voorbeeldegem' },
    orgaan: { iri: 'https://data.voorbeeldegem.example/id/organen/1', name: 'Gemeenteraad Voorbeeldegem' },
    zitting: 'zittingen/1',
    day: '2025-02-03',
    documents: ['agenda'],
    hasVote: false,
    persons: [],
    modified: '2025-02-01T10:00:00.000Z',
    ...more,
  }
}

/** An index of a test, made in a temporary folder. */
export interface SampleIndex {
  readonly path: string
  readonly file: SearchFile
  readonly searcher: Searcher
  readonly search: (parameters: string, limit?: number) => SearchAnswer
  /** Titles of the first hits. */
  readonly titles: (parameters: string) => readonly string[]
  /** Brings it to other sources. */
  readonly follow: (sources: readonly SearchSource[]) => boolean
  readonly close: () => void
}

export function source(key: string, version: string, ...units: readonly SearchUnit[]): SearchSource {
  return { key, version, units: () => units }
}

export function openSampleIndex(...units: readonly SearchUnit[]): SampleIndex {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-search-'))
  const path = join(folder, 'search.sqlite')
  const file = new SearchFile(path)
  let sequence = 0
  const follow = (sources: readonly SearchSource[]): boolean =>
    followSearch(file, { state: { erasures: 0, sequence: ++sequence }, sources: () => sources })
  follow([source('all', '1', ...units)])
  const searcher = Searcher.open(path)
  if (!searcher) throw new Error('the index shows nothing')
  const search = (parameters: string, limit = 20): SearchAnswer =>
    searcher.search(searchRequest(new URLSearchParams(parameters)), { offset: 0, limit })
  return {
    path,
    file,
    searcher,
    search,
    follow,
    titles: (parameters) => search(parameters).hits.map(({ title }) => title.map(({ text }) => text).join('')),
    close: () => {
      searcher.close()
      file.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
