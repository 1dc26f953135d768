import { besluit, eli, foaf, mandaat, org, person, prov, skos } from '../../rdf/vocabularies.js'
import {
  artikelProperties,
  besluitProperties,
  publicatieProperties,
  rechtsgrondProperties,
} from './besluit-properties.js'
import {
  bestuurseenheidProperties,
  bestuursorgaanProperties,
  conceptProperties,
  fractieProperties,
  lidmaatschapProperties,
  locatieProperties,
  mandaatProperties,
  mandatarisProperties,
  persoonProperties,
} from './bestuur-properties.js'
import type { NounMapping, NounName } from './property.js'
import {
  agendapuntProperties,
  behandelingProperties,
  stemmingProperties,
  zittingProperties,
} from './zitting-properties.js'

/** The table OSLO ⇄ model: for each noun its class, its properties, and what OSLO has no property for. */
export const NOUNS: Readonly<Record<NounName, NounMapping>> = {
  Zitting: {
    class: besluit.Zitting,
    collection: 'zittingen',
    properties: zittingProperties,
    unmapped: ['datum', 'verontschuldigd'],
  },
  Agendapunt: {
    class: besluit.Agendapunt,
    collection: 'agendapunten',
    properties: agendapuntProperties,
    unmapped: ['rubriek'],
  },
  BehandelingVanAgendapunt: {
    class: besluit.BehandelingVanAgendapunt,
    collection: 'behandelingen-van-agendapunten',
    properties: behandelingProperties,
    unmapped: ['uitkomst', 'uitkomstTekst', 'movements', 'votersTold'],
  },
  Stemming: {
    class: besluit.Stemming,
    collection: 'stemmingen',
    properties: stemmingProperties,
    unmapped: ['unaniem', 'blancoOngeldig'],
  },

  Besluit: { class: besluit.Besluit, collection: 'besluiten', properties: besluitProperties, unmapped: [] },
  Artikel: { class: besluit.Artikel, collection: 'artikels', properties: artikelProperties, unmapped: [] },
  Rechtsgrond: {
    class: eli.LegalExpression,
    collection: 'rechtsgronden',
    properties: rechtsgrondProperties,
    unmapped: ['citation'],
  },
  Publicatie: { class: foaf.Document, collection: 'documenten', properties: publicatieProperties, unmapped: ['kind'] },

  Bestuurseenheid: {
    class: besluit.Bestuurseenheid,
    collection: 'bestuurseenheden',
    properties: bestuurseenheidProperties,
    unmapped: [],
  },
  Bestuursorgaan: {
    class: besluit.Bestuursorgaan,
    collection: 'bestuursorganen',
    properties: bestuursorgaanProperties,
    unmapped: [],
  },
  Mandataris: {
    class: mandaat.Mandataris,
    collection: 'mandatarissen',
    properties: mandatarisProperties,
    unmapped: [],
  },
  Mandaat: { class: mandaat.Mandaat, collection: 'mandaten', properties: mandaatProperties, unmapped: [] },
  Lidmaatschap: {
    class: org.Membership,
    collection: 'lidmaatschappen',
    properties: lidmaatschapProperties,
    unmapped: [],
  },
  Fractie: { class: mandaat.Fractie, collection: 'fracties', properties: fractieProperties, unmapped: [] },
  Persoon: { class: person.Person, collection: 'personen', properties: persoonProperties, unmapped: [] },
  Locatie: { class: prov.Location, collection: 'locaties', properties: locatieProperties, unmapped: [] },
  Concept: { class: skos.Concept, collection: 'concepten', properties: conceptProperties, unmapped: [] },
}
