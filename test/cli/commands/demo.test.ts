import { describe, expect, it } from 'vitest'
import { run } from '../session.js'

describe('demo', () => {
  it('converts, validates, stores, answers three queries, keeps and publishes, and tells how to go on', async () => {
    const { stdout, stderr, status } = await run(['demo'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    for (const vendor of [
      'Cevi LBLODWeb',
      'Cipal Schaubroeck echo',
      'Green Valley onlinesmartcities',
      'Remmicom meeting.burger',
      'Gelinkt Notuleren',
    ])
      expect(stdout).toContain(vendor)
    expect(stdout.match(/ (\d+) read, /gu)).toHaveLength(15)
    expect(stdout).toMatch(/besluitenlijst\.html:\d+:\d+ {2}fout {2}.*repair\/typographic-quotes/u)
    expect(stdout.match(/^ +SELECT /gmu)).toHaveLength(3)
    expect([...stdout.matchAll(/\((\d+) rows\)/gu)].map(([, rows]) => Number(rows))).toEqual([5, 6, 5])
    expect(stdout).toMatch(/ingest 15 pages +\+2\d+ −0 +\d+ changes/u)
    expect(stdout).toMatch(/ingest them again +\+0 −0 /u)
    expect(stdout).toMatch(/agenda\.html, half an hour later +\+([1-9]) −\1 /u)
    expect(stdout).toMatch(/publish: \d{3,} files .* 14 publications/u)
    expect(stdout).toContain('How to go on')
  })
})
