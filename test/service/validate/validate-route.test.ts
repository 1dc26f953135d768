import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { readSettings } from '../../../src/config.js'
import { openChecker } from '../../../src/service/validate/check-upload.js'
import type { CheckRequest } from '../../../src/service/limits/service-settings.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import type { Store } from '../../../src/store/store.js'
import { openSampleService } from '../sample-service.js'

const PAGE = `<!DOCTYPE html><html lang="nl" prefix="besluit: http://data.vlaanderen.be/ns/besluit# dct: http://purl.org/dc/terms/ xsd: http://www.w3.org/2001/XMLSchema#"><title>Agenda</title>
<div resource="https://data.voorbeeldstad.be/id/zittingen/1" typeof="besluit:Zitting">
<span property="besluit:geplandeStart" datatype="xsd:Date" content="2024-05-27T19:00:00+02:00">27 mei</span>
<div property="besluit:behandelt" resource="https://data.voorbeeldstad.be/id/agendapunten/1" typeof="besluit:Agendapunt"><h2 property="dct:title">Fietspad</h2></div>
</div></html>`

/** A form with one file, as a browser sends it. */
function form(
  fields: Record<string, string>,
  file?: { readonly name: string; readonly type: string; readonly content: string | Buffer },
): { readonly body: Buffer; readonly headers: Record<string, string> } {
  const boundary = '----raadlink'
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  if (file)
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from('\r\n'),
    )
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

describe('POST /validate', () => {
  let app: FastifyInstance
  let store: Store
  let close: () => Promise<void>
  const seen: CheckRequest[] = []
  beforeAll(async () => {
    store = await openEmbeddedStore({ replicas: 1 })
    ;({ app, close } = await openSampleService({
      store,
      maxDocumentBytes: 10_000,
      now: () => new Date('2024-06-01T10:00:00Z'),
      check: (request, reportForm, language) => {
        seen.push(request)
        if (Buffer.from(request.document.bytes).includes('bomb'))
          return Promise.reject(new AppError('sandbox-limit', 'processing was stopped after 60 s'))
        return Promise.resolve(JSON.stringify({ reportForm, language }))
      },
    }))
  })
  afterAll(() => close())
  const post = (
    body: string | Buffer,
    headers: Record<string, string>,
    url = '/validate',
  ): Promise<LightMyRequestResponse> => app.inject({ method: 'POST', url, body, headers })

  it('accepts a page as the body, with its details in the address', async () => {
    const answer = await post(
      PAGE,
      { 'content-type': 'text/html; charset=ISO-8859-1' },
      `/validate?type=agenda&lang=en&preview=1&address=${encodeURIComponent('https://www.voorbeeldstad.be/zittingen/1')}`,
    )
    expect([answer.statusCode, answer.headers['content-type'], answer.json<unknown>()]).toEqual([
      200,
      'application/json; charset=utf-8',
      { reportForm: 'json', language: 'en' },
    ])
    expect(seen.at(-1)).toMatchObject({
      kind: 'agenda',
      preview: true,
      document: {
        address: 'https://www.voorbeeldstad.be/zittingen/1',
        mediaType: 'text/html',
        charset: 'ISO-8859-1',
        retrieved: '2024-06-01T10:00:00.000Z',
      },
    })
    expect(Buffer.from(seen.at(-1)!.document.bytes).toString()).toBe(PAGE)
  })

  it('accepts a page as the file of a form, and answers a browser with a page', async () => {
    const { body, headers } = form(
      { address: '', type: 'auto' },
      { name: 'notulen.html', type: 'application/octet-stream', content: PAGE },
    )
    const answer = await post(body, {
      ...headers,
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    })
    expect([answer.statusCode, answer.headers['content-type'], answer.json<unknown>()]).toEqual([
      200,
      'text/html; charset=utf-8',
      { reportForm: 'html', language: 'nl' },
    ])
    expect(seen.at(-1)).toMatchObject({
      preview: false,
      document: { name: 'notulen.html', mediaType: 'text/html', address: 'file:///upload' },
    })
    expect(seen.at(-1)).not.toHaveProperty('kind')
  })

  it.each([
    ['an empty page', () => post('', { 'content-type': 'text/html' }), 400, /empty/u],
    [
      'a form without a file',
      () => {
        const { body, headers } = form({ type: 'auto' })
        return post(body, headers)
      },
      400,
      /no file/u,
    ],
    ['a page that is too large', () => post('x'.repeat(10_001), { 'content-type': 'text/html' }), 413, /too large/u],
    [
      'a file that is too large',
      () => {
        const { body, headers } = form({}, { name: 'a.html', type: 'text/html', content: 'x'.repeat(10_001) })
        return post(body, headers)
      },
      413,
      /too large/u,
    ],
    ['a picture', () => post('x', { 'content-type': 'image/png' }), 415, /image\/png/u],
    [
      'a picture in a form',
      () => {
        const { body, headers } = form({}, { name: 'a.png', type: 'image/png', content: 'x' })
        return post(body, headers)
      },
      415,
      /image\/png/u,
    ],
    [
      'a kind nobody knows',
      () => post(PAGE, { 'content-type': 'text/html' }, '/validate?type=gedicht'),
      400,
      /gedicht/u,
    ],
    [
      'an address that is none',
      () => post(PAGE, { 'content-type': 'text/html' }, '/validate?address=hier'),
      400,
      /absolute IRI/u,
    ],
    [
      'a form of report nobody writes',
      () => post(PAGE, { 'content-type': 'text/html', accept: 'image/png' }),
      406,
      /application\/json/u,
    ],
    ['what took too long', () => post('bomb', { 'content-type': 'text/html' }), 413, /stopped after/u],
  ])('refuses %s', async (_name, ask, status, message) => {
    const answer = await ask()
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'text/plain; charset=utf-8'])
    expect(answer.body).toMatch(message)
  })

  it('shows a browser a page that says what went wrong', async () => {
    const { body, headers } = form({}, { name: 'a.html', type: 'text/html', content: 'bomb' })
    const answer = await post(body, { ...headers, accept: 'text/html' })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('role="alert"')
  })
})

