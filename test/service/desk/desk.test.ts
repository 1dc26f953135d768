import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROLES, mayDo, type Right } from '../../../src/accounts/roles.js'
import { graphIri } from '../../../src/dataset/publication-graphs.js'
import { MeldingReceipts } from '../../../src/publication/melding/melding-receipts.js'
import { LOKET } from '../../../src/publication/melding/send-melding.js'
import { documentPath } from '../../../src/service/desk/ground/desk-paths.js'
import { SEEDED } from '../../dataset/seeded-personal.js'
import { fixtureSettings } from '../../fixtures/expectations.js'
import { openTestDesk, PASSWORD, removeTemplate, THERE, Visitor, visitorWith, type TestDesk } from './open-desk.js'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())
afterAll(removeTemplate)

const item = { zitting: '0', nummer: '2', titel: '2. Reglement' }
const statedNow = (): string => {
  test.data.refresh()
  return test.data.triplesOf(graphIri(fixtureSettings.mintBase, test.own, 'stated')).join('\n')
}
/** Every address of the desk behind the entrance, and what it takes; a form with what it needs. */
const ROUTES: readonly (readonly [
  method: 'GET' | 'POST',
  path: string,
  right: Right,
  fields?: Readonly<Record<string, string>>,
])[] = [
  ['GET', '/bureau', 'see'],
  ['GET', '/bureau/document', 'see'],
  ['GET', '/bureau/persoonsgegevens', 'see'],
  ['GET', '/bureau/termijnen', 'see'],
  ['GET', '/bureau/concepten', 'see'],
  ['GET', '/bureau/lezen', 'see'],
  ['GET', '/bureau/nakijken', 'see'],
  ['GET', '/bureau/voorbeeld', 'see'],
  ['GET', '/bureau/voorbeeld/zitting', 'see'],
  ['GET', '/bureau/voorbeeld/document', 'see'],
  ['GET', '/bureau/origineel', 'see'],
  ['GET', '/bureau/brengen', 'correct'],
  ['POST', '/bureau/brengen', 'correct'],
  ['POST', '/bureau/brengen/adres', 'correct', { form: '' }],
  ['POST', '/bureau/concepten/weg', 'correct', { id: 'x' }],
  ['POST', '/bureau/bekendmaken', 'publish', { id: 'x' }],
  ['POST', '/bureau/bekendmaken/niet', 'publish', { id: 'x' }],
  ['GET', '/bureau/wachtwoord', 'see'],
  ['POST', '/bureau/wachtwoord', 'see', { old: 'fout fout fout', password: 'iets heel anders' }],
  ['GET', '/bureau/verbeteren', 'correct'],
  ['POST', '/bureau/verbeteren/velden', 'correct', { zitting: '0', 'v-atLocation': 'Zaal', versie: '0' }],
  ...['aanwezigheid', 'stemming', 'artikels', 'toevoegen', 'splitsen', 'samenvoegen', 'verplaatsen', 'weghalen'].map(
    (form) => ['POST', `/bureau/verbeteren/${form}`, 'correct', { zitting: '0', versie: '0', bij: '{' }] as const,
  ),
  ['POST', '/bureau/persoonsgegevens', 'publish', { tekst: 'Els Burger', versie: '9' }],
  ['POST', '/bureau/ongedaan', 'correct', { id: 'x', versie: '0' }],
  ['POST', '/bureau/intrekken', 'publish', { reden: '' }],
  ['GET', '/bureau/accounts', 'manage'],
  ['POST', '/bureau/accounts', 'manage', { name: 'Nieuw', password: PASSWORD, role: 'none' }],
  ['POST', '/bureau/accounts/rol', 'manage', { id: '999', role: 'reader' }],
  ['POST', '/bureau/accounts/sluiten', 'manage', { id: '999' }],
  ['POST', '/bureau/accounts/code', 'manage', { id: '999' }],
  ['GET', '/bureau/logboek', 'manage'],
  ['POST', '/bureau/afmelden', 'see'],
]
const FORM_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'"
const OF_A_DOCUMENT = /document|verbeteren|persoonsgegevens|lezen|nakijken|voorbeeld|origineel/u
const ask = (
  visitor: Visitor,
  [method, path, , fields = {}]: (typeof ROUTES)[number],
  address: string,
): ReturnType<Visitor['get']> =>
  method === 'GET'
    ? visitor.get(OF_A_DOCUMENT.test(path) ? `${path}?adres=${encodeURIComponent(address)}` : path)
    : visitor.post(path, { ...fields, adres: address })

