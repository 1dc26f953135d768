/**
 * Whether a graph stays out of the merge: its IRI starts with one of these prefixes or, after a star, ends with the
 * suffix.
 */
export function isUnmerged(graph: string, unmerged: readonly string[]): boolean {
  return unmerged.some((part) => (part.startsWith('*') ? graph.endsWith(part.slice(1)) : graph.startsWith(part)))
}

/** The same as a condition of SPARQL on a variable, for graphs that are not left out. */
export function mergedFilter(variable: string, unmerged: readonly string[]): readonly string[] {
  return unmerged.map((part) =>
    part.startsWith('*')
      ? `!STRENDS(STR(${variable}), ${JSON.stringify(part.slice(1))})`
      : `!STRSTARTS(STR(${variable}), ${JSON.stringify(part)})`,
  )
}
