import { expect } from 'vitest'
import { canonicalAddress } from '../../../src/sources/canonical-address.js'
import type { Login } from '../../../src/sources/polite/login.js'
import { atHost, inTurn, ok, status, type Page, type Scenario, type Stage } from '../politeness.js'
import { watchServer } from '../watched-server.js'

const SECRET = 'zeer-geheim'
const secret = (): string => SECRET
const LOOPBACK = { address: '127.0.0.1', family: 4 }
/** From a range for documentation: an address that is not of this network, and nobody's. */
const OUTSIDE = { address: '203.0.113.9', family: 4 }

const toNeighbour: Page = (response, _, { neighbour }) =>
  response.writeHead(302, { location: `${neighbour.origin}/binnen` }).end()
const onlyServer: Scenario['settings'] = ({ server }) => ({ allowPrivate: (host) => host === server.host })
const anywhere = { site: () => true }
const basicFor = (origin: string): Login => ({ kind: 'basic', origin, user: 'gast', passwordFrom: 'WACHTWOORD' })
const tokenFor = ({ server, neighbour }: Stage): Extract<Login, { kind: 'oauth2' }> => ({
  kind: 'oauth2',
  origin: server.origin,
  tokenAddress: `${neighbour.origin}/token`,
  clientId: 'gast',
  secretFrom: 'WACHTWOORD',
})
/** A token with a number that goes up; the second answer is the second token. */
const tokens = (): Page => {
  let given = 0
  return (response) =>
    response.end(JSON.stringify({ access_token: `teken-${++given}`, token_type: 'bearer', expires_in: 3600 }))
}
const withAuthorization: Scenario['see'] = ({ path, headers }) => `${path} ${headers.authorization ?? '-'}`

