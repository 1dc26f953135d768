import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readImageHeader } from './image-file.js'

/** The note beside a kept image. It is written last, so an image without a note was never finished. */
interface Note {
  /** Id of its image. */
  readonly id: string
  /** Which graphs were kept out of its default graph. */
  readonly unmerged: readonly string[]
  readonly note: string
}

const noteFile = (image: string): string => `${image}.json`

/** Writes the note of an image. */
export function noteKeptImage(image: string, unmerged: readonly string[], note: string): void {
  const descriptor = openSync(image, 'r')
  try {
    const { id } = readImageHeader(descriptor).header
    writeFileSync(noteFile(image), JSON.stringify({ id, unmerged, note } satisfies Note))
  } finally {
    closeSync(descriptor)
  }
}

/** Opens a kept image and its note; `undefined` when there is none that this version can use. */
export function openKeptImage(
  image: string,
  unmerged: readonly string[],
): { readonly descriptor: number; readonly note: string } | undefined {
  if (!existsSync(image) || !existsSync(noteFile(image))) return undefined
  const descriptor = openSync(image, 'r')
  try {
    const kept = JSON.parse(readFileSync(noteFile(image), 'utf8')) as Note
    const { id } = readImageHeader(descriptor).header
    if (kept.id === id && JSON.stringify(kept.unmerged) === JSON.stringify(unmerged))
      return { descriptor, note: kept.note }
  } catch {
    // Half written, or of another version. It only saves time: its content comes from elsewhere.
  }
  closeSync(descriptor)
  forgetKeptImage(image)
  return undefined
}

/** Removes a kept image; a process that has it open can go on reading. */
export function forgetKeptImage(image: string): void {
  rmSync(noteFile(image), { force: true })
  rmSync(image, { force: true })
}
