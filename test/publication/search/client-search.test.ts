import { afterAll, describe, expect, it } from 'vitest'
import { clientIndex } from '../../../src/publication/search/client/client-index.js'
import { ClientSearch, type ClientAnswer } from '../../../src/publication/search/client/client-search.js'
import { openSampleIndex, unit } from './sample-units.js'

const WORDS = 'verkeer reglement belasting fietspad subsidie jeugd school straat parkeren vergunning terras huis'.split(
  ' ',
)
const UNITS = Array.from({ length: 260 }, (_, n) => {
  const word = (step: number): string => WORDS[(n * step + step) % WORDS.length] ?? ''
  return unit(n, `${word(1)} ${word(5)} nummer ${n}`, {
    text: `Over ${word(7)} en ${word(3)}s${word(5)}. <b>Tekst</b> ${'x'.repeat(n % 7)}`,
    day: `20${20 + (n % 5)}-0${1 + (n % 9)}-12`,
  })
})

describe('the index of a site of files', () => {
  const files = new Map(clientIndex(UNITS).map(({ path, content }) => [path, JSON.stringify(content)]))
  const asked: string[] = []
  const read = (path: string): Promise<unknown> => {
    asked.push(path)
    const file = files.get(path)
    return file === undefined ? Promise.reject(new Error(`no ${path}`)) : Promise.resolve(JSON.parse(file))
  }
  const live = openSampleIndex(...UNITS)
  afterAll(() => {
    live.close()
  })

  const find = async (text: string, more: { year?: number; order?: 'datum' } = {}): Promise<ClientAnswer> =>
    (await ClientSearch.open(read)).search({ text, order: 'relevantie', ...more }, 20)

  it.each([
    'verkeer',
    'reglementen',
    'verkersreglement',
    'belasting fietspad',
    'school -straat',
    'xyzzyqwv',
    'nummer 17',
    '',
  ])('finds for “%s” what the search of a service finds', async (text) => {
    const answer = await find(text)
    const expected = live.search(`q=${encodeURIComponent(text)}`)
    if (!answer.partial) expect(answer.total).toBe(expected.total)
    expect(answer.corrected).toEqual(expected.corrected)
    expect(answer.unknown).toEqual(expected.unknown)
    expect(answer.hits.length).toBe(Math.min(20, answer.total))
  })

  it('marks, filters and orders', async () => {
    const [hit] = (await find('verkeer')).hits
    expect([...(hit?.shownTitle ?? []), ...(hit?.passage ?? [])].some(({ marked }) => marked)).toBe(true)
    const year = await find('verkeer', { year: 2022, order: 'datum' })
    expect(year.total).toBe(live.search('q=verkeer&jaar=2022').total)
    const days = year.hits.map(({ day }) => day)
    expect(days).toEqual([...days].sort((a, b) => b - a))
    expect(days.every((day) => Math.floor(day / 10_000) === 2022)).toBe(true)
  })

  it('asks for few files', async () => {
    asked.length = 0
    await find('verkeer')
    expect(asked.length).toBeLessThan(12)
    for (const path of files.keys()) expect(path).toMatch(/^zoekindex\/[a-z]+(?:\/[a-z0-9]+)?$/u)
  })
})
