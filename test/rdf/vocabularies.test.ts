import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Parser, type Quad } from 'n3'
import { describe, expect, it } from 'vitest'
import * as concepts from '../../src/rdf/concepts.js'
import * as vocabularies from '../../src/rdf/vocabularies.js'
import type { Vocabulary } from '../../src/rdf/vocabulary.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const turtle = (folder: string): readonly { readonly file: string; readonly quads: readonly Quad[] }[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ttl'))
    .map((file) => ({ file, quads: new Parser().parse(readFileSync(join(root, folder, file), 'utf8')) }))

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const declared = new Map<string, string>()
for (const { quads } of turtle('vocabularies')) {
  for (const { subject, predicate, object } of quads)
    if (predicate.value === TYPE) declared.set(subject.value, object.value)
}

/** Namespaces that vocabularies/ speaks of: what the code or a shape says in them must be there. */
const namespaces = [...new Set([...declared.keys()].map((iri) => iri.replace(/[^#/]+$/u, '')))]
const isOurs = (iri: string): boolean =>
  namespaces.some((namespace) => iri.startsWith(namespace) && /^[^#/]+$/u.test(iri.slice(namespace.length)))

const terms = Object.entries<Vocabulary<string>>({ ...vocabularies } as unknown as Record<string, Vocabulary<string>>)

describe('vocabularies/', () => {
  it.each(terms)('declares every term of %s', (_, vocabulary) => {
    const missing = Object.keys(vocabulary).filter(
      (name) => name !== '$namespace' && !declared.has(vocabulary.$namespace + name),
    )
    expect(missing).toEqual([])
  })

  it('declares a class as a class and a property as a property', () => {
    // Local names start with a capital for classes and with a small letter for properties, in all of these but the
    // datatypes and concepts.
    const odd = [...declared].filter(([iri, kind]) => {
      const name = iri.slice(iri.search(/[^#/]+$/u))
      if (/(?:XMLSchema|22-rdf-syntax-ns)#|Concept$/u.test(iri) || kind.endsWith('#Concept')) return false
      return /^[A-Z][^.]*$/u.test(name) !== kind.endsWith('#Class')
    })
    expect(odd.map(([iri]) => iri)).toEqual([])
  })

  it('declares what code constants name', () => {
    const named = Object.values(concepts).flatMap((value) =>
      typeof value === 'string' ? [value] : [...Object.values(value), ...Object.keys(value)],
    )
    const iris = named.filter((value) => value.startsWith('http') && !value.endsWith('/'))
    expect(iris.length).toBeGreaterThan(10)
    expect(iris.filter((iri) => !declared.has(iri))).toEqual([])
  })

  it('declares every term that any source file writes out', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    const undeclared = files.flatMap((file) =>
      [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/['"`<](https?:\/\/[^\s'"`<>$]+)['"`>]/gu)]
        .map(([, iri = '']) => iri)
        .filter((iri) => isOurs(iri) && !declared.has(iri))
        .map((iri) => `${file}: ${iri}`),
    )
    expect(undeclared).toEqual([])
  })

  it('gives classes of body their name in the code list', () => {
    const labels = new Map(
      turtle('vocabularies').flatMap(({ quads }) =>
        quads
          .filter(({ predicate }) => predicate.value.endsWith('#prefLabel'))
          .map(({ subject, object }) => [subject.value, object.value] as const),
      ),
    )
    for (const [iri, name] of Object.entries(concepts.bestuursorgaanClasses)) expect(labels.get(iri)).toBe(name)
  })
})

describe('shapes/', () => {
  it.each(turtle('shapes').map(({ file, quads }) => [file, quads] as const))(
    '%s names only terms that exist',
    (_, quads) => {
      const iris = new Set(
        quads.flatMap(({ subject, predicate, object }) =>
          [subject, predicate, object].filter(({ termType }) => termType === 'NamedNode').map(({ value }) => value),
        ),
      )
      const used = [...iris].filter(isOurs)
      expect(used.length).toBeGreaterThan(5)
      expect(used.filter((iri) => !declared.has(iri))).toEqual([])
    },
  )

  it('has no path outside the namespaces of vocabularies/', () => {
    const PATHS = ['path', 'inversePath', 'targetClass', 'class', 'datatype'].map(
      (name) => `http://www.w3.org/ns/shacl#${name}`,
    )
    const foreign = turtle('shapes').flatMap(({ quads }) =>
      quads.filter(
        ({ predicate, object }) =>
          PATHS.includes(predicate.value) && object.termType === 'NamedNode' && !isOurs(object.value),
      ),
    )
    expect(foreign.map(({ object }) => object.value)).toEqual([])
  })
})
