/**
 * Items in the order of the agenda: by besluit:aangebrachtNa ("directly after that item") where it makes one chain,
 * what the chain leaves out by the number in its title, then by IRI.
 */
export function agendaOrder(
  items: readonly string[],
  titleOf: (item: string) => string,
  previousOf: (item: string) => string | undefined,
): readonly string[] {
  const byTitle = [...items].sort((a, b) => compareTitles(titleOf(a), titleOf(b)) || (a < b ? -1 : 1))
  const known = new Set(items)
  const after = new Map<string, string[]>()
  const heads: string[] = []
  for (const item of byTitle) {
    const previous = previousOf(item)
    if (previous !== undefined && previous !== item && known.has(previous))
      after.set(previous, [...(after.get(previous) ?? []), item])
    else heads.push(item)
  }
  const ordered = new Set<string>()
  const stack = heads.reverse()
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (ordered.has(item)) continue
    ordered.add(item)
    stack.push(...(after.get(item) ?? []).reverse())
  }
  // What hangs in a circle was reached from no head.
  return [...ordered, ...byTitle.filter((item) => !ordered.has(item))]
}

function compareTitles(a: string, b: string): number {
  return a.localeCompare(b, 'nl', { numeric: true })
}
