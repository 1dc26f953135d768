import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Agendapunt } from '../../../src/model.js'
import { namesOf } from '../../../src/correcting/people-of-sitting.js'
import { documentPath } from '../../../src/service/desk/ground/desk-paths.js'
import { openTestDesk, removeTemplate, visitorWith, type TestDesk, type Visitor } from './open-desk.js'

let test: TestDesk
let visitor: Visitor
beforeEach(async () => {
  test = await openTestDesk()
  visitor = await visitorWith(test, 'editor')
})
afterEach(() => test.close())
afterAll(removeTemplate)

type Sent = Readonly<Record<string, string>>
/** A form of a page by the words on its button: where it goes, and what it sends when nothing is changed. */
function formOf(body: string, button: string): { readonly path: string; readonly fields: Record<string, string> } {
  const form = body.split('<form ').find((each) => each.includes(`${button}</button>`)) ?? ''
  const plain = (text: string): string =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const fields: Record<string, string> = {}
  for (const [tag, type, name, value] of form.matchAll(
    /<input(?: type="(radio|checkbox|hidden|number|datetime-local|date|text)")?[^>]*? name="([^"]+)"(?:[^>]*? value="([^"]*)")?[^>]*>/gu,
  ))
    if ((type !== 'radio' && type !== 'checkbox') || tag.includes(' checked')) fields[name!] = plain(value ?? '')
  for (const [, name, text] of form.matchAll(/<textarea[^>]*? name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/gu))
    fields[name!] = plain(text!)
  for (const [, name, options] of form.matchAll(/<select[^>]*? name="([^"]+)"[^>]*>(.*?)<\/select>/gu)) {
    const chosen = /<option value="([^"]*)" selected/u.exec(options!) ?? /<option value="([^"]*)"/u.exec(options!)
    fields[name!] = plain(chosen?.[1] ?? '')
  }
  return { path: /action="([^"]+)"/u.exec(form)?.[1] ?? '', fields }
}
/** The page of the forms of the sitting, or of an item, counted from 1 as it stands. */
async function formsOf(part: 'zitting' | number): Promise<string> {
  const { body } = await visitor.get(documentPath(test.own))
  const links = [...body.matchAll(/href="(\/bureau\/verbeteren\?[^"]*)"/gu)].map(([, path]) =>
    path!.replaceAll('&amp;', '&'),
  )
  const chosen = part === 'zitting' ? links[1] : links[part + 1]
  return (await visitor.get(chosen!)).body
}
async function send(part: 'zitting' | number, button: string, changed: Sent): ReturnType<Visitor['post']> {
  const { path, fields } = formOf(await formsOf(part), button)
  return visitor.post(path, { ...fields, ...changed })
}
const itemsNow = async (): Promise<readonly Agendapunt[]> =>
  (await test.desk.reading(test.desk.documentAt(test.own).document).value).corrected.zittingen[0]!.behandelt!
const titlesNow = async (): Promise<readonly (string | undefined)[]> =>
  (await itemsNow()).map(({ title }) => title?.[0]?.value.replace(/ nummer 1\. Vaststelling$/u, ''))
const TITLES = ['Verslag van de vorige zitting', 'Reglement op de jaarmarkt', 'Verkoop van de pastorie', 'Rekening']

