import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseKnownUnits } from '../../src/linking/known-units.js'
import { readProse } from '../../src/readers/prose/read-prose.js'
import { SANDBOX_LIMITS, type HostileFormat } from '../../src/sandbox/jobs.js'
import { openHostile, type Opened } from '../../src/sandbox/open-hostile.js'
import type { Gold } from '../score/gold.js'
import { ocrData } from '../sandbox/ocr-data.js'
import { goldOfModel } from '../score/gold-of-model.js'

const units = parseKnownUnits('id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025\na\tGemeente\tBovendorp\t1\t1\tja')
const data = ocrData()
const opened = new Map<string, Promise<Opened>>()
/** Each is opened once. */
function open(name: string, format: HostileFormat, ocr?: string): Promise<Opened> {
  const known =
    opened.get(`${name} ${ocr ?? ''}`) ??
    openHostile(format, readFileSync(new URL(`../text/files/${name}`, import.meta.url)), SANDBOX_LIMITS, ocr)
  opened.set(`${name} ${ocr ?? ''}`, known)
  return known
}

async function sittingIn(name: string, format: HostileFormat, ocr?: string): Promise<Gold | undefined> {
  const { document } = await open(name, format, ocr)
  return goldOfModel(readProse(document, { units }).model, 'notulen')[0]
}

/** The form of a document is no part of what it says: only where it stands differs. */
const withoutPages = (sitting: Gold | undefined): unknown =>
  sitting && { ...sitting, agendapunten: sitting.agendapunten.map((item) => ({ ...item, pagina: null })) }

describe('one document in every form', () => {
  it('says what it says as a tagged PDF', async () => {
    const sitting = await sittingIn('notulen-tagged.pdf', 'pdf')
    expect(sitting).toMatchObject({
      type: 'notulen',
      bestuurseenheid: 'Bovendorp',
      zitting: {
        datum: '2026-03-16',
        geplandeStart: '2026-03-16T20:00',
        start: '2026-03-16T20:04',
        einde: '2026-03-16T21:37',
      },
      voorzitter: 'Griet Vermeersch',
      secretaris: 'Sara Thoelen',
      verontschuldigd: ['Nele Roelandt'],
    })
    expect(sitting?.aanwezig).toHaveLength(10)
    expect(
      sitting?.agendapunten.map(({ nummer, openbaar, uitkomst, pagina }) => [nummer, openbaar, uitkomst, pagina]),
    ).toEqual([
      ['1', true, 'goedgekeurd', 1],
      ['2', true, 'goedgekeurd', 1],
      ['3', true, 'kennisgenomen', 1],
      ['4', false, 'goedgekeurd', 2],
    ])
    expect(sitting?.agendapunten[1]?.stemmingen).toMatchObject([
      { voor: 7, tegen: 2, tegenstanders: ['Lotte Vanhove', 'Wim Kerckhof'] },
    ])
  })

  it('says the same as a Word document', async () => {
    expect(withoutPages(await sittingIn('notulen.docx', 'docx'))).toEqual(
      withoutPages(await sittingIn('notulen-tagged.pdf', 'pdf')),
    )
  })

  it.skipIf(data === undefined)(
    'says the same as a scan, black and white or grey, upside down or not',
    async () => {
      expect(await sittingIn('notulen-scan.pdf', 'pdf', data)).toEqual(await sittingIn('notulen-tagged.pdf', 'pdf'))
    },
    120_000,
  )

  it.skipIf(data === undefined)(
    'is told to be recognised, every word with its place and how sure it is',
    async () => {
      const { document, diagnostics } = await open('notulen-scan.pdf', 'pdf', data)
      expect(diagnostics.map(({ rule }) => rule)).toEqual(['document/recognised'])
      const title = document.blocks.find(({ text }) => text.startsWith('2. Retributiereglement'))
      expect(title).toMatchObject({ kind: 'heading', place: { page: 1, line: 19, endLine: 20 } })
      expect(title?.recognised?.map(({ text }) => text).slice(0, 3)).toEqual(['2.', 'Retributiereglement', 'op'])
      expect(title?.recognised?.every(({ confidence }) => confidence > 0.5 && confidence <= 1)).toBe(true)
    },
    120_000,
  )

  it('is told to be a scan when recognition is not turned on', async () => {
    const { document, diagnostics } = await open('notulen-scan.pdf', 'pdf')
    expect(diagnostics.map(({ rule, remedy }) => [rule, remedy?.en.includes('--ocr-data') ?? false])).toEqual([
      ['document/scanned', true],
      ['document/no-text', false],
    ])
    expect(document.blocks).toEqual([])
  })

  it('is read by its tags: levels, rows and lists, running head and foot apart', async () => {
    const { document, diagnostics } = await open('notulen-tagged.pdf', 'pdf')
    expect(diagnostics).toEqual([])
    expect(document.blocks.filter(({ kind }) => kind === 'heading').map(({ level }) => level)).toEqual([
      1, 1, 2, 3, 3, 2, 3, 3, 3, 3, 2, 3, 3, 1, 2, 3, 3,
    ])
    expect(document.blocks.filter(({ kind }) => kind === 'table-row').map(({ cells }) => cells?.length)).toEqual([
      2, 2, 2,
    ])
    expect(document.blocks.filter(({ kind }) => kind === 'furniture')).toHaveLength(4)
    expect(document.blocks.filter(({ kind }) => kind === 'list-item').map(({ label }) => label)).toEqual(['•', '•'])
  })
})
