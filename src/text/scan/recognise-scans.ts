import { withPagePictures, type DrawPage, type Turn } from './pdf-pictures.js'
import type { PagePicture } from './page-picture.js'
import type { PdfPage } from '../pdf/pdf-runs.js'
import { recognisedPage, type RecognisedWord } from './recognised-page.js'

/** Reads the words on a picture. */
export type Recognise = (picture: PagePicture) => Promise<readonly RecognisedWord[]>

/** Below this certainty a page may have been scanned upside down or on its side. */
const UPRIGHT = 0.6
const TURNS: readonly Turn[] = [180, 90, 270]

/** Replaces some pages by what is recognised on their pictures. Throws what `recognise` throws. */
export async function recogniseScans(
  bytes: Uint8Array,
  pages: readonly PdfPage[],
  numbers: readonly number[],
  recognise: Recognise,
): Promise<readonly PdfPage[]> {
  const read = new Map<number, PdfPage>()
  await withPagePictures(bytes, numbers, async (number, draw) => {
    const page = pages[number - 1]
    const best = page && (await readUpright(draw, recognise))
    if (page && best && best.words.length > 0) read.set(number, recognisedPage(page, best.words, best.picture))
  })
  return pages.map((page) => read.get(page.number) ?? page)
}

interface ReadPicture {
  readonly picture: { readonly width: number; readonly height: number; readonly scale: number }
  readonly words: readonly RecognisedWord[]
}

async function readUpright(draw: DrawPage, recognise: Recognise): Promise<ReadPicture | undefined> {
  const read = async (turn: Turn): Promise<ReadPicture | undefined> => {
    const picture = draw(turn)
    return (
      picture && {
        picture: { width: picture.width, height: picture.height, scale: picture.scale },
        words: await recognise(picture),
      }
    )
  }
  let best = await read(0)
  for (const turn of TURNS) {
    if (best === undefined || sureness(best) >= UPRIGHT) break
    const turned = await read(turn)
    if (turned && sureness(turned) > sureness(best)) best = turned
  }
  return best
}

function sureness({ words }: ReadPicture): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters
}
