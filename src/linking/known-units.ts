import { readFileSync } from 'node:fs'

/** A bestuurseenheid in the reference table. */
export interface KnownUnit {
  readonly iri: string
  /** Classification: Gemeente, OCMW, District, Provincie. */
  readonly kind: string
  readonly name: string
  /** Has bodies in the term that began in December 2024. */
  readonly isCurrent: boolean
  /** Existed before the mergers of January 2025. */
  readonly isFormer: boolean
}

const IRI = 'http://data.lblod.info/id/bestuurseenheden/'

/** Reads the table vocabularies/bestuurseenheden.tsv: id, soort, naam, nis2019, nis2025, sinds2025. */
export function parseKnownUnits(tsv: string): readonly KnownUnit[] {
  return tsv
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', kind = '', name = '', nis2019 = '', , since2025 = ''] = line.split('\t')
      return { iri: IRI + id, kind, name, isCurrent: since2025 === 'ja', isFormer: nis2019 !== '' }
    })
}

/** The units of the package's own table. */
export function readKnownUnits(): readonly KnownUnit[] {
  return parseKnownUnits(readFileSync(new URL('../../vocabularies/bestuurseenheden.tsv', import.meta.url), 'utf8'))
}
