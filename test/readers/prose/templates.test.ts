import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseKnownUnits } from '../../../src/linking/known-units.js'
import { readProse } from '../../../src/readers/prose/read-prose.js'
import { readHtmlBlocks } from '../../../src/text/html/html-blocks.js'
import { parsePage } from '../../../src/text/html/html-page.js'
import { readTextBlocks } from '../../../src/text/text-blocks.js'
import type { Gold } from '../../score/gold.js'
import { goldOfModel } from '../../score/gold-of-model.js'

/*
 * Documents of invented councils in the shapes that councils use, whoever made their software: numbered "PUNT 1",
 * "A.1", "1°", "01." or by the code of a file; attendance by role, in tables or lines; votes in sentences, tables and
 * lists; two bodies in one document. Beside each stands what it says, checked by hand.
 */
const folder = new URL('templates/', import.meta.url)
const names = readdirSync(folder).filter((name) => !name.endsWith('.expected'))
const units = parseKnownUnits(
  'id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025\na\tGemeente\tBovendorp\t1\t1\tja\nb\tGemeente\tZoetebeek\t2\t2\tja\nc\tOCMW\tBovendorp\t1\t1\tja\nd\tOCMW\tZoetebeek\t2\t2\tja\ne\tDistrict\tBovendorp\t1\t1\tja',
)

function read(name: string): ReturnType<typeof readProse> {
  const text = readFileSync(new URL(name, folder), 'utf8')
  return readProse(name.endsWith('.html') ? readHtmlBlocks(parsePage(text)) : readTextBlocks(text), { units })
}

/** A sitting in lines: its facts, its people, its items with outcome, articles, grounds and votes. */
function told(sitting: Gold): readonly string[] {
  const { zitting, agendapunten } = sitting
  return [
    [
      sitting.type,
      sitting.bestuurseenheid,
      sitting.bestuursorgaan,
      zitting.datum,
      `gepland ${zitting.geplandeStart?.slice(11) ?? '-'}`,
      `start ${zitting.start?.slice(11) ?? '-'}`,
      `einde ${zitting.einde?.slice(11) ?? '-'}`,
      zitting.locatie ?? '-',
    ].join(' | '),
    `voorzitter ${sitting.voorzitter ?? '-'}, secretaris ${sitting.secretaris ?? '-'}`,
    `aanwezig ${sitting.aanwezig.join(', ') || '-'}; verontschuldigd ${sitting.verontschuldigd.join(', ') || '-'}; afwezig ${sitting.afwezig.join(', ') || '-'}`,
    ...agendapunten.flatMap((item) => [
      `${item.nummer ?? '-'} ${item.titel} | ${item.openbaar === null ? '?' : item.openbaar ? 'openbaar' : 'besloten'} | ${item.uitkomst ?? '-'} | artikelen ${item.artikelen.map(({ nummer }) => nummer).join(', ') || '-'} | ${item.rechtsgronden.length} gronden`,
      ...item.stemmingen.map(
        (vote) =>
          `   ${vote.geheim ? 'geheim ' : ''}${vote.unaniem ? 'eenparig' : `voor ${vote.voor ?? '-'}, tegen ${vote.tegen ?? '-'}, onthouding ${vote.onthouding ?? '-'}, blanco of ongeldig ${vote.blancoOngeldig ?? '-'}: ${[vote.voorstanders, vote.tegenstanders, vote.onthouders].map((side) => side.join(', ') || '-').join(' / ')}`}`,
      ),
    ]),
  ]
}

describe('documents in other shapes', () => {
  it.each(names)('%s says what is expected of it', (name) => {
    const { model, diagnostics } = read(name)
    const lines = [
      ...goldOfModel(model, name).flatMap(told),
      ...diagnostics.map(({ rule, actual }) => `! ${rule} ${actual ?? ''}`.trim()),
    ]
    expect(`${lines.join('\n')}\n`).toBe(readFileSync(new URL(`${name}.expected`, folder), 'utf8'))
  })
})
