import { describe, expect, it } from 'vitest'
import { processDocument, summariesOf } from '../../src/pipeline.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { schemaErrors } from './summary-schema.js'

describe.each(fixturePages)('$path', (page) => {
  it('is summarised in the schema, one object per sitting', async () => {
    const processed = await processDocument(fixtureDocument(page), fixtureSettings)
    const summaries = summariesOf(processed)
    expect(summaries.flatMap(schemaErrors)).toEqual([])
    expect(summaries.length).toBe(processed.model.zittingen.length)
    for (const { zitting, agendapunten, bronnen } of summaries) {
      if (page.kind === 'lijst') continue
      expect(zitting.geplandeStart).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u)
      expect(agendapunten.length).toBeGreaterThan(0)
      for (const { titel, plaats } of agendapunten) expect({ titel, plaats }).not.toMatchObject({ titel: null })
      expect(Object.values(bronnen).every(({ zekerheid, plaats }) => zekerheid === 1 && plaats !== null)).toBe(true)
    }
  })
})
