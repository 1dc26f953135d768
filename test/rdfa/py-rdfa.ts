import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DataFactory, type Quad, type Quad_Object, type Quad_Subject } from 'n3'

/* pyRdfa (Debian python3-pyrdfa) as an independent reader of the same pages. */

const script = fileURLToPath(new URL('py-rdfa.py', import.meta.url))

/** The first Python with pyRdfa: the system's own may come after another one in the path. */
const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import pyRdfa']).status === 0)

/** Whether pyRdfa is installed. */
export const hasPyRdfa = python !== undefined

if (!hasPyRdfa) {
  const message = 'no Python with pyRdfa (Debian: python3-pyrdfa)'
  if (process.env['RAADLINK_REQUIRE_SHARED'] === '1') throw new Error(message)
  console.warn(`${message}: the comparison with it is skipped`)
}

type Term =
  | { readonly iri: string }
  | { readonly blank: string }
  | { readonly value: string; readonly language: string; readonly datatype: string }

/** The graphs that pyRdfa reads from some files, in order, without `role` triples, which raadlink does not give. */
export function readWithPyRdfa(
  pages: readonly { readonly file: string; readonly base: string }[],
): readonly (readonly Quad[])[] {
  const input = pages.map((page) => JSON.stringify(page)).join('\n')
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', [script], {
    input,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`pyRdfa failed: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line) =>
      (JSON.parse(line) as [Term, Term, Term][])
        .map(toQuad)
        .filter(({ predicate }) => predicate.value !== 'http://www.w3.org/1999/xhtml/vocab#role'),
    )
}

function toQuad([subject, predicate, object]: [Term, Term, Term]): Quad {
  return DataFactory.quad(
    toTerm(subject) as Quad_Subject,
    DataFactory.namedNode(toTerm(predicate).value),
    toTerm(object),
  )
}

function toTerm(term: Term): Quad_Subject | Quad_Object {
  if ('iri' in term) return DataFactory.namedNode(encodeForbidden(term.iri))
  if ('blank' in term) return DataFactory.blankNode(term.blank)
  if (term.language !== '') return DataFactory.literal(term.value, term.language)
  return DataFactory.literal(term.value, term.datatype === '' ? undefined : DataFactory.namedNode(term.datatype))
}

/** Percent-encodes what no IRI may hold, differently from the product: code point by code point. */
function encodeForbidden(iri: string): string {
  return Array.from(iri, (character) =>
    (character.codePointAt(0) ?? 0) <= 0x20 || '<>"{}|\\^`'.includes(character)
      ? encodeURIComponent(character)
      : character,
  ).join('')
}
