import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
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

/** What stands beside the site; the names of sites without process and id. */
const beside = (): readonly string[] =>
  readdirSync(sample.folder)
    .map((name) => name.replace(/-\d+-[\da-f-]{36}$/u, ''))
    .sort()

describe('writeStaticSite', () => {
  it('replaces the site as a whole: what is withdrawn leaves no file, and nothing is left beside it', async () => {
    await write()
    expect(readFileSync(page(2), 'utf8')).toContain('Punt 2')
    sample.withdraw(2)
    await write()
    const files = readdirSync(target, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.includes('000000000002') && !file.startsWith('files/'))).toEqual([])
    expect(beside()).toEqual(['.site.site', 'data', 'site'])
  })

  it('changes the site in one step, takes a plain folder over, and sweeps what killed runs left', async () => {
    for (const name of [
      'site.draft-6edbfb2d-4030-5645-af46-c7cd6b09d166',
      'site.old-6edbfb2d-4030-5645-af46-c7cd6b09d166',
    ])
      mkdirSync(join(sample.folder, name))
    mkdirSync(join(sample.folder, '.site.site-4194305-6edbfb2d-4030-5645-af46-c7cd6b09d166'))
    mkdirSync(join(sample.folder, 'site.old-van-iemand'))
    mkdirSync(target)
    writeFileSync(join(target, '.raadlink-site'), '')
    await write()
    expect(beside()).toEqual(['.site.site', 'data', 'site', 'site.old-van-iemand'])
    const first = readlinkSync(target)
    // Whoever looks at any instant finds a whole site: the link leads to the old one until it leads to the new one.
    let looks = 0
    const looking = setInterval(() => {
      expect(existsSync(join(target, '.raadlink-site'))).toBe(true)
      looks += 1
    }, 1)
    await write()
    clearInterval(looking)
    expect(looks).toBeGreaterThan(0)
    expect(readlinkSync(target)).not.toBe(first)
    expect(beside()).toEqual(['.site.site', 'data', 'site', 'site.old-van-iemand'])
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
