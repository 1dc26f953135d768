import { distance } from 'fastest-levenshtein'

/** The code of a file in front of a title: "2024_GR_00082 - ". */
const REFERENCE = /^(?=\S*\d)[\p{Lu}\d]+(?:[_/.-][\p{Lu}\d]+)+\s+[-–]\s+/u

/** Whether two printed titles are of one item: but for a code in front, a part left out, or a slip of the pen. */
export function sameTitle(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) =>
    text
      .replace(REFERENCE, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLocaleLowerCase('nl'),
  ) as [string, string]
  return x === y || (x.length > 12 && y.includes(x)) || (y.length > 12 && x.includes(y)) || isSlip(x, y)
}

/** A letter or two of a long title differ: a slip of the pen, unless what differs is a figure. */
function isSlip(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  return (
    longest >= 30 &&
    a.replace(/\D/gu, '') === b.replace(/\D/gu, '') &&
    Math.abs(a.length - b.length) <= 2 &&
    distance(a, b) <= Math.min(2, longest * 0.05)
  )
}
