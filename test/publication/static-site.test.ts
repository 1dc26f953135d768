import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Outlet } from '../../src/publication/outlet/outlet.js'
import { writeStaticSite } from '../../src/publication/static-site.js'
import { publishInProcess } from './publish-in-process.js'
import { openSampleData, sampleSite, type SampleData } from './sample-site.js'
let sample: SampleData
let target: string
beforeEach(() => {
  sample = openSampleData()
  target = join(sample.folder, 'site')
  sample.publish(1)
  sample.publish(2)
})
afterEach(() => sample.close())

const write = (): ReturnType<typeof writeStaticSite> =>
  writeStaticSite(new Outlet(sample.data, sampleSite, undefined, 'files'), target)
const page = (n: number): string => join(target, 'publicaties', `00000000-0000-5000-8000-00000000000${n}.html`)

describe('writeStaticSite', () => {
  it('replaces the site as a whole: what is withdrawn leaves no file, and nothing is left beside it', async () => {
    await write()
    expect(readFileSync(page(2), 'utf8')).toContain('Punt 2')
    sample.withdraw(2)
    await write()
    const files = readdirSync(target, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.includes('000000000002') && !file.startsWith('files/'))).toEqual([])
    expect(readdirSync(sample.folder).sort()).toEqual(['data', 'site'])
  })

  it('gives a file the time of what it says, so that one that did not change keeps it', async () => {
    await write()
    const before = statSync(page(1)).mtimeMs
    sample.publish(2, 'Iets anders')
    await write()
    expect(statSync(page(1)).mtimeMs).toBe(before)
    expect(statSync(page(2)).mtimeMs).toBeGreaterThan(before)
  })

  it('never replaces a folder that it did not write, and leaves the old site when writing fails', async () => {
    mkdirSync(target)
    writeFileSync(join(target, 'belangrijk.txt'), 'van iemand anders')
    await expect(write()).rejects.toMatchObject({ code: 'output-unwritable' })
    expect(readdirSync(target)).toEqual(['belangrijk.txt'])
  })

  it('takes little memory for many documents (10,000 of them: test/long)', () => {
    const { files, memory, memoryBefore } = publishInProcess(100)
    expect(files).toBeGreaterThan(1000)
    expect(memory - memoryBefore).toBeLessThan(400)
  })
})
