import { describe, expect, it } from 'vitest'
import { doubtRecognised } from '../../../src/readers/prose/doubt-recognised.js'
import { readProse } from '../../../src/readers/prose/read-prose.js'
import type { Block } from '../../../src/text/lines/block.js'
import { readTextBlocks } from '../../../src/text/text-blocks.js'
import { goldOfModel } from '../../score/gold-of-model.js'
import type { Gold } from '../../score/gold.js'

const MINUTES = `NOTULEN GEMEENTERAAD
Zitting van 16 maart 2026

Aanwezig: Griet Vermeersch, voorzitter; Joris Claeskens, burgemeester; Bert Aerts, raadslid; Lotte Vanhove, raadslid

De voorzitter opent de zitting om 20:04 uur.

1. Verkoop van de oude pastorie

Stemming

Met 2 stemmen voor (Griet Vermeersch, Joris Claeskens) en 1 stem tegen (Lotte Vanhove).

Artikel 1. De gemeenteraad keurt de verkoop goed.

2. Jaarverslag van de bibliotheek

Artikel 1. De gemeenteraad neemt kennis van het jaarverslag.
`

/** The minutes as if they were recognised: every word sure, but those given. */
function recognised(unsure: Readonly<Record<string, number>>): readonly Block[] {
  const bare = (word: string): string => word.replace(/[^\p{L}\p{N}:]/gu, '')
  return readTextBlocks(MINUTES).blocks.map((block) => ({
    ...block,
    recognised: block.text.split(' ').map((word) => ({ text: word, confidence: unsure[bare(word)] ?? 0.96 })),
  }))
}
function read(unsure: Readonly<Record<string, number>>): {
  readonly sitting: Gold | undefined
  readonly findings: readonly string[]
} {
  const blocks = recognised(unsure)
  const { model, diagnostics } = doubtRecognised(readProse({ blocks }).model, blocks)
  return { sitting: goldOfModel(model, 'notulen')[0], findings: diagnostics.map(({ message }) => message.nl) }
}

describe('doubtRecognised', () => {
  it('leaves what is surely read as it is, a little less certain', () => {
    const { sitting, findings } = read({})
    expect(findings).toEqual([])
    expect(sitting?.agendapunten.map(({ titel, uitkomst }) => [titel, uitkomst])).toEqual([
      ['Verkoop van de oude pastorie', 'goedgekeurd'],
      ['Jaarverslag van de bibliotheek', 'kennisgenomen'],
    ])
    const blocks = recognised({})
    const { model } = doubtRecognised(readProse({ blocks }).model, blocks)
    expect(model.zittingen[0]?.evidence?.find(({ field }) => field === 'startedAtTime')?.certainty).toBe(0.93)
  })

  it('drops a vote of which a number is not surely read, and tells where to look', () => {
    const { sitting, findings } = read({ Met: 0.4 })
    expect(sitting?.agendapunten[0]?.stemmingen).toEqual([])
    expect(findings).toEqual(
      ['uitkomst', 'stemming'].map(
        (field) =>
          `Op de scan is “Met 2 stemmen voor (Griet Vermeersch, Joris Claeskens) en 1 stem tegen (Lotte Vanhove).” niet zeker gelezen. De waarde (${field}) is weggelaten.`,
      ),
    )
  })

  it('drops a hour that is not surely read', () => {
    const { sitting, findings } = read({ '20:04': 0.5 })
    expect(sitting?.zitting.start).toBeNull()
    expect(findings).toEqual([
      'Op de scan is “De voorzitter opent de zitting om 20:04 uur.” niet zeker gelezen. De waarde (begin) is weggelaten.',
    ])
  })

  it('drops only the name that is not surely read', () => {
    const { sitting, findings } = read({ Aerts: 0.3 })
    expect(sitting?.aanwezig).toEqual(['Griet Vermeersch', 'Joris Claeskens', 'Lotte Vanhove'])
    expect(findings).toEqual(['Op de scan is “Bert Aerts” niet zeker gelezen. De waarde (naam) is weggelaten.'])
  })

  it('does not touch a document that was printed', () => {
    const { blocks } = readTextBlocks(MINUTES)
    const { model } = readProse({ blocks })
    expect(doubtRecognised(model, blocks)).toEqual({ model, diagnostics: [] })
  })
})
