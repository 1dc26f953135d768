import { expect, it } from 'vitest'
import { whyNotHad } from '../../../src/harvest/crawl/why-not-had.js'
import { FAILURES, REFUSALS } from '../../../src/sources/polite/request-error.js'
import { REQUEST_WORDS } from '../../../src/sources/polite/request-words.js'

const cost = { requests: 1, bytes: 0, redirectedTo: [] }

it('says in the requested language where it failed, why, and what was answered', () => {
  const answer = { ...cost, kind: 'failed', reason: 'status', message: '', status: 500, again: true } as const
  const moved = { ...answer, redirectedTo: ['https://b.example/'] }
  expect(whyNotHad(moved)).toBe('doorverwezen naar https://b.example/: de server gaf geen pagina (antwoord 500)')
  expect(whyNotHad(moved, 'en')).toBe('redirected to https://b.example/: the server gave no page (answer 500)')
  expect(whyNotHad({ ...cost, kind: 'gone', status: 404 }, 'en')).toBe('the page is not there (any more) (answer 404)')
})

it('has words for every reason', () => {
  expect(Object.keys(REQUEST_WORDS).sort()).toEqual([...REFUSALS, ...FAILURES].sort())
})
