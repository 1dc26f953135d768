import { describe, expect, it } from 'vitest'
import type { Stemming } from '../../../src/model.js'
import { readProse, type ProseReading } from '../../../src/readers/prose/read-prose.js'
import { readHtmlBlocks } from '../../../src/text/html/html-blocks.js'
import { parsePage } from '../../../src/text/html/html-page.js'

/* One form in which something may be told a row: what is read of it, and what must not be. */

const PRESENT = '<p>Aanwezig: Jan Peeters, An De Wit, Bo Claes, Els Maes</p>'

function read(body: string, front = PRESENT): ProseReading {
  const page = `<h1>Notulen van de gemeenteraad, zitting van 6 april 2026, 20:00</h1>${front}${body}`
  return readProse(readHtmlBlocks(parsePage(page)))
}

const ITEM = '<h2>1. Reglement op de markten</h2>'
const ARTICLE = '<p>BESLUIT:</p><p>Artikel 1. Het reglement wordt vastgesteld.</p>'

const namesOf = (people: Stemming['heeftVoorstander']): readonly string[] =>
  people?.map((one) => one.isBestuurlijkeAliasVan?.name ?? '') ?? []

function voteTold(body: string): string {
  const [behandeling] = read(ITEM + body).model.zittingen[0]?.behandelt?.[0]?.behandelingen ?? []
  const votes = (behandeling?.heeftStemming ?? []).map((vote) => {
    const counts = [vote.aantalVoorstanders, vote.aantalTegenstanders, vote.aantalOnthouders].map((n) => n ?? '-')
    const sides = [vote.heeftVoorstander, vote.heeftTegenstander, vote.heeftOnthouder].map((side) =>
      namesOf(side).join(', '),
    )
    return `${counts.join('/')} ${sides.join(' / ')}`.trim()
  })
  return `${behandeling?.uitkomst ?? '-'}: ${votes.join('; ')}`
}

const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const marked = (...rows: readonly string[]): string =>
  `<h3>Stemming</h3><table>${row('Naam', 'Voor', 'Tegen', 'Onthouding')}${rows.join('')}</table>${ARTICLE}`
const VOTERS = [row('Jan Peeters', 'x', '', ''), row('An De Wit', '', 'x', ''), row('Bo Claes', 'x', '', '')]

it.each([
  [
    'a mark under the head of a side',
    marked(...VOTERS, row('Els Maes', '', '', 'x')),
    'goedgekeurd: 2/1/1 Jan Peeters, Bo Claes / An De Wit / Els Maes',
  ],
  ['a voter marked on two sides', marked(...VOTERS, row('Els Maes', 'x', 'x', '')), 'goedgekeurd: '],
  [
    'a side a line, wherever it stands',
    `<p>Voor: Jan Peeters, An De Wit, Bo Claes</p><p>Tegen: Els Maes</p>${ARTICLE}`,
    'goedgekeurd: 3/1/- Jan Peeters, An De Wit, Bo Claes / Els Maes /',
  ],
  [
    'a vote under the articles',
    `${ARTICLE}<p>Goedgekeurd met 3 stemmen voor en 1 stem tegen.</p>`,
    'goedgekeurd: 3/1/-  /  /',
  ],
  ['numbers and nothing else', `<p>Bij 3 voor; 1 tegen.</p><p>Goedgekeurd</p>`, 'goedgekeurd: 3/1/-  /  /'],
  [
    'a dash for nobody',
    `<h3>Stemming</h3><p>Voor: Jan Peeters, An De Wit, Bo Claes, Els Maes</p><p>Tegen: -</p>${ARTICLE}`,
    'goedgekeurd: 4/0/- Jan Peeters, An De Wit, Bo Claes, Els Maes /  /',
  ],
  [
    'a tie that the chair decided',
    `<h3>Stemming</h3><p>Met 2 stemmen voor en 2 stemmen tegen; de stem van de voorzitter is doorslaggevend.</p>${ARTICLE}`,
    '-: 2/2/-  /  /',
  ],
  [
    'a side whose figures and word differ',
    `<h3>Stemming</h3><p>Met 3 (twee) stemmen voor en 1 (één) stem tegen</p>${ARTICLE}`,
    '-: ',
  ],
  [
    'a vote of another time',
    `<p>In 2023 werd dit met 3 stemmen voor en 1 stem tegen goedgekeurd.</p>${ARTICLE}`,
    'goedgekeurd: ',
  ],
] as const)('a vote: %s', (_, body, told) => {
  expect(voteTold(body)).toBe(told)
})

