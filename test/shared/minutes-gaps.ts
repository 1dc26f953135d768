import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { readSettings } from '../../src/config.js'
import { sha256, type Document } from '../../src/document.js'
import { processDocument } from '../../src/pipeline.js'
import { writeRdfaPage } from '../../src/publication/pages/rdfa-page.js'
import { sharedPath } from './shared-data.js'

/**
 * What the real minutes state, counted by hand on their printed text (minutes-gaps.tsv): the hours in heading, opening
 * and closing; items and decisions; votes that are unanimous without a number, votes with numbers, and of these the
 * ones in which nobody against, or no abstention, is named; votes that say themselves what they are about (amendments);
 * votes of which the minutes say that they were secret (of no other do they say how they were held). None of them
 * prints who is present at an item, the subject of the one vote on an item, or the language it is in.
 */
export const MINUTES = readFileSync(new URL('minutes-gaps.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

const settings = readSettings({ mintBase: 'https://data.voorbeeldegem.example/id/' }, {})

function documentOf(name: string, mediaType: string, bytes: Uint8Array): Document {
  return {
    address: `https://corpus.example/${name}`,
    name,
    mediaType,
    retrieved: '2026-01-01T00:00:00Z',
    sha256: sha256(bytes),
    bytes,
  }
}

/**
 * Reads one of the real minutes, writes it as an annotated page, checks that page, and compares what it lacks with what
 * the minutes do not state.
 */
export async function compareGaps(row: readonly string[]): Promise<void> {
  const [name = '', planned, opened, closed, ...counts] = row
  const [
    items = 0,
    decisions = 0,
    unanimous = 0,
    counted = 0,
    withoutAgainst = 0,
    withoutAbstentions = 0,
    withSubject = 0,
    secret = 0,
  ] = counts.map(Number)
  const { graphs } = await processDocument(
    documentOf(name, 'application/pdf', readFileSync(sharedPath('corpus', 'cipal-csecho-pdf', name))),
    settings,
  )
  const { html, omitted } = writeRdfaPage(graphs.mapped.quads, { address: `https://corpus.example/${name}` })
  expect(omitted).toEqual([])
  const { report, model } = await processDocument(
    documentOf('page.html', 'text/html', new TextEncoder().encode(html)),
    settings,
  )
  const gaps: Record<string, number> = {}
  for (const { rule, level, subjects } of report.maturity?.gaps ?? [])
    if (level === 1)
      gaps[rule.replace('shape/notulen/', '')] =
        (gaps[rule.replace('shape/notulen/', '')] ?? 0) + Math.max(1, subjects.length)
  const votes = unanimous + counted
  const absent = {
    'Zitting-geplandeStart': planned === '-' ? 1 : 0,
    'Zitting-startedAtTime': opened === '-' ? 1 : 0,
    'Zitting-endedAtTime': closed === '-' ? 1 : 0,
    'BehandelingVanAgendapunt-heeftAanwezige': items,
    'Besluit-language': decisions,
    'Stemming-onderwerp': votes - withSubject,
    'Stemming-geheim': votes - secret,
    'Stemming-heeftAanwezige': votes,
    'Stemming-aantalVoorstanders': unanimous,
    'Stemming-aantalTegenstanders': unanimous + withoutAgainst,
    'Stemming-aantalOnthouders': unanimous + withoutAbstentions,
  }
  expect(gaps).toEqual(Object.fromEntries(Object.entries(absent).filter(([, count]) => count > 0)))
  const [zitting] = model.zittingen
  const hour = (time: string | undefined): string => time?.slice(11, 16) ?? '-'
  expect([hour(zitting?.geplandeStart), hour(zitting?.startedAtTime), hour(zitting?.endedAtTime)]).toEqual([
    planned,
    opened,
    closed,
  ])
}
