import { BlockList, isIP } from 'node:net'

/*
 * Addresses that only have meaning on this machine or its network (IANA special-purpose registries, RFC 6890). A page
 * on the public web must not redirect there.
 */
const PRIVATE = new BlockList()
const RANGES: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  // Addresses with an embedded IPv4 address: NAT64 (RFC 6052), Teredo (RFC 4380), 6to4 (RFC 3056).
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  // Site-local, deprecated and still routed by some (RFC 3879).
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]
for (const [net, prefix, family] of RANGES) PRIVATE.addSubnet(net, prefix, family)

/**
 * Whether an IP address (v4, v6, or v4 inside v6) is not on the public internet. A text that is not an IP address is
 * not private.
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/gu, '').replace(/%.*$/u, '')
  const family = isIP(bare)
  if (family === 4) return PRIVATE.check(bare, 'ipv4')
  return family === 6 && PRIVATE.check(bare, 'ipv6')
}
