import type { NamedNode } from 'n3'
import type {
  Agendapunt,
  Artikel,
  BehandelingVanAgendapunt,
  Besluit,
  Bestuurseenheid,
  Bestuursorgaan,
  Concept,
  Fractie,
  Lidmaatschap,
  Locatie,
  Mandaat,
  Mandataris,
  Noun,
  Persoon,
  Publicatie,
  Rechtsgrond,
  Stemming,
  Zitting,
} from '../../model.js'

/** The nouns of the model by name. */
export interface Nouns {
  readonly Zitting: Zitting
  readonly Agendapunt: Agendapunt
  readonly BehandelingVanAgendapunt: BehandelingVanAgendapunt
  readonly Stemming: Stemming
  readonly Besluit: Besluit
  readonly Artikel: Artikel
  readonly Rechtsgrond: Rechtsgrond
  readonly Publicatie: Publicatie
  readonly Bestuurseenheid: Bestuurseenheid
  readonly Bestuursorgaan: Bestuursorgaan
  readonly Mandataris: Mandataris
  readonly Mandaat: Mandaat
  readonly Lidmaatschap: Lidmaatschap
  readonly Fractie: Fractie
  readonly Persoon: Persoon
  readonly Locatie: Locatie
  readonly Concept: Concept
}

export type NounName = keyof Nouns

/**
 * The values a property takes. `text`: a LanguageText. `string`: an xsd:string; a language tag is read but not written.
 * `content`: text of any datatype; the field's twins `…Datatype` and `…Language` keep how it is typed. `moment`: a
 * dateTime or, in older data, a date. `reference`: an IRI described elsewhere.
 */
export type LiteralRange = 'text' | 'string' | 'content' | 'boolean' | 'integer' | 'date' | 'dateTime' | 'moment'
export type Range = LiteralRange | 'reference' | NounName

/** One row of the table OSLO property ⇄ field. */
export interface Property {
  /** The property as raadlink writes it. */
  readonly iri: NamedNode
  /** Other properties that vendors write for the same thing; read, never written. */
  readonly aliases?: readonly NamedNode[]
  readonly range: Range
  /** Whether the field is a list: the property may have several values. */
  readonly many: boolean
  /** The property points from the value to the noun: `dct:subject` from the handling to the item. */
  readonly inverse?: true
  /** A literal is allowed instead of a resource: then the noun has a label and no IRI. */
  readonly orLiteral?: true
  /** A field for which OSLO has no property and that is written in front of the text: the number of an item. */
  readonly precededBy?: string
  /** When there are several values, the one with this property is used. */
  readonly preferred?: NamedNode
}

type IsMany<Field> = NonNullable<Field> extends readonly unknown[] ? true : false

/** A row for every field of a noun, except those in `Unmapped`, for which OSLO has no property. */
export type PropertiesOf<Kind, Unmapped extends keyof Kind = never> = {
  readonly [Field in Exclude<keyof Kind, keyof Noun | Unmapped>]-?: Property & { readonly many: IsMany<Kind[Field]> }
}

/** How one noun is represented in a graph. */
export interface NounMapping {
  /** Its class as raadlink writes it. */
  readonly class: NamedNode
  /** Collection name in minted IRIs: `<mint base>zittingen/…` (Flemish URI standard, {type}/{concept}/{reference}). */
  readonly collection: string
  readonly properties: Readonly<Record<string, Property>>
  /** Fields for which OSLO has no property: they are in the JSON summary, not in the graph. */
  readonly unmapped: readonly string[]
}
