import { describe, expect, it } from 'vitest'
import { RULES } from '../../src/rules/catalogue.js'
import { SHAPE_RULES } from '../../src/validation/shapes/own-shapes.js'
import { ruleCatalogue } from '../../src/validation/rule-catalogue.js'
import { catalogueFile } from './catalogue-file.js'

describe('the rule catalogue', () => {
  it('has every rule of the code and of the shapes once', () => {
    const ids = ruleCatalogue('nl').map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual([...Object.keys(RULES), ...SHAPE_RULES.map(({ id }) => id)].toSorted())
  })

  it('uses the requested language', () => {
    const find = (language: 'nl' | 'en') =>
      ruleCatalogue(language).find(({ id }) => id === 'shape/agenda/Zitting-geplandeStart')
    expect(find('nl')).toEqual({
      id: 'shape/agenda/Zitting-geplandeStart',
      severity: 'error',
      message: 'De geplande start van de zitting ontbreekt.',
      why: expect.stringContaining('Niveau 1') as string,
      remedy: expect.stringContaining('notuleringsprogramma') as string,
    })
    expect(find('en')?.message).toBe('The planned start of the sitting is missing.')
  })

  it('is in shapes/README.md (`npm run catalogue` writes it)', () => {
    const { actual, expected } = catalogueFile()
    expect(actual).toBe(expected)
  })
})
