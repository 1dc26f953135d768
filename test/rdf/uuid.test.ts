import { expect, it } from 'vitest'
import { uuidOf } from '../../src/rdf/uuid.js'

it('is version 5 in the URL namespace', () => {
  // RFC 9562 has the DNS namespace only; this pair is what python3 -c "import uuid;
  // print(uuid.uuid5(uuid.NAMESPACE_URL, …))" prints.
  expect(uuidOf('https://raadpleeg.voorbeeldegem.be/id/zittingen/1')).toBe('6a8f7e77-3976-517d-8130-133784406875')
  expect(uuidOf('a')).not.toBe(uuidOf('b'))
})
