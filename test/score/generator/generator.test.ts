import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { textKey } from '../same-fact.js'
import { FAMILIES, generateDocument, type PlacedFamily } from './generate.js'
import type { GeneratedDocument } from './generated-document.js'
import type { GoldSitting, GoldSittingVote } from './gold-sitting.js'
import { generateLookAlike, LOOK_ALIKES } from './look-alikes.js'

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)

function hash({ bytes }: GeneratedDocument): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function decode(markup: string): string {
  return markup
    .replace(/<[^>]+>/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&')
}

/** The text of a page or of a Word document's main part; null for PDF. */
function textOf({ mediaType, bytes }: GeneratedDocument): string | null {
  if (mediaType === 'text/html') return decode(new TextDecoder().decode(bytes))
  if (mediaType === 'application/pdf') return null
  const main = unzipSync(bytes)['word/document.xml']
  return main ? decode(strFromU8(main).replace(/<\/w:t>|<w:t[^>]*>/gu, '')) : ''
}

function votersOf(vote: GoldSittingVote): readonly string[] {
  return [...vote.voorstanders, ...vote.tegenstanders, ...vote.onthouders]
}

/** What is wrong with a gold sitting by itself. */
function faultsOf(sitting: GoldSitting): readonly string[] {
  const faults: string[] = []
  const votes = sitting.agendapunten.flatMap(({ stemmingen }) => stemmingen)
  for (const vote of votes) {
    const voters = votersOf(vote)
    if (sitting.aanwezig.length > 0)
      for (const voter of voters) if (!sitting.aanwezig.includes(voter)) faults.push(`${voter} votes and is not there`)
    if (new Set(voters).size < voters.length) faults.push('somebody votes twice')
    const sides = [
      [vote.voor, vote.voorstanders, vote.werkelijk.voor],
      [vote.tegen, vote.tegenstanders, vote.werkelijk.tegen],
      [vote.onthouding, vote.onthouders, vote.werkelijk.onthouding],
    ] as const
    for (const [count, names, actual] of sides) {
      if (count !== null && count !== actual) faults.push(`count ${count} is not ${actual}`)
      if (names.length > 0 && names.length !== actual) faults.push(`${names.length} names for ${actual} votes`)
    }
    if (vote.unaniem && vote.werkelijk.tegen + vote.werkelijk.onthouding > 0)
      faults.push('unanimous with votes against')
    if (vote.geheim && voters.length > 0) faults.push('a secret vote with names')
  }
  for (const item of sitting.agendapunten) {
    const [vote] = item.stemmingen.filter(({ amendement }) => !amendement)
    if (vote && item.uitkomst === 'goedgekeurd' && vote.werkelijk.voor <= vote.werkelijk.tegen)
      faults.push(`${item.titel} is carried by a minority`)
    if (vote && item.uitkomst === 'verworpen' && vote.werkelijk.voor > vote.werkelijk.tegen)
      faults.push(`${item.titel} is lost by a majority`)
  }
  if (sitting.start !== null && sitting.einde !== null && sitting.einde < sitting.start)
    faults.push('ends before it begins')
  const titles = sitting.agendapunten.map(({ titel }) => titel)
  if (new Set(titles).size < titles.length) faults.push('two items with one title')
  return faults
}

describe('the generator of documents', () => {
  test('has at least 28 Dutch families, and ten documents or more of French and German', () => {
    expect(FAMILIES.filter(({ language }) => language === 'nl').length).toBeGreaterThanOrEqual(28)
    expect(FAMILIES.filter(({ language }) => language === 'fr').length).toBeGreaterThanOrEqual(2)
    expect(FAMILIES.filter(({ language }) => language === 'de').length).toBeGreaterThanOrEqual(2)
    expect(new Set(FAMILIES.map(({ id }) => id)).size).toBe(FAMILIES.length)
  })

  test('spreads formats, kinds and hard kinds over both halves', () => {
    const dutch = FAMILIES.filter(({ language }) => language === 'nl')
    const per = (half: string, of: (family: PlacedFamily) => string | undefined): readonly string[] =>
      [...new Set(dutch.filter((family) => family.half === half).flatMap((family) => of(family) ?? []))].sort()
    for (const of of [
      (family: PlacedFamily) => family.format,
      (family: PlacedFamily) => family.kind,
      (family: PlacedFamily) => family.hard,
    ])
      expect(per('kept', of)).toEqual(per('tuning', of))
    const kept = dutch.filter(({ half }) => half === 'kept').length
    expect(3 * kept).toBeGreaterThanOrEqual(dutch.length)
  })

  test.each(FAMILIES.map((family) => [family.id, family] as const))(
    '%s gives twenty different documents with gold that holds',
    async (_, family) => {
      const hashes = new Set<string>()
      for (const seed of SEEDS) {
        const document = await generateDocument(family, seed)
        hashes.add(hash(document))
        for (const sitting of document.gold) expect(faultsOf(sitting), document.name).toEqual([])
        const text = textOf(document)
        if (text === null) continue
        const printed = textKey(text)
        for (const { titel } of document.gold.flatMap(({ agendapunten }) => agendapunten))
          expect(printed.includes(textKey(titel)), `${document.name}: ${titel}`).toBe(true)
        for (const name of document.gold.flatMap((sitting) => [
          ...sitting.aanwezig,
          ...sitting.agendapunten.flatMap(({ stemmingen }) => stemmingen.flatMap(votersOf)),
        ]))
          expect(printed.includes(textKey(name)), `${document.name}: ${name}`).toBe(true)
      }
      expect(hashes.size).toBe(SEEDS.length)
      const again = await generateDocument(family, 1)
      expect(hashes.has(hash(again))).toBe(true)
    },
  )

  test('has at least twelve kinds of look-alikes that are none, and twelve that are', () => {
    expect(LOOK_ALIKES.filter(({ council }) => !council).length).toBeGreaterThanOrEqual(12)
    expect(LOOK_ALIKES.filter(({ council }) => council).length).toBeGreaterThanOrEqual(12)
  })

  test.each(LOOK_ALIKES.map((kind) => [kind.id, kind] as const))(
    'look-alike %s is the same for the same seed',
    async (_, kind) => {
      for (const seed of [1, 2, 3]) {
        const document = await generateLookAlike(kind, seed)
        if (seed === 1) expect(hash(await generateLookAlike(kind, seed))).toBe(hash(document))
        expect(document.gold.length).toBe(kind.council ? 1 : 0)
        for (const sitting of document.gold) expect(faultsOf(sitting)).toEqual([])
      }
    },
  )
})
