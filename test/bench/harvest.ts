import { measureThroughput } from '../harvest/throughput.js'

/*
 * `npm run bench:harvest`: invented councils harvested whole (fetch, read, check, log, store) against fetching the same
 * addresses alone, in one run. Two numbers after it say how many councils, and how many publications of each.
 */

const [councils = 20, publications = 40] = process.argv.slice(2).map(Number)
const { pages, harvest, fetchAlone, byClock, memory, growth } = await measureThroughput(
  councils,
  publications,
  (line) => {
    console.error(line)
  },
)
console.log(`${pages} pages of ${councils} councils`)
console.log(
  `harvest: ${harvest.toFixed(1)} pages a second per core (${byClock.toFixed(1)} by the clock); fetch alone: ${fetchAlone.toFixed(1)} per core; ratio ${(fetchAlone / harvest).toFixed(1)}`,
)
console.log(
  `memory at the end: ${memory.toFixed(0)} MB; after the first third it grew by ${growth.toFixed(1)} MB for 1000 pages`,
)
