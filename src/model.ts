import type { Place } from './diagnostic.js'

/*
 * What a council publication says, in OSLO's own nouns. Field names are the local names of the OSLO properties
 * (src/mapping/ has the table IRI ⇄ field). Readonly values; the same Mandataris may occur in many fields. A field is
 * absent when the source does not state it; an empty list means the same.
 */

/**
 * An xsd:dateTime with offset or Z (`2024-05-27T19:00:00+02:00`), or without zone when the source states a local time,
 * which is then in Europe/Brussels.
 */
export type DateTime = string
/** An xsd:date: `2024-05-27`. */
export type CalendarDate = string
/** A DateTime, or in older data a CalendarDate. */
export type Moment = string

/**
 * Where a value comes from. `certainty` is 1 only for annotated values, and below 1 for values that a rule read in
 * prose.
 */
export interface Evidence {
  /** Field of the node this is about, e.g. `geplandeStart`. */
  readonly field: string
  /** Id of the rule that produced it; `published` for annotated data. */
  readonly rule: string
  readonly certainty: number
  /** `derived`: not stated by the document, but following from it by a documented rule. */
  readonly status: 'stated' | 'derived'
  readonly place?: Place
}

/** The fields of every noun. */
export interface Noun {
  /** The IRI in the source; when absent, mapping mints one from stable keys. */
  readonly iri?: string
  /** Other IRIs that mean the same thing (`owl:sameAs`). */
  readonly sameAs?: readonly string[]
  /** rdf:types besides the noun's own class (a BesluitType concept, foaf:Document …). */
  readonly types?: readonly string[]
  /** The source links to it or describes it without stating its class; then no class is written either. */
  readonly untyped?: boolean
  readonly place?: Place
  readonly evidence?: readonly Evidence[]
}

/** A reference to something described elsewhere. */
export interface Reference {
  readonly iri: string
}

/** A text with the language tag of the source, if any. */
export interface LanguageText {
  readonly value: string
  readonly language?: string
  /** Datatype IRI when it is not xsd:string or rdf:langString in the source (rdf:HTML). */
  readonly datatype?: string
}

export interface Concept extends Noun {
  readonly prefLabel?: string
}

export interface Locatie extends Noun {
  readonly label?: string
  readonly werkingsgebiedNiveau?: string
}

export interface Bestuurseenheid extends Noun {
  readonly prefLabel?: string
  /** besluit:classificatie, required by resources and shapes. */
  readonly classificatie?: Concept
  /** org:classification, used by the search of consumers; the mapped graph has both. */
  readonly classification?: Concept
  readonly werkingsgebied?: Locatie
}

/** Abstract organ or organ in its term; the latter has `isTijdspecialisatieVan`. */
export interface Bestuursorgaan extends Noun {
  readonly prefLabel?: string
  readonly classificatie?: Concept
  readonly classification?: Concept
  readonly bestuurt?: Bestuurseenheid
  readonly isTijdspecialisatieVan?: Bestuursorgaan
  readonly bindingStart?: Moment
  readonly bindingEinde?: Moment
}

export interface Persoon extends Noun {
  /** Full name as printed. */
  readonly name?: string
  readonly familyName?: string
  readonly gebruikteVoornaam?: string
}

export interface Mandaat extends Noun {
  /** org:role: a BestuursfunctieCode. */
  readonly role?: Concept
}

export interface Fractie extends Noun {
  readonly legalName?: string
}

/** org:Membership of a mandataris in a fractie. */
export interface Lidmaatschap extends Noun {
  readonly organisation?: Fractie
}

/** A Mandataris, or the Functionaris (`functionaris: true`) that LBLOD puts in the same places. */
export interface Mandataris extends Noun {
  readonly isBestuurlijkeAliasVan?: Persoon
  readonly holds?: Mandaat
  readonly functionaris?: boolean
  /** Fractie as printed, when the page states it; the graph has it as `hasMembership`. */
  readonly fractie?: string
  readonly hasMembership?: readonly Lidmaatschap[]
  /** Names that vendors write on the mandataris itself instead of on its person. */
  readonly name?: string
  readonly familyName?: string
  readonly gebruikteVoornaam?: string
  readonly start?: Moment
  readonly einde?: Moment
  readonly status?: Concept
  readonly rangorde?: LanguageText
}

export type DocumentKind = 'agenda' | 'agenda-toegevoegd' | 'besluitenlijst' | 'notulen' | 'uittreksel' | 'besluit'

/** A published document (foaf:Document): agenda, besluitenlijst, notulen, uittreksel, attachment. */
export interface Publicatie extends Noun {
  readonly kind?: DocumentKind
  /** dct:type: the BesluitDocumentType, which is also in `types`. */
  readonly type?: readonly Concept[]
  readonly date_publication?: CalendarDate
  readonly passed_by?: Bestuursorgaan
  readonly title?: string
}

/** A law, decree or decision that is cited; `iri` only when it is known. */
export interface Rechtsgrond extends Noun {
  /** The title of the act, or the literal citation where the act is not known. */
  readonly title?: string
  /** The literal citation, where `title` is that of the act. */
  readonly citation?: string
}

export interface Artikel extends Noun {
  /** "Artikel 1", "Enig artikel". */
  readonly number?: string
  readonly title?: readonly LanguageText[]
  readonly value?: string
  /** Datatype IRI of `value` when it is not xsd:string (rdf:HTML). */
  readonly valueDatatype?: string
  /** Language tag of `value`, when it has one. */
  readonly valueLanguage?: string
  readonly language?: Concept
}

