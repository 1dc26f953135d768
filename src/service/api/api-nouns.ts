import type {
  Body,
  Council,
  Decision,
  Item,
  Person,
  PersonName,
  Sitting,
  SittingSummary,
  SourceDocument,
  Vote,
} from '../../publication/council/public-model.js'
import { uuidOf } from '../../rdf/uuid.js'
import type { Site } from '../../publication/site/site.js'

/** Plain data as it is sent: fields that are undefined are not there. */
export type Json = Readonly<Record<string, unknown>>

/** Where each kind of thing of the public model stands in the API, by the start of its path on the site. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  besturen: 'bestuurseenheden',
  organen: 'bestuursorganen',
  zittingen: 'zittingen',
  punten: 'agendapunten',
  besluiten: 'besluiten',
  personen: 'personen',
}

/** Where the API stands below the site. */
export const API_PATH = 'api/v1'

/** Writes things of the public model as the API tells them. */
export class ApiNouns {
  constructor(private readonly site: Site) {}

  council({ iri, path, name }: Council): Json {
    return { iri, id: idOf(path), self: this.#self(path), name }
  }

  body({ iri, path, name, kind, council }: Body): Json {
    return {
      iri,
      id: idOf(path),
      self: this.#self(path),
      name,
      kind,
      bestuurseenheid: council && this.#reference(council),
    }
  }

  sitting(sitting: SittingSummary): Json {
    const { iri, path, name, body, day, start, documents, modified } = sitting
    return {
      ...this.#thing(iri, path),
      name,
      bestuursorgaan: body && this.#reference(body),
      date: day,
      geplandeStart: start,
      documents: documents.map((document) => this.#document(document)),
      modified,
    }
  }

  sittingDetails(sitting: Sitting): Json {
    const { openedAt, closedAt, place, chair, secretary, present, absent, items } = sitting
    return {
      ...this.sitting(sitting),
      startedAtTime: openedAt,
      endedAtTime: closedAt,
      place,
      voorzitter: chair && this.#mandataris(chair),
      secretaris: secretary && this.#mandataris(secretary),
      aanwezigen: present.map((person) => this.#mandataris(person)),
      afwezigen: absent.map((person) => this.#mandataris(person)),
      agendapunten: items.map((item) => this.item(item, sitting)),
    }
  }

  item(item: Item, sitting: SittingSummary): Json {
    const { iri, path, number, title, description, isPublic, outcome, outcomeText, decisions, votes, documents } = item
    return {
      ...this.#thing(iri, path),
      number,
      title,
      description,
      openbaar: isPublic,
      outcome,
      outcomeText,
      zitting: this.#reference(sitting),
      besluiten: decisions.map((decision) => this.decision(decision, { item })),
      stemmingen: votes.map((vote) => this.vote(vote)),
      documents: documents.map((document) => this.#document(document)),
    }
  }

  decision(
    decision: Decision,
    around: {
      readonly item?: Item
      readonly sitting?: SittingSummary | undefined
      readonly body?: Body | undefined
      readonly day?: string | undefined
    },
  ): Json {
    const { iri, path, title, description, motivation, text, articles, grounds, kinds } = decision
    const { item, sitting, body = sitting?.body, day = sitting?.day } = around
    // A decision is found through the item at which it was taken.
    const id = item ? `${idOf(item.path)}.${uuidOf(iri)}` : idOf(path)
    return {
      iri,
      id,
      self: `${this.site.baseUrl}${API_PATH}/besluiten/${id}`,
      page: `${this.site.baseUrl}${path}.html`,
      title,
      description,
      motivering: motivation,
      text,
      artikels: articles,
      rechtsgronden: grounds,
      kinds,
      agendapunt: item && this.#reference({ ...item, name: item.title }),
      zitting: sitting && this.#reference(sitting),
      bestuursorgaan: body && this.#reference(body),
      date: day,
      date_publication: decision.published,
      first_date_entry_in_force: decision.inForceFrom,
      date_no_longer_in_force: decision.inForceUntil,
    }
  }

  vote(vote: Vote, item?: Item, sitting?: SittingSummary): Json {
    const people = (list: readonly PersonName[]): readonly Json[] => list.map((person) => this.#mandataris(person))
    return {
      iri: vote.iri,
      basis: vote.basis,
      geheim: vote.isSecret,
      onderwerp: vote.subject,
      gevolg: vote.consequence,
      outcome: vote.outcome,
      aantalVoorstanders: vote.inFavour,
      aantalTegenstanders: vote.against,
      aantalOnthouders: vote.abstained,
      voorstanders: people(vote.namesInFavour),
      tegenstanders: people(vote.namesAgainst),
      onthouders: people(vote.namesAbstained),
      agendapunt: item && this.#reference({ ...item, name: item.title }),
      zitting: sitting && this.#reference(sitting),
    }
  }

  person(person: Person): Json {
    const { iri, path, name, party, role, bodies, sittings } = person
    return {
      ...this.#thing(iri, path),
      name,
      fractie: party,
      role,
      bestuursorganen: bodies.map((body) => this.#reference(body)),
      zittingen: sittings.map(({ sitting, wasPresent, wasChair, votes }) => ({
        zitting: this.#reference(sitting),
        wasAanwezig: wasPresent,
        wasVoorzitter: wasChair,
        stemmen: votes.map(({ item, side }) => ({
          agendapunt: this.#reference({ ...item, name: item.title }),
          side: SIDES[side],
        })),
      })),
    }
  }

  #mandataris({ iri, name, path, party, role }: PersonName): Json {
    return { iri, name, self: path === undefined ? undefined : this.#self(path), fractie: party, role }
  }

  #document({ kind, label, path, address, modified }: SourceDocument): Json {
    return { kind, label, page: `${this.site.baseUrl}${path}.html`, source: address, modified }
  }

  #reference({ iri, path, name }: { readonly iri?: string; readonly path: string; readonly name: string }): Json {
    return { iri, id: idOf(path), self: this.#self(path), name }
  }

  #thing(iri: string, path: string): Json {
    return { iri, id: idOf(path), self: this.#self(path), page: `${this.site.baseUrl}${path}.html` }
  }

  #self(path: string): string {
    const [kind = '', id = ''] = path.split('/')
    return `${this.site.baseUrl}${API_PATH}/${COLLECTIONS[kind] ?? kind}/${id}`
  }
}

const SIDES = { for: 'voor', against: 'tegen', abstained: 'onthouding' } as const

/** The last part of a path, by which the API names the thing. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
