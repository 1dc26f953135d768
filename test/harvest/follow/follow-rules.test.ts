import { describe, expect, it } from 'vitest'
import { followLinks, type FoundLink, type LinkingPage } from '../../../src/harvest/follow/follow-rules.js'
import type { Link } from '../../../src/readers/reading.js'

const SITE = 'https://raad.voorbeeldegem.example'
const isOwn = (address: string): boolean => new URL(address).origin === SITE
const LIST: LinkingPage = { address: `${SITE}/zittingen/lijst`, how: 'paging', isDocument: false }
const DOCUMENT: LinkingPage = { address: `${SITE}/zittingen/24.1.2/notulen`, how: 'link', isDocument: true }

const link = (path: string, more: Partial<Link> = {}): Link => ({
  address: path.includes(':') ? path : SITE + path,
  relation: 'page',
  text: '',
  ...more,
})

/** What the rules say about one link. */
function followed(page: LinkingPage, path: string, more: Partial<Link> = {}): FoundLink | undefined {
  return followLinks([link(path, more)], page, isOwn)[0]
}

describe('followLinks', () => {
  it.each<[string, LinkingPage, string, Partial<Link>, Omit<FoundLink, 'address'>]>([
    ['a publication by its form, annotated or not', LIST, '/zittingen/24.1.3/agenda', {}, { how: 'link' }],
    ['a page of a sitting by its form', LIST, '/zittingen/24.1.3', {}, { how: 'link' }],
    [
      'what RDFa relates to a publication, whatever its address',
      LIST,
      '/doc/17',
      { property: 'http://lblod.data.gift/vocabularies/besluit/linkToPublication', relation: 'publication' },
      { how: 'link' },
    ],
    ['a file whose name gives its kind', LIST, '/files/Besluitenlijst_2024-05-27.pdf', {}, { how: 'link' }],
    ['the list of another vendor on the same site', LIST, '/LBLODWeb/Home/Overzicht', {}, { how: 'paging' }],
    ['another page of the list', LIST, '/zittingen/lijst?page=2', {}, { how: 'paging' }],
    [
      'another page of a list of unknown form, by its text',
      { ...LIST, address: `${SITE}/bestuur/verslagen` },
      '/bestuur/verslagen/2',
      { text: 'volgende pagina' },
      { how: 'paging' },
    ],
    [
      'the copy of a document by its ending',
      DOCUMENT,
      '/zittingen/24.1.2/notulen.pdf',
      { relation: 'attachment' },
      { how: 'pdf-twin' },
    ],
    ['the copy of a document by its label', DOCUMENT, '/download/998', { relation: 'alternate' }, { how: 'pdf-twin' }],
    ['an annex of a document', DOCUMENT, '/download/plan.pdf', { relation: 'attachment' }, { how: 'attachment' }],
  ])('follows %s', (_what, page, path, more, expected) => {
    expect(followed(page, path, more)).toEqual({ address: SITE + path, ...expected })
  })

  it.each<[string, LinkingPage, string, Partial<Link>, string]>([
    ['another site', LIST, 'https://elders.example/zittingen/1/agenda', {}, 'elsewhere'],
    ['a link that is not about publications', LIST, '/contact', { text: 'Contact' }, 'no-publication-link'],
    ['a placeholder that a script fills in', LIST, '/zittingen/{{id}}/agenda', {}, 'no-address'],
    [
      'a publication at an address that cannot be requested',
      LIST,
      'ftp://voorbeeldegem.example/notulen',
      { property: 'http://data.vlaanderen.be/ns/besluit#heeftNotulen' },
      'no-web-address',
    ],
    ['an invalid address', LIST, 'mailto:secretaris@voorbeeldegem.example', {}, 'no-address'],
    [
      'the IRI of a document around its annotations',
      DOCUMENT,
      '/id/lblod/notulennode/17',
      { property: 'http://data.vlaanderen.be/ns/besluit#heeftX' },
      'identifier',
    ],
    [
      'a file on a page that is not a document',
      LIST,
      '/download/folder.pdf',
      { relation: 'attachment', text: 'Folder zwembad' },
      'no-publication-link',
    ],
  ])('does not follow %s, and says why', (_what, page, path, more, left) => {
    expect(followed(page, path, more)).toMatchObject({ left })
  })

  it('returns every address once, as followed when one of its links is', () => {
    const found = followLinks(
      [
        link('/verslag/1', { text: 'lees' }),
        link('/verslag/1#deel', { property: 'http://lblod.data.gift/vocabularies/besluit/linkToPublication' }),
      ],
      LIST,
      isOwn,
    )
    expect(found).toEqual([{ address: `${SITE}/verslag/1`, how: 'link' }])
  })

  it('ignores a link to the page itself, with any session', () => {
    expect(followLinks([link('/zittingen/lijst;jsessionid=AB12'), link('/zittingen/lijst#top')], LIST, isOwn)).toEqual(
      [],
    )
  })

  it('searches a start page that leads nowhere for words about sittings, and only such a page', () => {
    const links = [link('/bestuur/raad', { text: 'Agenda en verslagen' }), link('/zwembad', { text: 'Openingsuren' })]
    const start: LinkingPage = { address: `${SITE}/`, how: 'start', isDocument: false }
    expect(followLinks(links, start, isOwn)).toEqual([
      { address: `${SITE}/bestuur/raad`, how: 'paging' },
      { address: `${SITE}/zwembad`, how: 'link', left: 'no-publication-link' },
    ])
    expect(followLinks([...links, link('/zittingen/1/agenda')], start, isOwn)[0]).toMatchObject({
      left: 'no-publication-link',
    })
    expect(followLinks(links, { ...start, how: 'link' }, isOwn).every((each) => 'left' in each)).toBe(true)
  })
})
