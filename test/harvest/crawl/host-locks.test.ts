import { readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeHosts } from '../../../src/harvest/crawl/host-locks.js'
import { temporaryFolder } from '../harvest-trial.js'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('hosts locked by a process', () => {
  it('are refused to a second harvest by name, which then locks none', () => {
    const first = takeHosts(['a.example', 'b.example:8080'], folder.path)
    expect(() => takeHosts(['c.example', 'b.example:8080'], folder.path)).toThrow('b.example:8080 is being harvested')
    takeHosts(['c.example'], folder.path).release()
    first.release()
    takeHosts(['b.example:8080'], folder.path).release()
  })

  it('are taken over from a process that is gone', () => {
    takeHosts(['a.example'], folder.path).release()
    const [place] = readdirSync(folder.path)
    writeFileSync(
      join(folder.path, place!, 'lock'),
      JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), started: '1' }),
    )
    takeHosts(['a.example'], folder.path).release()
  })
})
