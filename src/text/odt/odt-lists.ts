import { ordinal } from '../html/list-numbers.js'
import type { OdtLevel } from './odt-styles.js'

/** Counts the items of lists; lists of one style may continue each other. */
export class OdtCounters {
  readonly #counts = new Map<string, (number | undefined)[]>()

  /** Starts a list from the beginning, unless it continues the last one of its style. */
  start(list: string, continues: boolean): void {
    if (!continues) this.#counts.delete(list)
  }

  /**
   * Counts an item of a list on a level from 0, and returns its label: '' for a bullet or none. `own`: the number given
   * by the item itself.
   */
  next(list: string, depth: number, levels: readonly OdtLevel[], own?: number): string {
    const level = levels[depth]
    if (!level) return ''
    const counts = this.#counts.get(list) ?? []
    this.#counts.set(list, counts)
    counts[depth] = own ?? (counts[depth] ?? level.start - 1) + 1
    counts.length = depth + 1
    if (level.isBullet || level.format === '') return ''
    const first = Math.max(0, depth + 1 - Math.max(1, level.shown))
    const numbers = Array.from({ length: depth + 1 - first }, (_, index) => {
      const at = levels[first + index]
      return ordinal(counts[first + index] ?? at?.start ?? 1, at?.format === '' ? '1' : (at?.format ?? '1'))
    })
    return `${level.prefix}${numbers.join('.')}${level.suffix}`.trim()
  }
}
