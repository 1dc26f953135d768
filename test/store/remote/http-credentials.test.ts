import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authorization, readChallenge } from '../../../src/store/remote/http-credentials.js'

const RFC = { user: 'Mufasa', password: 'CircleOfLife' }

describe('credentials', () => {
  it('answers the example of RFC 2069 as its erratum has it', () => {
    const challenge = readChallenge(
      'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
    )!
    expect(authorization(challenge, RFC, 'GET', '/dir/index.html')).toContain(
      'response="1949323746fe6a43ef61f9606e7febea"',
    )
  })

  it('counts its answers to a nonce and numbers them (RFC 7616, 3.4)', () => {
    const challenge = readChallenge('Digest realm="r", nonce="n", qop="auth,auth-int", algorithm=SHA-256')!
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
    for (const count of ['00000001', '00000002']) {
      const header = authorization(challenge, RFC, 'PUT', '/a?b=c')
      const client = /cnonce="([0-9a-f]+)"/u.exec(header)?.[1] ?? ''
      expect(header).toContain(`nc=${count}`)
      expect(header).toContain(
        `response="${sha(`${sha('Mufasa:r:CircleOfLife')}:n:${count}:${client}:auth:${sha('PUT:/a?b=c')}`)}"`,
      )
      expect(header).not.toContain('CircleOfLife')
    }
  })

  it('prefers Digest to Basic, and answers neither when it supports neither', () => {
    expect(readChallenge('Basic realm="x", Digest realm="x", nonce="n", algorithm=MD5')?.scheme).toBe('digest')
    expect(readChallenge('Digest realm="x", nonce="n", algorithm=SHA-512-256, Basic realm="x"')?.scheme).toBe('basic')
    expect(readChallenge('Bearer realm="x"')).toBeUndefined()
    expect(readChallenge(undefined)).toBeUndefined()
    expect(authorization(readChallenge('Basic realm="x"')!, { user: 'é', password: 'p' }, 'GET', '/')).toBe(
      `Basic ${Buffer.from('é:p').toString('base64')}`,
    )
  })
})
