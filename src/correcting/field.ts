import type { Mandataris } from '../model.js'
import { isValidDate, isValidDateTime } from '../rdf/date-time.js'
import type { ArticleValue, CorrectedValue } from './correction.js'

/** Names of people as printed, and the mandatarissen of the sitting that bear them. */
export type PeopleOf = (names: readonly string[]) => readonly Mandataris[]

/** What a form must know of a field, whatever it stands on. */
export interface FieldForm {
  readonly name: string
  /** For people. */
  readonly label: string
  /** `names` and `lines`: one a line. `long`: a text of several lines. */
  readonly kind: 'text' | 'long' | 'date' | 'moment' | 'count' | 'truth' | 'choice' | 'names' | 'lines' | 'articles'
  readonly choices?: Readonly<Record<string, string>>
}

/** A field of one noun: how it is read, and how a value is put in its place (null: taken away). */
export interface Field<Noun> extends FieldForm {
  readonly get: (noun: Noun) => CorrectedValue | undefined
  readonly set: (noun: Noun, value: CorrectedValue | null, people: PeopleOf) => Noun
}

/** A noun without a field, or with another value of it. */
export function put<Noun extends object>(noun: Noun, field: keyof Noun, value: unknown): Noun {
  const copy: Noun = { ...noun }
  if (value === null || value === undefined) Reflect.deleteProperty(copy, field)
  else Reflect.set(copy, field, value)
  return copy
}

/** The texts of a value that is a list of them; none when it is something else. */
export function textsIn(value: CorrectedValue | null): readonly string[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((each) => typeof each === 'string') : []
}

/** Most characters of a text, of a long text, and of a name. */
const LONGEST = { text: 2_000, long: 50_000, name: 200 } as const
/** Most names, lines or articles. */
const MOST = 300

/** Why a value cannot stand in a field, in Dutch; undefined when it can. */
export function faultOf({ kind, choices = {} }: FieldForm, value: CorrectedValue | null): string | undefined {
  if (value === null) return undefined
  switch (kind) {
    case 'text':
      return isText(value, LONGEST.text) ? undefined : 'vul een tekst in'
    case 'long':
      return isText(value, LONGEST.long) ? undefined : 'vul een tekst in'
    case 'date':
      return typeof value === 'string' && value.length === 10 && isValidDate(value)
        ? undefined
        : 'vul een dag in die bestaat, zoals 2025-01-27'
    case 'moment':
      return typeof value === 'string' && isValidDateTime(value.length === 16 ? `${value}:00` : value)
        ? undefined
        : 'vul een dag en uur in, zoals 2025-01-27T20:00'
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1_000
        ? undefined
        : 'vul een aantal in'
    case 'truth':
      return typeof value === 'boolean' ? undefined : 'kies ja of nee'
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(choices, value) ? undefined : 'kies een van de mogelijkheden'
    case 'names':
      return isList(value, (name) => isText(name, LONGEST.name)) && new Set(textsIn(value)).size === value.length
        ? undefined
        : 'zet elke naam één keer, op een eigen regel'
    case 'lines':
      return isList(value, (line) => isText(line, LONGEST.text)) ? undefined : 'zet elk op een eigen regel'
    case 'articles':
      return isList(value, isArticle) ? undefined : 'vul bij elk artikel een tekst in'
  }
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest
}

function isList(value: CorrectedValue, fits: (each: unknown) => boolean): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= MOST && (value as readonly unknown[]).every(fits)
}

function isArticle(value: unknown): value is ArticleValue {
  if (typeof value !== 'object' || value === null) return false
  const { number, title, text } = value as Record<keyof ArticleValue, unknown>
  return [number, title].every((each) => each === undefined || isText(each, LONGEST.name)) && isText(text, LONGEST.long)
}
