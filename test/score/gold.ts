import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One document of the gold by hand, as ../shared/gold/SCHEMA.md describes it. */
export interface Gold {
  readonly document: string
  readonly type: string | null
  readonly bestuurseenheid: string | null
  readonly bestuursorgaan: string | null
  readonly zitting: {
    readonly datum: string | null
    readonly geplandeStart: string | null
    readonly start: string | null
    readonly einde: string | null
    readonly locatie: string | null
  }
  readonly voorzitter: string | null
  readonly secretaris: string | null
  readonly aanwezig: readonly string[]
  readonly verontschuldigd: readonly string[]
  readonly afwezig: readonly string[]
  readonly agendapunten: readonly GoldItem[]
}

export interface GoldItem {
  readonly nummer: string | null
  readonly titel: string
  readonly openbaar: boolean | null
  readonly pagina: number | null
  readonly uitkomst: string | null
  readonly uitkomstTekst: string | null
  readonly stemmingen: readonly GoldVote[]
  readonly artikelen: readonly { readonly nummer: string; readonly begin: string }[]
  readonly rechtsgronden: readonly string[]
}

export interface GoldVote {
  readonly onderwerp: string | null
  readonly voor: number | null
  readonly tegen: number | null
  readonly onthouding: number | null
  readonly blancoOngeldig: number | null
  readonly unaniem: boolean
  readonly geheim: boolean
  readonly voorstanders: readonly string[]
  readonly tegenstanders: readonly string[]
  readonly onthouders: readonly string[]
}

/** What counts neither for nor against, per gold file (optional.json). */
export interface Leniency {
  /** Printed, but not counted: predicting it is neutral. */
  readonly rechtsgronden_neutraal?: Readonly<Record<string, readonly string[]>>
  /** Counted, but missing it is not punished. */
  readonly rechtsgronden_zacht?: Readonly<Record<string, readonly string[]>>
  readonly punten_neutraal?: readonly string[]
  readonly velden_neutraal?: readonly string[]
}

export interface GoldFile {
  readonly name: string
  readonly gold: Gold
  readonly leniency: Leniency
}

export function readGold(folder: string): readonly GoldFile[] {
  const optional = JSON.parse(readFileSync(join(folder, 'optional.json'), 'utf8')) as Record<string, Leniency>
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.gold\.json$/u, '')
      return {
        name,
        gold: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold,
        leniency: optional[name] ?? optional[name.replace(/\.zitting2$/u, '')] ?? {},
      }
    })
}

export function hasGold(folder: string): boolean {
  return existsSync(join(folder, 'optional.json'))
}
