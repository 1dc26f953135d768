import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInputs } from '../../../src/sources/inputs/find-inputs.js'
import { readInput } from '../../../src/sources/inputs/read-input.js'

let folder = ''
const options = {
  limits: { bytes: 100, fetchMilliseconds: 1000 },
  userAgent: 'test',
  allowPrivate: false,
  now: () => new Date(0),
  stdin: Readable.from([]),
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-inputs-'))
  mkdirSync(join(folder, 'pages', 'deep'), { recursive: true })
  mkdirSync(join(folder, 'pages', '.hidden'))
  mkdirSync(join(folder, 'empty'))
  for (const file of [
    'pages/b.html',
    'pages/a.htm',
    'pages/deep/c d#1.HTML',
    'pages/readme.txt',
    'pages/.hidden/x.html',
    'one.html',
  ])
    writeFileSync(join(folder, file), 'x')
  symlinkSync(folder, join(folder, 'pages', 'loop'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const find = (...names: string[]): ReturnType<typeof findInputs> =>
  findInputs(names, { folder, extensions: ['html', 'htm'] })

describe('findInputs', () => {
  it('walks a folder in a stable order, leaves hidden files alone, follows no links, and names what it leaves', async () => {
    const { inputs, left, lost } = await find('pages')
    expect(inputs.map(({ name }) => name)).toEqual(['pages/a.htm', 'pages/b.html', 'pages/deep/c d#1.HTML'])
    expect({ left, lost }).toEqual({ left: { files: ['pages/readme.txt'], links: ['pages/loop'] }, lost: [] })
  })

  it('takes a file once, however often it was named', async () => {
    const { inputs } = await find('pages/b.html', './pages/b.html', 'pages', join(folder, 'pages/b.html'))
    expect(inputs.filter((input) => input.kind === 'file' && input.relative.endsWith('b.html'))).toHaveLength(1)
  })

  it('expands patterns, and knows addresses and standard input', async () => {
    const { inputs } = await find('pages/**/*.html', 'https://example.org/a', '-')
    expect(inputs.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'file pages/b.html',
      'url https://example.org/a',
      'stdin -',
    ])
    expect(
      (await find('pages/**/*.{html,HTML}')).inputs.map((input) => input.kind === 'file' && input.relative),
    ).toEqual(['b.html', 'deep/c d#1.HTML'])
  })

  it('says why an argument matches nothing, and goes on with the others', async () => {
    const { inputs, lost } = await find('no.html', 'no*.html', 'empty', 'one.html')
    expect(inputs).toHaveLength(1)
    expect(lost.map(({ name, error }) => [name, error.code])).toEqual([
      ['no.html', 'input-not-found'],
      ['no*.html', 'input-not-found'],
      ['empty', 'input-not-found'],
    ])
    expect(lost[2]?.error.message).toContain('none of the 0 files')
  })
})

describe('readInput', () => {
  it('gives a file the address of its place below the base', async () => {
    const [, , input] = (await find('pages')).inputs
    const document = await readInput(input!, { ...options, base: 'https://example.org/site/' })
    expect(document).toMatchObject({
      address: 'https://example.org/site/deep/c%20d%231.HTML',
      name: 'pages/deep/c d#1.HTML',
      mediaType: 'text/html',
    })
    expect((await readInput(input!, { ...options, base: 'https://example.org/page' })).address).toBe(
      'https://example.org/page',
    )
    expect((await readInput(input!, options)).address).toMatch(/^file:\/\/\/.*c%20d%231\.HTML$/u)
  })

  it('refuses inputs that are empty or too large, also from standard input', async () => {
    const stdin = { kind: 'stdin', name: '-' } as const
    await expect(readInput(stdin, options)).rejects.toMatchObject({ code: 'input-empty' })
    await expect(
      readInput(stdin, { ...options, stdin: Readable.from([Buffer.alloc(60), Buffer.alloc(60)]) }),
    ).rejects.toMatchObject({ code: 'input-too-large' })
    expect(await readInput(stdin, { ...options, stdin: Readable.from([Buffer.from('dag')]) })).toMatchObject({
      address: 'file:///stdin',
      mediaType: 'application/octet-stream',
    })
  })

  it('reports a file that disappeared', async () => {
    await expect(
      readInput({ kind: 'file', name: 'gone.html', path: join(folder, 'gone.html'), relative: 'gone.html' }, options),
    ).rejects.toMatchObject({ code: 'input-not-found' })
  })
})