export interface Besluit extends Noun {
  readonly title?: readonly LanguageText[]
  readonly title_short?: readonly LanguageText[]
  readonly description?: readonly LanguageText[]
  readonly motivering?: readonly LanguageText[]
  /** The operative part, text or HTML (`valueDatatype`). */
  readonly value?: string
  readonly valueDatatype?: string
  readonly valueLanguage?: string
  readonly language?: Concept
  readonly date_publication?: CalendarDate
  readonly first_date_entry_in_force?: CalendarDate
  readonly date_no_longer_in_force?: CalendarDate
  readonly passed_by?: Bestuursorgaan
  readonly realizes?: Reference
  readonly has_part?: readonly Artikel[]
  readonly cites?: readonly Rechtsgrond[]
  readonly wasGeneratedBy?: Reference
}

export interface Stemming extends Noun {
  readonly onderwerp?: LanguageText
  readonly gevolg?: LanguageText
  readonly geheim?: boolean
  readonly aantalVoorstanders?: number
  readonly aantalTegenstanders?: number
  readonly aantalOnthouders?: number
  /**
   * The blank or invalid votes within `aantalOnthouders`, where the source counts them separately; OSLO counts them
   * together.
   */
  readonly blancoOngeldig?: number
  /** "met eenparigheid": no counts are known and none are invented. */
  readonly unaniem?: boolean
  readonly heeftAanwezige?: readonly Mandataris[]
  readonly heeftStemmer?: readonly Mandataris[]
  readonly heeftVoorstander?: readonly Mandataris[]
  readonly heeftTegenstander?: readonly Mandataris[]
  readonly heeftOnthouder?: readonly Mandataris[]
}

export type Uitkomst = 'goedgekeurd' | 'verworpen' | 'kennisgenomen' | 'verdaagd' | 'ingetrokken' | 'aanvaard'

/** A change of attendance at an item, as reported in the minutes; OSLO has no noun for it. */
export interface Movement {
  readonly kind: 'joins' | 'leaves' | 'abstains'
  /** As printed in the attendance list; absent when it is uncertain who is meant. */
  readonly name?: string
  /** Reported after the decision, so it applies from the next item on. */
  readonly afterwards: boolean
  readonly place?: Place
}

export interface BehandelingVanAgendapunt extends Noun {
  readonly openbaar?: boolean
  readonly gebeurtNa?: Reference
  readonly heeftAanwezige?: readonly Mandataris[]
  readonly heeftVoorzitter?: Mandataris
  readonly heeftSecretaris?: Mandataris
  /**
   * Who came in or left at this item, or did not take part in this item only. OSLO only has the list of those present.
   */
  readonly movements?: readonly Movement[]
  /** The largest number of voters in a vote that is not stated because it is uncertain; no OSLO property. */
  readonly votersTold?: number
  readonly heeftStemming?: readonly Stemming[]
  readonly generated?: readonly Besluit[]
  /**
   * Outcome read in prose; `uitkomstTekst` is its literal sentence. Not an OSLO property: the graph has it as
   * besluit:gevolg of a vote, only when a vote was held.
   */
  readonly uitkomst?: Uitkomst
  readonly uitkomstTekst?: string
}

export interface Agendapunt extends Noun {
  /** Number as printed ("1", "03.01", "TP01"); OSLO has no property for it. */
  readonly nummer?: string
  readonly title?: readonly LanguageText[]
  readonly description?: readonly LanguageText[]
  readonly geplandOpenbaar?: boolean
  /** besluit:Agendapunt.type */
  readonly type?: readonly Concept[]
  readonly aangebrachtNa?: Reference
  readonly references?: readonly Reference[]
  readonly heeftOntwerpbesluit?: readonly Publicatie[]
  /** The handlings whose dct:subject is this item. */
  readonly behandelingen?: readonly BehandelingVanAgendapunt[]
  /** Heading above the item (department, category), as printed. */
  readonly rubriek?: string
}

export interface Zitting extends Noun {
  /** Date of the sitting when the source does not state a time. */
  readonly datum?: CalendarDate
  readonly title?: readonly LanguageText[]
  readonly geplandeStart?: DateTime
  readonly startedAtTime?: DateTime
  readonly endedAtTime?: DateTime
  readonly atLocation?: Locatie
  readonly isGehoudenDoor?: Bestuursorgaan
  readonly behandelt?: readonly Agendapunt[]
  readonly heeftAanwezige?: readonly Mandataris[]
  readonly heeftAanwezigeBijStart?: readonly Mandataris[]
  readonly heeftAfwezigeBijStart?: readonly Mandataris[]
  /** Those absent who sent apologies, when the source lists them separately. */
  readonly verontschuldigd?: readonly Mandataris[]
  readonly heeftVoorzitter?: Mandataris
  readonly heeftSecretaris?: Mandataris
  readonly heeftAgenda?: readonly Publicatie[]
  readonly heeftBesluitenlijst?: readonly Publicatie[]
  readonly heeftNotulen?: readonly Publicatie[]
  readonly heeftUittreksel?: readonly Publicatie[]
  readonly heeftZittingsverslag?: readonly Publicatie[]
}

/** What one document says: its own description, its sittings, and decisions that belong to no item. */
export interface Model {
  /** Language of the grammar used, when the document was read as prose. */
  readonly proseLanguage?: string
  /** The document itself. */
  readonly publicatie?: Publicatie
  /** Bestuurseenheid as printed, when no organ has it. */
  readonly bestuurseenheid?: Bestuurseenheid
  readonly zittingen: readonly Zitting[]
  /** Decisions not generated by a handling. */
  readonly besluiten: readonly Besluit[]
  /** Items not handled by a sitting. */
  readonly agendapunten?: readonly Agendapunt[]
  /** Handlings without an item. */
  readonly behandelingen?: readonly BehandelingVanAgendapunt[]
}
