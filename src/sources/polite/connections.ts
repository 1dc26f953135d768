import { lookup as lookupOfSystem, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { isPrivateAddress } from './private-address.js'
import { RequestError } from './request-error.js'

/**
 * Which addresses inside this network may be requested: none, all, or those that the function accepts by host and port
 * (`127.0.0.1:8080`).
 */
export type AllowPrivate = boolean | ((host: string) => boolean)

/** All IP addresses of a host name; rejects when there is none. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>

export interface ConnectionSettings {
  readonly allowPrivate: AllowPrivate
  /** Milliseconds within which a connection must be made, name lookup included. */
  readonly connect: number
  readonly lookup?: Lookup
}

/**
 * Outgoing connections, one at a time per host. A name is looked up once per connection, and the address that was
 * checked is the one connected to, so a name cannot change in between. Addresses inside the network are refused.
 */
export function openConnections({ allowPrivate, connect, lookup = systemLookup }: ConnectionSettings): Dispatcher {
  const [guarded, free] = [false, true].map((allowed) =>
    buildConnector({ timeout: connect, lookup: pinnedLookup(lookup, allowed) }),
  ) as [buildConnector.connector, buildConnector.connector]
  const connector: buildConnector.connector = (options, callback) => {
    const host = options.port === '' || isUsualPort(options) ? options.hostname : `${options.hostname}:${options.port}`
    if (isAllowed(allowPrivate, host)) return free(options, callback)
    if (isPrivateAddress(options.hostname)) return callback(insideError(options.hostname), null)
    return guarded(options, callback)
  }
  return new Agent({
    connect: connector,
    connections: 1,
    pipelining: 1,
    maxHeaderSize: 65_536,
    keepAliveTimeout: 15_000,
    keepAliveMaxTimeout: 60_000,
  })
}

/** Whether a host of this network, with its port unless it is the usual one, may be requested. */
export function isAllowed(allowPrivate: AllowPrivate, host: string): boolean {
  return typeof allowPrivate === 'boolean' ? allowPrivate : allowPrivate(host)
}

export function insideError(hostname: string, address?: string): RequestError {
  return new RequestError(
    'private',
    address === undefined
      ? `${hostname} is an address inside this network`
      : `${hostname} leads to ${address}, an address inside this network`,
  )
}

/** All addresses of a name, from the system. */
export function systemLookup(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookupOfSystem(hostname, { all: true }, (error, addresses) => {
      if (error) reject(error)
      else resolve(addresses)
    })
  })
}

function pinnedLookup(lookup: Lookup, allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const inside = allowPrivate
          ? undefined
          : addresses.find(({ address }) => isIP(address) === 0 || isPrivateAddress(address))
        const [first] = addresses
        if (inside) callback(insideError(hostname, inside.address), '', 0)
        else if (first === undefined)
          callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 0)
        else if (options.all === true) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (thrown: unknown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown)), '', 0),
    )
  }
}

function isUsualPort({ protocol, port }: buildConnector.Options): boolean {
  return port === (protocol === 'https:' ? '443' : '80')
}