describe('who may do what', () => {
  it.each([...ROLES, 'nobody', 'another council'] as const)('%s', async (who) => {
    const visitor =
      who === 'nobody'
        ? new Visitor(test.app)
        : who === 'another council'
          ? await visitorWith(test, 'admin', THERE)
          : await visitorWith(test, who)
    const before = statedNow()
    for (const route of ROUTES) {
      const answer = await ask(visitor, route, test.own)
      const what = `${who}: ${route[0]} ${route[1]} → ${answer.statusCode}`
      if (who === 'nobody') {
        expect(answer.statusCode, what).toBe(303)
        expect(answer.headers.location, what).toMatch(/^\/bureau\/(?:aanmelden|begin)$/u)
      } else if (who === 'another council' || !mayDo(who, route[2])) expect(answer.statusCode, what).toBe(403)
      else expect([200, 303, 400, 401, 403, 404, 406, 412], what).toContain(answer.statusCode)
      if (who === 'nobody' || who === 'another council') {
        expect(answer.body, what).not.toMatch(/Vermeirsch|Zitting van|Nieuw/u)
        expect(statedNow(), what).toBe(before)
      }
    }
  })

  it('shows nothing of a document of another council, and writes nothing in it', async () => {
    const visitor = await visitorWith(test, 'admin')
    expect((await visitor.get('/bureau')).body).not.toContain(test.foreign)
    expect((await visitor.get('/bureau/termijnen')).body).not.toContain(test.foreign)
    const sequence = test.data.sequence
    for (const route of ROUTES.filter(([, path]) =>
      /document|verbeteren|persoonsgegevens|ongedaan|intrekken|lezen|nakijken|voorbeeld|origineel/u.test(path),
    ))
      expect((await ask(visitor, route, test.foreign)).statusCode, route[1]).toBe(404)
    test.data.refresh()
    expect(test.data.sequence).toBe(sequence)
  })
})

describe('the entrance', () => {
  it('makes the first account once, with the code of the terminal', async () => {
    const visitor = new Visitor(test.app)
    expect((await visitor.get('/bureau')).headers.location).toBe('/bureau/begin')
    const fields = { name: 'An Beheer', password: PASSWORD }
    expect((await visitor.post('/bureau/begin', { ...fields, code: 'geraden' })).statusCode).toBe(403)
    expect(test.desk.accounts.isNew).toBe(true)
    const short = await visitor.post('/bureau/begin', { ...fields, password: 'kort', code: test.desk.startCode })
    expect(short.body).toContain('minstens 12 tekens')
    const made = await visitor.post('/bureau/begin', { ...fields, code: test.desk.startCode })
    expect(made.headers.location).toBe('/bureau/aanmelden')
    const again = await visitor.post('/bureau/begin', { ...fields, name: 'Indringer', code: test.desk.startCode })
    expect(again.statusCode).toBe(401)
    expect(test.desk.accounts.people().map(({ name }) => name)).toEqual(['An Beheer'])
    expect((await visitor.get('/bureau/begin')).headers.location).toBe('/bureau/aanmelden')
  })

  it('gives a cookie only to who signs in: for the desk, not for scripts, not for other sites', async () => {
    await test.desk.accounts.makeFirst('An', PASSWORD, test.desk.about.eenheid)
    const visitor = new Visitor(test.app)
    for (const path of ['/bureau/aanmelden', '/bureau', '/', '/sparql', '/bureau/stijl.css'])
      expect((await visitor.get(path)).headers['set-cookie'], path).toBeUndefined()
    const wrong = await visitor.signIn('An', 'iets heel anders')
    expect([wrong.statusCode, wrong.headers['set-cookie']]).toEqual([401, undefined])
    const right = await visitor.signIn('An')
    expect(right.headers['set-cookie']).toMatch(/^bureau=[\w-]{43}; Path=\/bureau; HttpOnly; SameSite=Strict$/u)
    expect(right.headers.location).toBe('/bureau')
  })

  it('takes no session that was planted, and none after signing out', async () => {
    await test.desk.accounts.makeFirst('An', PASSWORD, test.desk.about.eenheid)
    const visitor = new Visitor(test.app)
    visitor.cookie = `bureau=${'A'.repeat(43)}`
    await visitor.signIn('An')
    expect(visitor.cookie).not.toContain('AAAA')
    const stolen = new Visitor(test.app)
    stolen.cookie = visitor.cookie
    expect((await stolen.get('/bureau')).statusCode).toBe(200)
    await visitor.post('/bureau/afmelden', {})
    expect((await stolen.get('/bureau')).statusCode).toBe(303)
  })

  it('makes who guesses wait', async () => {
    await test.desk.accounts.makeFirst('An', PASSWORD, test.desk.about.eenheid)
    const visitor = new Visitor(test.app)
    for (let i = 0; i < 5; i++) expect((await visitor.signIn('An', `gok nummer ${i}!!`)).statusCode).toBe(401)
    const refused = await visitor.signIn('An')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '2'])
    test.clock.now += 3_000
    expect((await visitor.signIn('An')).statusCode).toBe(303)
  })
})

