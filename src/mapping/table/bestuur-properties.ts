import type {
  Bestuurseenheid,
  Bestuursorgaan,
  Concept,
  Fractie,
  Lidmaatschap,
  Locatie,
  Mandaat,
  Mandataris,
  Persoon,
} from '../../model.js'
import {
  besluit,
  ext,
  foaf,
  generiek,
  lblodGeneriek,
  lblodPersoon,
  lblodRegorg,
  mandaat,
  org,
  persoon,
  rdfs,
  regorg,
  skos,
} from '../../rdf/vocabularies.js'
import type { PropertiesOf } from './property.js'

/*
 * Units, organs and people (OSLO Mandatendatabank). Where OSLO and the data of LBLOD differ, the term of an organ is
 * written with mandaat:isTijdspecialisatieVan, which every consumer reads, and names with the official https namespace.
 */

export const bestuurseenheidProperties: PropertiesOf<Bestuurseenheid> = {
  prefLabel: { iri: skos.prefLabel, range: 'string', many: false },
  classificatie: { iri: besluit.classificatie, range: 'Concept', many: false },
  classification: { iri: org.classification, range: 'Concept', many: false },
  werkingsgebied: { iri: besluit.werkingsgebied, range: 'Locatie', many: false },
}

export const bestuursorgaanProperties: PropertiesOf<Bestuursorgaan> = {
  prefLabel: { iri: skos.prefLabel, range: 'string', many: false },
  classificatie: { iri: besluit.classificatie, range: 'Concept', many: false },
  classification: { iri: org.classification, range: 'Concept', many: false },
  bestuurt: { iri: besluit.bestuurt, range: 'Bestuurseenheid', many: false },
  isTijdspecialisatieVan: {
    iri: mandaat.isTijdspecialisatieVan,
    aliases: [generiek.isTijdspecialisatieVan, lblodGeneriek.isTijdspecialisatieVan],
    range: 'Bestuursorgaan',
    many: false,
  },
  bindingStart: { iri: mandaat.bindingStart, range: 'moment', many: false },
  bindingEinde: { iri: mandaat.bindingEinde, range: 'moment', many: false },
}

export const mandatarisProperties: PropertiesOf<Mandataris, 'functionaris' | 'fractie'> = {
  isBestuurlijkeAliasVan: { iri: mandaat.isBestuurlijkeAliasVan, range: 'Persoon', many: false },
  holds: { iri: org.holds, range: 'Mandaat', many: false },
  hasMembership: { iri: org.hasMembership, range: 'Lidmaatschap', many: true },
  name: { iri: foaf.name, range: 'string', many: false },
  familyName: { iri: foaf.familyName, range: 'string', many: false },
  gebruikteVoornaam: {
    iri: persoon.gebruikteVoornaam,
    aliases: [lblodPersoon.gebruikteVoornaam],
    range: 'string',
    many: false,
  },
  start: { iri: mandaat.start, range: 'moment', many: false },
  einde: { iri: mandaat.einde, range: 'moment', many: false },
  status: { iri: mandaat.status, range: 'Concept', many: false },
  rangorde: { iri: mandaat.rangorde, range: 'text', many: false },
}

/** LBLOD publishes `organisation` with an s; W3C ORG spells it with a z. */
export const lidmaatschapProperties: PropertiesOf<Lidmaatschap> = {
  organisation: { iri: org.organisation, aliases: [org.organization], range: 'Fractie', many: false },
}

export const fractieProperties: PropertiesOf<Fractie> = {
  legalName: { iri: regorg.legalName, aliases: [lblodRegorg.legalName], range: 'string', many: false },
}

export const persoonProperties: PropertiesOf<Persoon> = {
  name: { iri: foaf.name, range: 'string', many: false },
  familyName: { iri: foaf.familyName, range: 'string', many: false },
  gebruikteVoornaam: {
    iri: persoon.gebruikteVoornaam,
    aliases: [lblodPersoon.gebruikteVoornaam],
    range: 'string',
    many: false,
  },
}

export const mandaatProperties: PropertiesOf<Mandaat> = {
  role: { iri: org.role, range: 'Concept', many: false },
}

export const locatieProperties: PropertiesOf<Locatie> = {
  label: { iri: rdfs.label, range: 'string', many: false },
  werkingsgebiedNiveau: { iri: ext.werkingsgebiedNiveau, range: 'string', many: false },
}

export const conceptProperties: PropertiesOf<Concept> = {
  prefLabel: { iri: skos.prefLabel, range: 'string', many: false },
}
