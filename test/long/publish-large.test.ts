import { describe, expect, it } from 'vitest'
import { publishInProcess } from '../publication/publish-in-process.js'

describe('publish of 10,000 documents', () => {
  it('stays under 2 GB', () => {
    const { documents, files, memory, seconds } = publishInProcess(10_000)
    console.log(`${documents} documents as ${files} files in ${seconds} s, ${memory} MB at most`)
    expect(memory).toBeLessThan(2000)
    expect(files).toBeGreaterThan(documents * 10)
  })
})