describe('the checker of the service', () => {
  const checker = openChecker(readSettings({ language: 'nl' }, {}))
  afterAll(() => checker.close())
  const request = (html: string): CheckRequest => ({
    document: {
      address: 'https://www.voorbeeldstad.be/zittingen/1/agenda',
      name: 'agenda.html',
      mediaType: 'text/html',
      retrieved: '2024-06-01T10:00:00Z',
      sha256: '0',
      bytes: Buffer.from(html),
    },
    preview: false,
  })

  it('reports on a page', async () => {
    const report = JSON.parse(await checker.check(request(PAGE), 'json', 'nl', { client: '10.0.0.1' })) as {
      readonly documents?: readonly unknown[]
    }
    expect(JSON.stringify(report)).toContain('Fietspad')
    expect(await checker.check(request(PAGE), 'html', 'nl', { client: '10.0.0.1' })).toContain('<!DOCTYPE html>')
  })

  it('passes on the error for an unreadable document', async () => {
    await expect(
      checker.check(request('%PDF-1.7 not a page'), 'json', 'nl', { client: '10.0.0.1' }),
    ).rejects.toBeInstanceOf(AppError)
    expect(await checker.check(request(PAGE), 'json', 'nl', { client: '10.0.0.1' })).toContain('Fietspad')
  })
})

describe('pages', () => {
  it('start with a form for secretaries and show the state of the store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'raadlink-test-'))
    const store = await openEmbeddedStore({ replicas: 1, folder })
    await store.dropGraph('g:none')
    const { app, close } = await openSampleService({ store })
    try {
      const start = await app.inject('/')
      expect(start.body).toContain('<form action="/validate" method="post" enctype="multipart/form-data">')
      expect(start.body).toContain('<html lang="nl">')
      expect((await app.inject('/health')).json<unknown>()).toMatchObject({ quads: 0, replicas: 1 })
      expect((await app.inject('/nergens')).statusCode).toBe(404)
    } finally {
      await close()
      rmSync(folder, { recursive: true })
    }
  })
})
