import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { AppError } from '../errors.js'
import { writeFileAtomically } from '../log/atomic-file.js'
import { DUMP_FORMATS, dumpLines, writeDump, type DumpFile } from './dump.js'
import type { Outlet } from './outlet.js'
import { WAYS_OUT } from './ways-out.js'

/** What was written. */
export interface StaticSite {
  readonly files: number
  readonly dumps: readonly DumpFile[]
}

/**
 * Writes every way out as files that any web server or object store can host: each form under its path and ending
 * (`ldes/besluiten/1.nq`), dumps with their checksums.
 * Files are whole or not there; a page that is gone since the last time is removed by writing to a fresh folder.
 */
export async function writeStaticSite(outlet: Outlet, folder: string): Promise<StaticSite> {
  let files = 0
  const write = (path: string, body: string | Uint8Array): void => {
    const target = join(folder, ...path.split('/'))
    if (!target.startsWith(folder.endsWith(sep) ? folder : folder + sep)) throw new AppError('output-unwritable', `“${path}” would be written outside ${folder}`)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, body)
    files += 1
  }
  for (const way of WAYS_OUT) {
    for (const { path, representations } of way.resources(outlet)) {
      for (const { suffix, body } of representations) write(`${path}.${suffix}`, body())
    }
  }
  const dumps: DumpFile[] = []
  for (const format of DUMP_FORMATS) dumps.push(await writeDump(join(folder, 'dumps', `alles.${format}.gz`), dumpLines(outlet.data, format)))
  rmSync(join(folder, 'dumps', 'SHA256SUMS'), { force: true })
  writeFileAtomically(join(folder, 'dumps', 'SHA256SUMS'), dumps.map(({ sha256, path }) => `${sha256}  ${path.slice(path.lastIndexOf(sep) + 1)}\n`).join(''))
  return { files: files + dumps.length + 1, dumps }
}
