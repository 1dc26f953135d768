import { isIPv6 } from 'node:net'

/** One subscriber has one IPv4 address, or a whole /64 of IPv6 addresses: what limits are counted by. */
export function subscriberOf(address: string): string {
  const mapped = mappedOf(address)
  if (mapped !== undefined) return mapped
  return isIPv6(address) ? groupsOf(address).slice(0, 4).join(':') : address
}

/** Whom the service's own requests come from (its warm-up): no client can have this address. */
export const NOBODY = '0.0.0.0'

/** What of an address may be written down: the network (IPv4 /24, IPv6 /48), never the subscriber. */
export function networkOf(address: string): string {
  const ipv4 = mappedOf(address) ?? (/^\d+\.\d+\.\d+\.\d+$/u.test(address) ? address : undefined)
  if (ipv4 !== undefined) return `${ipv4.split('.').slice(0, 3).join('.')}.0/24`
  return isIPv6(address) ? `${groupsOf(address).slice(0, 3).join(':')}::/48` : 'unknown'
}

function mappedOf(address: string): string | undefined {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1]
}

/** The eight groups of an IPv6 address, each in its shortest form. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return groups.map((group) => Number.parseInt(group, 16).toString(16))
}
