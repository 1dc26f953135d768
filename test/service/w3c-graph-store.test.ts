import { Store } from 'n3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRdf } from '../../src/rdf/formats/formats.js'
import { normalForm } from '../../src/rdf/normal-form/normal-form.js'
import { listen, type Listening } from './listening-service.js'

/*
 * The thirteen operations of the W3C's test suite for the SPARQL 1.1 Graph Store HTTP Protocol (http-rdf-update), in
 * its order, each with what a GET gives after it. Here the default graph is the merge of all graphs. One is answered
 * otherwise than there: a store that keeps no empty graphs makes none (section 5.3 lets it), so the PUT of an empty
 * graph is 204 and not 201.
 */

const person = (name: string): string =>
  `@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix v: <http://www.w3.org/2006/vcard/ns#> .
<http://$HOST$/$GRAPHSTORE$/person/1> a foaf:Person ; foaf:businessCard [ a v:VCard ; v:fn "${name}" ] .`
const form = `--b\r\ncontent-disposition: form-data; name="jane"; filename="jane.ttl"\r\ncontent-type: text/turtle\r\n\r\n${person('Jane Doe')}\r\n--b\r\ncontent-disposition: form-data; name="lou"; filename="lou.ttl"\r\ncontent-type: text/turtle\r\n\r\n${person('Lou Doe')}\r\n--b--\r\n`

let service: Listening
beforeAll(async () => {
  service = await listen({ writable: true })
  await fetch(`${service.url}/sparql`, {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-update' },
    body: 'DROP ALL',
  })
})
afterAll(() => service.close())

const ONE = '/graph-store/person/1.ttl'
const TWO = '/graph-store/person/2.ttl'
const DEFAULT = '/graph-store?default'
let made = ''

it.each<
  readonly [
    name: string,
    method: string,
    path: () => string,
    body: string | undefined,
    statuses: readonly number[],
    names: readonly string[] | undefined,
  ]
>([
  ['PUT - Initial state', 'PUT', () => ONE, person('John Doe'), [201], ['John Doe']],
  ['PUT - graph already in store', 'PUT', () => ONE, person('Jane Doe'), [200, 204], ['Jane Doe']],
  ['PUT - default graph', 'PUT', () => DEFAULT, person('Jane Doe'), [201, 200, 204], ['Jane Doe', 'Jane Doe']],
  ['PUT - mismatched payload', 'PUT', () => ONE, '<a xmlns="urn:x"/>', [400], ['Jane Doe']],
  ['PUT - empty graph', 'PUT', () => TWO, '', [204], undefined],
  ['DELETE - existing graph', 'DELETE', () => ONE, undefined, [200, 204], undefined],
  ['DELETE - non-existent graph', 'DELETE', () => ONE, undefined, [404], undefined],
  ['POST - create new graph', 'POST', () => '/graph-store', person('Jane Doe'), [201], ['Jane Doe']],
  ['POST - existing graph', 'POST', () => made, person('John Doe'), [200, 204], ['Jane Doe', 'John Doe']],
  ['POST - multipart/form-data', 'POST', () => made, form, [200, 204], ['Jane Doe', 'Jane Doe', 'John Doe', 'Lou Doe']],
  [
    'POST - empty graph to existing graph',
    'POST',
    () => made,
    '',
    [204],
    ['Jane Doe', 'Jane Doe', 'John Doe', 'Lou Doe'],
  ],
  ['HEAD on an existing graph', 'HEAD', () => made, undefined, [200], ['Jane Doe', 'Jane Doe', 'John Doe', 'Lou Doe']],
  ['HEAD on a non-existing graph', 'HEAD', () => ONE, undefined, [404], undefined],
])('%s', async (_name, method, path, body, statuses, names) => {
  const type = body === form ? 'multipart/form-data; boundary=b' : 'text/turtle; charset=utf-8'
  const address = path()
  const answer = await fetch(service.url + address, {
    method,
    ...(body !== undefined && { body, headers: { 'content-type': type } }),
  })
  expect(statuses).toContain(answer.status)
  const location = answer.headers.get('location')
  if (location !== null) made = new URL(location).pathname
  const after = await fetch(service.url + (address === '/graph-store' ? made : address), {
    headers: { accept: 'text/turtle' },
  })
  if (names === undefined) {
    expect(after.status).toBe(404)
    return
  }
  const expected = await Promise.all(names.map((name) => readRdf(person(name), 'turtle')))
  expect(after.status).toBe(200)
  expect(await normalForm(await readRdf(await after.text(), 'turtle'))).toBe(
    await normalForm(new Store(expected.flat()).getQuads(null, null, null, null)),
  )
})
