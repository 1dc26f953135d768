import { afterAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../src/config.js'
import { sha256 } from '../../src/document.js'
import { openChecker } from '../../src/service/validate/check-upload.js'
import { mediaTypeOf } from '../../src/sources/media-types.js'
import { hostileDocuments } from '../sandbox/hostile-documents.js'

/** As POST /validate does it: in a thread, which has the file opened in a process of its own. */
const checker = openChecker(readSettings({}, {}))
const files = hostileDocuments()
const check = (name: string): Promise<string> => {
  const bytes = files[name] ?? new Uint8Array()
  const document = {
    address: 'file:///upload',
    name,
    mediaType: mediaTypeOf(name) ?? '',
    retrieved: '2026-03-16T20:00:00Z',
    sha256: sha256(bytes),
    bytes,
  }
  return checker.check({ document, preview: false }, 'text', 'nl', { client: '10.0.0.1' })
}

describe('hostile documents that are uploaded', () => {
  afterAll(() => checker.close())

  it.each([
    ['encrypted.pdf', 'input-unreadable', /password/u],
    ['truncated.pdf', 'input-unreadable', /cut off/u],
    ['giant.pdf', 'sandbox-limit', /5000 pages/u],
    ['bomb.docx', 'sandbox-limit', /unpacks to more than 200 MB/u],
    ['truncated.docx', 'input-unreadable', /damaged|cut off/u],
  ])(
    '%s is refused with a message that says what to do',
    async (name, code, message) => {
      await expect(check(name)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
    },
    60_000,
  )

  it.each([
    ['scan.pdf', 'document/scanned'],
    ['fonts.pdf', 'document/unreadable-letters'],
  ])(
    '%s is reported, not refused',
    async (name, rule) => {
      expect(await check(name)).toContain(rule)
    },
    60_000,
  )
})
