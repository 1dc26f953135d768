import { afterEach, expect, it } from 'vitest'
import { openRenderThreads, type RenderLimits, type RenderThreads } from '../../../src/cli/work/render-threads.js'
import { createDocument, readSettings } from '../../../src/index.js'

/*
 * What happens to a group that takes more than a thread may have: limits that nothing keeps, or only one document does.
 */

const ENOUGH = { deadline: 120_000, megabytes: 2048, maxWaiting: 0 }
const HASTY = { ...ENOUGH, deadline: 1 }
const SMALL = { ...ENOUGH, megabytes: 4 }

const tasks = ['een', 'twee'].map((name, position) => ({
  position,
  document: createDocument(`<h1>Agenda van de gemeenteraad van 6 april 2026</h1><p>1. Reglement ${name}</p>`, {
    address: `https://www.voorbeeldegem.example/${name}`,
    name,
    retrieved: '2026-04-01T00:00:00Z',
  }),
}))

let threads: RenderThreads | undefined
afterEach(() => threads?.close())

function open(limits: RenderLimits): RenderThreads {
  const wanted = { settings: readSettings(), data: 'report' as const, findings: false, explain: false }
  return (threads = openRenderThreads(1, { wanted }, limits))
}

it.each([
  ['time', HASTY, /stopped after 0.001 s/u],
  ['memory', SMALL, /more than 4 MB of memory/u],
] as const)('a group out of %s is done one by one, and why is told', async (_, group, why) => {
  const { rendered, apart } = await open({ group, alone: ENOUGH }).render(tasks)
  expect(apart).toMatch(why)
  expect(rendered.map(({ name, position, failure }) => ({ name, position, failure }))).toEqual([
    { name: 'een', position: 0, failure: undefined },
    { name: 'twee', position: 1, failure: undefined },
  ])
  for (const { name, data } of rendered) expect(data).toContain(name)
})

it('a document out of its own time fails alone, by name', async () => {
  const { rendered } = await open({ group: HASTY, alone: HASTY }).render(tasks)
  expect(rendered.map(({ name, failure }) => [name, failure?.name, failure?.code])).toEqual([
    ['een', 'een', 'sandbox-limit'],
    ['twee', 'twee', 'sandbox-limit'],
  ])
  for (const { name, log } of rendered) expect(log).toContain(`${name}: processing was stopped`)
})

it('a group of one is never told to be apart', async () => {
  expect(await open({ group: HASTY, alone: HASTY }).render(tasks.slice(0, 1))).toEqual({
    rendered: [expect.objectContaining({ name: 'een', data: '' })],
  })
})