describe('a vote', () => {
  it('is ticked by name, and its sum is checked against who is there', async () => {
    const page = await formsOf(3)
    expect(page).toContain('van de 5 aanwezigen')
    expect(page).not.toContain('<legend>Lieve Boskens')
    const { path, fields } = formOf(page, 'Stemming bewaren')
    const names = Object.entries(fields).filter(([name]) => name.startsWith('naam-'))
    expect(names).toHaveLength(5)
    const sides = ['voor', 'voor', 'tegen', 'onthouding']
    const four = { ...fields, ...Object.fromEntries(sides.map((side, row) => [`stem-${row}`, side])) }
    const short = await visitor.post(path, four)
    expect(short.statusCode).toBe(400)
    expect(short.body).toContain('Dat zijn 4 stemmen, en er waren 5 mensen aanwezig')
    expect(short.body).toMatch(/id="stemming-0-stem-2-tegen"[^>]* checked/u)
    expect((await visitor.post(path, { ...four, 'stem-4': 'tegen' })).statusCode).toBe(303)
    const vote = (await itemsNow())[2]!.behandelingen![0]!.heeftStemming![0]!
    expect(vote).toMatchObject({ aantalVoorstanders: 2, aantalTegenstanders: 2, aantalOnthouders: 1 })
    expect(namesOf(vote.heeftTegenstander)).toEqual([fields['naam-2'], fields['naam-4']])
    expect(await formsOf(3)).toContain('2 voor, 2 tegen, 1 onthoudingen: 5 van de 5 aanwezigen.')
    const said = await visitor.post(path, { ...four, versie: '1', klopt: 'ja', 'stem-3': 'tegen' })
    expect(said.statusCode).toBe(303)
  })

  it('is added, counted only, and taken away', async () => {
    const counts = { 'v-aantalVoorstanders': '4', 'v-aantalTegenstanders': '1', 'v-geheim': 'true' }
    expect((await send(1, 'Stemming toevoegen', { ...counts, 'v-aantalTegenstanders': '9' })).statusCode).toBe(400)
    expect((await send(1, 'Stemming toevoegen', counts)).statusCode).toBe(303)
    expect((await itemsNow())[0]!.behandelingen![0]!.heeftStemming).toMatchObject([
      { aantalVoorstanders: 3 },
      { aantalVoorstanders: 4, aantalTegenstanders: 1, geheim: true },
    ])
    expect((await send(1, 'Er is niet gestemd: haal stemming 1 weg', {})).statusCode).toBe(303)
    expect((await itemsNow())[0]!.behandelingen![0]!.heeftStemming).toMatchObject([{ aantalVoorstanders: 4 }])
  })
})

describe('attendance', () => {
  it('is ticked, and somebody is added', async () => {
    const { fields } = formOf(await formsOf('zitting'), 'Aanwezigheid bewaren')
    const rowOf = (name: string): string =>
      Object.entries(fields)
        .find(([, value]) => value === name)![0]
        .slice(5)
    const empty = Object.entries(fields)
      .find(([name, value]) => name.startsWith('naam-') && value === '')![0]
      .slice(5)
    const saved = await send('zitting', 'Aanwezigheid bewaren', {
      [`er-${rowOf('Piet Raeymaekers')}`]: 'verontschuldigd',
      [`er-${rowOf('Els Verhoeven')}`]: 'laat',
      [`naam-${empty}`]: 'Nele <b>Nieuw</b>',
    })
    expect(saved.statusCode).toBe(303)
    const { corrected } = await test.desk.reading(test.desk.documentAt(test.own).document).value
    const [zitting] = corrected.zittingen
    expect(namesOf(zitting!.heeftAanwezigeBijStart)).toEqual([
      'Jan Vermeirsch',
      'An Claeskens',
      'Bart Desmedt',
      'Lieve Boskens',
      'Nele <b>Nieuw</b>',
    ])
    expect(namesOf(zitting!.verontschuldigd)).toEqual(['Piet Raeymaekers'])
    expect(namesOf(zitting!.heeftAfwezigeBijStart)).toEqual(
      expect.arrayContaining(['Piet Raeymaekers', 'Els Verhoeven']),
    )
    expect((await visitor.get(documentPath(test.own))).body).not.toContain('<b>Nieuw')
  })
})

