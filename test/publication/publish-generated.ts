import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DataFolder } from '../../src/log/data-folder.js'
import { Outlet } from '../../src/publication/outlet/outlet.js'
import { writeStaticSite } from '../../src/publication/static-site.js'
import { publishGenerated } from './generated-data.js'
import { sampleSite } from './sample-site.js'

/*
 * node --import tsx test/publication/publish-generated.ts FOLDER COUNT: publishes that many generated documents, in a
 * process of its own so that its memory can be told. Writes one line of JSON.
 */
const [folder = '', count = '100'] = process.argv.slice(2)
const data = new DataFolder(join(folder, 'data'))
if (data.sequence === 0) publishGenerated(data, sampleSite.baseUrl, Number(count))
const filled = process.resourceUsage().maxRSS
const start = performance.now()
const { files, bytes } = await writeStaticSite(new Outlet(data, sampleSite, undefined, 'files'), join(folder, 'site'))
data.close()
const megabytes = (kilobytes: number): number => Math.round(kilobytes / 1024)
console.log(
  JSON.stringify({
    documents: Number(count),
    seconds: Math.round((performance.now() - start) / 100) / 10,
    files,
    megabytes: Math.round(bytes / 1e6),
    memory: megabytes(process.resourceUsage().maxRSS),
    memoryBefore: megabytes(filled),
  }),
)
