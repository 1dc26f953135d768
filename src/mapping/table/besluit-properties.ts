import type { Artikel, Besluit, Publicatie, Rechtsgrond } from '../../model.js'
import { besluit, dct, eli, prov } from '../../rdf/vocabularies.js'
import type { PropertiesOf } from './property.js'

/*
 * Decisions and documents. In practice decision (expression) and rechtsgrond (resource) are merged in one node:
 * passed_by, has_part and the dates in force are on the Besluit.
 */

export const besluitProperties: PropertiesOf<Besluit, 'valueDatatype' | 'valueLanguage'> = {
  title: { iri: eli.title, range: 'text', many: true },
  title_short: { iri: eli.title_short, aliases: [besluit.citeeropschrift], range: 'text', many: true },
  description: { iri: eli.description, range: 'text', many: true },
  motivering: { iri: besluit.motivering, range: 'text', many: true },
  value: { iri: prov.value, range: 'content', many: false },
  language: { iri: eli.language, range: 'Concept', many: false },
  date_publication: { iri: eli.date_publication, range: 'date', many: false },
  first_date_entry_in_force: { iri: eli.first_date_entry_in_force, range: 'date', many: false },
  date_no_longer_in_force: { iri: eli.date_no_longer_in_force, range: 'date', many: false },
  passed_by: { iri: eli.passed_by, range: 'Bestuursorgaan', many: false },
  realizes: { iri: eli.realizes, range: 'reference', many: false },
  has_part: { iri: eli.has_part, range: 'Artikel', many: true },
  cites: { iri: eli.cites, range: 'Rechtsgrond', many: true },
  wasGeneratedBy: { iri: prov.wasGeneratedBy, range: 'reference', many: false },
}

export const artikelProperties: PropertiesOf<Artikel, 'valueDatatype' | 'valueLanguage'> = {
  number: { iri: eli.number, range: 'string', many: false },
  title: { iri: eli.title, range: 'text', many: true },
  value: { iri: prov.value, range: 'content', many: false },
  language: { iri: eli.language, range: 'Concept', many: false },
}

export const rechtsgrondProperties: PropertiesOf<Rechtsgrond, 'citation'> = {
  title: { iri: eli.title, range: 'string', many: false },
}

export const publicatieProperties: PropertiesOf<Publicatie, 'kind'> = {
  title: { iri: dct.title, range: 'string', many: false },
  type: { iri: dct.type, range: 'Concept', many: true },
  date_publication: { iri: eli.date_publication, range: 'date', many: false },
  passed_by: { iri: eli.passed_by, range: 'Bestuursorgaan', many: false },
}
