import { describe, expect, it } from 'vitest'
import { Validator } from 'shacl-engine'
import { OWN_SHAPES, shapesOf } from '../../../src/validation/shapes/own-shapes.js'
import { runShapes, validateShapes } from '../../../src/validation/shapes/validate-shapes.js'
import { COMPLETE, graphOf, iri, spoiled } from '../documents.js'

const lineOf = (
  kind: 'notulen' | 'agenda',
  change: Parameters<typeof spoiled>[1],
  subject: string,
  predicate: string,
  object?: string,
): number =>
  spoiled(kind, change).placed.findIndex(
    ({ quad }) =>
      quad.subject.value === iri(subject) &&
      quad.predicate.value === iri(predicate) &&
      (object === undefined || quad.object.value === object),
  ) + 1

describe('validateShapes', () => {
  it('points at the wrong value, and shows it', async () => {
    const change = { remove: [':b1 besluit:openbaar -'], add: ':b1 besluit:openbaar "ja"^^xsd:boolean .' }
    const [finding, ...more] = await validateShapes(spoiled('notulen', change), OWN_SHAPES.general, 'output')
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      rule: 'shape/general/BehandelingVanAgendapunt-openbaar',
      severity: 'error',
      stage: 'output',
      subject: iri(':b1'),
      predicate: iri('besluit:openbaar'),
      actual: 'ja',
      expected: 'true',
      place: { line: lineOf('notulen', change, ':b1', 'besluit:openbaar', 'ja') },
    })
    expect(finding?.message.nl).toBe(
      'Of de behandeling openbaar was is niet bruikbaar (gevonden: “ja”): er hoort één keer ja (true) of nee (false) te staan.',
    )
  })

  it('points at the resource when a property is missing', async () => {
    const change = { remove: [':a2 besluit:geplandOpenbaar -'] }
    const findings = await validateShapes(spoiled('agenda', change), shapesOf('agenda'), 'source')
    expect(findings.map(({ rule, subject, place, actual }) => ({ rule, subject, line: place?.line, actual }))).toEqual([
      {
        rule: 'shape/agenda/Agendapunt-geplandOpenbaar',
        subject: iri(':a2'),
        line: lineOf('agenda', change, ':a2', 'a'),
        actual: undefined,
      },
    ])
  })

  it('points at the property with the value of an alternative path', async () => {
    const change = { add: ':s2 besluit:heeftOnthouder "Dana" .' }
    const [finding] = await validateShapes(spoiled('notulen', change), OWN_SHAPES.general, 'source')
    expect(finding).toMatchObject({
      rule: 'shape/general/Stemming-person',
      predicate: iri('besluit:heeftOnthouder'),
      place: { line: lineOf('notulen', change, ':s2', 'besluit:heeftOnthouder') },
    })
  })

  it('lists all values when there are too many, without whole IRIs', async () => {
    const [finding] = await validateShapes(
      spoiled('notulen', { add: ':b1 dct:subject :a2 .' }),
      OWN_SHAPES.general,
      'source',
    )
    expect(finding?.actual).toBe(`${iri(':a1')} | ${iri(':a2')}`)
    expect(finding?.message.nl).toContain('(gevonden: “…/a1”, “…/a2”)')
  })

  it('gives one finding for a value that breaks two constraints of a shape', async () => {
    const findings = await validateShapes(
      spoiled('notulen', { remove: [':a1 dct:title -'], add: ':a1 dct:title ""^^rdfs:Literal .' }),
      OWN_SHAPES.general,
      'source',
    )
    expect(findings.map(({ rule }) => rule)).toEqual(['shape/general/Agendapunt-title'])
  })

  it('reports missing data rather than conformity', async () => {
    const rules = async (graph = graphOf('')): Promise<readonly string[]> =>
      (await validateShapes(graph, shapesOf('besluitenlijst'), 'source')).map(({ rule }) => rule)
    expect(await rules()).toEqual(
      ['Document', 'Zitting', 'Agendapunt', 'BehandelingVanAgendapunt', 'Besluit'].map(
        (name) => `shape/besluitenlijst/${name}`,
      ),
    )
    expect(await rules(graphOf(COMPLETE.agenda))).toEqual(
      expect.arrayContaining(['shape/besluitenlijst/Document', 'shape/besluitenlijst/Besluit']),
    )
  })

  it('follows blank nodes', async () => {
    const findings = await validateShapes(
      graphOf('[] a besluit:Agendapunt ; dct:title "" .'),
      OWN_SHAPES.general,
      'source',
    )
    expect(findings).toMatchObject([{ rule: 'shape/general/Agendapunt-title', actual: '' }])
  })
})

describe('runShapes', () => {
  it('reports a broken engine as a failure, never as conformity', async () => {
    const broken = Object.create(Validator.prototype, {
      validate: { value: () => Promise.reject(new Error('boom')) },
    }) as Validator
    await expect(runShapes(graphOf(''), broken)).rejects.toMatchObject({
      code: 'check-failed',
      message: 'the shapes could not be checked: boom',
    })
  })
})
