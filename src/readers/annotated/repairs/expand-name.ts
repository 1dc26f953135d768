import { USUAL_PREFIXES } from '../draft/usual-prefixes.js'
import type { ScopedElement } from './repair.js'

/** The IRI a name in an attribute stands for where it stands; an undeclared prefix is taken as it will be mended. */
export function expandName(
  name: string,
  element: Pick<ScopedElement, 'prefix' | 'elsewhere' | 'vocab'>,
): string | undefined {
  const [, prefix, local] = /^([A-Za-z_][\w.-]*):(?!\/\/)(.*)$/u.exec(name) ?? []
  if (prefix === undefined)
    return name.includes(':') ? name : element.vocab === undefined ? undefined : element.vocab + name
  const key = prefix.toLowerCase()
  const namespace = element.prefix(key) ?? element.elsewhere(key) ?? USUAL_PREFIXES.get(key)
  return namespace === undefined ? name : namespace + (local ?? '')
}
