import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { ByteBudget } from '../../../src/service/limits/byte-budget.js'
import { listen } from '../listening-service.js'

it('gives room up to its limits, for all and for one, and releases it once', () => {
  const budget = new ByteBudget({ total: 100, client: 60 })
  const first = budget.take('10.0.0.1', 50)
  expect(first).toBeDefined()
  expect(budget.take('10.0.0.1', 20)).toBeUndefined()
  expect(budget.take('10.0.0.2', 50)).toBeDefined()
  expect(budget.take('10.0.0.3', 1)).toBeUndefined()
  first?.()
  first?.()
  expect(budget.used).toBe(50)
  expect(budget.take('10.0.0.3', 50)).toBeDefined()
})

it('admits something larger than all room only when it is alone', () => {
  const budget = new ByteBudget({ total: 100, client: 60 })
  const large = budget.take('10.0.0.1', 500)
  expect(large).toBeDefined()
  expect(budget.take('10.0.0.2', 1)).toBeUndefined()
  large?.()
  expect(budget.used).toBe(0)
})

it('refuses uploads without room with 503 and Retry-After, unread, and still answers queries', async () => {
  const LENGTH = 31_000_000
  const service = await listen({ maxDocumentBytes: 32_000_000, apart: false })
  const { port } = new URL(service.url)
  // Forty bodies of 31 MB are announced, and none of them ends.
  const sockets = Array.from({ length: 40 }, () => {
    const socket = connect(Number(port), '127.0.0.1')
    const heard = { text: '' }
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      heard.text += String(part)
    })
    socket.write(
      `POST /validate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/html\r\nContent-Length: ${LENGTH}\r\n\r\n<p>`,
    )
    return { socket, heard }
  })
  const refused = (): number => sockets.filter(({ heard }) => heard.text.startsWith('HTTP/1.1 503')).length
  // 128 MiB for clients that cannot be distinguished.
  await expect.poll(refused, { timeout: 20_000 }).toBe(40 - 4)
  for (const { heard } of sockets.filter(({ heard }) => heard.text !== ''))
    expect(heard.text).toMatch(/retry-after: \d+/u)
  const answer = await fetch(service.sparql, {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-query' },
    body: 'ASK {}',
  })
  expect(answer.status).toBe(200)
  for (const { socket } of sockets) socket.destroy()
  await expect
    .poll(async () => /raadlink_request_bytes (\d+)/u.exec(await (await fetch(`${service.url}/metrics`)).text())?.[1])
    .toBe('0')
  await service.close()
}, 60_000)
