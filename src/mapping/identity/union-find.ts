/** Names grouped by meaning (a disjoint-set structure). */
export interface UnionFind {
  /** Records that two names mean the same. */
  union(a: string, b: string): void
  /** The smallest of the names known to mean the same as this one: a representative, whatever the order of unions. */
  find(name: string): string
}

/** Creates a union-find in which every name is on its own. */
export function createUnionFind(): UnionFind {
  const parents = new Map<string, string>()
  const find = (name: string): string => {
    let root = name
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    // Path compression keeps long chains cheap.
    for (let each = name; each !== root;) {
      const next = parents.get(each) ?? root
      parents.set(each, root)
      each = next
    }
    return root
  }
  return {
    find,
    union(a, b) {
      const [first, second] = [find(a), find(b)].sort()
      if (first !== undefined && second !== undefined && first !== second) parents.set(second, first)
    },
  }
}
