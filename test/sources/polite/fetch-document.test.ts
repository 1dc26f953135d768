import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchDocument, type FetchOptions } from '../../../src/sources/polite/fetch-document.js'
import { isPrivateAddress } from '../../../src/sources/polite/private-address.js'

const servers: Server[] = []

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const options: FetchOptions = {
  limits: { bytes: 1000, fetchMilliseconds: 2000 },
  userAgent: 'raadlink-test',
  allowPrivate: true,
  now: () => new Date('2026-01-02T03:04:05Z'),
}

describe('fetchDocument', () => {
  it('gives the bytes with the address where they were found', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/old') return response.writeHead(302, { location: '/new#part' }).end()
      response.writeHead(200, { 'content-type': 'text/html; charset="ISO-8859-1"' }).end('<p>dag</p>')
    })
    const document = await fetchDocument(`${origin}/old`, options)
    expect(document).toMatchObject({
      address: `${origin}/new`,
      name: `${origin}/old`,
      mediaType: 'text/html',
      charset: 'ISO-8859-1',
      retrieved: '2026-01-02T03:04:05.000Z',
    })
    expect(Buffer.from(document.bytes).toString()).toBe('<p>dag</p>')
  })

  it('counts the unpacked size of a compressed answer', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a'.repeat(100_000))),
    )
    await expect(fetchDocument(origin, options)).rejects.toMatchObject({ code: 'input-too-large' })
  })

  it('gives up after its time limit', async () => {
    const origin = await serve((_, response) => response.writeHead(200).write('a'))
    await expect(
      fetchDocument(origin, { ...options, limits: { bytes: 1000, fetchMilliseconds: 200 } }),
    ).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('within 200 ms') as string,
    })
  })

  it('says what the server answered, and follows no endless chain', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/loop') return response.writeHead(301, { location: '/loop' }).end()
      if (request.url?.startsWith('/on/') === true)
        return response.writeHead(301, { location: `${request.url}1` }).end()
      response.writeHead(404).end()
    })
    await expect(fetchDocument(`${origin}/no`, options)).rejects.toMatchObject({
      code: 'input-not-found',
      message: expect.stringContaining('404') as string,
    })
    await expect(fetchDocument(`${origin}/loop`, options)).rejects.toMatchObject({
      message: expect.stringContaining('in a circle') as string,
    })
    await expect(fetchDocument(`${origin}/on/`, options)).rejects.toMatchObject({
      message: expect.stringContaining('more than 5 redirects') as string,
    })
  })

  it.each(['ftp://example.org/a', 'file:///etc/passwd', 'javascript:alert(1)', 'http://user:secret@example.org/'])(
    'refuses %s',
    async (address) => {
      await expect(fetchDocument(address, options)).rejects.toMatchObject({ code: 'input-unreadable' })
    },
  )

  it('shows no password of an address that it refuses', async () => {
    for (const address of [
      'http://user:geheim@voorbeeldegem.example/',
      'ftp://user:geheim@voorbeeldegem.example/',
      'http://user:geheim@[voorbeeldegem/',
    ]) {
      const thrown: unknown = await fetchDocument(address, options).catch((error: unknown) => error)
      expect(thrown).toMatchObject({ code: 'input-unreadable' })
      expect(String(thrown)).not.toContain('geheim')
    }
  })

  it('refuses a redirect to another scheme', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end())
    await expect(fetchDocument(origin, options)).rejects.toMatchObject({
      message: expect.stringContaining('only http and https') as string,
    })
  })

  it('reaches nothing inside the network unless allowed, by number or by name', async () => {
    const origin = await serve((_, response) => response.end('secret'))
    const port = new URL(origin).port
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433']) {
      await expect(fetchDocument(`http://${host}:${port}/`, { ...options, allowPrivate: false })).rejects.toMatchObject(
        {
          code: 'input-unreadable',
          message: expect.stringContaining('inside this network') as string,
        },
      )
    }
  })

  it('reports that nothing answers', async () => {
    const origin = await serve((_, response) => response.end())
    servers.splice(0)[0]?.close()
    await expect(fetchDocument(origin, options)).rejects.toMatchObject({
      code: 'input-unreadable',
      message: expect.stringContaining('connection refused') as string,
    })
  })
})

describe('isPrivateAddress', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '169.254.169.254',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '[::1]',
    '0.0.0.0',
  ])('%s is inside', (address) => expect(isPrivateAddress(address)).toBe(true))
  it.each(['93.184.216.34', '2606:2800:220:1::1', '172.32.0.1', 'example.org'])('%s is not', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  )
})
