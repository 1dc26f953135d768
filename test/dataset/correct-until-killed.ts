import { minutesOf } from './corrected-minutes.js'

/*
 * Corrects the three documents of a data folder in turn until it is killed, or nobody listens any more, and tells each
 * correction that is kept. With `keep` it publishes nothing, and starts much sooner.
 */
const [, , folder = '', mode] = process.argv
process.stdin.resume().once('end', () => process.exit(1))

for (let turn = 0; ; turn++) {
  const { address } = minutesOf(turn % 3)
  process.stdout.write(`${await (mode === 'keep' ? keep(address, turn) : publish(address, turn))}\n`)
  await new Promise((resolve) => setImmediate(resolve))
}

async function keep(address: string, turn: number): Promise<string> {
  const { Corrections } = await import('../../src/dataset/kept/corrections.js')
  const corrections = new Corrections(folder)
  const id = `${process.pid}-${turn}`
  const target = { zitting: 0, item: { nummer: '1' } }
  const correction = {
    id,
    address,
    target,
    field: 'title',
    read: null,
    becomes: id,
    by: 'An',
    time: new Date().toISOString(),
  }
  corrections.add(address, [correction], corrections.version(address))
  corrections.close()
  return id
}

async function publish(address: string, turn: number): Promise<string> {
  const [{ correctPage, readCorrected }, { nameOfItem }, { DataFolder }, { fixtureSettings }] = await Promise.all([
    import('../../src/dataset/correct.js'),
    import('../../src/correcting/find-target.js'),
    import('../../src/log/data-folder.js'),
    import('../fixtures/expectations.js'),
  ])
  const data = new DataFolder(folder)
  const { asRead, version } = await readCorrected(address, data, fixtureSettings)
  const items = asRead.zittingen[0]?.behandelt ?? []
  const [item] = items
  if (!item) throw new Error('the minutes have no item')
  const becomes = `Titel ${process.pid} ${turn}`
  const changes = [{ target: { zitting: 0, item: nameOfItem(item, items) }, field: 'title', becomes }]
  const place = { data, settings: fixtureSettings, now: () => new Date() }
  const [made] = await correctPage({ address, changes, by: 'An', seen: version }, place)
  data.close()
  if (!made) throw new Error('nothing was corrected')
  return made.id
}
