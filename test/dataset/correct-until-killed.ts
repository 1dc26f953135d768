import { nameOfItem } from '../../src/correcting/find-target.js'
import { correctPage, readCorrected } from '../../src/dataset/correct.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { minutesOf } from './corrected-minutes.js'

// Corrects the three documents of a data folder in turn until it is killed, and tells each correction that is kept.
const data = new DataFolder(process.argv[2] ?? '')
for (let turn = 0; ; turn++) {
  const { address } = minutesOf(turn % 3)
  const { asRead, version } = await readCorrected(address, data, fixtureSettings)
  const [item] = asRead.zittingen[0]?.behandelt ?? []
  if (!item) throw new Error('the minutes have no item')
  const { id } = await correctPage(
    {
      address,
      target: { zitting: 0, item: nameOfItem(item) },
      field: 'title',
      becomes: `Titel ${process.pid} ${turn}`,
      by: 'An',
      seen: version,
    },
    data,
    fixtureSettings,
    () => new Date(),
  )
  process.stdout.write(`${id}\n`)
}
