import { expect, it } from 'vitest'
import { isPrivateAddress } from '../../../src/sources/polite/private-address.js'

it.each([
  '10.1.2.3',
  '127.0.0.1',
  '[::1]',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '2001::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  'fec0::1',
  'feff::1',
  'fe80::1%eth0',
])('%s is inside', (address) => expect(isPrivateAddress(address)).toBe(true))

it.each(['1.1.1.1', '2001:4860:4860::8888', '2a00:1450:400e:80e::200e', '64:ff9a::1', '2003::1', 'voorbeeld.example'])(
  '%s is not',
  (address) => expect(isPrivateAddress(address)).toBe(false),
)
