import { expect } from 'vitest'
import { atSecond, inTurn, ok, status, type Scenario } from '../politeness.js'

const PAGES = ['/1', '/2', '/3', '/4', '/5']

/** How a busy or failing host is spared. */
export const busy = (): readonly Scenario[] => [
  {
    name: 'Retry-After in seconds is respected for every page of the host',
    page: inTurn(status(503, { 'retry-after': '30' }), ok),
    visit: ({ ask }) => Promise.all([ask('/1'), ask('/2')]),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '30 /2', '30 /1'],
    gives: ['fetched', 'fetched'],
  },
  {
    name: 'Retry-After as a date is respected',
    page: inTurn(status(429, { 'retry-after': 'Mon, 02 Mar 2026 08:00:45 GMT' }), ok),
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '45 /1'],
    gives: ['fetched'],
  },
  {
    name: '429 without Retry-After: pauses that grow, up to the longest',
    page: inTurn(...[1, 2, 3, 4, 5].map(() => status(429)), ok),
    settings: { retries: 5, backOff: { first: 1000, most: 4000 } },
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '1 /1', '3 /1', '7 /1', '11 /1', '15 /1'],
    gives: ['fetched'],
  },
  {
    name: '503 without Retry-After: the same, and a part of each pause is random',
    page: inTurn(status(503), status(503), ok),
    settings: { random: () => 0 },
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '0.5 /1', '1.5 /1'],
    gives: ['fetched'],
  },
  {
    name: 'retries end after the configured number, with the time to try again',
    page: status(503),
    settings: { retries: 3 },
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '1 /1', '3 /1', '7 /1'],
    gives: ['failed status 503'],
    further: (_, came) => expect(came[0]).toMatchObject({ retryAfter: 8000, again: true, requests: 5 }),
  },
  {
    name: 'a pause longer than patience is reported, and nothing is requested before it is over',
    page: inTurn(status(503, { 'retry-after': '3600' }), ok),
    visit: async ({ ask, pass }) => {
      await ask('/1')
      await ask('/2')
      pass(3_600_000)
      await ask('/1')
    },
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '3600 /1'],
    gives: ['failed status 503', 'failed resting', 'fetched'],
    further: (_, came) =>
      expect(came.slice(0, 2)).toMatchObject([{ retryAfter: 3_600_000 }, { retryAfter: 3_600_000, requests: 0 }]),
  },
  {
    name: 'an invalid Retry-After is no reason to hurry',
    page: inTurn(status(503, { 'retry-after': '-1' }), ok),
    visit: ({ ask }) => ask('/1'),
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '1 /1'],
    gives: ['fetched'],
  },
  {
    name: 'after failures in a row the host is left alone: no request follows',
    page: status(500),
    settings: { retries: 0, breaker: { failures: 3, rest: 300_000, chances: 1 } },
    visit: async ({ ask }) => {
      for (const path of PAGES) await ask(path)
    },
    saw: ['/robots.txt', '/1', '/2', '/3'],
    gives: ['failed status 500', 'failed status 500', 'failed status 500', 'failed resting', 'failed resting'],
  },
  {
    name: 'after its rest the host has one chance; when it answers, everything goes on',
    page: inTurn(status(500), status(500), ok),
    settings: { retries: 0, breaker: { failures: 2, rest: 300_000, chances: 1 } },
    visit: async ({ ask, pass }) => {
      await ask('/1')
      await ask('/2')
      pass(239_000)
      await ask('/3')
      pass(62_000)
      await ask('/4')
      await ask('/5')
    },
    saw: ['/robots.txt', '/1', '/2', '/4', '/5'],
    gives: ['failed status 500', 'failed status 500', 'failed resting', 'fetched', 'fetched'],
  },
  {
    name: 'a host that fails after every rest rests twice as long, and is then left alone for good',
    page: status(500),
    settings: { retries: 0, breaker: { failures: 1, rest: 100_000, chances: 2 } },
    visit: async ({ ask, pass, client, server }) => {
      await ask('/1')
      pass(client.wait(server.origin))
      await ask('/2')
      pass(client.wait(server.origin))
      await ask('/3')
      pass(10 ** 9)
      await ask('/4')
    },
    see: atSecond,
    saw: ['0 /robots.txt', '0 /1', '100 /2', '300 /3'],
    gives: ['failed status 500', 'failed status 500', 'failed status 500', 'failed resting'],
    further: ({ client, server }, came) => {
      expect(client.wait(server.origin)).toBe(Number.POSITIVE_INFINITY)
      expect(came[3]).toMatchObject({ again: false })
    },
  },
  {
    name: 'the last allowed failure also stops requests that are waiting already',
    page: status(500),
    settings: { retries: 0, backOff: { first: 0, most: 0 }, breaker: { failures: 2, rest: 300_000, chances: 1 } },
    visit: ({ ask }) => Promise.all(PAGES.map((path) => ask(path))),
    saw: ['/robots.txt', '/1', '/2'],
    gives: ['failed status 500', 'failed status 500', 'failed resting', 'failed resting', 'failed resting'],
  },
  {
    name: 'leaving one host alone does not affect another',
    page: status(500),
    settings: { retries: 0, breaker: { failures: 1, rest: 300_000, chances: 1 } },
    visit: async ({ ask, neighbour }) => {
      await ask('/1')
      await ask(`${neighbour.origin}/1`)
      await ask('/2')
    },
    saw: ['/robots.txt', '/1'],
    neighbourSaw: ['/robots.txt', '/1'],
    gives: ['failed status 500', 'fetched', 'failed resting'],
  },
  {
    name: 'a missing or forbidden page is not a failure of the host',
    page: status(403),
    settings: { breaker: { failures: 2, rest: 300_000, chances: 1 } },
    visit: async ({ ask }) => {
      for (const path of PAGES) await ask(path)
    },
    saw: ['/robots.txt', ...PAGES],
    gives: PAGES.map(() => 'failed status 403'),
  },
]
