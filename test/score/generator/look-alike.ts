import { ALL_FORMS, LONG_FORMS, printDay, shiftDay } from './calendar.js'
import type { FamilyFormat } from './families/family.js'
import type { Flow } from './flow.js'
import type { GoldKind, GoldSitting, GoldSittingItem } from './gold-sitting.js'
import type { Random } from './random.js'
import { goldSitting, headGold, type Scene } from './scene.js'
import type { Part } from './seed.js'
import type { BodyId, SittingItem } from './sitting.js'

/**
 * A document that looks like one of a council's sitting and is none (`gold` empty), or one that does not look like it
 * and is. Each is made in any of the three formats.
 */
export interface LookAlike {
  readonly id: string
  /** Whether it is a document of a sitting of a council body. */
  readonly council: boolean
  readonly formats: readonly FamilyFormat[]
  /** Bodies it may be of, where not those of every council. */
  readonly bodies?: readonly BodyId[]
  readonly compose: (
    scene: Scene,
    random: Random,
  ) => { readonly flow: readonly Flow[]; readonly gold: readonly GoldSitting[] }
}

export const ANY: readonly FamilyFormat[] = ['html', 'pdf', 'docx']
export const PAGE: readonly FamilyFormat[] = ['html']
export const PAPER: readonly FamilyFormat[] = ['pdf', 'docx']

export function none(
  id: string,
  formats: readonly FamilyFormat[],
  flow: (scene: Scene, random: Random) => readonly Flow[],
): LookAlike {
  return { id, council: false, formats, compose: (scene, random) => ({ flow: flow(scene, random), gold: [] }) }
}

/** A day near the sitting's: its own in words, another in any form. */
export function day({ sitting }: Scene, random: Random, offset = 0): string {
  return printDay(shiftDay(sitting.date, offset), random.pick(offset === 0 ? LONG_FORMS : ALL_FORMS))
}

/** One item as an odd document prints it. */
export type PrintItem = (
  scene: Scene,
  item: SittingItem,
  index: number,
) => { readonly flow: readonly Flow[]; readonly gold: GoldSittingItem }

/** What stands around the items of an odd document; `gold` changes what its head tells. */
export interface OddPage {
  readonly before: readonly Flow[]
  readonly after?: readonly Flow[]
  readonly gold?: Partial<GoldSitting>
}

/** A document of a sitting that does not look like one. */
export function odd(
  id: string,
  formats: readonly FamilyFormat[],
  type: GoldKind,
  print: PrintItem,
  page: (scene: Scene, random: Random) => OddPage,
  more: { readonly bodies?: readonly BodyId[]; readonly items?: number } = {},
): LookAlike {
  return {
    id,
    council: true,
    formats,
    ...(more.bodies && { bodies: more.bodies }),
    compose: (scene, random) => {
      const { before, after = [], gold } = page(scene, random)
      const printed = scene.sitting.items
        .slice(0, more.items ?? scene.sitting.items.length)
        .map((item, index) => print(scene, item, index))
      return {
        flow: [...before, ...printed.flatMap(({ flow }) => flow), ...after],
        gold: [goldSitting(type, { ...headGold(scene), ...gold, agendapunten: printed.map((one) => one.gold) })],
      }
    },
  }
}

/** A look-alike with the part it belongs to. */
export interface PlacedLookAlike extends LookAlike {
  readonly part: Part
}
