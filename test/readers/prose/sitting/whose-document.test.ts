import { describe, expect, it } from 'vitest'
import { parseKnownUnits } from '../../../../src/linking/known-units.js'
import { readProse } from '../../../../src/readers/prose/read-prose.js'
import { readHtmlBlocks } from '../../../../src/text/html/html-blocks.js'
import { parsePage } from '../../../../src/text/html/html-page.js'

const units = parseKnownUnits(
  'id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025\na\tGemeente\tBovendorp\t1\t1\tja\nb\tGemeente\tZoetebeek\t2\t2\tja',
)

interface Page {
  readonly title?: string
  readonly line?: string
  readonly members?: string
  readonly item?: string
  readonly end?: string
}
const read = ({
  title = 'Notulen van de gemeenteraad',
  line = '',
  members = 'Jan Peeters, An Claes, Bo De Wit',
  item,
  end = '',
}: Page) =>
  readProse(
    readHtmlBlocks(
      parsePage(
        `<h1>${title}</h1>${line && `<p>${line}</p>`}<p>Zitting van maandag 12 mei 2025 om 20:00 uur</p><p>Aanwezig: ${members}, raadsleden</p>
<h2>Openbare zitting</h2><h3>1. ${item ?? 'Jaarrekening 2024'}</h3><p>Besluit</p><p>De gemeenteraad neemt kennis.</p>
<h3>2. Retributie</h3><p>Besluit</p><p>De gemeenteraad keurt de retributie goed.</p><p>De voorzitter sluit de zitting om 21:15 uur.</p>${end}`,
      ),
    ),
    { units },
  ).model.zittingen

describe('the municipality', () => {
  it.each<[string, Page]>([
    ['a title that tells of a visit', { title: 'Notulen gemeenteraad – bezoek aan Bovendorp' }],
    ['a company', { end: '<footer>Website door Zoetebeek Web bv, 9999 Zoetebeek</footer>' }],
    ['a member', { members: 'Jan Van Bovendorp, An Claes, Bo De Wit' }],
    ['an item', { item: 'Samenwerkingsovereenkomst met de stad Zoetebeek' }],
    ['a street', { line: 'Locatie: Raadzaal, Steenweg op Zoetebeek 12' }],
  ])('is not told by %s', (_, page) => expect(read(page)[0]?.isGehoudenDoor?.bestuurt).toBeUndefined())
  it.each<Page>([
    { title: 'Notulen van de gemeenteraad van Bovendorp' },
    { title: 'Bovendorp – notulen van de gemeenteraad' },
    { title: 'Notulen Bovendorp 12 mei 2025' },
  ])('is told by a title: $title', (page) =>
    expect(read(page)[0]?.isGehoudenDoor?.bestuurt?.prefLabel).toBe('Bovendorp'),
  )
})

describe('the body', () => {
  it.each<Page>([
    { title: 'Informatievergadering voor de gemeenteraad van Bovendorp' },
    { title: 'Verslag', line: 'Orgaan: commissie Welzijn (gemeenteraad)' },
    { title: 'Auditcomité van de gemeenteraad van Bovendorp' },
  ])('is not the council in $title $line', (page) =>
    expect(read(page).map(({ isGehoudenDoor }) => isGehoudenDoor?.prefLabel)).not.toContain('Gemeenteraad'),
  )
})

describe('what is bound in', () => {
  const plan = '<h3>3. Inleiding</h3><p>Het plan van 1 maart 2019.</p><h3>4. Visie</h3><p>Wij willen.</p>'
  it.each([
    `<h1>Bijlage: beleidsplan</h1>${plan}`,
    `<h2>Bijlagen bij punt 2</h2>${plan}`,
    `<p><b>BIJLAGE 1</b></p>${plan}`,
  ])('has no items: %s', (end) => expect(read({ end })[0]?.behandelt).toHaveLength(2))
  it('leaves the annexes under an item to the item', () =>
    expect(
      read({ item: 'Plan</h3><h4>Bijlagen</h4><p>Plan.pdf</p><h3>1bis. Slot' })[0]?.behandelt?.length,
    ).toBeGreaterThan(1))
  it('is no sitting by itself', () =>
    expect(
      readProse(
        readHtmlBlocks(
          parsePage(
            '<h1>Meerjarenplan 2026-2031 van de gemeente Bovendorp</h1><p>Vastgesteld in de gemeenteraad van 15 december 2025</p><h2>1. Inleiding</h2><p>Het plan.</p><h2>2. Doelen</h2><p>De doelen.</p>',
          ),
        ),
        { units },
      ).model.zittingen,
    ).toEqual([]))
})
