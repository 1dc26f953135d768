import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSettings } from '../../src/config.js'
import { linkModel } from '../../src/linking/link-model.js'
import { linkPeople } from '../../src/linking/link-people.js'
import { packageReference } from '../../src/linking/package-reference.js'
import { parseTable } from '../../src/linking/compact-reference.js'
import { parseRegister, writeRegister, type RegisterEntry } from '../../src/linking/person-register.js'
import { createDocument } from '../../src/document.js'
import { changePeople } from '../../src/linking/people-of-model.js'
import { registerOfModel } from '../../src/linking/register-of-model.js'
import type { Model } from '../../src/model.js'
import { readProse } from '../../src/readers/prose/read-prose.js'
import { readLinked } from '../../src/pipeline.js'
import { readDocument } from '../../src/readers/choose/read.js'
import { readPdfBlocks } from '../../src/text/pdf-blocks.js'
import { stripAnnotations, strippedSources } from '../score/stripped.js'
import { corpusPages, describeShared, sharedPath } from './shared-data.js'

describeShared('linking on real documents', () => {
  it(
    'gives every PDF its unit and abstract body, the body in its term where the reference has it, and none that is wrong',
    { timeout: 300_000 },
    async () => {
      const organs = new Map(
        parseTable(readFileSync(sharedPath('reference', 'bestuursorganen.tsv'), 'utf8'), [
          'uri',
          'classificatie',
          'eenheid',
          'bindingStart',
          'is_tijdspecialisatie_van',
        ]).map((row) => [row.uri, row] as const),
      )
      const unitNames = new Map(
        parseTable(readFileSync(sharedPath('reference', 'bestuurseenheden.tsv'), 'utf8'), [
          'uri',
          'label',
          'classificatie',
        ]).map((row) => [row.uri, row] as const),
      )
      const reference = packageReference()
      let sittings = 0
      let inTerm = 0
      for (const folder of ['cipal-csecho-pdf', 'eeklo-website-pdf']) {
        for (const name of readdirSync(sharedPath('corpus', folder)).filter((file) => file.endsWith('.pdf'))) {
          const { model } = readProse(
            await readPdfBlocks(readFileSync(sharedPath('corpus', folder, name)), { pages: 500 }),
            { units: reference.units },
          )
          // What the name of the file says is the witness; no rule looks at it.
          const expected = /^nazareth-de-pinte/u.test(name)
            ? 'Nazareth-De Pinte'
            : /^nazareth/u.test(name)
              ? 'Nazareth'
              : 'Eeklo'
          for (const { isGehoudenDoor: organ, datum = '' } of linkModel(model, reference).model.zittingen) {
            sittings++
            const abstract = organ?.isTijdspecialisatieVan ?? organ
            const known = organs.get(abstract?.iri ?? '')
            const unit = unitNames.get(known?.eenheid ?? '')
            if (abstract?.bestuurt?.prefLabel === undefined) continue
            expect
              .soft([unit?.label, unit?.classificatie, known?.classificatie], name)
              .toEqual(
                organ?.prefLabel === 'OCMW-raad'
                  ? [expected, 'OCMW', 'Raad voor Maatschappelijk Welzijn']
                  : [expected, 'Gemeente', 'Gemeenteraad'],
              )
            if (!organ?.isTijdspecialisatieVan) {
              expect.soft(datum < '2025-01-01', `${name} has no body in its term`).toBe(true)
              continue
            }
            inTerm++
            const term = organs.get(organ.iri ?? '')
            expect.soft(term?.is_tijdspecialisatie_van, name).toBe(abstract.iri)
            expect.soft(datum >= '2025-01-01' && (term?.bindingStart ?? '') > '2024-12', name).toBe(true)
          }
        }
      }
      expect(sittings).toBe(74)
      expect(inTerm).toBe(35)
    },
  )

  it(
    'gives every annotated page, and its prints, without its annotations the bodies that its annotations name',
    { timeout: 300_000 },
    async () => {
      const reference = packageReference()
      const organs = new Set(reference.organs.map(({ iri }) => iri))
      const inTerms = new Set(reference.organs.flatMap(({ terms }) => terms.map(({ iri }) => iri)))
      const pages = new Map(corpusPages().map(({ path, document }) => [path, document] as const))
      const settings = readSettings({}, {})
      let [right, inTerm, unknown] = [0, 0, 0]
      for (const { page, print } of strippedSources(sharedPath('corpus'))) {
        const document = pages.get(page)!
        const [stated] = (await readDocument(document, settings)).model.zittingen
        const bytes =
          print === undefined
            ? new TextEncoder().encode(stripAnnotations(Buffer.from(document.bytes).toString('utf8')))
            : readFileSync(sharedPath('corpus', print))
        const stripped = createDocument(bytes, {
          address: document.address,
          name: page,
          mediaType: print === undefined ? 'text/html' : 'application/pdf',
          retrieved: document.retrieved,
        })
        const [read] = (await readLinked(stripped, settings, {})).model.zittingen
        const [body, expected] = [read?.isGehoudenDoor, stated?.isGehoudenDoor]
        const abstract = body?.isTijdspecialisatieVan?.iri ?? body?.iri
        // A body that the page names by an IRI that no table has is no witness: only the name of the municipality is.
        const witness = [expected?.isTijdspecialisatieVan?.iri, expected?.iri].find((iri) => organs.has(iri ?? ''))
        expect.soft(abstract, `${print ?? page} has no body`).toBeDefined()
        if (witness === undefined) unknown++
        else {
          right++
          expect.soft(abstract, print ?? page).toBe(witness)
        }
        if (body?.isTijdspecialisatieVan === undefined) continue
        inTerm++
        if (expected?.iri !== undefined && inTerms.has(expected.iri))
          expect.soft(body.iri, print ?? page).toBe(expected.iri)
      }
      expect([right, unknown, inTerm]).toEqual([15, 2, 7])
    },
  )

  it('ties people to a register made of the other pages, and to nobody else', { timeout: 300_000 }, async () => {
    const settings = readSettings({})
    const models: Model[] = []
    for (const { document, path } of corpusPages())
      if (!/browser-saved|lijstpagina/u.test(path)) models.push((await readLinked(document, settings, {})).model)
    let right = 0
    let wrong = 0
    let open = 0
    const check = (model: Model, entries: readonly RegisterEntry[]): void => {
      const truth: (string | undefined)[] = []
      changePeople(model, (person) => (truth.push(person.iri), person))
      const bare = changePeople(model, (person) => ({ ...person, iri: '_:taken' }))
      let at = 0
      changePeople(linkPeople(bare, parseRegister(writeRegister(entries))).model, (person) => {
        const expected = truth[at++]
        if (expected !== undefined && person.iri === expected) right++
        else if (person.iri !== '_:taken') wrong++
        else open++
        return person
      })
    }
    const registers = models.map(registerOfModel)
    models.forEach((model, index) => check(model, registers.filter((_, other) => other !== index).flat()))
    const fromOthers = right
    // With its own entries among all others: homonyms across councils and two mandates of one person must not mislead.
    for (const model of models) check(model, registers.flat())
    console.log(
      `people: ${fromOthers} tied by registers of the other pages, ${right} in all, ${wrong} wrong, ${open} left open`,
    )
    expect(fromOthers).toBeGreaterThan(0)
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.995)
  })
})
