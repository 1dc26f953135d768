import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip } from 'node:zlib'

/* What goes wrong on the web: a fault replaces the answer of the site. */

export type FaultAnswer =
  /** An answer with only a status: 503, 429, 404, 500; `retryAfter` is the header as it is sent (seconds or a date). */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Leads elsewhere; `to` is the Location as it is sent. */
  | { readonly kind: 'redirect'; readonly status?: 301 | 302 | 303 | 307 | 308; readonly to: string }
  /** Redirects to itself, each time with another parameter. */
  | { readonly kind: 'loop' }
  /** The right answer, but late. */
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** Accepts the request and sends nothing until the client disconnects. */
  | { readonly kind: 'silent' }
  /** Headers at once, then one byte at a time. */
  | { readonly kind: 'drip'; readonly milliseconds: number; readonly bytes?: number }
  /** The connection ends half-way through the body. */
  | { readonly kind: 'cut' }
  /** The connection ends before any answer. */
  | { readonly kind: 'reset' }
  /** Content-Length is larger than the body. */
  | { readonly kind: 'wrong-length' }
  /** A small compressed answer that unpacks to this many bytes. */
  | { readonly kind: 'bomb'; readonly bytes: number }
  /** This many bytes, uncompressed, without a length. */
  | { readonly kind: 'endless-body'; readonly bytes: number }
  /** Claims to be gzip but is not. */
  | { readonly kind: 'false-gzip' }
  /** Another answer with status 200: an error text instead of a page, or any content. */
  | {
      readonly kind: 'content'
      readonly type: string
      readonly body: string | Uint8Array
      readonly headers?: Readonly<Record<string, string>>
    }

/** A fault and the requests it applies to. */
export interface Fault {
  /** Number of the council; absent: all. */
  readonly council?: number
  /** Tested against the requested path with its query. */
  readonly path: RegExp
  /** After this many answers the site works again; absent: never. */
  readonly times?: number
  readonly answer: FaultAnswer
}

/** Gives the answer of a fault. Only `late` leaves the right answer to the site: then the result is false. */
export async function answerFault(
  answer: FaultAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  switch (answer.kind) {
    case 'status':
      response
        .writeHead(answer.status, {
          'content-type': 'text/plain',
          ...(answer.retryAfter !== undefined && { 'retry-after': answer.retryAfter }),
        })
        .end(`${answer.status}\n`)
      return true
    case 'redirect':
      response.writeHead(answer.status ?? 302, { location: answer.to }).end()
      return true
    case 'loop': {
      const url = new URL(request.url ?? '/', 'http://council.example')
      url.searchParams.set('ronde', String(Number(url.searchParams.get('ronde') ?? '0') + 1))
      response.writeHead(302, { location: `${url.pathname}${url.search}` }).end()
      return true
    }
    case 'late':
      await sleep(answer.milliseconds)
      return false
    case 'silent':
      return true
    case 'drip':
      await drip(response, answer.milliseconds, answer.bytes ?? 1_000_000)
      return true
    case 'cut':
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' })
        .write('<!DOCTYPE html><html><body><p>Half')
      setTimeout(() => response.destroy(), 20)
      return true
    case 'reset':
      request.socket.destroy()
      return true
    case 'wrong-length':
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-length': '5000', connection: 'close' })
        .write('<!DOCTYPE html><html><body><p>Kort</p></body></html>')
      setTimeout(() => request.socket.end(), 20)
      return true
    case 'bomb':
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      await writeZeros(answer.bytes, response, createGzip({ level: 9 }))
      return true
    case 'endless-body':
      response.writeHead(200, { 'content-type': 'text/html' })
      await writeZeros(answer.bytes, response)
      return true
    case 'false-gzip':
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end('<!DOCTYPE html><html></html>')
      return true
    case 'content':
      response.writeHead(200, { 'content-type': answer.type, ...answer.headers }).end(answer.body)
      return true
  }
}

async function drip(response: ServerResponse, milliseconds: number, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/html' })
  for (let sent = 0; sent < bytes && !response.destroyed; sent++) {
    response.write(' ')
    await sleep(milliseconds)
  }
  response.end()
}

async function writeZeros(bytes: number, response: ServerResponse, through?: NodeJS.ReadWriteStream): Promise<void> {
  const sink = through ?? response
  if (through) through.pipe(response)
  response.on('error', () => undefined)
  const block = Buffer.alloc(65_536)
  const closed = new Promise<void>((resolve) => void response.once('close', resolve))
  for (let sent = 0; sent < bytes && !response.destroyed; sent += block.length) {
    if (!sink.write(block))
      await Promise.race([closed, new Promise<void>((resolve) => void sink.once('drain', resolve))])
  }
  if (!response.destroyed) sink.end()
}
