import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMailSettings } from '../../../src/publication/follow/mail-settings.js'
import { SubscriberFile } from '../../../src/publication/follow/subscriber-file.js'
import { ToldFile, type ToldThing } from '../../../src/publication/follow/told-file.js'
import { digestRoutes } from '../../../src/service/follow/digest-routes.js'
import { sendDigests, smtpSender, type DigestNote, type SendMail } from '../../../src/service/follow/send-digests.js'
import { randomFrom } from '../../seeded/random.js'
import { sampleSite } from '../../publication/sample-site.js'

const folder = mkdtempSync(join(tmpdir(), 'raadlink-digests-'))
const KEY = Buffer.alloc(32, 7)
const DAY = 86_400_000
const READER = 'lezer@post.example'

/** What the mail server took, and what it says to the next. */
let mailbox: { readonly to: readonly string[]; readonly text: string }[] = []
let refuse: (() => Error | undefined) | undefined
let server: SMTPServer
let send: SendMail
let path: string
let number = 0
let subscribers: SubscriberFile
let told: ToldFile
let app: FastifyInstance
let now: Date
let confirmed: number
const logged: string[] = []
const notes: DigestNote[] = []

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuse?.()),
    onData: (stream, { envelope }, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      stream.on('end', () => {
        mailbox.push({ to: envelope.rcptTo.map(({ address }) => address), text })
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const { port } = server.server.address() as AddressInfo
  send = smtpSender({ smtp: `smtp://127.0.0.1:${port}`, from: 'raad@voorbeeldegem.example' })
})
afterAll(async () => {
  await new Promise<void>((done) => server.close(() => done()))
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  mailbox = []
  refuse = undefined
  confirmed = 0
  logged.length = 0
  notes.length = 0
  now = new Date('2026-03-02T08:00:00Z')
  path = join(folder, `${number++}.sqlite`)
  open()
  app = fastify({
    logger: { level: 'trace', stream: { write: (line: string) => void logged.push(line) } },
    // The service logs requests itself, by the pattern of their route (service-log.ts).
    disableRequestLogging: true,
  })
  await app.register(
    digestRoutes(
      {
        get subscribers() {
          return subscribers
        },
        send: (message) => send(message),
        now: () => now,
        onConfirmed: () => (confirmed += 1),
        onError: (message) => void logged.push(message),
      },
      sampleSite,
    ),
  )
  return async () => {
    await app.close()
    subscribers.close()
    told.close()
  }
})

function open(): void {
  subscribers = new SubscriberFile(path, KEY)
  told = new ToldFile(`${path}.verteld`)
}

function restart(): void {
  subscribers.close()
  told.close()
  open()
}

const form = (url: string, fields: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const ask = (address: string, ritme = 'dagelijks', q = 'verkeer'): Promise<LightMyRequestResponse> =>
  form('/volgen', { q, adres: address, ritme })
/** What a message says, its lines whole again (quoted-printable). */
const textOf = ({ text }: { text: string }): string =>
  text
    .replace(/=\r?\n/gu, '')
    .replace(/(?:=[\dA-F]{2})+/gu, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'))
const linkIn = (message: { text: string } | undefined, purpose: string): string => {
  const link = new RegExp(`https://data\\.voorbeeldegem\\.example(/volgen/${purpose}\\?\\S+)`, 'u').exec(
    textOf(message ?? { text: '' })
      .split(/\r?\n\r?\n/u)
      .slice(1)
      .join('\n'),
  )?.[1]
  return link?.replace(/>$/u, '') ?? expect.fail(`no link to ${purpose}`)
}
const thing = (n: number, title = `Verkeer ${n}`, day = '2026-03-05'): ToldThing => ({
  iri: `urn:punt:${n}`,
  hash: `${n} ${title}`,
  kind: 'agendapunt',
  path: `punten/${n}`,
  title,
  day,
  orgaan: 'Gemeenteraad Voorbeeldegem',
  modified: now.toISOString(),
})
/** Notes what there is for everybody who follows, as the index does. */
const note = (things: readonly ToldThing[]): void => {
  for (const { id } of subscribers.followers()) told.note(id, things, now)
}
const write = (): Promise<number> =>
  sendDigests(told, {
    site: sampleSite,
    subscribers,
    send,
    now: () => now,
    onNote: (each) => notes.push(each),
  })
/** Somebody who asked and confirmed, with nothing to be told yet. */
async function follow(address = READER, ritme = 'dagelijks'): Promise<void> {
  await ask(address, ritme)
  expect((await form(linkIn(mailbox.pop(), 'bevestig'))).statusCode).toBe(200)
  note([])
}
const bytes = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('')

describe('following by e-mail', () => {
  it('begins only when it is confirmed, by a button and not by a look at the link', async () => {
    expect((await app.inject('/volgen?q=verkeer')).body).toContain('name="q" value="verkeer"')
    expect((await ask(READER)).body).toContain('Kijk in uw mailbox')
    expect(mailbox.map(({ to }) => to)).toEqual([[READER]])
    const link = linkIn(mailbox[0], 'bevestig')
    expect((await app.inject(link)).body).toContain('Ja, stuur mij berichten')
    expect(subscribers.followers()).toEqual([])
    expect((await form(link)).statusCode).toBe(200)
    expect(confirmed).toBe(1)
    expect(subscribers.followers()).toHaveLength(1)
  })

  it('writes once to who is asked for many times, and says the same every time', async () => {
    const answers = [await ask(READER), await ask(READER.toUpperCase()), await ask(READER)]
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(mailbox).toHaveLength(1)
  })

  it('forgets who does not confirm, and takes no link that was made up', async () => {
    await ask(READER)
    const link = linkIn(mailbox[0], 'bevestig')
    expect((await form(link.replace(/bewijs=.*/u, 'bewijs=AAAA'))).statusCode).toBe(410)
    now = new Date(now.getTime() + 3 * DAY)
    expect((await form(link)).statusCode).toBe(410)
    await ask('ander@post.example')
    expect(subscribers.followers()).toEqual([])
  })

  it.each(['', 'niemand', 'a@b', 'a@b.example\nbcc: c@d.example', 'a@b.example, c@d.example', '<a@b.example>'])(
    'takes “%s” for no address',
    async (address) => {
      expect((await ask(address)).statusCode).toBe(400)
      expect(mailbox).toEqual([])
    },
  )

  it('tells each of 500 changes once, over restarts and a server that fails half of the time', async () => {
    const random = randomFrom(11)
    await follow()
    const things = new Map<number, ToldThing>()
    const expected = new Map<string, number>()
    refuse = () => (random.below(2) === 0 ? Object.assign(new Error('later'), { responseCode: 451 }) : undefined)
    for (let round = 0; round < 50; round++) {
      // Ten things each time: of one thing a message tells what it says last.
      for (let n = 0, from = random.below(40); n < 10; n++) {
        const which = (from + n) % 40
        const title = `Verkeer ${which} versie ${round}`
        things.set(which, thing(which, title))
        expected.set(title, 1)
        if (random.below(3) === 0) note([...things.values()])
      }
      note([...things.values()])
      if (random.below(3) === 0) restart()
      do {
        now = new Date(now.getTime() + DAY)
      } while ((await write()) === 0)
    }
    const found = new Map<string, number>()
    for (const message of mailbox)
      for (const [, title = ''] of textOf(message).matchAll(/(?:Nieuw|Gewijzigd): (.*?)\r?\n/gu))
        found.set(title, (found.get(title) ?? 0) + 1)
    expect(found).toEqual(expected)
  }, 120_000)

  it('waits a day or a week, and writes nothing when there is nothing', async () => {
    await follow(READER, 'wekelijks')
    note([thing(1)])
    now = new Date(now.getTime() + 6 * DAY)
    expect(await write()).toBe(0)
    now = new Date(now.getTime() + DAY)
    expect(await write()).toBe(1)
    expect(textOf(mailbox[0]!)).toContain('Gemeenteraad Voorbeeldegem, donderdag 5 maart 2026')
    now = new Date(now.getTime() + 8 * DAY)
    expect(await write()).toBe(0)
  })

  it('tells before a sitting what is on it, and nothing of what has been', async () => {
    await follow(READER, 'zitting')
    note([thing(1, 'Straks', '2026-03-25'), thing(2, 'Voorbij', '2026-02-01'), thing(3, 'Deze week', '2026-03-06')])
    now = new Date(now.getTime() + DAY)
    expect(await write()).toBe(1)
    expect(textOf(mailbox[0]!)).toContain('Nieuw: Deze week')
    expect(textOf(mailbox[0]!)).not.toMatch(/Straks|Voorbij/u)
    now = new Date('2026-03-19T08:00:00Z')
    expect(await write()).toBe(1)
    expect(textOf(mailbox[1]!)).toContain('Nieuw: Straks')
  })

  it('ends with one click of a mail program (RFC 8058), and leaves nothing of the address', async () => {
    await follow()
    note([thing(1)])
    now = new Date(now.getTime() + DAY)
    await write()
    const [head = ''] = (mailbox[0]?.text ?? '').split(/\r?\n\r?\n/u)
    const unfolded = head.replace(/\r?\n\s+/gu, ' ')
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/mu)
    const stop = /^List-Unsubscribe: <https:\/\/data\.voorbeeldegem\.example(\S+)>$/mu.exec(unfolded)?.[1]
    expect((await form(stop ?? '', { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(200)
    expect(subscribers.due(new Date(now.getTime() + 9 * DAY))).toEqual([])
    note([thing(2)])
    now = new Date(now.getTime() + DAY)
    expect(await write()).toBe(0)
    // Who stops twice is not told that something is wrong.
    expect((await form(stop ?? '')).statusCode).toBe(200)
  })

  it('has no address in its files or in any log, also when a server refuses one', async () => {
    await follow()
    refuse = () => Object.assign(new Error(`<${READER}> is unknown here`), { responseCode: 550 })
    await ask('weg@post.example')
    for (let day = 0; day < 6; day++) {
      note([thing(1, `Verkeer ${day}`)])
      now = new Date(now.getTime() + DAY)
      await write()
    }
    expect(notes.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => '550'))
    // Refused for good five times: forgotten.
    expect(subscribers.followers()).toEqual([])
    expect(logged.join('') + JSON.stringify(notes)).not.toMatch(/post\.example|bewijs=/u)
    expect(logged.length).toBeGreaterThan(0)
    expect(bytes()).not.toContain('post.example')
  })

  it('opens its file with its own key only', () => {
    expect(() => new SubscriberFile(path, Buffer.alloc(32, 8))).toThrow(expect.objectContaining({ code: 'usage' }))
  })
})

describe('the settings of mail', () => {
  const good = {
    RAADLINK_MAIL_KEY: KEY.toString('base64'),
    RAADLINK_SMTP: 'smtp://user:geheim@mail.example:587',
    RAADLINK_MAIL_FROM: 'raad@voorbeeldegem.example',
  }
  it('are read from the environment, for a file outside the data folder', () => {
    expect(readMailSettings('/elders/adressen.sqlite', '/data', good)).toMatchObject({ from: good.RAADLINK_MAIL_FROM })
  })

  it.each([
    ['/data/adressen.sqlite', {}],
    ['/elders/a', { RAADLINK_MAIL_KEY: 'a29ydA==' }],
    ['/elders/a', { RAADLINK_SMTP: 'http://user:geheim@mail.example' }],
    ['/elders/a', { RAADLINK_MAIL_FROM: 'niemand' }],
  ])('are refused for %s with %j, without what is secret', (file, wrong) => {
    const read = (): unknown => readMailSettings(file, '/data', { ...good, ...wrong })
    expect(read).toThrow(expect.objectContaining({ code: 'usage' }))
    expect(read).not.toThrow(/geheim|a29ydA/u)
  })
})
