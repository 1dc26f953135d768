import { expect, it } from 'vitest'
import { readProse, type ProseReading } from '../../../src/readers/prose/read-prose.js'
import { readHtmlBlocks } from '../../../src/text/html/html-blocks.js'
import { parsePage } from '../../../src/text/html/html-page.js'

/* Forms of which no list of words or shapes tells: what is read, and what must not be. */

const HEAD = '<h1>Notulen van de gemeenteraad van 6 april 2026</h1>'
const PEOPLE = ['Jan Peeters', 'An De Wit', 'Bo Claes', 'Els Maes', 'Piet Raes']
const ARTICLE = '<p>Artikel 1. De gemeenteraad keurt het reglement goed.</p>'
const TITLES = [
  'Reglement op de markten',
  'Aankoop van een bestelwagen',
  'Subsidie aan de harmonie',
  'Huur van een zaal',
]

const read = (body: string): ProseReading => readProse(readHtmlBlocks(parsePage(body)))
const present = (reading: ProseReading): readonly (string | undefined)[] =>
  (reading.model.zittingen[0]?.heeftAanwezigeBijStart ?? []).map((one) => one.isBestuurlijkeAliasVan?.name)
const items = (reading: ProseReading): readonly string[] =>
  (reading.model.zittingen[0]?.behandelt ?? []).map(
    ({ nummer, title }) => `${nummer ?? '-'} ${title?.[0]?.value ?? ''}`,
  )
const decided = (lines: readonly string[], head = HEAD): string =>
  head + lines.map((line) => `<h3>${line}</h3><h4>Besluit</h4>${ARTICLE}`).join('')

it.each([' / ', ' | ', ' • ', ' – ', '<br>', '; '])('people may be divided by "%s"', (sign) => {
  expect(present(read(`${HEAD}<p>Aanwezig: ${PEOPLE.join(sign)}</p><h3>1. Markten</h3>${ARTICLE}`))).toEqual(PEOPLE)
})

it('a role may have any words', () => {
  const list = `<p>${PEOPLE.slice(0, 3).join(' - ')}: leden van het vast bureau</p><p>${PEOPLE.slice(3).join(', ')}</p>`
  expect(present(read(`${HEAD}<p>Tegenwoordig:</p>${list}<h3>1. Markten</h3>${ARTICLE}`))).toEqual(PEOPLE)
})

it('people under a head of unknown words are present at a sitting of a known body, and nowhere else', () => {
  const list = `<p>Namen de banken in:</p><p>${PEOPLE.join(', ')}</p><h3>1. Markten</h3>${ARTICLE}`
  expect(present(read(HEAD + list))).toEqual(PEOPLE)
  expect(read(`<h1>Verslag van 6 april 2026</h1>${list}`).model.zittingen).toEqual([])
})

it.each(['N/ ', 'nr. N ', 'N.- ', '(N) ', 'N° '])('an item may be counted as "%s"', (form) => {
  const lines = TITLES.map((title, index) => form.replace('N', String(index + 1)) + title)
  expect(items(read(decided(lines)))).toEqual(TITLES.map((title, index) => `${index + 1} ${title}`))
})

it('an item that is treated out of order is one of them', () => {
  const lines = [1, 2, 4, 3].map((number) => `${number}. ${TITLES[number - 1] ?? ''}`)
  expect(items(read(decided(lines)))).toEqual([1, 2, 4, 3].map((number) => `${number} ${TITLES[number - 1] ?? ''}`))
})

it('codes that are listed and come back are of one item each', () => {
  const coded = TITLES.map((title, index) => `2026/GR/00${index + 1} - ${title}`)
  const listed = HEAD + coded.map((line) => `<h3>${line}</h3><p>Toelichting.</p>`).join('')
  expect(items(read(decided(coded, listed)))).toEqual(TITLES.map((title, index) => `2026/GR/00${index + 1} ${title}`))
})

