import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { unitOfName } from '../../../src/linking/unit-of-name.js'
import { readSourceList } from '../../../src/sources/list/source-list.js'

const read = (text: string): ReturnType<typeof readSourceList> =>
  readSourceList(text, 'raadlink.yaml', (name) => {
    if (name !== 'Voorbeeldegem')
      throw new AppError('usage', `no bestuurseenheid of today is called “${name}”: give its IRI`)
    return 'https://data.voorbeeldegem.example/id/bestuurseenheden/1'
  })

const FULL = `# whom we follow
contact: data@voorbeeldegem.example
allowPrivate: ['127.0.0.1:8080']
sources:
  - id: voorbeeldegem
    bestuurseenheid: Voorbeeldegem
    start: HTTPS://raadpleeg.Voorbeeldegem.example:443/zittingen/lijst?b=2&a=1#top
    limits: { requestsPerSecond: 0.5, pages: 500, depth: 4, bytes: 1000000 }
    schedule: 6h
    withdrawAfter: 2
    login: { kind: basic, user: lezer, passwordFrom: VOORBEELDEGEM_PASSWORD }
  - id: stroom
    bestuurseenheid: http://data.lblod.info/id/bestuurseenheden/2
    start: https://stroom.example/feed
    kind: feed
`

describe('a source list', () => {
  it('is read with names looked up, canonical addresses and defaults filled in', () => {
    expect(read(FULL)).toEqual({
      own: { contact: 'data@voorbeeldegem.example' },
      contact: 'data@voorbeeldegem.example',
      allowPrivate: ['127.0.0.1:8080'],
      sources: [
        {
          id: 'voorbeeldegem',
          bestuurseenheid: 'https://data.voorbeeldegem.example/id/bestuurseenheden/1',
          start: 'https://raadpleeg.voorbeeldegem.example/zittingen/lijst?a=1&b=2',
          kind: 'site',
          hosts: [],
          limits: { requestsPerSecond: 0.5, pages: 500, depth: 4, bytes: 1_000_000 },
          schedule: '6h',
          withdrawAfter: 2,
          login: {
            kind: 'basic',
            origin: 'https://raadpleeg.voorbeeldegem.example',
            user: 'lezer',
            passwordFrom: 'VOORBEELDEGEM_PASSWORD',
          },
        },
        {
          id: 'stroom',
          bestuurseenheid: 'http://data.lblod.info/id/bestuurseenheden/2',
          start: 'https://stroom.example/feed',
          kind: 'feed',
          hosts: [],
          limits: {},
          withdrawAfter: 3,
        },
      ],
    })
  })

  it.each([
    [
      'an unknown key',
      FULL.replace('schedule: 6h', 'scedule: 6h'),
      'line 9, column 5: the key “scedule” is not known here; “schedule” is',
    ],
    [
      'an unknown key at the top',
      `${FULL}contacts: x\n`,
      'line 16, column 1: the key “contacts” is not known here; “contact” is',
    ],
    ['a missing key', 'sources:\n  - id: a\n', 'line 2, column 5: the key “start” is missing'],
    [
      'an id twice',
      FULL.replace('id: stroom', 'id: voorbeeldegem'),
      'line 12, column 9: another source has the id “voorbeeldegem” already',
    ],
    ['an id with capitals', FULL.replace('id: stroom', 'id: Stroom'), 'line 12, column 9: “id” is small letters'],
    [
      'a start that is not an address',
      FULL.replace('https://stroom.example/feed', 'stroom.example'),
      'line 14, column 12: “start” is an address that begins with http',
    ],
    ['an unknown kind', FULL.replace('kind: feed', 'kind: feeds'), 'line 15, column 11: “kind” is one of site, feed'],
    ['an invalid schedule', FULL.replace('6h', 'nightly'), 'line 9, column 15: “schedule” is hourly, daily, weekly'],
    [
      'a rate that is not polite',
      FULL.replace('requestsPerSecond: 0.5', 'requestsPerSecond: 50'),
      'line 8, column 34: “requestsPerSecond” must be <= 10',
    ],
    [
      'a literal secret',
      FULL.replace('passwordFrom: VOORBEELDEGEM_PASSWORD', 'password: geheim'),
      'line 11, column 12: a login is {kind: basic, user, passwordFrom}',
    ],
    [
      'an unknown name',
      FULL.replace('bestuurseenheid: Voorbeeldegem', 'bestuurseenheid: Nergens'),
      'line 6, column 22: no bestuurseenheid of today is called “Nergens”',
    ],
    ['no YAML', 'sources: [', 'this is not YAML'],
    ['aliases that multiply', `a: &a [x, x]\nb: &b [*a, *a]\nsources: [*b]\n`, 'alias'],
    ['nothing', '', '“the list” must be object'],
  ])('names the place of %s', (_name, text, message) => {
    let thrown: unknown
    try {
      read(text)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(AppError)
    expect((thrown as AppError).code).toBe('usage')
    expect((thrown as AppError).message).toContain(message)
    expect((thrown as AppError).message).toMatch(/^raadlink\.yaml/u)
    expect((thrown as AppError).message).not.toContain('geheim')
  })
})

describe('unitOfName', () => {
  it('finds a gemeente by its name alone, and others by their kind too', () => {
    expect(unitOfName('Aalst')).toBe(unitOfName('Stad Aalst'))
    expect(unitOfName('OCMW Aalst')).not.toBe(unitOfName('Aalst'))
    expect(() => unitOfName('Voorbeeldegem')).toThrow('give its IRI')
  })

  it('says who publishes, whose documents its sources have, and needs no source', () => {
    const own = 'bestuurseenheid: Voorbeeldegem\nsite: https://data.voorbeeldegem.example/\n'
    expect(read(own)).toEqual({
      own: {
        bestuurseenheid: 'https://data.voorbeeldegem.example/id/bestuurseenheden/1',
        site: 'https://data.voorbeeldegem.example/',
      },
      allowPrivate: [],
      sources: [],
    })
    const [first, second] = read(
      `${own}sources:\n  - {id: a, start: 'https://a.example/'}\n  - {id: b, start: 'https://b.example/', bestuurseenheid: 'http://x.example/b'}\n`,
    ).sources
    expect([first?.bestuurseenheid, second?.bestuurseenheid]).toEqual([
      'https://data.voorbeeldegem.example/id/bestuurseenheden/1',
      'http://x.example/b',
    ])
    expect(() => read('site: nergens\n')).toThrow('line 1, column 7')
  })
})
