import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'
import { sha256, type Document } from '../../src/document.js'

/*
 * Real documents stand beside the project, not in it: RAADLINK_SHARED names the folder, else `../shared`. Where it is
 * absent the tests that need it are counted as skipped; RAADLINK_REQUIRE_SHARED=1 makes that a failure.
 */
const folder = process.env['RAADLINK_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))

/** Whether the shared folder is here. */
export const hasShared = existsSync(join(folder, 'corpus'))

if (!hasShared) {
  const message = `no shared documents at ${folder} (RAADLINK_SHARED names another place)`
  if (process.env['RAADLINK_REQUIRE_SHARED'] === '1') throw new Error(message)
  console.warn(`${message}: tests that need them are skipped`)
}

/** `describe` for tests that read real documents; skipped, and counted so, where there are none. */
export const describeShared = describe.skipIf(!hasShared)

/** Absolute path of something in the shared folder. */
export function sharedPath(...parts: readonly string[]): string {
  return join(folder, ...parts)
}

export interface CorpusRow {
  readonly path: string
  /** Original address, or one under corpus.example where the index has none that is whole. */
  readonly address: string
  readonly vendor: string
  readonly municipality: string
  readonly body: string
  /** agenda, besluitenlijst, notulen … */
  readonly type: string
  readonly date: string
}

/** The rows of corpus/index.tsv; none where the shared folder is absent. */
export function corpusRows(): readonly CorpusRow[] {
  if (!hasShared) return []
  const [, ...lines] = readFileSync(sharedPath('corpus', 'index.tsv'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [path = '', url = '', vendor = '', municipality = '', body = '', type = '', date = ''] = line.split('\t')
    const address =
      /^https?:\/\/[\x21-\x7e]+$/u.test(url) && !url.includes('(') ? url : `https://corpus.example/${path}`
    return { path, address, vendor, municipality, body, type, date }
  })
}

const FLEMISH_PAGES =
  /^(?:cevi-lblodweb|cipal-echo|gelinkt-notuleren|greenvalley-osc|remmicom-meetingburger)\/.+\.html$/u

/** The Flemish pages with RDFa (16), each as the capture a run would hold, with a fixed time of retrieval. */
export function corpusPages(): readonly (CorpusRow & { readonly document: Document })[] {
  return corpusRows()
    .filter(({ path }) => FLEMISH_PAGES.test(path))
    .map((row) => {
      const bytes = readFileSync(sharedPath('corpus', row.path))
      const document: Document = {
        address: row.address,
        name: row.path,
        mediaType: 'text/html',
        retrieved: '2026-01-01T00:00:00Z',
        sha256: sha256(bytes),
        bytes,
      }
      return { ...row, document }
    })
}
