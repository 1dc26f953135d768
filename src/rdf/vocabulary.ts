import { DataFactory, type NamedNode } from 'n3'

/** Terms of one namespace by local name; a name that is not listed is a compile error. */
export type Vocabulary<Name extends string> = { readonly [name in Name]: NamedNode } & {
  /** The namespace IRI itself. */
  readonly $namespace: string
}

/** Makes a typed vocabulary: `createVocabulary(base, 'a', 'b').a` is the named node base + 'a'. */
export function createVocabulary<const Name extends string>(
  namespace: string,
  ...names: readonly Name[]
): Vocabulary<Name> {
  const terms: Record<string, NamedNode | string> = { $namespace: namespace }
  for (const name of names) terms[name] = DataFactory.namedNode(namespace + name)
  return terms as Vocabulary<Name>
}