describe('items', () => {
  it('are added, split, merged, moved and taken away, and come back', async () => {
    const page = await formsOf('zitting')
    const first = /<option value="([^"]*)">1\. Verslag/u.exec(page)![1]!.replaceAll('&quot;', '"')
    expect(
      (await send('zitting', 'Punt toevoegen', { 'nieuw-titel': 'Nieuw <i>punt</i>', bij: first })).statusCode,
    ).toBe(303)
    expect(await titlesNow()).toEqual([TITLES[0], 'Nieuw <i>punt</i>', ...TITLES.slice(1)])
    expect((await visitor.get(documentPath(test.own))).body).not.toContain('<i>punt')
    // An item that a person made is corrected like any other.
    expect((await send(2, 'Bewaren', { 'v-title': 'Nieuw punt', 'v-uitkomst': 'verdaagd' })).statusCode).toBe(303)
    expect((await send(3, 'Splitsen', { 'nieuw-titel': 'Tweede deel', 'mee-0': 'ja' })).statusCode).toBe(303)
    expect(await titlesNow()).toEqual([TITLES[0], 'Nieuw punt', TITLES[1], 'Tweede deel', TITLES[2], TITLES[3]])
    const items = await itemsNow()
    expect(items[1]!.behandelingen![0]!.uitkomst).toBe('verdaagd')
    expect([items[2], items[3]].map((item) => item!.behandelingen?.[0]?.uitkomst)).toEqual([undefined, 'goedgekeurd'])
    expect((await send(5, 'Samenvoegen', { bij: first })).statusCode).toBe(303)
    expect((await itemsNow())[0]!.behandelingen![0]!.heeftStemming).toHaveLength(2)
    expect((await send(5, 'Verplaatsen', { bij: '' })).statusCode).toBe(303)
    expect(await titlesNow()).toEqual([TITLES[3], TITLES[0], 'Nieuw punt', TITLES[1], 'Tweede deel'])
    expect((await send(1, 'Dit punt weghalen', {})).statusCode).toBe(303)
    expect(await titlesNow()).toEqual([TITLES[0], 'Nieuw punt', TITLES[1], 'Tweede deel'])
    const { body } = await visitor.get(documentPath(test.own))
    const undo = [...body.matchAll(/name="id" value="([^"]+)"/gu)].at(-1)![1]!
    expect((await visitor.post('/bureau/ongedaan', { adres: test.own, id: undo, versie: '6' })).statusCode).toBe(303)
    expect(await titlesNow()).toEqual([TITLES[3], TITLES[0], 'Nieuw punt', TITLES[1], 'Tweede deel'])
  })

  it('are refused for what cannot be meant', async () => {
    expect((await send('zitting', 'Punt toevoegen', { 'nieuw-titel': ' ' })).statusCode).toBe(400)
    for (const bij of ['{', '"x"', '{"nummer":"99"}', '{"made":"nooit"}'])
      expect((await send(2, 'Verplaatsen', { bij })).statusCode, bij).toBe(400)
    expect(await titlesNow()).toEqual(TITLES)
  })
})

describe('articles and grounds', () => {
  it('are edited, added and put in another order', async () => {
    const { fields } = formOf(await formsOf(1), 'Artikels bewaren')
    expect(fields['nummer-0']).toBe('Artikel 1')
    const articles = { 'nummer-1': 'Artikel 2', 'tekst-1': 'Het <script>tweede</script>\nartikel.', 'plaats-0': '9' }
    expect((await send(1, 'Artikels bewaren', articles)).statusCode).toBe(303)
    const grounds = 'Het decreet van 22 december 2017 over het lokaal bestuur\nHet reglement'
    expect((await send(1, 'Bewaren', { 'v-rechtsgronden': grounds })).statusCode).toBe(303)
    const decision = (await itemsNow())[0]!.behandelingen![0]!.generated![0]!
    expect(decision.has_part).toMatchObject([
      { number: 'Artikel 2', value: 'Het <script>tweede</script>\nartikel.' },
      { number: 'Artikel 1' },
    ])
    expect(decision.cites).toHaveLength(2)
    expect((await visitor.get(documentPath(test.own))).body).not.toContain('<script>tweede')
    expect(await formsOf(1)).not.toContain('<script>tweede')
  })
})

describe('a form', () => {
  it('that changes nothing keeps nothing', async () => {
    for (const button of ['Bewaren', 'Artikels bewaren', 'Stemming bewaren'])
      expect((await send(1, button, { klopt: 'ja' })).statusCode, button).toBe(303)
    for (const button of ['Bewaren', 'Aanwezigheid bewaren'])
      expect((await send('zitting', button, {})).statusCode, button).toBe(303)
    expect(test.desk.corrections().version(test.own)).toBe(0)
  })

  it('for another version than If-Match says is refused', async () => {
    const { body, headers } = await visitor.get(documentPath(test.own, { zitting: 0 }))
    const { path, fields } = formOf(body, 'Bewaren')
    const asked = (tag: string): ReturnType<Visitor['post']> =>
      test.app.inject({
        method: 'POST',
        url: path,
        headers: {
          cookie: visitor.cookie,
          'if-match': tag,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ ...fields, 'v-atLocation': 'Zaal' }).toString(),
      })
    expect((await asked('"verbeterd-7"')).statusCode).toBe(412)
    expect((await asked(String(headers.etag))).statusCode).toBe(303)
    expect((await asked(String(headers.etag))).statusCode).toBe(412)
  })

  it('corrects the body, from the code list', async () => {
    expect((await send('zitting', 'Bewaren', { 'v-isGehoudenDoor': 'Verzonnen Raad' })).statusCode).toBe(400)
    expect((await send('zitting', 'Bewaren', { 'v-isGehoudenDoor': 'Vast Bureau' })).statusCode).toBe(303)
  })
})
