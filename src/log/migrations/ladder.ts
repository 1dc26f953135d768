import { AppError } from '../../errors.js'

/** One step of a ladder: from the version before to version `to`. */
export interface Rung<Subject> {
  readonly to: number
  /** What changed and why, for readers of the ladder. */
  readonly why: string
  /** May be interrupted by a crash and run again: the result must be the same. */
  readonly climb: (subject: Subject) => void
}

/** All versions of one kind of file. Rungs are only added; a released one never changes. */
export interface Ladder<Subject> {
  /** The oldest version that can be migrated. */
  readonly first: number
  /** In order, each one version above the one before. */
  readonly rungs: readonly Rung<Subject>[]
}

/** The version that this software writes. */
export function topOf({ first, rungs }: Pick<Ladder<never>, 'first' | 'rungs'>): number {
  return rungs.at(-1)?.to ?? first
}

/** The rungs from a version to the newest. Throws `state-unavailable` for a version this software does not know. */
export function rungsAbove<Subject>(ladder: Ladder<Subject>, version: number, path: string): readonly Rung<Subject>[] {
  const top = topOf(ladder)
  if (Number.isInteger(version) && version >= ladder.first && version <= top)
    return ladder.rungs.filter(({ to }) => to > version)
  throw new AppError(
    'state-unavailable',
    version > top
      ? `${path} was written by a newer raadlink (version ${version} of the file; this one knows up to ${top}): install a newer raadlink and try again; nothing was changed`
      : `${path} has version ${version}, which no released raadlink wrote: restore it from a copy; nothing was changed`,
  )
}
