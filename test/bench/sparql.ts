import { parseArgs } from 'node:util'
import { besideComunica } from './sparql-comunica.js'
import { hasSharedBench } from './sparql-data.js'
import { besideVirtuoso } from './sparql-virtuoso.js'

/*
 * `npm run bench:sparql [-- --quads 1m] [-- --beside virtuoso,comunica] [-- --runs 5] [-- --seed 1]`: council-shaped
 * data into the service, 22 queries over HTTP, medians and ratios of one run. Beside it Virtuoso over HTTP at 1 million
 * quads, and at 100,000 Comunica over an N3 store in process; `--quads` sets the size of both. Ends with 1 when a goal
 * was missed. Generator and queries stand in the shared folder (RAADLINK_SHARED); without it this says so and ends with
 * status 2.
 */
const { values } = parseArgs({
  options: {
    quads: { type: 'string' },
    beside: { type: 'string', default: 'virtuoso,comunica' },
    runs: { type: 'string', default: '5' },
    cap: { type: 'string', default: '60000' },
    seed: { type: 'string' },
  },
  allowPositionals: true,
})
if (!hasSharedBench()) {
  console.error('no generator: name the shared folder in RAADLINK_SHARED')
  process.exit(2)
}
const peers = values.beside.split(',')
const runs = Number(values.runs)
let reached = true
if (peers.includes('virtuoso'))
  reached = (await besideVirtuoso(values.quads ?? '1m', runs, Number(values.seed ?? Date.now() % 2 ** 31))) && reached
if (peers.includes('comunica'))
  reached = (await besideComunica(values.quads ?? '100k', runs, Number(values.cap))) && reached
process.exit(reached ? 0 : 1)
