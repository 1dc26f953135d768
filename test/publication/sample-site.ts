import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cause } from '../../src/log/changes/change.js'
import { DataFolder } from '../../src/log/data-folder.js'
import type { Site } from '../../src/publication/site/site.js'
import { besluitDocumentType } from '../../src/rdf/concepts.js'
import { besluit, dct, foaf, rdf, skos } from '../../src/rdf/vocabularies.js'

export const sampleSite: Site = {
  baseUrl: 'https://data.voorbeeldegem.example/',
  title: 'Besluiten van Voorbeeldegem',
  publisher: { name: 'Gemeente Voorbeeldegem' },
  contact: { email: 'data@voorbeeldegem.example' },
  licence: 'gratis-hergebruik',
  issued: '2026-01-01T00:00:00Z',
}

/** A data folder of a test, with pages that come and go. */
export interface SampleData {
  readonly folder: string
  readonly data: DataFolder
  readonly source: (n: number) => string
  readonly zitting: (n: number) => string
  /** Publishes the agenda of a sitting; `title` changes it. */
  readonly publish: (n: number, title?: string) => void
  readonly withdraw: (n: number) => void
  readonly close: () => void
}

const ORGAAN = 'http://data.lblod.info/id/bestuursorganen/gemeenteraad-voorbeeldegem'
const EENHEID = 'http://data.lblod.info/id/bestuurseenheden/voorbeeldegem'

export function openSampleData(): SampleData {
  const folder = mkdtempSync(join(tmpdir(), 'raadlink-site-'))
  const data = new DataFolder(join(folder, 'data'))
  const source = (n: number): string => `https://raadpleeg.voorbeeldegem.example/zittingen/${n}/agenda`
  const zitting = (n: number): string => `${sampleSite.baseUrl}id/zittingen/${n}`
  const cause = (n: number, kind: Cause['kind']): Cause => ({
    kind,
    address: source(n),
    agent: 'test',
    software: 'raadlink test',
  })
  return {
    folder,
    data,
    source,
    zitting,
    publish: (n, title = `Punt ${n}`) => {
      const triples = [
        `<${zitting(n)}> <${rdf.type.value}> <${besluit.Zitting.value}> .`,
        `<${zitting(n)}> <${besluit.geplandeStart.value}> "2026-03-0${(n % 9) + 1}T19:30:00+01:00"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`,
        `<${zitting(n)}> <${besluit.isGehoudenDoor.value}> <${ORGAAN}> .`,
        `<${zitting(n)}> <${besluit.behandelt.value}> <${zitting(n)}/punten/1> .`,
        `<${zitting(n)}> <${besluit.heeftAgenda.value}> <${source(n)}> .`,
        `<${zitting(n)}/punten/1> <${rdf.type.value}> <${besluit.Agendapunt.value}> .`,
        `<${zitting(n)}/punten/1> <${dct.title.value}> ${JSON.stringify(title)}@nl .`,
        `<${ORGAAN}> <${rdf.type.value}> <${besluit.Bestuursorgaan.value}> .`,
        `<${ORGAAN}> <${besluit.bestuurt.value}> <${EENHEID}> .`,
        `<${ORGAAN}> <${skos.prefLabel.value}> "Gemeenteraad Voorbeeldegem" .`,
        `<${EENHEID}> <${rdf.type.value}> <${besluit.Bestuurseenheid.value}> .`,
        `<${EENHEID}> <${skos.prefLabel.value}> "Voorbeeldegem" .`,
        `<${source(n)}> <${rdf.type.value}> <${foaf.Document.value}> .`,
        `<${source(n)}> <${dct.type.value}> <${besluitDocumentType.agenda}> .`,
      ]
      data.publish(
        [
          {
            graph: `${sampleSite.baseUrl}id/graphs/00000000-0000-5000-8000-00000000000${n}/stated`,
            role: 'stated',
            triples: triples.sort(),
          },
        ],
        cause(n, 'publish'),
      )
    },
    withdraw: (n) =>
      void data.publish(
        [
          {
            graph: `${sampleSite.baseUrl}id/graphs/00000000-0000-5000-8000-00000000000${n}/stated`,
            role: 'stated',
            triples: [],
          },
        ],
        cause(n, 'withdraw'),
      ),
    close: () => {
      data.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
