import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { ingest } from '../../../src/dataset/dataset.js'
import { PublicationIndex } from '../../../src/dataset/publication-index.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import type { Role } from '../../../src/accounts/roles.js'
import { deskRoutes } from '../../../src/service/desk/desk-routes.js'
import { doDeskJob } from '../../../src/service/desk/reading/desk-job.js'
import { DeskReadings } from '../../../src/service/desk/reading/desk-readings.js'
import { siteOf } from '../../../src/publication/site/site.js'
import { Desk } from '../../../src/service/desk/ground/desk.js'
import { minutesOf } from '../../dataset/corrected-minutes.js'
import { SEEDED } from '../../dataset/seeded-personal.js'
import { fixtureSettings } from '../../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../../fixtures/fixture-pages.js'
import { openSampleService } from '../sample-service.js'

export const PASSWORD = 'een lang wachtwoord'
export const THERE = 'http://data.lblod.info/id/bestuurseenheden/elders'

/** A desk over a folder with minutes of one council, and a list of another. */
export interface TestDesk {
  readonly app: FastifyInstance
  readonly desk: Desk
  readonly data: DataFolder
  /** Address of the minutes of the council of the desk, and of the list of another one. */
  readonly own: string
  readonly foreign: string
  readonly clock: { now: number }
  readonly close: () => Promise<void>
}

/** A folder that is filled once and copied for each test. */
interface Filled {
  readonly path: string
  readonly eenheid: string
  readonly elsewhere: string
}
let template: Promise<Filled> | undefined
const [iban, national, phone, mail, home] = SEEDED
const own = minutesOf(1, (text) =>
  text.replace(
    'Besluit\n',
    `Besluit\n\nArtikel 1. Mevrouw Els Burger, rijksregisternummer ${national}, ${home}, gsm ${phone}, ${mail}, krijgt haar waarborg terug op ${iban}.\n`,
  ),
)
const other = fixtureDocument(fixturePages.find((each) => each.path === 'cipal/besluitenlijst.html')!)

async function fill(): Promise<Filled> {
  const path = join(mkdtempSync(join(tmpdir(), 'raadlink-desk-')), 'data')
  const data = new DataFolder(path)
  for await (const { outcome, thrown } of ingest([own, other], data, fixtureSettings, { agent: 'test' }))
    if (outcome !== 'published') throw new Error(outcome, { cause: thrown })
  const index = new PublicationIndex(data)
  index.refresh()
  const [eenheid, elsewhere] = [own, other].map(
    ({ address }) => index.entries.find(({ source }) => source === address)?.eenheid,
  )
  data.close()
  if (eenheid === undefined || elsewhere === undefined) throw new Error('a document is of no council')
  return { path, eenheid, elsewhere }
}

/** Removes what the desks of a file of tests were made of. */
export async function removeTemplate(): Promise<void> {
  if (template) rmSync(dirname((await template).path), { recursive: true, force: true })
  template = undefined
}

/**
 * `whole`: with the rest of the service around it; else only the desk, which is made faster. `ofOther`: the desk of the
 * other council.
 */
export async function openTestDesk({
  whole = false,
  ofOther = false,
}: { readonly whole?: boolean; readonly ofOther?: boolean } = {}): Promise<TestDesk> {
  template ??= fill()
  const { path: filled, eenheid, elsewhere } = await template
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-desk-'))
  const path = join(folder, 'data')
  cpSync(filled, path, { recursive: true })
  const data = DataFolder.reading(path)
  const clock = { now: Date.parse('2026-11-05T10:00:00Z') }
  const desk = new Desk({
    data,
    settings: fixtureSettings,
    eenheid: ofOther ? elsewhere : eenheid,
    name: 'Gemeente Herstappe',
    now: () => new Date(clock.now),
    site: siteOf(
      {
        baseUrl: 'https://data.herstappe.example/',
        title: 'Besluiten van Herstappe',
        publisher: 'Gemeente Herstappe',
        contact: 'data@herstappe.example',
        licence: 'gratis-hergebruik',
      },
      '2026-11-01T00:00:00Z',
    ),
    // In this process: to start a thread from source takes seconds.
    readings: new DeskReadings(fixtureSettings, { run: doDeskJob, close: () => Promise.resolve() }, 60_000),
  })
  const service = whole ? await openSampleService({ desk }) : await bareService(desk)
  return {
    app: service.app,
    desk,
    data,
    own: own.address,
    foreign: other.address,
    clock,
    close: async () => {
      await service.close()
      await desk.close()
      data.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function bareService(desk: Desk): Promise<Awaited<ReturnType<typeof openSampleService>>> {
  const app = fastify({ routerOptions: { ignoreTrailingSlash: true } })
  await app.register(deskRoutes(desk))
  return { app, close: () => app.close() }
}

/** Somebody at the desk: a browser with a cookie. */
export class Visitor {
  cookie = ''

  constructor(private readonly app: FastifyInstance) {}

  async get(path: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ url: path, headers: this.#headers() })
  }

  /** Sends a form with the token that the pages of this session carry, unless another is given. */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
    const form = fields['form'] ?? (this.cookie === '' ? '' : formTokenIn((await this.get('/bureau/wachtwoord')).body))
    const answer = await this.app.inject({
      method: 'POST',
      url: path,
      headers: { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...fields, form }).toString(),
    })
    const set = answer.headers['set-cookie']
    if (typeof set === 'string') this.cookie = set.split(';')[0] ?? ''
    return answer
  }

  signIn(name: string, password = PASSWORD): Promise<LightMyRequestResponse> {
    return this.post('/bureau/aanmelden', { name, password })
  }

  #headers(): Record<string, string> {
    return this.cookie === '' ? {} : { cookie: this.cookie }
  }
}

export function formTokenIn(page: string): string {
  return /name="form" value="([^"]+)"/u.exec(page)?.[1] ?? ''
}

/** Makes an admin, and signs in somebody of a role there. */
export async function visitorWith({ app, desk }: TestDesk, role: Role, eenheid = desk.about.eenheid): Promise<Visitor> {
  const name = `${role} ${eenheid.length}`
  if (desk.accounts.isNew) await desk.accounts.makeFirst('Beheer', PASSWORD, desk.about.eenheid)
  const [admin] = desk.accounts.people()
  if (!admin) throw new Error('nobody manages')
  if (eenheid === desk.about.eenheid) await desk.accounts.make({ name, password: PASSWORD, eenheid, role }, admin)
  else
    await desk.accounts.make(
      { name, password: PASSWORD, eenheid, role },
      { ...admin, roles: { ...admin.roles, [eenheid]: 'admin' } },
    )
  const visitor = new Visitor(app)
  const answer = await visitor.signIn(name)
  if (answer.statusCode !== 303) throw new Error(`not signed in: ${answer.statusCode}`)
  return visitor
}
