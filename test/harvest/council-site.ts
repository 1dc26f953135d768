import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import {
  createServer as createSocketServer,
  type AddressInfo,
  type LookupFunction,
  type Server as SocketServer,
  type Socket,
} from 'node:net'
import { performance } from 'node:perf_hooks'
import { attachmentPath, askedBy, publicationPath, sittingId, startPath } from './council-addresses.js'
import { answerFault, type Fault } from './council-faults.js'
import { decorate, undecorated, type LinkHabits } from './council-links.js'
import { listPage, sitemapOf, sittingPage, type Listed } from './council-lists.js'
import { pdfOf, unreadablePdf } from './council-pdf.js'
import { bestuurseenheidOf, publicationPage } from './council-publication.js'
import { SeenRequests, type SeenRequest } from './council-requests.js'
import {
  councilOf,
  hex,
  KINDS,
  sittingOf,
  VENDORS,
  type Council,
  type Kind,
  type Sitting,
  type Vendor,
} from './council.js'

/*
 * A web of invented councils on loopback, for tests: one host each, in the shape of the software of five vendors.
 * Everything is made on request; only changes are stored.
 */

export interface CouncilSiteOptions extends LinkHabits {
  readonly councils?: number
  /** Documents of each council, without list pages, PDF twins and annexes. */
  readonly publications?: number
  readonly vendors?: readonly Vendor[]
  readonly seed?: string
  /** Month of the last sitting: `2025-06`. */
  readonly until?: string
  readonly pdfTwins?: boolean
  readonly attachments?: boolean
  /** Whether list pages have the properties by which harvesters follow links. */
  readonly annotatedLists?: boolean
  /** Whether list pages have ETag and Last-Modified; documents always have. */
  readonly listValidators?: boolean
  readonly endlessCalendar?: boolean
  readonly sitemap?: boolean
  /** The text of robots.txt; undefined for a host without one. */
  readonly robots?: (council: Council, origin: string) => string | undefined
  readonly faults?: readonly Fault[]
  /**
   * `names`: every council has a name under `.example`, for clients that take a `lookup`; `addresses`: an address in
   * 127.0.0.0/8 (Linux), for other clients.
   */
  readonly hosts?: 'names' | 'addresses'
}

export interface SitePublication {
  readonly council: Council
  readonly sitting: number
  readonly kind: Kind
  readonly address: string
}

/** Resolves every name under `.example` to this machine; no other name exists. Give it to the client under test. */
export const lookupCouncil: LookupFunction = (hostname, options, callback) => {
  if (!hostname.toLowerCase().endsWith('.example'))
    return callback(Object.assign(new Error(`no such host ${hostname}`), { code: 'ENOTFOUND' }), '', 0)
  const address = { address: '127.0.0.1', family: 4 }
  if (options.all) return callback(null, [address])
  return callback(null, address.address, address.family)
}

/** Opens the site on a free port. Close it when done. */
export async function openCouncilSite(options: CouncilSiteOptions = {}): Promise<CouncilSite> {
  const site = new CouncilSite(options)
  await site.listen()
  return site
}

export class CouncilSite {
  readonly requests = new SeenRequests()
  /** Requests to a second server, which stands for an internal network and must never be reached by a redirect. */
  readonly insideRequests: string[] = []
  readonly councils: readonly Council[]
  readonly #options: CouncilSiteOptions
  readonly #server: Server
  readonly #inside: Server
  readonly #listeners: SocketServer[] = []
  readonly #sockets = new Set<Socket>()
  readonly #byHost = new Map<string, Council>()
  /** Only facts, no pages, so that repeated requests do not compute them again. */
  readonly #sittings = new Map<string, Sitting>()
  readonly #versions = new Map<string, number>()
  readonly #gone = new Map<string, number>()
  readonly #withheld = new Set<string>()
  readonly #moved = new Map<string, number>()
  readonly #spoiled = new Set<string>()
  readonly #faults: { readonly fault: Fault; times: number }[]
  readonly #started = performance.now()
  #port = 0

