import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readImageHeader } from './image-file.js'

/** What stands beside a kept image: written after it, so that an image without one was never finished. */
interface Note {
  /** Of the image it is about. */
  readonly id: string
  /** Which graphs were kept out of its default graph. */
  readonly unmerged: readonly string[]
  readonly note: string
}

const noteFile = (image: string): string => `${image}.json`

/** Says of the image in a file what it is an image of. */
export function noteKeptImage(image: string, unmerged: readonly string[], note: string): void {
  const descriptor = openSync(image, 'r')
  try {
    const { id } = readImageHeader(descriptor).header
    writeFileSync(noteFile(image), JSON.stringify({ id, unmerged, note } satisfies Note))
  } finally {
    closeSync(descriptor)
  }
}

/** Opens a kept image with what was noted of it; `undefined` when there is none that this version can use. */
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
    // Half written, or of another version: it only saves time, and what is in it comes from elsewhere.
  }
  closeSync(descriptor)
  forgetKeptImage(image)
  return undefined
}

/** Removes a kept image; who has it open can go on reading. */
export function forgetKeptImage(image: string): void {
  rmSync(noteFile(image), { force: true })
  rmSync(image, { force: true })
}
