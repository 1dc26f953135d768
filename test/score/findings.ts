export type InventedKind = 'sitting' | 'date' | 'unit' | 'body' | 'outcome' | 'vote' | 'secret'
export const INVENTED_KINDS: readonly InventedKind[] = ['sitting', 'date', 'unit', 'body', 'outcome', 'vote', 'secret']

export interface FieldTally {
  right: number
  wrong: number
  missed: number
}

/** A value with how sure the product said it was, and whether it was right. */
export interface Judged {
  readonly field: string
  readonly certainty: number
  readonly right: boolean
}

export interface FieldDifference {
  readonly field: string
  readonly expected: string | null
  readonly actual: string | null
}

/** What comparing documents found, added up. */
export class Findings {
  readonly tallies = new Map<string, FieldTally>()
  readonly invented = new Map<InventedKind, number>()
  readonly judged: Judged[] = []
  readonly differences: FieldDifference[] = []

  add(
    field: string,
    verdict: keyof FieldTally,
    expected: string | null = null,
    actual: string | null = null,
    certainty?: number,
  ): void {
    const tally = this.tallies.get(field) ?? { right: 0, wrong: 0, missed: 0 }
    tally[verdict]++
    this.tallies.set(field, tally)
    if (verdict !== 'missed' && certainty !== undefined)
      this.judged.push({ field, certainty, right: verdict === 'right' })
    if (verdict !== 'right' && (expected !== null || actual !== null))
      this.differences.push({ field, expected, actual })
  }

  invent(kind: InventedKind): void {
    this.invented.set(kind, (this.invented.get(kind) ?? 0) + 1)
  }

  /**
   * One value against another; a value that is not the gold's is wrong, and where `invented` names its kind, invented.
   */
  single(
    field: string,
    expected: string | null,
    actual: string | null,
    same: (a: string, b: string) => boolean,
    certainty: number | undefined,
    invented?: InventedKind,
  ): void {
    if (expected === null && actual === null) return
    if (expected !== null && actual !== null && same(expected, actual))
      return this.add(field, 'right', null, null, certainty)
    if (actual !== null) {
      this.add(field, 'wrong', expected, actual, certainty)
      if (invented !== undefined) this.invent(invented)
    }
    if (expected !== null) this.add(field, 'missed', actual === null ? expected : null)
  }

  /** Lists without order; what is `neutral` counts neither way. */
  bag(
    field: string,
    expected: readonly string[],
    actual: readonly string[],
    same: (a: string, b: string) => boolean,
    certainty: number | undefined,
    neutral: readonly string[] = [],
  ): void {
    const left = [...actual]
    for (const value of expected) {
      const index = left.findIndex((other) => same(value, other))
      const isNeutral = neutral.some((one) => same(one, value))
      if (index >= 0) left.splice(index, 1)
      if (!isNeutral)
        this.add(
          field,
          index >= 0 ? 'right' : 'missed',
          index >= 0 ? null : value,
          null,
          index >= 0 ? certainty : undefined,
        )
    }
    for (const value of left)
      if (!neutral.some((one) => same(one, value))) this.add(field, 'wrong', null, value, certainty)
  }

  /** Adds what others found to this. */
  merge(others: Findings): void {
    for (const [field, { right, wrong, missed }] of others.tallies) {
      const tally = this.tallies.get(field) ?? { right: 0, wrong: 0, missed: 0 }
      this.tallies.set(field, { right: tally.right + right, wrong: tally.wrong + wrong, missed: tally.missed + missed })
    }
    for (const [kind, count] of others.invented) this.invented.set(kind, (this.invented.get(kind) ?? 0) + count)
    this.judged.push(...others.judged)
    this.differences.push(...others.differences)
  }
}

export function f1Of({ right, wrong, missed }: FieldTally): number {
  return right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed)
}

export function precisionOf({ right, wrong }: FieldTally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

export function recallOf({ right, missed }: FieldTally): number {
  return right + missed === 0 ? 1 : right / (right + missed)
}

/** All fields together. */
export function sumTallies(tallies: Iterable<FieldTally>): FieldTally {
  const sum: FieldTally = { right: 0, wrong: 0, missed: 0 }
  for (const { right, wrong, missed } of tallies) {
    sum.right += right
    sum.wrong += wrong
    sum.missed += missed
  }
  return sum
}
