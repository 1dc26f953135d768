import { expect, it } from 'vitest'
import { createDocument } from '../../src/document.js'
import { hostileFormat } from '../../src/readers/hostile-format.js'
import { openDocument } from '../../src/readers/opened.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { DOCUMENT_EXTENSIONS, mediaTypeOf } from '../../src/sources/media-types.js'

it.each([
  ['pdf', '%PDF-1.7'],
  ['docx', 'PK\x03\x04'],
  ['odt', 'PK\x03\x04'],
])('a .%s in a folder is taken, and known by its type', (extension, start) => {
  expect(DOCUMENT_EXTENSIONS).toContain(extension)
  const mediaType = mediaTypeOf(`notulen.${extension}`)
  expect(mediaType).toBeDefined()
  const document = createDocument(start, {
    address: 'https://www.voorbeeldegem.example/1',
    mediaType: mediaType ?? '',
    retrieved: '2026-04-01T00:00:00Z',
  })
  expect(hostileFormat(openDocument(document, fixtureSettings))).toBe(extension)
})
