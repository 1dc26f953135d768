import { expect } from 'vitest'
import { gaps, inTurn, ok, status, until, USER_AGENT, type Scenario, type Stage } from '../politeness.js'

const PAGES = ['/1', '/2', '/3', '/4', '/5']
const askAll = ({ ask }: Stage): Promise<unknown> => Promise.all(PAGES.map((path) => ask(path)))
const FETCHED = PAGES.map(() => 'fetched')

/** How fast, how many at a time, and who asks. */
export const pace = (): readonly Scenario[] => [
  {
    name: 'the configured rate is kept, robots.txt included (the server measures real time)',
    realTime: true,
    settings: { requestsPerSecond: 20 },
    visit: askAll,
    saw: ['/robots.txt', ...PAGES],
    gives: FETCHED,
    further: ({ server }) => expect(Math.min(...gaps(server.seen))).toBeGreaterThanOrEqual(50),
  },
  {
    name: 'Crawl-delay is kept, between robots.txt and the first page too (the server measures real time)',
    realTime: true,
    robots: 'User-agent: *\nCrawl-delay: 0.1\n',
    visit: askAll,
    saw: ['/robots.txt', ...PAGES],
    gives: FETCHED,
    further: ({ server }) => expect(Math.min(...gaps(server.seen))).toBeGreaterThanOrEqual(100),
  },
  {
    name: 'a Crawl-delay slower than the configured rate counts',
    robots: 'User-agent: *\nCrawl-delay: 10\n',
    settings: { requestsPerSecond: 1 },
    visit: askAll,
    see: ({ path, time }) => `${Math.floor(time / 1000)} ${path}`,
    saw: ['0 /robots.txt', '10 /1', '20 /2', '30 /3', '40 /4', '50 /5'],
    gives: FETCHED,
  },
  {
    name: 'a configured rate slower than Crawl-delay counts',
    robots: 'User-agent: *\nCrawl-delay: 1\n',
    settings: { requestsPerSecond: 0.2 },
    visit: askAll,
    see: ({ path, time }) => `${Math.floor(time / 1000)} ${path}`,
    saw: ['0 /robots.txt', '5 /1', '10 /2', '15 /3', '20 /4', '25 /5'],
    gives: FETCHED,
  },
  {
    name: 'the Crawl-delay of our own group counts, not the general one',
    robots: 'User-agent: *\nCrawl-delay: 1\n\nUser-agent: raadlink\nCrawl-delay: 7\n',
    visit: ({ ask }) => ask('/1'),
    see: ({ path, time }) => `${Math.floor(time / 1000)} ${path}`,
    saw: ['0 /robots.txt', '7 /1'],
    gives: ['fetched'],
  },
  {
    name: 'the lowest rate ever given for a host counts for all its requests',
    visit: async ({ ask }) => {
      await ask('/1', { requestsPerSecond: 0.5 })
      await ask('/2', { requestsPerSecond: 10 })
      await ask('/3')
    },
    see: ({ path, time }) => `${Math.floor(time / 1000)} ${path}`,
    saw: ['0 /robots.txt', '2 /1', '4 /2', '6 /3'],
    gives: ['fetched', 'fetched', 'fetched'],
  },
  {
    name: 'a slow server gets no second request before its answer',
    realTime: true,
    settings: { requestsPerSecond: 20 },
    page: (response) => {
      setTimeout(() => response.end('dag'), 80)
    },
    visit: ({ ask }) => Promise.all([ask('/1'), ask('/2'), ask('/3')]),
    saw: ['/robots.txt', '/1', '/2', '/3'],
    gives: ['fetched', 'fetched', 'fetched'],
    further: ({ server }) => {
      expect(server.mostAtOnce()).toBe(1)
      expect(Math.min(...gaps(server.seen.slice(1)))).toBeGreaterThanOrEqual(130)
    },
  },
  {
    name: 'many requests at the same time: one at a time, over one connection that is reused',
    visit: askAll,
    saw: ['/robots.txt', ...PAGES],
    gives: FETCHED,
    further: ({ server }) => {
      expect(server.mostAtOnce()).toBe(1)
      expect(server.connections).toEqual({ made: 1, most: 1 })
    },
  },
  {
    name: 'a connection that the server closes after every answer is opened again, never two at once',
    page: (response) => response.writeHead(200, { connection: 'close' }).end('dag'),
    visit: askAll,
    saw: ['/robots.txt', ...PAGES],
    gives: FETCHED,
    further: ({ server }) => expect(server.connections).toEqual({ made: 5, most: 1 }),
  },
  {
    name: 'a slow host delays no other',
    realTime: true,
    page: (response, _, { neighbour }) => {
      void until(() => neighbour.seen.length === 4).then(() => response.end('dag'))
    },
    visit: ({ ask, neighbour }) => Promise.all([ask('/1'), ...[1, 2, 3].map((n) => ask(`${neighbour.origin}/${n}`))]),
    saw: ['/robots.txt', '/1'],
    neighbourSaw: ['/robots.txt', '/1', '/2', '/3'],
    gives: ['fetched', 'fetched', 'fetched', 'fetched'],
  },
  {
    name: 'every request says who asks and how to reach them: robots.txt, pages, redirects, retries',
    page: inTurn(status(301, { location: '/2' }), status(503), ok),
    visit: ({ ask }) => ask('/1'),
    see: ({ path, headers }) => `${path} ${headers['user-agent'] ?? ''}`,
    saw: ['/robots.txt', '/1', '/2', '/2'].map((path) => `${path} ${USER_AGENT}`),
    gives: ['fetched'],
  },
  {
    name: 'validators are sent; 304 carries no body',
    page: status(304),
    visit: ({ ask }) => ask('/1', { validators: { etag: 'W/"7"', lastModified: 'Mon, 02 Feb 2026 10:00:00 GMT' } }),
    see: ({ path, headers }) => [path, headers['if-none-match'], headers['if-modified-since']].join(' | '),
    saw: ['/robots.txt |  | ', '/1 | W/"7" | Mon, 02 Feb 2026 10:00:00 GMT'],
    gives: ['unchanged'],
    further: (_, came) => expect(came[0]).toMatchObject({ bytes: 0, requests: 2 }),
  },
  {
    name: 'a server that ignores the validators sends the document again, with its new validators',
    page: (response) => response.writeHead(200, { etag: '"7"' }).end('dag'),
    visit: ({ ask }) => ask('/1', { validators: { etag: '"7"' } }),
    see: ({ path, headers }) => `${path} ${headers['if-none-match'] ?? ''}`.trim(),
    saw: ['/robots.txt', '/1 "7"'],
    gives: ['fetched'],
    further: (_, came) => expect(came[0]).toMatchObject({ bytes: 3, validators: { etag: '"7"' } }),
  },
  {
    name: '304 to a request without validators is not an answer',
    page: status(304),
    visit: ({ ask }) => ask('/1'),
    see: ({ path, headers }) => `${path} ${headers['if-none-match'] ?? 'no validator'}`,
    saw: ['/robots.txt no validator', '/1 no validator'],
    gives: ['failed status 304'],
  },
]
