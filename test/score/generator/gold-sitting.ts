/*
 * What a careful reader can take from one rendering of an invented sitting, and nothing more: what a template does not
 * print is null or an empty list here, even when the sitting has it.
 */

export type GoldKind = 'agenda' | 'agenda-toegevoegd' | 'besluitenlijst' | 'notulen' | 'uittreksel'
export type GoldOutcome = 'goedgekeurd' | 'verworpen' | 'kennisgenomen' | 'verdaagd' | 'ingetrokken'

export interface GoldTally {
  readonly voor: number
  readonly tegen: number
  readonly onthouding: number
}

export interface GoldSittingVote {
  /** Null where the text names no such count. */
  readonly voor: number | null
  readonly tegen: number | null
  readonly onthouding: number | null
  readonly unaniem: boolean
  readonly geheim: boolean
  /** Names where printed. */
  readonly voorstanders: readonly string[]
  readonly tegenstanders: readonly string[]
  readonly onthouders: readonly string[]
  /** A vote on an amendment and not on the item. */
  readonly amendement: boolean
  /**
   * How it truly went: a count that is not printed but follows from names or attendance is not held against a reader.
   */
  readonly werkelijk: GoldTally
}

export interface GoldSittingItem {
  /** As printed, without what only closes it; null where none is printed. */
  readonly nummer: string | null
  readonly titel: string
  /** Null: the document does not tell a public part from a closed one. */
  readonly openbaar: boolean | null
  readonly uitkomst: GoldOutcome | null
  /** Whether a decision is told of; null: not to be judged. */
  readonly besluit: boolean | null
  readonly artikelen: readonly { readonly nummer: string; readonly tekst: string }[]
  readonly stemmingen: readonly GoldSittingVote[]
  /** A heading that may be read as an item or not. */
  readonly neutraal?: boolean
}

export interface GoldSitting {
  readonly type: GoldKind
  readonly bestuurseenheid: string | null
  readonly bestuursorgaan: string | null
  readonly datum: string | null
  readonly geplandeStart: string | null
  readonly start: string | null
  readonly einde: string | null
  readonly voorzitter: string | null
  readonly secretaris: string | null
  readonly aanwezig: readonly string[]
  readonly verontschuldigd: readonly string[]
  readonly afwezig: readonly string[]
  /** Printed beside the list of those present (chair, secretary): may be counted among them or not. */
  readonly aanwezigNeutraal: readonly string[]
  readonly agendapunten: readonly GoldSittingItem[]
}
