import { expect, it } from 'vitest'
import { linkCorrectedOrgans } from '../../src/linking/link-model.js'
import { packageReference } from '../../src/linking/package-reference.js'
import type { Zitting } from '../../src/model.js'

const zitting: Zitting = {
  datum: '2025-02-03',
  isGehoudenDoor: { prefLabel: 'Vast Bureau', bestuurt: { prefLabel: 'Herstappe' } },
}
const corrected = { field: 'isGehoudenDoor', rule: 'correction', certainty: 1, status: 'stated' } as const

it('links the bodies of an annotated page that a person corrected, and leaves the others as the page has them', () => {
  const { model } = linkCorrectedOrgans(
    { zittingen: [zitting, { ...zitting, evidence: [corrected] }], besluiten: [] },
    packageReference(),
  )
  const [asPublished, linked] = model.zittingen
  expect(asPublished).toBe(zitting)
  expect(linked?.isGehoudenDoor?.iri).toMatch(/^http:\/\/data\.lblod\.info\/id\/bestuursorganen\//u)
})