/** Where a guest goes, and where not. */
export const ways = (): readonly Scenario[] => [
  {
    name: 'a redirect within the site is followed, after the robots.txt of the new host',
    page: (response, { host, path }, { server }) =>
      host.startsWith('raad.')
        ? response.end(path)
        : response.writeHead(301, { location: `http://raad.voorbeeldegem.example:${server.port}/nieuw#top` }).end(),
    visit: ({ ask, server: { port } }) => ask(`http://voorbeeldegem.example:${port}/oud`),
    see: atHost,
    saw: [
      'voorbeeldegem.example /robots.txt',
      'voorbeeldegem.example /oud',
      'raad.voorbeeldegem.example /robots.txt',
      'raad.voorbeeldegem.example /nieuw',
    ],
    gives: ['fetched'],
    further: ({ server: { port } }, came) =>
      expect(came[0]).toMatchObject({
        redirectedTo: [`http://raad.voorbeeldegem.example:${port}/nieuw`],
        document: { address: `http://raad.voorbeeldegem.example:${port}/nieuw` },
      }),
  },
  {
    name: 'a redirect to another site is refused: that site sees no request, not even for robots.txt',
    page: toNeighbour,
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt', '/1'],
    neighbourSaw: [],
    gives: ['refused other-site'],
  },
  {
    name: 'a redirect to a page that robots.txt disallows is not followed',
    robots: 'User-agent: *\nDisallow: /besloten\n',
    page: status(302, { location: '/besloten' }),
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt', '/1'],
    gives: ['refused robots'],
  },
  {
    name: 'a circle of redirects is refused',
    page: (response, { path }) => response.writeHead(302, { location: path === '/1' ? '/2' : '/1' }).end(),
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt', '/1', '/2'],
    gives: ['refused redirects'],
  },
  {
    name: 'an endless chain of redirects ends after five',
    page: (response, { path }) => response.writeHead(307, { location: `/${Number(path.slice(1)) + 1}` }).end(),
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt', '/1', '/2', '/3', '/4', '/5', '/6'],
    gives: ['refused redirects'],
  },
  {
    name: 'a redirect to loopback is refused, and the server inside sees nothing',
    page: toNeighbour,
    settings: onlyServer,
    visit: async (stage) => {
      await stage.ask('/1', anywhere)
    },
    saw: ['/robots.txt', '/1'],
    neighbourSaw: [],
    gives: ['refused private'],
  },
  {
    name: 'loopback in disguise (decimal, hexadecimal, short, IPv6) is refused too',
    settings: onlyServer,
    async visit({ ask, neighbour: { port } }) {
      for (const host of ['2130706433', '0x7f.1', '127.1', '[::ffff:127.0.0.1]', '[::1]', '0.0.0.0', '169.254.169.254'])
        await ask(`http://${host}:${port}/binnen`)
    },
    saw: [],
    neighbourSaw: [],
    gives: Array<string>(7).fill('refused private'),
  },
  {
    name: 'a name that leads inside is refused, also when only one of its addresses does',
    settings: {
      allowPrivate: false,
      lookup: (name) =>
        Promise.resolve(name.startsWith('een.') ? [LOOPBACK] : [OUTSIDE, { address: '10.0.0.8', family: 4 }]),
    },
    async visit({ ask, server: { port } }) {
      await ask(`http://een.voorbeeldegem.example:${port}/1`)
      await ask(`http://twee.voorbeeldegem.example:${port}/1`)
    },
    saw: [],
    gives: ['refused private', 'refused private'],
  },
  {
    name: 'robots.txt that redirects inside is not followed either, and then nothing is requested',
    robots: toNeighbour,
    settings: onlyServer,
    visit: ({ ask }) => ask('/1'),
    saw: ['/robots.txt'],
    neighbourSaw: [],
    gives: ['failed robots-unreachable'],
  },
  {
    name: 'other schemes, and addresses with a name and password, are refused, and no message holds their secret',
    visit: async ({ ask, server }) => {
      await ask('file:///etc/passwd')
      await ask('ftp://voorbeeldegem.example/1')
      await ask(server.origin.replace('http://', `http://gast:${SECRET}@`))
      await ask(`ftp://gast:${SECRET}@voorbeeldegem.example/1`)
    },
    saw: [],
    gives: ['refused scheme', 'refused scheme', 'refused credentials', 'refused credentials'],
    further: (_, came) => expect(JSON.stringify(came)).not.toContain(SECRET),
  },
  {
    name: 'a redirect to a file or to an address with a password is not followed',
    page: inTurn(status(302, { location: 'file:///etc/passwd' }), (response, _, { server }) =>
      response.writeHead(302, { location: `${server.origin.replace('http://', `http://gast:${SECRET}@`)}/3` }).end(),
    ),
    visit: async ({ ask }) => {
      await ask('/1', anywhere)
      await ask('/2', anywhere)
    },
    saw: ['/robots.txt', '/1', '/2'],
    gives: ['refused scheme', 'refused credentials'],
    further: (_, came) => expect(JSON.stringify(came)).not.toContain(SECRET),
  },
  {
    name: 'a login is sent to its own origin only: not for robots.txt, and not after a redirect',
    page: toNeighbour,
    settings: { secret },
    visit: ({ ask, server, neighbour }) =>
      ask('/1', { ...anywhere, login: basicFor(server.origin) }).then(() =>
        ask(`${neighbour.origin}/2`, { login: basicFor(server.origin) }),
      ),
    see: withAuthorization,
    saw: ['/robots.txt -', `/1 Basic ${Buffer.from(`gast:${SECRET}`).toString('base64')}`],
    neighbourSaw: ['/robots.txt', '/binnen', '/2'],
    gives: ['fetched', 'fetched'],
    further: ({ neighbour }, came) => {
      expect(neighbour.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined])
      expect(JSON.stringify(came)).not.toContain(SECRET)
    },
  },
  {
    name: 'a secret is not sent without TLS to a host outside this network: its name is not even looked up',
    settings: ({ server }) => ({
      secret,
      allowPrivate: (host) => host === server.host,
      lookup: () => Promise.reject(new Error('looked up')),
    }),
    visit: (stage) => stage.ask('/1', { login: { ...tokenFor(stage), tokenAddress: 'http://elders.example/token' } }),
    saw: ['/robots.txt'],
    gives: ['refused login-unencrypted'],
  },
  {
    name: 'a refused password is not tried again, and is in no message',
    page: status(401),
    settings: { secret },
    visit: ({ ask, server }) => ask('/1', { login: basicFor(server.origin) }),
    saw: ['/robots.txt', '/1'],
    gives: ['failed status 401'],
    further: (_, came) => expect(JSON.stringify(came)).not.toContain(SECRET),
  },
  {
    name: 'a token is requested once for all pages',
    settings: { secret },
    neighbourPage: tokens(),
    visit: (stage) => Promise.all(['/1', '/2', '/3'].map((path) => stage.ask(path, { login: tokenFor(stage) }))),
    see: withAuthorization,
    saw: ['/robots.txt -', '/1 Bearer teken-1', '/2 Bearer teken-1', '/3 Bearer teken-1'],
    neighbourSaw: ['/token'],
    gives: ['fetched', 'fetched', 'fetched'],
    further: ({ neighbour }) =>
      expect(neighbour.seen).toMatchObject([
        {
          method: 'POST',
          body: 'grant_type=client_credentials',
          headers: { authorization: `Basic ${Buffer.from(`gast:${SECRET}`).toString('base64')}` },
        },
      ]),
  },
  {
    name: 'a refused token is renewed once',
    page: inTurn(ok, status(401), ok),
    settings: { secret },
    neighbourPage: tokens(),
    visit: async (stage) => {
      await stage.ask('/1', { login: tokenFor(stage) })
      await stage.ask('/2', { login: tokenFor(stage) })
    },
    see: withAuthorization,
    saw: ['/robots.txt -', '/1 Bearer teken-1', '/2 Bearer teken-1', '/2 Bearer teken-2'],
    neighbourSaw: ['/token', '/token'],
    gives: ['fetched', 'fetched'],
  },
  {
    name: 'a token that is refused again is not renewed again',
    page: status(401),
    settings: { secret },
    neighbourPage: tokens(),
    visit: (stage) => stage.ask('/1', { login: tokenFor(stage) }),
    see: withAuthorization,
    saw: ['/robots.txt -', '/1 Bearer teken-1', '/1 Bearer teken-2'],
    neighbourSaw: ['/token', '/token'],
    gives: ['failed status 401'],
    further: (_, came) => expect(JSON.stringify(came)).not.toMatch(/zeer-geheim|teken-/u),
  },
  {
    name: 'one page under many addresses (session, fragment, order, campaign parameters) is requested once',
    async visit({ ask, server: { origin } }) {
      const links = [
        '/raad;jsessionid=A1?b=1&a=2',
        '/raad?a=2&b=1#punt-3',
        '/raad?PHPSESSID=x&a=2&b=1',
        '/./raad?a=2&b=1&utm_source=nieuwsbrief',
        '/r%61ad?a=2&b=1',
      ]
      for (const address of new Set(links.map((link) => canonicalAddress(link, origin))))
        if (address !== undefined) await ask(address)
    },
    saw: ['/robots.txt', '/raad?a=2&b=1'],
    gives: ['fetched'],
  },
  pinned(),
  rebound(),
]

function pinned(): Scenario {
  let lookups = 0
  let askedElsewhere = 0
  return {
    name: 'a name is looked up once per connection, and the checked address is the one connected to',
    settings: { lookup: () => Promise.resolve([lookups++ === 0 ? LOOPBACK : { address: '127.0.0.2', family: 4 }]) },
    async visit({ ask, server: { port } }) {
      const elsewhere = await watchServer((_, response) => response.end(), undefined, { address: '127.0.0.2', port })
      try {
        for (const path of ['1', '2', '3']) await ask(`http://voorbeeldegem.example:${port}/${path}`)
        askedElsewhere = elsewhere.seen.length
      } finally {
        await elsewhere.close()
      }
    },
    saw: ['/robots.txt', '/1', '/2', '/3'],
    gives: ['fetched', 'fetched', 'fetched'],
    further: ({ server }) => expect([server.connections.made, lookups, askedElsewhere]).toEqual([1, 1, 0]),
  }
}

function rebound(): Scenario {
  let lookups = 0
  return {
    name: 'a name that leads inside at its second lookup is refused then: the server inside sees nothing',
    settings: {
      allowPrivate: false,
      times: { connect: 300 },
      lookup: () => Promise.resolve([lookups++ === 0 ? OUTSIDE : LOOPBACK]),
    },
    visit: ({ ask, server: { port } }) => ask(`http://voorbeeldegem.example:${port}/1`),
    saw: [],
    gives: ['refused private'],
    further: (_, came) => {
      expect(lookups).toBe(2)
      expect(came[0]).toMatchObject({
        message: expect.stringContaining('leads to 127.0.0.1, an address inside') as string,
      })
    },
  }
}
