import { isIPv6 } from 'node:net'

/** The key for counting limits: one subscriber has one IPv4 address, or a whole /64 of IPv6 addresses. */
export function subscriberOf(address: string): string {
  const mapped = mappedOf(address)
  if (mapped !== undefined) return mapped
  return isIPv6(address) ? groupsOf(address).slice(0, 4).join(':') : address
}

/** The address of the service's own requests (its warm-up), which no client can have. */
export const NOBODY = '0.0.0.0'

/** The part of an address that may be logged: the network (IPv4 /24, IPv6 /48), never the subscriber. */
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
