import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunksOf } from '../../../src/store/nquads/chunks.js'

const cut = async (parts: readonly string[], size: number): Promise<readonly string[]> => {
  const chunks: string[] = []
  for await (const chunk of chunksOf(
    parts.map((part) => Buffer.from(part)),
    size,
  ))
    chunks.push(Buffer.from(chunk).toString())
  return chunks
}

describe('chunksOf', () => {
  it('gives whole lines, as many as fit, and loses nothing, however the bytes arrive (property)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z]{0,12}$/u), { maxLength: 60 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (lines, cuts, size) => {
          const text = lines.map((line) => `${line}\n`).join('')
          const places = [
            0,
            ...[...new Set(cuts.map((at) => Math.min(at * 7, text.length)))].sort((a, b) => a - b),
            text.length,
          ]
          const chunks = await cut(
            places.slice(1).map((end, i) => text.slice(places[i], end)),
            size,
          )
          expect(chunks.join('')).toBe(text)
          for (const [i, chunk] of chunks.entries()) {
            expect(chunk.endsWith('\n')).toBe(true)
            if (i === chunks.length - 1) continue
            // Only a line that is longer by itself makes a chunk longer; the next line would not have fitted.
            if (chunk.length > size) expect(chunk.indexOf('\n')).toBe(chunk.length - 1)
            else expect(chunk.length + chunks[i + 1]!.indexOf('\n') + 1).toBeGreaterThan(size)
          }
        },
      ),
    )
  })

  it('keeps an unfinished last line as it is', async () => {
    expect(await cut(['a\nb'], 1)).toEqual(['a\n', 'b'])
  })
})
