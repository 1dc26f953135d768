import { atHost, atSecond, cut, inTurn, ok, status, type Scenario } from '../politeness.js'

const DAY = 86_400_000
const TEN_MINUTES = 600_000

/** RFC 9309, each scenario by what the server saw. */
export const robots = (): readonly Scenario[] => [
  {
    name: 'robots.txt is requested first, and once for all pages of a host, also when they are requested at the same time',
    robots: 'User-agent: *\nDisallow:\n',
    visit: ({ ask }) => Promise.all([ask('/a'), ask('/b'), ask('/c')]),
    saw: ['/robots.txt', '/a', '/b', '/c'],
    gives: ['fetched', 'fetched', 'fetched'],
  },
  {
    name: 'robots.txt is requested again after a day, not before, and its new rules count',
    robots: inTurn(ok, (response) => response.end('User-agent: *\nDisallow: /\n')),
    visit: async ({ ask, pass }) => {
      await ask('/a')
      pass(DAY - 1)
      await ask('/b')
      pass(1)
      await ask('/c')
    },
    saw: ['/robots.txt', '/a', '/b', '/robots.txt'],
    gives: ['fetched', 'fetched', 'refused robots'],
  },
  {
    name: 'a disallowed page is never requested',
    robots: 'User-agent: *\nDisallow: /besloten/\n',
    visit: async ({ ask }) => {
      await ask('/besloten/1')
      await ask('/besloten/')
      await ask('/besloten')
    },
    saw: ['/robots.txt', '/besloten'],
    gives: ['refused robots', 'refused robots', 'fetched'],
  },
  {
    name: 'the longer rule wins: Allow inside a disallowed part, in any order',
    robots: 'User-agent: *\nDisallow: /raad/\nAllow: /raad/openbaar/\nAllow: /b\nDisallow: /besloten\n',
    visit: async ({ ask }) => {
      await ask('/raad/openbaar/1')
      await ask('/raad/1')
      await ask('/besloten')
    },
    saw: ['/robots.txt', '/raad/openbaar/1'],
    gives: ['fetched', 'refused robots', 'refused robots'],
  },
  {
    name: 'patterns with a star and an end are respected',
    robots: 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?sorteer=\n',
    visit: async ({ ask }) => {
      await ask('/raad/1.pdf')
      await ask('/lijst?sorteer=datum')
      await ask('/raad/1.pdf.html')
    },
    saw: ['/robots.txt', '/raad/1.pdf.html'],
    gives: ['refused robots', 'refused robots', 'fetched'],
  },
  {
    name: 'our own group replaces the general one',
    robots: 'User-agent: *\nDisallow: /\n\nUser-agent: Raadlink\nDisallow: /a\n',
    visit: async ({ ask }) => {
      await ask('/a')
      await ask('/b')
    },
    saw: ['/robots.txt', '/b'],
    gives: ['refused robots', 'fetched'],
  },
  {
    name: 'the group of another client does not apply to us',
    robots: 'User-agent: anderebot\nDisallow: /\n',
    visit: ({ ask }) => ask('/a'),
    saw: ['/robots.txt', '/a'],
    gives: ['fetched'],
  },
  {
    name: 'no robots.txt (404): everything may be requested',
    visit: ({ ask }) => ask('/a'),
    saw: ['/robots.txt', '/a'],
    gives: ['fetched'],
  },
  {
    name: 'robots.txt gives 500: retried with growing pauses, then nothing is requested, and robots.txt not for ten minutes',
    robots: status(500),
    visit: async ({ ask }) => {
      await ask('/a')
      await ask('/b')
    },
    see: atSecond,
    saw: ['0 /robots.txt', '1 /robots.txt', '3 /robots.txt'],
    gives: ['failed robots-unreachable 500', 'failed robots-unreachable 500'],
  },
  {
    name: 'robots.txt is cut off: nothing is requested until, ten minutes later, it can be fetched',
    robots: inTurn(cut, cut, cut, (response) => response.end('User-agent: *\nDisallow: /b\n')),
    visit: async ({ ask, pass }) => {
      await ask('/a')
      pass(TEN_MINUTES)
      await ask('/a')
      await ask('/b')
    },
    saw: ['/robots.txt', '/robots.txt', '/robots.txt', '/robots.txt', '/a'],
    gives: ['failed robots-unreachable', 'fetched', 'refused robots'],
  },
  {
    name: 'robots.txt gives 429: a busy server, not one without rules',
    robots: status(429, { 'retry-after': '86400' }),
    visit: ({ ask }) => ask('/a'),
    saw: ['/robots.txt'],
    gives: ['failed robots-unreachable 429'],
  },
  {
    name: 'robots.txt that redirects, also to another host: the rules found there apply here',
    robots: (response, _, { neighbour }) =>
      response.writeHead(301, { location: `${neighbour.origin}/regels.txt` }).end(),
    neighbourPage: (response) => response.end('User-agent: *\nDisallow: /besloten\n'),
    visit: async ({ ask }) => {
      await ask('/besloten')
      await ask('/a')
    },
    saw: ['/robots.txt', '/a'],
    neighbourSaw: ['/regels.txt'],
    gives: ['refused robots', 'fetched'],
  },
  {
    name: 'robots.txt that redirects in a circle counts as none: requested once, everything may be requested',
    robots: status(302, { location: '/robots.txt' }),
    visit: ({ ask }) => ask('/a'),
    saw: ['/robots.txt', '/a'],
    gives: ['fetched'],
  },
  {
    name: 'robots.txt beyond 512 KiB: the beginning counts, the rest is not read',
    robots: (response) => {
      const line = `# ${'x'.repeat(1021)}\n`
      response.end(`User-agent: *\nDisallow: /voor\n${line.repeat(600)}Disallow: /na\n`)
    },
    visit: async ({ ask }) => {
      await ask('/voor')
      await ask('/na')
    },
    saw: ['/robots.txt', '/na'],
    gives: ['refused robots', 'fetched'],
  },
  {
    name: 'every host below a site has its own robots.txt',
    robots: (response, { host }) =>
      response.end(host.startsWith('raad.') ? 'User-agent: *\nDisallow: /\n' : 'User-agent: *\nDisallow:\n'),
    visit: async ({ ask, server: { port } }) => {
      await ask(`http://voorbeeldegem.example:${port}/a`)
      await ask(`http://raad.voorbeeldegem.example:${port}/a`)
    },
    see: atHost,
    saw: ['voorbeeldegem.example /robots.txt', 'voorbeeldegem.example /a', 'raad.voorbeeldegem.example /robots.txt'],
    gives: ['fetched', 'refused robots'],
  },
]
