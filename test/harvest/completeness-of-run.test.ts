import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addressesByState, statementsOfData } from '../../src/harvest/ledger/statements-of-data.js'
import type { CompletenessStatement } from '../../src/completeness/completeness.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { run } from '../cli/session.js'
import { openCouncilSite, type CouncilSite } from './council-site.js'
import { runTrial, temporaryFolder } from './harvest-trial.js'

let folder: ReturnType<typeof temporaryFolder>
let site: CouncilSite
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  folder.remove()
  await site.close()
})

function statements(): readonly CompletenessStatement[] {
  const data = DataFolder.reading(folder.path)
  try {
    return statementsOfData(data)
  } finally {
    data.close()
  }
}

describe('the completeness of real runs', () => {
  it('names every gap that was made, and calls nothing complete that is not', async () => {
    site = await openCouncilSite({ councils: 3, publications: 9, pdfTwins: true })
    const [first, second, third] = site.councils
    const of = (council: typeof first, kind: string): Parameters<CouncilSite['withhold']>[0] =>
      site.publications(council).find((each) => each.kind === kind)!
    const list = of(first, 'besluitenlijst')
    site.withhold(list)
    const failing = site.publications(second).find(({ kind }) => kind === 'notulen')!
    const path = new URL(failing.address).pathname
    site.fault({
      council: second!.index,
      path: new RegExp(path.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'), 'u'),
      answer: { kind: 'status', status: 500 },
    })
    const twin = site.fileOf(site.publications(third)[0]!, 'twin')
    site.spoil(twin)
    await runTrial(folder.path, site, { harvest: { now: () => new Date('2026-01-01T00:00:00Z') } })
    const [one, two, three] = [first, second, third].map((council) =>
      statements().find(({ source }) => source === council!.label)!,
    )
    expect(
      one!.sittings.flatMap(({ documents }) => Object.entries(documents)).filter(([, state]) => state === 'missing'),
    ).toEqual([['besluitenlijst', 'missing']])
    expect(one!.verdict).not.toBe('complete')
    expect(two!.verdict).toBe('incomplete')
    expect(two!.troubles.failed.map(({ address }) => address)).toEqual([failing.address])
    expect(three!.troubles.unreadable.map(({ address }) => address)).toEqual([twin])
    expect(three!.verdict).toBe('incomplete')
    expect(three!.reasons.map(({ reason }) => reason)).not.toContain('missing')
    const { stdout, status } = await run(['status', '--data', folder.path])
    expect(status).toBe(0)
    expect(stdout).toContain(`${second!.label}: onvolledig`)
    const { failed, fetched } = addressesByState(folder)
    expect(failed).toBe(1)
    expect(fetched).toBeGreaterThan(20)
    expect(addressesByState({ path: `${folder.path}/nowhere` })).toEqual({})
    expect(stdout).toContain('besluitenlijst ontbreekt')
  })

  it('calls a source of every vendor complete when everything was fetched and nothing is due', async () => {
    site = await openCouncilSite({ councils: 5, publications: 6 })
    await runTrial(folder.path, site, { harvest: { now: () => new Date('2026-01-01T00:00:00Z') } })
    expect(statements().map(({ verdict, reasons }) => ({ verdict, reasons }))).toEqual(
      site.councils.map(() => ({ verdict: 'complete', reasons: [] })),
    )
  })
})