it('a page of one decision tells of its sitting in properties under the title', () => {
  const rows = [
    ['Orgaan', 'Gemeenteraad'],
    ['Datum', '6 april 2026'],
    ['Nummer', '2026/GR/014'],
    ['Stemming', '<p>Stemden ja: 12<br>Stemden neen: 3<br>Onthielden zich: 2</p>'],
  ]
  const list = `<dl>${rows.map(([term = '', value = '']) => `<dt>${term}</dt><dd>${value}</dd>`).join('')}</dl>`
  const reading = read(`<p>Uittreksel</p><h1>Reglement op de markten</h1>${list}<h2>Besluit</h2>${ARTICLE}`)
  const [zitting] = reading.model.zittingen
  expect(items(reading)).toEqual(['2026/GR/014 Reglement op de markten'])
  expect(zitting?.datum).toBe('2026-04-06')
  expect(zitting?.isGehoudenDoor?.prefLabel).toBe('Gemeenteraad')
  expect(zitting?.behandelt?.[0]?.behandelingen?.[0]?.heeftStemming?.[0]?.aantalOnthouders).toBe(2)
})

it('terms that are titles head their definitions', () => {
  const list = TITLES.map((title) => `<dt>${title} na het advies van de dienst</dt><dd>Goedgekeurd</dd>`).join('')
  const reading = read(`<h1>Besluitenlijst van de gemeenteraad van 6 april 2026</h1><dl>${list}</dl>`)
  expect(items(reading)).toEqual(TITLES.map((title) => `- ${title} na het advies van de dienst`))
})

it.each([
  ['Van de 14 aanwezige leden stemden er 12 voor en 2 tegen.', '12/2/'],
  ['Van de 14 aanwezige leden stemden er 12 voor en 0 tegen.', 'none'],
  ['Geheime stemming: 13 ja, 0 neen, 0 onthouding(en).', '13/0/0 geheim'],
] as const)('a total that is printed proves a vote: %s', (text, expected) => {
  const reading = read(`${HEAD}<h3>1. Reglement op de markten</h3><p>${text}</p><h4>Besluit</h4>${ARTICLE}`)
  const [vote] = reading.model.zittingen[0]?.behandelt?.[0]?.behandelingen?.[0]?.heeftStemming ?? []
  const counts = vote && [vote.aantalVoorstanders, vote.aantalTegenstanders, vote.aantalOnthouders].join('/')
  expect(vote ? `${counts ?? ''}${vote.geheim === true ? ' geheim' : ''}` : 'none').toBe(expected)
})

it('a label that comes back at each item is no title, whatever its words', () => {
  const heads = TITLES.map((_, index) => `<h3>${index + 1}.</h3>`)
  const inRows = TITLES.map(
    (title, index) =>
      `${heads[index] ?? ''}<table><tr><td>Waarover het gaat:</td><td>${title}</td></tr></table>${ARTICLE}`,
  )
  const onLines = TITLES.map(
    (title, index) => `<h3>${index + 1}. Waarover het gaat:</h3><p>${title}</p><h4>Besluit</h4>${ARTICLE}`,
  )
  for (const lines of [inRows, onLines])
    expect(items(read(HEAD + lines.join('')))).toEqual(TITLES.map((title, index) => `${index + 1} ${title}`))
})

it('a vote without its votes for is no vote, and tells no outcome', () => {
  const reading = read(
    `${HEAD}<h3>1. Markten</h3><h4>Stemming</h4><p>Er trokken 19 leden mee, tegen: 0; onthoudingen: 2.</p>`,
  )
  expect(JSON.stringify(reading.model)).not.toContain('aantalTegenstanders')
  expect(JSON.stringify(reading.model)).not.toContain('verworpen')
})

it('a vote told by names and again by its totals is one vote', () => {
  const rows = PEOPLE.map((name, index) => `<tr><td>${name}</td><td>${index < 3 ? 'voor' : 'tegen'}</td></tr>`).join('')
  const table = `<table><tr><th>Lid</th><th>Stem</th></tr>${rows}</table><p>Totaal: 3 voor, 2 tegen, 0 onthouden</p>`
  const { model } = read(
    `${HEAD}<p>Aanwezig: ${PEOPLE.join(', ')}</p><h3>1. Markten</h3><h4>Stemming</h4>${table}${ARTICLE}`,
  )
  const votes = model.zittingen.flatMap(({ behandelt = [] }) =>
    behandelt.flatMap(({ behandelingen = [] }) => behandelingen.flatMap(({ heeftStemming = [] }) => heeftStemming)),
  )
  expect(votes.map(({ aantalVoorstanders, aantalTegenstanders }) => [aantalVoorstanders, aantalTegenstanders])).toEqual(
    [[3, 2]],
  )
})
