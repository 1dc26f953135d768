import { dirname } from 'node:path'
import { globSync } from 'tinyglobby'

/**
 * Folder of Tesseract's language data in Debian and elsewhere; undefined when Dutch is missing. In the gate
 * (RAADLINK_REQUIRE_SHARED) its absence is an error.
 */
export function ocrData(): string | undefined {
  const [file] = globSync(
    ['/usr/share/tesseract-ocr/*/tessdata/nld.traineddata', '/usr/share/tessdata/nld.traineddata'],
    { absolute: true },
  )
  if (file !== undefined) return dirname(file)
  const message = 'no Dutch language data for Tesseract (Debian: tesseract-ocr-nld)'
  if (process.env['RAADLINK_REQUIRE_SHARED'] === '1') throw new Error(message)
  console.warn(`${message}: the tests of text recognition are skipped`)
  return undefined
}
