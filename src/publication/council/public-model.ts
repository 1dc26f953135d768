import type { CalendarDate, DateTime, DocumentKind, Uitkomst } from '../../model.js'

/*
 * What the public reads, merged from all documents: plain values with names instead of IRIs. Every value with a `path`
 * has a page there (below the site, without ending), under an address that does not change. Absent means: no document
 * says it. Nothing here is guessed; what follows from attendance says so.
 */

/** A municipality, an OCMW, a province: who has bodies. */
export interface Council {
  readonly iri: string
  readonly path: string
  /** `Nazareth`. */
  readonly name: string
}

/** A body that holds sittings, over all its terms. */
export interface Body {
  /** IRI of the abstract body, or of the body in its term where nothing ties it to one. */
  readonly iri: string
  readonly path: string
  /** `Gemeenteraad Nazareth`: what it is called everywhere. */
  readonly name: string
  /** `Gemeenteraad`, where its class is known. */
  readonly kind?: string
  readonly council?: Council
}

/** Somebody as named in a document. */
export interface PersonName {
  /** `Greet De Pauw`; for who is known by an IRI alone, see `isNamed`. */
  readonly name: string
  /** False: no document and no register gives a name, and `name` says that. */
  readonly isNamed: boolean
  /** IRI of the person, else of the mandataris. */
  readonly iri: string
  /** Page of the person; absent for officials and for who has no name. */
  readonly path?: string
  readonly party?: string
  /** `schepen`, as the document has it. */
  readonly role?: string
}

export interface LegalGround {
  readonly title: string
  /** Address where the act can be read; absent where it is not known. */
  readonly address?: string
}

export interface Article {
  readonly iri: string
  /** `Artikel 1`, once. */
  readonly number?: string
  readonly title?: string
  readonly text: readonly string[]
}

/** A decision. Its page is that of the item at which it was taken; one that hangs on no item has its own. */
export interface Decision {
  readonly iri: string
  readonly path: string
  readonly title?: string
  readonly description?: readonly string[]
  /** Why, as paragraphs. */
  readonly motivation: readonly string[]
  /** The operative part as paragraphs, where it is not divided into articles. */
  readonly text: readonly string[]
  readonly articles: readonly Article[]
  readonly grounds: readonly LegalGround[]
  /** Names of the code list BesluitType: `Reglement en verordening`. */
  readonly kinds: readonly string[]
  readonly published?: CalendarDate
  readonly inForceFrom?: CalendarDate
  readonly inForceUntil?: CalendarDate
}

/**
 * A vote. `stated`: the document gives numbers or names. `unanimous`: it says that all voted alike and no more.
 * `result`: only the result is told.
 */
export interface Vote {
  readonly iri: string
  readonly basis: 'stated' | 'unanimous' | 'result'
  readonly subject?: string
  /** The sentence of the document. */
  readonly consequence?: string
  readonly outcome?: Uitkomst
  readonly isSecret: boolean
  readonly inFavour?: number
  readonly against?: number
  readonly abstained?: number
  /** Who voted how; empty where no document gives names. */
  readonly namesInFavour: readonly PersonName[]
  readonly namesAgainst: readonly PersonName[]
  readonly namesAbstained: readonly PersonName[]
}

/**
 * Who was there; `follows`: from the opening of the sitting and who came and went, which no document sums up itself.
 */
export interface Attendance {
  readonly basis: 'stated' | 'follows'
  readonly present: readonly PersonName[]
  /** Of those at the opening, and of who is there at other items: who was not there now. */
  readonly away: readonly PersonName[]
}

/** An item of the agenda with what became of it. */
export interface Item {
  readonly iri: string
  readonly path: string
  /** As printed: `03.01`. */
  readonly number?: string
  /** Without the number; what it treats where no document gives a title. */
  readonly title: string
  readonly hasTitle: boolean
  readonly description: readonly string[]
  /** In public; absent: not known. */
  readonly isPublic?: boolean
  /** What the vote or the decision says; absent: not told. */
  readonly outcome?: Uitkomst
  /** The sentence that says so. */
  readonly outcomeText?: string
  readonly votes: readonly Vote[]
  readonly decisions: readonly Decision[]
  readonly attendance?: Attendance
  readonly chair?: PersonName
  /** Drafts and annexes that the agenda links to. */
  readonly attachments: readonly { readonly title: string; readonly address: string }[]
  /** Documents that treat it, in the order in which they come out. */
  readonly documents: readonly SourceDocument[]
  readonly differences: readonly SaidDifferently[]
  /** IRIs of what it consists of: handlings, votes, decisions, articles. */
  readonly parts: readonly string[]
}

