import { Parser, type Quad } from 'n3'
import { AppError } from '../../errors.js'
import { PREFIXES } from '../prefixes.js'

/** A value in a Turtle template: an IRI, or a text with an optional language or datatype IRI. */
export type TurtleValue =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string; readonly datatype?: string }
  | readonly TurtleValue[]

export const iri = (value: string): TurtleValue => ({ iri: value })
export const text = (value: string, language?: string): TurtleValue => ({
  text: value,
  ...(language !== undefined && { language }),
})
export const typed = (value: string | number, datatype: string): TurtleValue => ({ text: String(value), datatype })

/**
 * Reads a Turtle template into quads: every value is escaped, lists are joined by commas. Our own prefixes are known;
 * `more` adds others.
 */
export function turtle(
  more: Readonly<Record<string, string>>,
): (strings: TemplateStringsArray, ...values: readonly TurtleValue[]) => readonly Quad[] {
  const prefixes = Object.entries({ ...PREFIXES, ...more })
    .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`)
    .join('\n')
  return (strings, ...values) =>
    new Parser().parse(`${prefixes}\n${strings.reduce((all, string, i) => all + write(values[i - 1]) + string)}`)
}

function write(value: TurtleValue | undefined): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return (value as readonly TurtleValue[]).map(write).join(', ')
  const single = value as Exclude<TurtleValue, readonly TurtleValue[]>
  if ('iri' in single) {
    if (/[\u0000-\u0020<>"{}|\\^`]/u.test(single.iri))
      throw new AppError('base-invalid', `“${single.iri}” is not an IRI`)
    return `<${single.iri}>`
  }
  const suffix =
    single.language !== undefined
      ? `@${single.language}`
      : single.datatype !== undefined
        ? `^^<${single.datatype}>`
        : ''
  return JSON.stringify(single.text) + suffix
}
