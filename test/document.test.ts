import { describe, expect, it } from 'vitest'
import { createDocument } from '../src/document.js'

const DETAILS = { address: 'https://www.voorbeeldegem.example/notulen', retrieved: '2025-03-24T19:00:00Z' }
/** As a caller without a compiler would. */
const create = createDocument as (content: unknown, details: unknown) => unknown

describe('createDocument', () => {
  it('names a document after its address, and assumes HTML', () => {
    const document = createDocument('é', DETAILS)
    expect(document).toMatchObject({ ...DETAILS, name: DETAILS.address, mediaType: 'text/html' })
    expect(document).not.toHaveProperty('charset')
    expect([...document.bytes]).toEqual([0xc3, 0xa9])
  })

  it('gives the same document for the same bytes, as text or not', () =>
    expect(createDocument('é', DETAILS).sha256).toBe(createDocument(new Uint8Array([0xc3, 0xa9]), DETAILS).sha256))

  it.each([
    ['no content', undefined, DETAILS],
    ['a buffer that cannot be read as bytes', new ArrayBuffer(2), DETAILS],
    ['an array of numbers', [60], DETAILS],
    ['no details', '', undefined],
    ['no address', '', { retrieved: DETAILS.retrieved }],
    ['a relative address', '', { ...DETAILS, address: '/notulen' }],
    ['an address with a blank', '', { ...DETAILS, address: 'https://www.voorbeeldegem.example/de notulen' }],
    ['no time of retrieval', '', { address: DETAILS.address }],
    ['a date', '', { ...DETAILS, retrieved: new Date() }],
    ['a time that is not in UTC', '', { ...DETAILS, retrieved: '2025-03-24T19:00:00+01:00' }],
    ['a time that does not exist', '', { ...DETAILS, retrieved: '2025-13-24T19:00:00Z' }],
    ['a name that is no text', '', { ...DETAILS, name: 7 }],
    ['a media type that is no text', '', { ...DETAILS, mediaType: null }],
    ['a character set that is no text', '', { ...DETAILS, charset: {} }],
  ])('refuses %s', (_what, content, details) =>
    expect(() => create(content, details)).toThrow(expect.objectContaining({ name: 'AppError', code: 'usage' })),
  )
})
