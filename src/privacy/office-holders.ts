import { foldName } from './given-names.js'

const PARTICLES = new Set('van de der den vande vanden vander ten ter te la le el da di du von op het een'.split(' '))
const partsOf = (name: string): readonly string[] =>
  foldName(name)
    .split(/[\s.]+/u)
    .filter((part) => part !== '')

/**
 * Returns a function that says whether a printed name is that of an office-holder: all its words are in one known name,
 * in any order; one letter is enough for a given name, and a family name may be alone. Two such names side by side
 * (signatures) also count.
 */
export function officeHolders(names: readonly string[]): (printed: string) => boolean {
  const known = names.map(partsOf)
  const isOne = (parts: readonly string[]): boolean => {
    if (!parts.some((part) => part.length > 1 && !PARTICLES.has(part))) return false
    return known.some((words) =>
      parts.every((part) => words.some((word) => word === part || (part.length === 1 && word.startsWith(part)))),
    )
  }
  return (printed) => {
    const parts = partsOf(printed)
    return isOne(parts) || parts.some((_, cut) => isOne(parts.slice(0, cut)) && isOne(parts.slice(cut)))
  }
}