describe('pages and forms', () => {
  it('run nothing, load nothing from elsewhere, stand in no frame and are kept nowhere', async () => {
    await test.close()
    test = await openTestDesk({ whole: true })
    const visitor = await visitorWith(test, 'admin')
    for (const route of ROUTES.filter(([method]) => method === 'GET')) {
      const { headers, body } = await ask(visitor, route, test.own)
      expect([headers['cache-control'], headers['access-control-allow-origin']]).toEqual(['no-store', undefined])
      // What the public will see has the style of the site inside, and may do nothing at all.
      if (/voorbeeld\//u.test(route[1])) {
        expect(headers['content-security-policy'], route[1]).toMatch(
          /^default-src 'none';.*frame-ancestors 'self'; sandbox$/u,
        )
        continue
      }
      if (route[1] === '/bureau/origineel') continue
      const allowed = {
        '/bureau/document':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        '/bureau/voorbeeld':
          "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        '/bureau/persoonsgegevens': FORM_POLICY,
        '/bureau/verbeteren': FORM_POLICY,
      }[route[1]]
      expect(headers['content-security-policy'], route[1]).toBe(
        allowed ?? "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      const own = body.replace(/<script type="module" src="\/bureau\/(?:naast|stemmen|selectie)\.js"><\/script>/u, '')
      expect(own, route[1]).not.toMatch(/<script|<style|style=|\son\w+=/iu)
    }
  })

  it('are taken from this site and this session only', async () => {
    const visitor = await visitorWith(test, 'editor')
    const other = await visitorWith(test, 'publisher')
    const fields = { adres: test.own, zitting: '0', 'v-atLocation': 'Zaal', versie: '0' }
    const foreignForm = /name="form" value="([^"]+)"/u.exec((await other.get('/bureau')).body)![1]!
    expect((await visitor.post('/bureau/verbeteren/velden', { ...fields, form: foreignForm })).statusCode).toBe(403)
    expect((await visitor.post('/bureau/verbeteren/velden', { ...fields, form: '' })).statusCode).toBe(403)
    const form = /name="form" value="([^"]+)"/u.exec((await visitor.get('/bureau')).body)![1]!
    for (const headers of [
      { origin: 'https://kwaad.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const answer = await test.app.inject({
        method: 'POST',
        url: '/bureau/verbeteren/velden',
        headers: { ...headers, cookie: visitor.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...fields, form }).toString(),
      })
      expect(answer.statusCode).toBe(403)
    }
    expect(statedNow()).not.toContain('"Zaal"')
  })

  it('show a document item by item, and what was read, doubtful, not there', async () => {
    const visitor = await visitorWith(test, 'reader')
    const { body } = await visitor.get(documentPath(test.own))
    expect(body).toContain('Reglement op de jaarmarkt nummer 1')
    expect(body.match(/<h3 /gu)).toHaveLength(4)
    for (const word of ['gelezen', 'staat er niet']) expect(body).toContain(`>${word}</span>`)
    expect(body).not.toContain('/bureau/verbeteren')
    expect(body).not.toContain('/bureau/intrekken')
  })

  it('show personal data of people without office where it stands, and note who looked', async () => {
    const visitor = await visitorWith(test, 'reader')
    const { body } = await visitor.get(`/bureau/persoonsgegevens?adres=${encodeURIComponent(test.own)}`)
    expect([...body.matchAll(/<mark>([^<]*)<\/mark>/gu)].map(([, found]) => found)).toEqual(
      expect.arrayContaining(['Els Burger', ...SEEDED]),
    )
    expect(body).toContain('Rekeningnummer')
    expect(body).not.toContain('<mark>Jan Vermeirsch')
    expect(test.desk.accounts.audit.entries().at(-1)).toMatchObject({ act: 'searched-personal', about: test.own })
  })

  it('correct a field, tell the second of two editors, undo, and note all of it', async () => {
    const [visitor, second] = [await visitorWith(test, 'editor'), await visitorWith(test, 'publisher')]
    const page = (await visitor.get(documentPath(test.own))).body
    const form = /href="(\/bureau\/verbeteren\?[^"]*nummer=2[^"]*)"/u.exec(page)![1]!.replaceAll('&amp;', '&')
    const forms = (await visitor.get(form)).body
    const titel = new URL(form, 'http://x').searchParams.get('titel')!
    expect(forms).toContain('name="v-title"')
    const fields = { ...item, titel, adres: test.own, versie: '0' }
    const path = '/bureau/verbeteren/velden'
    const saved = await visitor.post(path, { ...fields, 'v-title': 'Reglement op <b>de</b> "kermis"' })
    expect(saved.statusCode).toBe(303)
    expect(statedNow()).toContain('Reglement op <b>de</b> \\"kermis\\"')
    const after = (await visitor.get(saved.headers.location!)).body
    expect(after).toContain('De verbetering is bewaard')
    expect(after).toContain(
      'Reglement op &lt;b&gt;de&lt;/b&gt; &quot;kermis&quot; <span class="mended">verbeterd</span>',
    )
    expect(after).not.toContain('<b>de</b>')

    const late = await second.post(path, { ...fields, 'v-title': 'Iets <i>anders</i>' })
    expect(late.statusCode).toBe(412)
    expect(late.body).toContain('Iemand anders heeft dit document intussen verbeterd')
    // What was filled in is not lost.
    expect(late.body).toContain('value="Iets &lt;i&gt;anders&lt;/i&gt;"')
    const wrong = await visitor.post(path, { ...fields, 'v-uitkomst': 'misschien', versie: '1' })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.body).toContain('Uitkomst: kies een van de mogelijkheden')

    const id = /name="id" value="([^"]+)"/u.exec(after)![1]!
    expect((await second.post('/bureau/ongedaan', { adres: test.own, id, versie: '1' })).statusCode).toBe(303)
    const again = await second.post('/bureau/ongedaan', { adres: test.own, id, versie: '2' })
    expect([again.statusCode, again.body.includes('Die verbetering is er niet meer.')]).toEqual([404, true])
    expect(again.body).not.toContain(id)
    expect(statedNow()).toContain('jaarmarkt')
    expect(test.desk.accounts.audit.entries().map(({ act }) => act)).toEqual(
      expect.arrayContaining(['corrected', 'undone']),
    )
  })

  it('know what was notified from here', async () => {
    await test.close()
    test = await openTestDesk({ ofOther: true })
    const visitor = await visitorWith(test, 'reader')
    const notKept = 'meldingen zijn hier niet bijgehouden'
    expect((await visitor.get('/bureau/termijnen')).body).toContain(notKept)
    const receipts = new MeldingReceipts(test.data.path)
    const [time, href] = ['2026-11-05T09:00:00Z', test.foreign]
    const about = { time, href, resource: href, organization: test.desk.about.eenheid, endpoint: LOKET.production }
    receipts.keep({ ...about, outcome: 'known' })
    receipts.close()
    expect((await visitor.get('/bureau/termijnen')).body).not.toContain(notKept)
  })

  it('withdraw a document, which is then gone', async () => {
    const visitor = await visitorWith(test, 'publisher')
    const answer = await visitor.post('/bureau/intrekken', { adres: test.own, reden: 'per vergissing' })
    expect(answer.statusCode).toBe(303)
    expect(statedNow()).toBe('')
    expect((await visitor.get(documentPath(test.own))).statusCode).toBe(404)
  })

  it('manage accounts, and show the audit log', async () => {
    const visitor = await visitorWith(test, 'admin')
    const made = await visitor.post('/bureau/accounts', { name: 'Bea', password: PASSWORD, role: 'reader' })
    expect(made.statusCode).toBe(303)
    const bea = test.desk.accounts.people().find(({ name }) => name === 'Bea')!
    await visitor.post('/bureau/accounts/rol', { id: String(bea.id), role: 'editor' })
    expect(test.desk.accounts.person(bea.id)?.roles).toEqual({ [test.desk.about.eenheid]: 'editor' })
    await visitor.post('/bureau/accounts/sluiten', { id: String(bea.id) })
    expect(test.desk.accounts.person(bea.id)?.isClosed).toBe(true)
    const log = (await visitor.get('/bureau/logboek')).body
    expect(log).toContain('Het logboek is heel')
    expect(log).toContain('sloot het account van Bea')
    expect(log).not.toContain(PASSWORD)
  })
})