it.each([
  ['De gemeenteraad neemt kennis van het besluit dat het reglement goedkeurt.', 'kennisgenomen'],
  ['De gemeenteraad verdaagt het punt dat vorige maand werd goedgekeurd.', 'verdaagd'],
  ['Raadslid An De Wit vraagt of de gemeenteraad dit goedkeurt.', undefined],
] as const)('the first verb of "%s" is what it tells', (sentence, uitkomst) => {
  const [item] = read(`${ITEM}<p>${sentence}</p>`).model.zittingen[0]?.behandelt ?? []
  expect(item?.behandelingen?.[0]?.uitkomst).toBe(uitkomst)
})

it('titles may stand behind a word that counts', () => {
  const { model } = read(
    [1, 2, 3].map((n) => `<h2>Dossier ${n}</h2><p>Reglement nummer ${'abc'[n - 1]}</p><p>Goedgekeurd</p>`).join(''),
  )
  expect(model.zittingen[0]?.behandelt?.map(({ nummer, title }) => [nummer, title?.[0]?.value])).toEqual([
    ['1', 'Reglement nummer a'],
    ['2', 'Reglement nummer b'],
    ['3', 'Reglement nummer c'],
  ])
})

it('a role over names is that of each of them, until another comes', () => {
  const { model } = read(
    `${ITEM}<p>Goedgekeurd</p>`,
    '<p>Aanwezig:<br>Voorzitter:<br>Jan Peeters<br>Schepenen:<br>An De Wit<br>Bo Claes</p>',
  )
  expect(namesOf(model.zittingen[0]?.heeftAanwezigeBijStart)).toEqual(['Jan Peeters', 'An De Wit', 'Bo Claes'])
  expect(namesOf(model.zittingen[0]?.heeftVoorzitter && [model.zittingen[0].heeftVoorzitter])).toEqual(['Jan Peeters'])
})

it.each([
  ['Overzicht van de commissie financiën', ''],
  ['Zoekresultaten', '<p>Gemeenteraad 6 april 2026</p><p>Gemeenteraad 4 mei 2026</p><p>Gemeenteraad 1 juni 2026</p>'],
] as const)('no sitting is read from "%s"', (title, body) => {
  const page = `<h1>${title}</h1>${body}<p>1. Reglement op de markten</p><p>2. Reglement op de kermis</p>`
  const { model, diagnostics } = readProse(readHtmlBlocks(parsePage(page)))
  expect(model.zittingen).toEqual([])
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['prose/no-council-document'])
})

it.each(['Openbaar', 'Voorjaar', 'Aanvullend'])('"gemeenteraad %s" names no unit', (word) => {
  const { model } = readProse(
    readHtmlBlocks(parsePage(`<h1>Agenda gemeenteraad ${word}</h1><p>Zitting van 6 april 2026 om 20:00</p>${ITEM}`)),
    { units: [{ iri: 'http://data.example/a', kind: 'Gemeente', name: 'Bovendorp', isFormer: true, isCurrent: true }] },
  )
  expect(model.zittingen[0]?.isGehoudenDoor).toMatchObject({ prefLabel: 'Gemeenteraad' })
  expect(model.zittingen[0]?.isGehoudenDoor?.bestuurt).toBeUndefined()
})

describe('options with a box', () => {
  it.each([
    ['☐ Goedgekeurd ☒ Verworpen', 'verworpen'],
    ['☐ Verworpen</p><p>☒ Goedgekeurd</p><p>☐ Verdaagd', 'goedgekeurd'],
    ['Beslissing: ☑ goedgekeurd ☐ verworpen', 'goedgekeurd'],
    ['<input type="checkbox"> Goedgekeurd <input type="checkbox" checked> Verworpen', 'verworpen'],
  ])('are said only when ticked: %s', (options, uitkomst) => {
    const { model } = readProse(
      readHtmlBlocks(
        parsePage(
          `<h1>Besluitenlijst van de gemeenteraad</h1><p>Zitting van 12 mei 2025</p><h3>1. Belasting</h3><p>${options}</p><h3>2. Rekening</h3><p>Kennis genomen</p>`,
        ),
      ),
    )
    expect(model.zittingen[0]?.behandelt?.[0]?.behandelingen?.[0]?.uitkomst).toBe(uitkomst)
  })
})
