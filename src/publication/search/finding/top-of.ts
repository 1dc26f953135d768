/** The first `count` of some ids in an order, in that order; the rest is not ordered at all. */
export function topOf(ids: Uint32Array, count: number, before: (a: number, b: number) => number): Uint32Array {
  if (ids.length <= count) return ids.slice().sort(before)
  // A heap with the last of the first on top: most ids lose against it and cost one comparison.
  const heap = ids.slice(0, count).sort((a, b) => before(b, a))
  for (let i = count; i < ids.length; i++) {
    const id = ids[i] ?? 0
    if (before(id, heap[0] ?? 0) >= 0) continue
    heap[0] = id
    sink(heap, before)
  }
  return heap.sort(before)
}

function sink(heap: Uint32Array, before: (a: number, b: number) => number): void {
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    let last = at
    for (const child of [left, right])
      if (child < heap.length && before(heap[child] ?? 0, heap[last] ?? 0) > 0) last = child
    if (last === at) return
    const held = heap[at] ?? 0
    heap[at] = heap[last] ?? 0
    heap[last] = held
    at = last
  }
}
