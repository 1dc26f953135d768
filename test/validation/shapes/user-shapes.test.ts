import { describe, expect, it } from 'vitest'
import { validateUserShapes } from '../../../src/validation/shapes/user-shapes.js'
import { COMPLETE, PREFIXES, graphOf, iri } from '../documents.js'

const check = (shapes: string, data = COMPLETE.notulen) =>
  validateUserShapes(graphOf(data), { name: 'mine.ttl', turtle: PREFIXES + shapes }, 'source')
const rules = async (shapes: string): Promise<readonly string[]> => (await check(shapes)).map(({ rule }) => rule)

describe('shapes of the user', () => {
  it('may name themselves relative to their file', async () => {
    const file = {
      name: 'mine.ttl',
      address: 'file:///map/mine.ttl',
      turtle: `${PREFIXES} <> a <http://www.w3.org/2002/07/owl#Ontology> . <#Kort> sh:targetClass besluit:Agendapunt ; sh:property <#titel> . <#titel> sh:path dct:title ; sh:maxLength 3 .`,
    }
    const findings = await validateUserShapes(graphOf(COMPLETE.notulen), file, 'source')
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['shape/user/titel']))
  })

  it.each([
    ['sh:maxLength 3', '😀😀😀', true],
    ['sh:maxLength 2', '😀😀😀', false],
    ['sh:minLength 3', '😀é', false],
    ['sh:pattern "^\\\\p{Lu}"', 'Élise', true],
    ['sh:pattern "^\\\\p{Lu}"', 'élise', false],
    ['sh:pattern "^\\\\i\\\\c*$"', 'ĳs-1', true],
    ['sh:pattern "^\\\\i\\\\c*$"', '1ijs', false],
    ['sh:pattern "^[a-z-[aeiou]]+$"', 'bcd', true],
    ['sh:pattern "^[a-z-[aeiou]]+$"', 'bad', false],
    ['sh:pattern "^a b$" ; sh:flags "x"', 'ab', true],
    ['sh:pattern "a.c(" ; sh:flags "q"', 'xa.c(', true],
    ['sh:pattern "a.c" ; sh:flags "q"', 'abc', false],
    ['sh:pattern "A.C" ; sh:flags "iq"', 'a.c', true],
  ])('count characters and read patterns as SPARQL does: %s on “%s”', async (constraint, title, conforms) => {
    const file = {
      name: 'mine.ttl',
      turtle: `${PREFIXES} :S sh:targetClass besluit:Agendapunt ; sh:property [ sh:path dct:title ; ${constraint} ] .`,
    }
    const data = graphOf(`:a1 a besluit:Agendapunt ; dct:title ${JSON.stringify(title)} .`)
    expect((await validateUserShapes(data, file, 'source')).length === 0).toBe(conforms)
  })

  it('are checked, with their own messages and places', async () => {
    const [finding, ...more] = await check(`
      :MaxTitle a sh:NodeShape ; sh:targetClass besluit:Agendapunt ; sh:property :short .
      :short sh:path dct:title ; sh:maxLength 30 ; sh:severity sh:Warning ; sh:message "Te lang"@nl, "Too long"@en .`)
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      rule: 'shape/user/short',
      severity: 'warning',
      message: { nl: 'Te lang', en: 'Too long' },
      subject: iri(':a1'),
      predicate: iri('dct:title'),
      actual: '1. Notulen van de vorige zitting',
    })
    expect(finding?.place?.line).toBeGreaterThan(1)
  })

  it('without a message get a sentence for each constraint', async () => {
    const findings = await check(
      '[] sh:targetClass besluit:Zitting ; sh:property [ sh:path eli:title ; sh:minCount 1 ], [ sh:path besluit:isGehoudenDoor ; sh:class besluit:Besluit ], [ sh:path besluit:behandelt ; sh:hasValue :a9 ] .',
    )
    expect(findings.map(({ rule, message }) => [rule, message.nl])).toEqual([
      ['shape/user/MinCountConstraintComponent', 'Een gevraagd gegeven ontbreekt.'],
      ['shape/user/ClassConstraintComponent', 'Een verwijzing gaat niet naar iets van de gevraagde soort: “…/raad25”.'],
      ['shape/user/HasValueConstraintComponent', 'Een waarde voldoet niet aan een opgegeven regel (HasValue).'],
    ])
  })

  it.each([
    [
      'SPARQL constraints',
      ':S sh:targetClass besluit:Zitting ; sh:sparql [ sh:select "SELECT $this WHERE { $this a ?x }" ] .',
    ],
    [
      'SPARQL targets',
      ':S sh:targetClass besluit:Zitting ; sh:target [ sh:select "SELECT ?this WHERE { ?this a ?x }" ] .',
    ],
    [
      'a pattern with lookahead',
      ':S sh:targetClass besluit:Zitting ; sh:property [ sh:path eli:title ; sh:pattern "(?=a)" ] .',
    ],
    [
      'a flag of another language',
      ':S sh:targetClass besluit:Zitting ; sh:property [ sh:path eli:title ; sh:pattern "a" ; sh:flags "g" ] .',
    ],
    ['JavaScript', ':S sh:targetClass besluit:Zitting ; sh:js [ ] .'],
    ['custom components', ':C a sh:ConstraintComponent . :S sh:targetClass besluit:Zitting .'],
    [
      'terms that do not exist',
      ':S sh:targetClass besluit:Zitting ; sh:property [ sh:path eli:title ; sh:minCoutn 1 ] .',
    ],
    [
      'an inverse path in an alternative',
      ':S sh:targetClass besluit:Besluit ; sh:property [ sh:path [ sh:alternativePath ( prov:wasGeneratedBy [ sh:inversePath prov:generated ] ) ] ; sh:minCount 1 ] .',
    ],
    [
      'an alternative in an optional path',
      ':S sh:targetClass besluit:Besluit ; sh:property [ sh:path ( [ sh:zeroOrOnePath [ sh:alternativePath ( eli:title dct:title ) ] ] eli:number ) ; sh:maxCount 3 ] .',
    ],
  ])('report %s', async (_, shapes) => {
    expect(await check(shapes)).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'check/shape-not-run', severity: 'error' })]),
    )
  })

  it('without a target are an error', async () => {
    expect(await rules(':S a sh:NodeShape ; sh:property [ sh:path eli:title ; sh:minCount 1 ] .')).toEqual([
      'check/shapes-empty',
    ])
    expect(await rules('')).toEqual(['check/shapes-empty'])
    expect(
      await rules('besluit:Zitting a sh:NodeShape, rdfs:Class ; sh:property [ sh:path eli:title ; sh:minCount 1 ] .'),
    ).not.toContain('check/shapes-empty')
  })

  it('that are not valid Turtle are a failure', async () => {
    await expect(check('this is no Turtle')).rejects.toMatchObject({ code: 'rdf-syntax' })
  })
})