/** Something else that relates to an item or a decision, as a document says. */
export interface Related {
  /** `cites`, `changes` and `corrects`: the other does so to this one; `references`: one refers to the other. */
  readonly kind: 'cites' | 'changes' | 'corrects' | 'references'
  readonly path: string
  readonly title: string
  readonly sitting?: SittingSummary
}

/** An item as it was published from some moment on; `item` undefined: it was withdrawn then. */
export interface PastItem {
  /** ISO 8601. */
  readonly time: string
  readonly item?: Item
}

/** A document that something was read from. */
export interface SourceDocument {
  readonly kind?: DocumentKind
  /** `Besluitenlijst`, by its own kind. */
  readonly label: string
  /** Its page here, with all data. */
  readonly path: string
  /** Where the original stands; a file on somebody's disk has none. */
  readonly address?: string
  /** When we last saw it change, ISO 8601. */
  readonly modified: string
}

/** What documents of one sitting say differently. */
export interface SaidDifferently {
  /** In Dutch, for people. */
  readonly message: string
  /** The document in which it stands. */
  readonly document?: SourceDocument
  /** `p3:12:5` in a PDF (page, line, column), `12:5` elsewhere. */
  readonly place?: string
}

/** What lists tell of a sitting; cheap. */
export interface SittingSummary {
  readonly iri: string
  readonly path: string
  /** `Gemeenteraad Nazareth, maandag 27 maart 2023`. */
  readonly name: string
  readonly body?: Body
  /** Day in Brussels. */
  readonly day?: CalendarDate
  readonly start?: DateTime
  readonly documents: readonly SourceDocument[]
  /** Time of the last change of any of its documents, ISO 8601. */
  readonly modified: string
  /** Changes whenever anything of it may have: for those who keep what they made of it. */
  readonly version: string
}

/** A sitting, whatever number of documents it was read from. */
export interface Sitting extends SittingSummary {
  readonly openedAt?: DateTime
  readonly closedAt?: DateTime
  readonly place?: string
  readonly chair?: PersonName
  readonly secretary?: PersonName
  readonly present: readonly PersonName[]
  readonly absent: readonly PersonName[]
  readonly items: readonly Item[]
  readonly differences: readonly SaidDifferently[]
}

/** A regulation in a list; cheap. */
export interface RuleEntry {
  readonly iri: string
  /** Page of the item at which it was decided, else its own. */
  readonly path: string
  readonly title: string
  /** Names of the code list BesluitType: `Retributiereglement`. */
  readonly kinds: readonly string[]
  readonly from?: CalendarDate
  readonly until?: CalendarDate
  readonly published?: CalendarDate
  readonly body?: Body
  readonly sitting?: SittingSummary
}

/** A decision that hangs on no item, as some documents give them. */
export interface LooseDecision {
  readonly decision: Decision
  readonly title: string
  readonly body?: Body
  readonly day?: CalendarDate
  readonly sitting?: SittingSummary
  readonly document: SourceDocument
}

/** What somebody did at one sitting. */
export interface PersonAtSitting {
  readonly sitting: SittingSummary
  /** Undefined: no document says whether they were there. */
  readonly wasPresent?: boolean
  readonly wasChair: boolean
  readonly votes: readonly {
    readonly item: Pick<Item, 'path' | 'title' | 'number' | 'outcome'>
    readonly side: 'for' | 'against' | 'abstained'
  }[]
}

/** A mandate as the register of the folder or a document gives it. */
export interface Mandate {
  /** `Schepen`. */
  readonly role?: string
  readonly body?: Body
  readonly party?: string
  readonly from?: CalendarDate
  readonly until?: CalendarDate
}

/** A mandataris as all documents together know them. */
export interface Person extends PersonName {
  readonly path: string
  /** The latest first; what has no begin comes last. */
  readonly mandates: readonly Mandate[]
  /** Others of the same name: nothing says that they are the same person. */
  readonly namesakes: readonly (Pick<PersonName, 'name'> & { readonly path: string; readonly body?: Body })[]
  /** Bodies in whose sittings they are named. */
  readonly bodies: readonly Body[]
  /** Newest first. */
  readonly sittings: readonly PersonAtSitting[]
}
