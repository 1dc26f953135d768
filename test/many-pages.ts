import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))
const VENDORS = ['cevi', 'cipal', 'gelinkt-notuleren', 'greenvalley', 'remmicom']
const KINDS = ['agenda', 'besluitenlijst', 'notulen'] as const

/**
 * Writes as many pages as asked into a folder: the fixtures over and over, each time as another sitting, on another day
 * and with IRIs of its own; the three pages of a sitting stay of one sitting. Gives their paths below the folder.
 */
export function writeManyPages(
  folder: string,
  count: number,
  kinds: readonly (typeof KINDS)[number][] = KINDS,
): readonly string[] {
  const pages = VENDORS.flatMap((vendor) =>
    kinds.map((kind) => ({ vendor, kind, text: readFileSync(`${FIXTURES}${vendor}/${kind}.html`, 'utf8') })),
  )
  return Array.from({ length: count }, (_, i) => {
    const { vendor, kind, text } = pages[i % pages.length]!
    const sitting = Math.floor(i / pages.length)
    const path = `${vendor}/${String(sitting).padStart(5, '0')}/${kind}.html`
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), ofSitting(text, sitting))
    return path
  })
}

function ofSitting(text: string, sitting: number): string {
  const day = new Date(Date.UTC(1950, 0, 1) + sitting * 86_400_000).toISOString().slice(0, 10)
  return text
    .replaceAll('2025-03-24', day)
    .replace(
      /((?:\/id\/|\/gr\/)(?:lblod\/)?(?!bestuur|mandat|person|concept|fract|lblod)[\w/.-]*[\w-])/gu,
      `$1-${sitting}`,
    )
}
