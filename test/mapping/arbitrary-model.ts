import fc from 'fast-check'
import type { Model, Noun } from '../../src/model.js'
import { documentTypeOf } from '../../src/mapping/table/document-kind.js'
import { NOUNS } from '../../src/mapping/table/properties.js'
import type { NounName, Property } from '../../src/mapping/table/property.js'
import { listOf } from '../../src/mapping/walk.js'
import { isNounName } from '../../src/mapping/walk.js'
import { leidinggevenden } from '../../src/rdf/vocabularies.js'

/*
 * Models that a graph can represent: every field that has a property, values in the form in which they are written, one
 * description per IRI (IRIs are numbered after the shape is made), no field for which OSLO has no property.
 */

const words = fc
  .array(fc.constantFrom('reglement', 'kermis', 'café', '“citaat”', 'a<b>&c', '1.', 'x\\y', '€'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '))
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const dateTime = fc
  .tuple(date, fc.integer({ min: 0, max: 23 }), fc.constantFrom('Z', '+01:00', '+02:00', '', '.5Z'))
  .map(([day, hour, zone]) => `${day}T${String(hour).padStart(2, '0')}:30:00${zone}`)
const languageText = fc.oneof(
  words.map((value) => ({ value })),
  fc.tuple(words, fc.constantFrom('nl', 'nl-be', 'en')).map(([value, language]) => ({ value, language })),
  words.map((value) => ({ value, datatype: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML' })),
)

/** Nouns at this depth contain no further nouns. */
const MAX_DEPTH = 3

function valueOf(property: Property, depth: number): fc.Arbitrary<unknown> {
  const { range } = property
  if (isNounName(range)) {
    const noun = arbitraryNoun(range, depth + 1)
    return property.orLiteral
      ? fc.oneof(
          noun,
          words.map((label) => ({ label })),
        )
      : noun
  }
  switch (range) {
    case 'text':
      return languageText
    case 'string':
    case 'content':
      return words
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: 0, max: 60 })
    case 'date':
      return date
    case 'dateTime':
      return dateTime
    case 'moment':
      return fc.oneof(date, dateTime)
    case 'reference':
      return fc.integer({ min: 1, max: 9 }).map((n) => ({ iri: `https://elders.voorbeeldegem.be/id/${n}` }))
  }
}

function arbitraryNoun(name: NounName, depth: number, typed = false): fc.Arbitrary<Noun> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [field, property] of Object.entries(NOUNS[name].properties)) {
    if (depth >= MAX_DEPTH && isNounName(property.range)) continue
    const value = valueOf(property, depth)
    fields[field] = property.many
      ? fc.uniqueArray(value, { minLength: 1, maxLength: 2, selector: (each) => JSON.stringify(each) })
      : value
  }
  if ('value' in fields) fields['valueLanguage'] = fc.constantFrom('nl', 'nl-be')
  if (!typed) fields['untyped'] = fc.constant(true)
  fields['sameAs'] = fc.uniqueArray(
    fc.integer({ min: 1, max: 9 }).map((n) => `https://ook.voorbeeldegem.be/id/${n}`),
    { minLength: 1, maxLength: 2 },
  )
  fields['types'] = fc.uniqueArray(
    fc.constantFrom('https://data.voorbeeldegem.be/soort/a', 'https://data.voorbeeldegem.be/soort/b'),
    { minLength: 1, maxLength: 2 },
  )
  const noun = fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Noun & Record<string, unknown>>
  return noun.map((one) => consistent(name, one))
}

/** Makes fields with the same meaning have the same value. */
function consistent(name: NounName, noun: Noun & Record<string, unknown>): Noun {
  const { valueLanguage, ...rest } = noun
  const whole = valueLanguage !== undefined && 'value' in rest ? noun : (rest as Noun & Record<string, unknown>)
  return name === 'Mandataris' && whole.types?.includes('https://data.voorbeeldegem.be/soort/b')
    ? ({ ...whole, functionaris: true, types: [...whole.types, leidinggevenden.Functionaris.value] } as Noun)
    : whole
}

/** Gives every noun its own IRI, and every document the kind stated by the graph. */
function numbered(model: Model): Model {
  let next = 0
  const kinds: Readonly<Record<string, string>> = {
    heeftAgenda: 'agenda',
    heeftBesluitenlijst: 'besluitenlijst',
    heeftNotulen: 'notulen',
    heeftUittreksel: 'uittreksel',
  }
  const visit = (name: NounName, noun: Noun, field: string): Noun => {
    if ('label' in noun && Object.keys(noun).length === 1)
      return field === 'atLocation' ? noun : { ...noun, iri: `https://data.voorbeeldegem.be/id/${(next += 1)}` }
    const iri = `https://data.voorbeeldegem.be/id/${(next += 1)}`
    const kind = kinds[field]
    const changed: Record<string, unknown> = {
      ...noun,
      iri,
      ...(name === 'Publicatie' && kind !== undefined && { kind }),
    }
    for (const [each, property] of Object.entries(NOUNS[name].properties)) {
      const range = property.range
      if (!isNounName(range) || changed[each] === undefined) continue
      const values = listOf(changed[each]).map((value) => visit(range, value as Noun, each))
      changed[each] = property.many ? values : values[0]
    }
    return changed
  }
  const all = (name: NounName, nouns: readonly Noun[] | undefined): readonly Noun[] =>
    (nouns ?? []).map((noun) => visit(name, noun, ''))
  const agendapunten = all('Agendapunt', model.agendapunten)
  const behandelingen = all('BehandelingVanAgendapunt', model.behandelingen)
  return {
    ...(model.publicatie && { publicatie: visit('Publicatie', model.publicatie, '') }),
    zittingen: all('Zitting', model.zittingen),
    besluiten: all('Besluit', model.besluiten),
    ...(agendapunten.length > 0 && { agendapunten }),
    ...(behandelingen.length > 0 && { behandelingen }),
  }
}

const document = arbitraryNoun('Publicatie', MAX_DEPTH - 1, true).map((noun) => ({
  ...noun,
  kind: 'notulen' as const,
  types: [documentTypeOf('notulen') ?? ''],
}))
const few = (name: NounName): fc.Arbitrary<Noun[]> => fc.array(arbitraryNoun(name, 1, true), { maxLength: 2 })

export const arbitraryModel: fc.Arbitrary<Model> = fc
  .record(
    {
      publicatie: document,
      zittingen: few('Zitting'),
      besluiten: few('Besluit'),
      agendapunten: few('Agendapunt'),
      behandelingen: few('BehandelingVanAgendapunt'),
    },
    { requiredKeys: ['zittingen', 'besluiten'] },
  )
  .map(numbered)
