import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SearchedFolder } from '../../src/publication/search/filling/searched-folder.js'
import { Searcher } from '../../src/publication/search/finding/searcher.js'
import { searchRequest } from '../../src/publication/search/search-request.js'

/*
 * `node --import tsx test/score/search-relevance.ts --data <folder> [--half open|closed] [--tell]`: questions a citizen
 * would ask over the real documents (test/shared/search-questions.tsv, ingested into a data folder), and how many have
 * the right answer among the first three. Half of them stayed closed while the ranking was tuned: `--tell` says only of
 * the open ones what is wrong.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, half: { type: 'string' }, tell: { type: 'boolean', default: false } },
})
if (values.data === undefined) throw new Error('--data names the folder that the shared documents were ingested into')

interface Question {
  readonly half: string
  readonly text: string
  readonly days: readonly string[]
  readonly title: string
}

const questions = readFileSync(new URL('../shared/search-questions.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): Question => {
    const [half = '', text = '', days = '', title = ''] = line.split('\t')
    return { half, text, days: days.split('|'), title: title.toLowerCase() }
  })

const folder = mkdtempSync(join(tmpdir(), 'raadlink-relevance-'))
try {
  const searched = new SearchedFolder(values.data, join(folder, 'search.sqlite'))
  searched.follow()
  searched.close()
  const searcher = Searcher.open(join(folder, 'search.sqlite'))
  if (!searcher) throw new Error('the index shows nothing')
  for (const half of values.half === undefined ? ['open', 'closed'] : [values.half]) {
    const own = questions.filter((question) => question.half === half)
    const ranks = own.map((question) => rankOf(searcher, question))
    const within = (most: number): number => ranks.filter((rank) => rank < most).length
    console.log(`${half}: ${within(3)} of ${own.length} in the first three, ${within(1)} first, ${within(10)} in ten`)
    if (values.tell && half === 'open')
      own.forEach(({ text }, i) => {
        const rank = ranks[i] ?? Infinity
        if (rank >= 3) console.log(`  ${rank === Infinity ? 'not' : rank + 1}: ${text}`)
      })
  }
  searcher.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function rankOf(searcher: Searcher, { text, days, title }: Question): number {
  const { hits, nearly } = searcher.search(searchRequest(new URLSearchParams({ q: text })), { offset: 0, limit: 20 })
  const rank = [...hits, ...nearly].findIndex(
    (hit) =>
      days.includes(hit.day ?? '') &&
      hit.title
        .map((piece) => piece.text)
        .join('')
        .toLowerCase()
        .includes(title),
  )
  return rank < 0 ? Infinity : rank
}
