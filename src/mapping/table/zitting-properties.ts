import type { Agendapunt, BehandelingVanAgendapunt, Stemming, Zitting } from '../../model.js'
import { besluit, dct, ext, mandaat, prov } from '../../rdf/vocabularies.js'
import type { PropertiesOf } from './property.js'

/*
 * The sitting and what happens in it (OSLO Besluit Publicatie; heeftAgenda, heeftBesluitenlijst, heeftUittreksel and
 * heeftAfwezigeBijStart come from the vendor documentation and the shapes of the decision validator).
 */

export const zittingProperties: PropertiesOf<Zitting, 'datum' | 'verontschuldigd'> = {
  title: { iri: dct.title, range: 'text', many: true },
  geplandeStart: { iri: besluit.geplandeStart, range: 'dateTime', many: false },
  startedAtTime: { iri: prov.startedAtTime, range: 'dateTime', many: false },
  endedAtTime: { iri: prov.endedAtTime, range: 'dateTime', many: false },
  atLocation: { iri: prov.atLocation, range: 'Locatie', many: false, orLiteral: true },
  isGehoudenDoor: {
    iri: besluit.isGehoudenDoor,
    range: 'Bestuursorgaan',
    many: false,
    preferred: mandaat.isTijdspecialisatieVan,
  },
  heeftAanwezigeBijStart: { iri: besluit.heeftAanwezigeBijStart, range: 'Mandataris', many: true },
  heeftAfwezigeBijStart: {
    iri: besluit.heeftAfwezigeBijStart,
    aliases: [ext.heeftAfwezigeBijStart],
    range: 'Mandataris',
    many: true,
  },
  heeftAanwezige: { iri: besluit.heeftAanwezige, range: 'Mandataris', many: true },
  heeftVoorzitter: { iri: besluit.heeftVoorzitter, range: 'Mandataris', many: false },
  heeftSecretaris: { iri: besluit.heeftSecretaris, range: 'Mandataris', many: false },
  heeftAgenda: { iri: besluit.heeftAgenda, range: 'Publicatie', many: true },
  heeftBesluitenlijst: { iri: besluit.heeftBesluitenlijst, range: 'Publicatie', many: true },
  heeftNotulen: { iri: besluit.heeftNotulen, range: 'Publicatie', many: true },
  heeftUittreksel: { iri: besluit.heeftUittreksel, range: 'Publicatie', many: true },
  heeftZittingsverslag: { iri: besluit.heeftZittingsverslag, range: 'Publicatie', many: true },
  behandelt: { iri: besluit.behandelt, aliases: [ext.behandelt], range: 'Agendapunt', many: true },
}

export const agendapuntProperties: PropertiesOf<Agendapunt, 'nummer' | 'rubriek'> = {
  // OSLO has no property for the number; the search of Lokaal Beslist sorts items by the number in their title.
  title: { iri: dct.title, range: 'text', many: true, precededBy: 'nummer' },
  description: { iri: dct.description, range: 'text', many: true },
  geplandOpenbaar: { iri: besluit.geplandOpenbaar, range: 'boolean', many: false },
  type: { iri: besluit['Agendapunt.type'], range: 'Concept', many: true },
  aangebrachtNa: { iri: besluit.aangebrachtNa, range: 'reference', many: false },
  references: { iri: dct.references, range: 'reference', many: true },
  heeftOntwerpbesluit: { iri: besluit.heeftOntwerpbesluit, range: 'Publicatie', many: true },
  behandelingen: { iri: dct.subject, range: 'BehandelingVanAgendapunt', many: true, inverse: true },
}

export const behandelingProperties: PropertiesOf<
  BehandelingVanAgendapunt,
  'uitkomst' | 'uitkomstTekst' | 'movements' | 'votersTold'
> = {
  openbaar: { iri: besluit.openbaar, range: 'boolean', many: false },
  gebeurtNa: { iri: besluit.gebeurtNa, range: 'reference', many: false },
  heeftAanwezige: { iri: besluit.heeftAanwezige, range: 'Mandataris', many: true },
  heeftVoorzitter: { iri: besluit.heeftVoorzitter, range: 'Mandataris', many: false },
  heeftSecretaris: { iri: besluit.heeftSecretaris, range: 'Mandataris', many: false },
  heeftStemming: { iri: besluit.heeftStemming, range: 'Stemming', many: true },
  generated: { iri: prov.generated, range: 'Besluit', many: true },
}

export const stemmingProperties: PropertiesOf<Stemming, 'unaniem' | 'blancoOngeldig'> = {
  onderwerp: { iri: besluit.onderwerp, range: 'text', many: false },
  gevolg: { iri: besluit.gevolg, range: 'text', many: false },
  geheim: { iri: besluit.geheim, range: 'boolean', many: false },
  aantalVoorstanders: { iri: besluit.aantalVoorstanders, range: 'integer', many: false },
  aantalTegenstanders: { iri: besluit.aantalTegenstanders, range: 'integer', many: false },
  aantalOnthouders: { iri: besluit.aantalOnthouders, range: 'integer', many: false },
  heeftAanwezige: { iri: besluit.heeftAanwezige, range: 'Mandataris', many: true },
  heeftStemmer: { iri: besluit.heeftStemmer, range: 'Mandataris', many: true },
  heeftVoorstander: { iri: besluit.heeftVoorstander, range: 'Mandataris', many: true },
  heeftTegenstander: { iri: besluit.heeftTegenstander, range: 'Mandataris', many: true },
  heeftOnthouder: { iri: besluit.heeftOnthouder, range: 'Mandataris', many: true },
}
