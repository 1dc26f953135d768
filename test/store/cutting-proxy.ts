import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

/** A proxy to a server, whose connections can be cut. */
export interface CuttingProxy {
  readonly origin: string
  /**
   * From now on every connection is cut after this many bytes sent to the server (or received from it); `Infinity` for
   * none.
   */
  readonly cutAfter: (sent: number, received?: number) => void
  /** Number of connections that were cut. */
  readonly cuts: () => number
  readonly close: () => Promise<void>
}

/** Starts a proxy on a free loopback port before a server on another. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const port = Number(new URL(target).port)
  const limits = { sent: Infinity, received: Infinity }
  const open = new Set<Socket>()
  let cuts = 0
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    open.add(client).add(upstream)
    let [sent, received] = [0, 0]
    const cut = (): void => {
      if (!client.destroyed) cuts += 1
      client.destroy()
      upstream.destroy()
    }
    client.on('data', (chunk) => {
      // What is within the limit is passed on, so that the server sees the beginning of the body.
      upstream.write(chunk.subarray(0, Math.max(0, limits.sent - sent)))
      sent += chunk.length
      if (sent > limits.sent) cut()
    })
    upstream.on('data', (chunk) => {
      client.write(chunk.subarray(0, Math.max(0, limits.received - received)))
      received += chunk.length
      if (received > limits.received) cut()
    })
    for (const socket of [client, upstream]) {
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAfter: (sent, received = Infinity) => {
      Object.assign(limits, { sent, received })
    },
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