  constructor(options: CouncilSiteOptions) {
    this.#options = options
    this.councils = Array.from({ length: options.councils ?? 5 }, (_, i) =>
      councilOf(i, options.seed ?? 'raadlink', options.vendors ?? VENDORS),
    )
    for (const council of this.councils) this.#byHost.set(this.hostName(council), council)
    this.#faults = (options.faults ?? []).map((fault) => ({ fault, times: 0 }))
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.#inside = createServer((request, response) => {
      this.insideRequests.push(`${request.headers.host ?? ''}${request.url ?? ''}`)
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>secret</p>')
    })
  }

  async listen(): Promise<void> {
    const addresses =
      this.#options.hosts === 'addresses' ? this.councils.map((council) => this.hostName(council)) : ['127.0.0.1']
    for (const address of addresses) {
      const listener = createSocketServer((socket) => {
        this.#sockets.add(socket)
        socket.once('close', () => this.#sockets.delete(socket))
        this.#server.emit('connection', socket)
      })
      await new Promise<void>(
        (resolve, reject) => void listener.once('error', reject).listen(this.#port, address, resolve),
      )
      this.#port = (listener.address() as AddressInfo).port
      this.#listeners.push(listener)
    }
    await new Promise<void>((resolve) => void this.#inside.listen(0, '127.0.0.1', resolve))
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#inside.closeAllConnections()
    await Promise.all(
      [...this.#listeners, this.#inside].map((server) => new Promise((resolve) => void server.close(resolve))),
    )
  }

  /** Address of the server that must not be reached: `http://127.0.0.1:<port>`. */
  get insideOrigin(): string {
    return `http://127.0.0.1:${(this.#inside.address() as AddressInfo).port}`
  }

  hostName({ index, label }: Council): string {
    return this.#options.hosts === 'addresses'
      ? `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}`
      : `${label}.example`
  }

  origin(council: Council): string {
    return `http://${this.hostName(council)}:${this.#port}`
  }

  /** The address at which a harvester starts. */
  start(council: Council): string {
    return `${this.origin(council)}${startPath(council)}`
  }

  bestuurseenheid(council: Council): string {
    return bestuurseenheidOf(council)
  }

  /** Every listed document, of one council or of all. */
  publications(council?: Council): readonly SitePublication[] {
    return (council ? [council] : this.councils).flatMap((each) =>
      this.#listed(each).flatMap(({ sitting, kinds }) =>
        kinds.map((kind) => ({
          council: each,
          sitting: sitting.index,
          kind,
          address: `${this.origin(each)}${publicationPath(sitting, kind)}`,
        })),
      ),
    )
  }

  /** The address of the PDF twin of a document, or of the annex of its sitting. */
  fileOf({ council, sitting, kind }: SitePublication, which: 'twin' | 'attachment'): string {
    const of = this.#sitting(council, sitting)
    return `${this.origin(council)}${which === 'twin' ? publicationPath(of, kind, 'pdf') : attachmentPath(of)}`
  }

  /** Changes the content of a document. */
  change(publication: SitePublication): void {
    this.#versions.set(keyOf(publication), (this.#versions.get(keyOf(publication)) ?? 0) + 1)
  }

  /** Removes a document; lists still lead to it. */
  vanish(publication: SitePublication, status: 404 | 410 = 410): void {
    this.#gone.set(keyOf(publication), status)
  }

  /** Brings back a document that vanished. */
  reappear(publication: SitePublication): void {
    this.#gone.delete(keyOf(publication))
  }

  /** Does not publish a document: no list leads to it and its page does not exist. */
  withhold(publication: Pick<SitePublication, 'council' | 'sitting' | 'kind'>): void {
    this.#withheld.add(keyOf(publication))
  }

  /** Moves a document; its old address redirects. */
  move(publication: SitePublication, status: 301 | 302 = 301): void {
    this.#moved.set(keyOf(publication), status)
  }

  /** Makes a PDF unreadable. */
  spoil(address: string): void {
    this.#spoiled.add(address)
  }

  fault(fault: Fault): void {
    this.#faults.push({ fault, times: 0 })
  }

  #sitting(council: Council, index: number): Sitting {
    const known = this.#sittings.get(`${council.index}/${index}`)
    if (known) return known
    const sitting = sittingOf(
      council,
      index,
      Math.ceil((this.#options.publications ?? 40) / KINDS.length),
      this.#options.until ?? '2025-06',
    )
    this.#sittings.set(`${council.index}/${index}`, sitting)
    return sitting
  }

  /**
   * The sittings of a council, oldest first, with the documents published of each; of the last one perhaps only the
   * agenda.
   */
  #listed(council: Council): readonly Listed[] {
    const count = this.#options.publications ?? 40
    const listed: Listed[] = []
    for (let index = 0; index * KINDS.length < count; index++) {
      const kinds = KINDS.filter(
        (kind, i) => index * KINDS.length + i < count && !this.#withheld.has(keyOf({ council, sitting: index, kind })),
      )
      if (kinds.length > 0)
        listed.push({ sitting: this.#sitting(council, index), kinds, attachment: this.#options.attachments ?? false })
    }
    return listed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').toLowerCase()
    const path = request.url ?? '/'
    const seen: SeenRequest = {
      time: performance.now() - this.#started,
      method: request.method ?? '',
      host,
      path,
      headers: request.headers,
      status: 0,
      bytes: 0,
    }
    this.requests.all.push(seen)
    const sentBefore = request.socket.bytesWritten
    response.once('close', () => {
      seen.ended = performance.now() - this.#started
      if (seen.status === 0) seen.status = response.headersSent ? response.statusCode : 0
      if (seen.bytes === 0 && response.statusCode === 200)
        seen.bytes = Math.max(0, request.socket.bytesWritten - sentBefore)
    })
    try {
      const council = this.#byHost.get(host.replace(/:\d+$/u, ''))
      if (!council) return void response.writeHead(404).end()
      const fault = this.#faults.find(
        ({ fault, times }) =>
          (fault.council ?? council.index) === council.index &&
          fault.path.test(path) &&
          times < (fault.times ?? Infinity),
      )
      if (fault) {
        fault.times++
        if (await answerFault(fault.fault.answer, request, response)) return
      }
      this.#answer(council, undecorated(path), request, response, seen)
    } catch (thrown) {
      response.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }

  #answer(council: Council, path: string, request: IncomingMessage, response: ServerResponse, seen: SeenRequest): void {
    const content = this.#content(council, path)
    if (typeof content === 'number')
      return void response.writeHead(content, { 'content-type': 'text/plain' }).end(`${content}\n`)
    if ('location' in content) return void response.writeHead(content.status, { location: content.location }).end()
    const validators = content.state === undefined ? {} : validatorsOf(content.state)
    if (isFresh(request, validators)) return void response.writeHead(304, validators).end()
    const made = content.body()
    const body = Buffer.from(
      typeof made === 'string' && content.type === 'text/html; charset=utf-8'
        ? decorate(made, this.origin(council), hex(16, 'session', this.requests.all.length), this.#options)
        : made,
    )
    seen.bytes = request.method === 'HEAD' ? 0 : body.length
    response.writeHead(200, { 'content-type': content.type, 'content-length': body.length, ...validators }).end(body)
  }

  #content(council: Council, path: string): Content | number {
    const origin = this.origin(council)
    if (path === '/robots.txt') {
      const text = this.#options.robots
        ? this.#options.robots(council, origin)
        : `User-agent: *\nDisallow: /beheer/\n${this.#options.sitemap ? `Sitemap: ${origin}/sitemap.xml\n` : ''}`
      return text === undefined ? 404 : { type: 'text/plain', body: () => text }
    }
    const listed = this.#listed(council)
    if (path === '/sitemap.xml')
      return this.#options.sitemap
        ? { type: 'application/xml', state: this.#listState(council), body: () => sitemapOf(origin, listed) }
        : 404
    const isMovedTo = path.startsWith('/archief/')
    const asked = askedBy(council, isMovedTo ? path.slice('/archief'.length) : path)
    if (!asked) return 404
    const settings = {
      annotated: this.#options.annotatedLists ?? true,
      endless: this.#options.endlessCalendar ?? false,
    }
    const html = (state: string | undefined, body: string | undefined): Content | number =>
      body === undefined
        ? 404
        : { type: 'text/html; charset=utf-8', ...(state !== undefined && { state }), body: () => body }
    const listState = this.#options.listValidators === false ? undefined : `${this.#listState(council)} ${path}`
    if (asked.what === 'start' || asked.what === 'list')
      return html(listState, listPage(council, listed, asked.what === 'list' ? asked.page : undefined, settings))
    const found = listed.find(({ sitting }) => sittingId(sitting) === asked.id)
    if (!found) return 404
    if (asked.what === 'sitting') return html(listState, sittingPage(found, settings))
    const { sitting } = found
    if (asked.what === 'attachment')
      return {
        type: 'application/pdf',
        state: `${council.seed} ${path}`,
        body: () => this.#pdf(origin + path, [`Bijlage bij de zitting van ${sitting.date}`]),
      }
    if (!found.kinds.includes(asked.kind)) return 404
    const key = keyOf({ council, sitting: sitting.index, kind: asked.kind })
    const gone = this.#gone.get(key)
    if (gone !== undefined) return gone
    const moved = this.#moved.get(key)
    if (moved !== undefined && !isMovedTo && asked.form === 'html')
      return { status: moved, location: `/archief${path}` }
    const version = this.#versions.get(key) ?? 0
    const state = `${council.seed} ${path} ${version}`
    if (asked.form === 'pdf')
      return this.#options.pdfTwins
        ? { type: 'application/pdf', state, body: () => this.#pdf(origin + path, pdfLines(sitting, asked.kind)) }
        : 404
    return {
      type: 'text/html; charset=utf-8',
      state,
      body: () =>
        publicationPage(sitting, {
          origin,
          kind: asked.kind,
          version,
          pdfTwin: this.#options.pdfTwins ?? false,
          attachment: found.attachment,
        }),
    }
  }

  /** What the lists of a council depend on. */
  #listState(council: Council): string {
    return `${council.seed} ${[...this.#withheld].filter((key) => key.startsWith(`${council.index}/`)).join(' ')}`
  }

  #pdf(address: string, lines: readonly string[]): Buffer {
    return this.#spoiled.has(address) ? unreadablePdf() : pdfOf(lines)
  }
}

type Content =
  | {
      readonly type: string
      readonly body: () => string | Buffer
      /** What its validators depend on; absent: it has none. */ readonly state?: string
    }
  | { readonly status: number; readonly location: string }

const keyOf = ({ council, sitting, kind }: Pick<SitePublication, 'council' | 'sitting' | 'kind'>): string =>
  `${council.index}/${sitting}/${kind}`

function pdfLines(sitting: Sitting, kind: Kind): readonly string[] {
  return [
    `${kind} gemeenteraad ${sitting.council.name}`,
    `Zitting van ${sitting.date}`,
    ...sitting.items.map(({ title, outcome }, i) => `${i + 1}. ${title} - ${outcome}`),
  ]
}

function validatorsOf(state: string): { readonly etag: string; readonly 'last-modified': string } {
  // Each version has another second, so that Last-Modified alone also tells them apart.
  return {
    etag: `"${hex(16, state)}"`,
    'last-modified': new Date(Date.UTC(2025, 0, 1) + (Number(state.split(' ').at(-1)) || 0) * 1000).toUTCString(),
  }
}

function isFresh(
  request: IncomingMessage,
  validators: { readonly etag?: string; readonly 'last-modified'?: string },
): boolean {
  const [match, since] = [request.headers['if-none-match'], request.headers['if-modified-since']]
  if (match !== undefined) return validators.etag !== undefined && match.includes(validators.etag)
  return (
    since !== undefined &&
    validators['last-modified'] !== undefined &&
    Date.parse(since) >= Date.parse(validators['last-modified'])
  )
}
