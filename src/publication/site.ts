import { AppError } from '../errors.js'

/** Who publishes a site and where: what no document says and nobody may invent. */
export interface Site {
  /** Absolute address, ending in a slash. */
  readonly baseUrl: string
  readonly title: string
  readonly publisher: {
    readonly name: string
    /** IRI of the publisher; one below the site when absent. */
    readonly iri?: string
  }
  readonly contact: { readonly email: string } | { readonly url: string }
  /** Keyword of a licence, see LICENCES. */
  readonly licence: LicenceName
  /** The day the dataset was first published, ISO 8601. */
  readonly issued: string
}

/** Licences of the Flemish code list under which open data is published; https is part of the name. */
export const LICENCES = {
  'gratis-hergebruik': { iri: 'https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0', title: 'Modellicentie voor gratis hergebruik', type: 'http://purl.org/adms/licencetype/Attribution' },
  cc0: { iri: 'https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0', title: 'Creative Commons Zero verklaring', type: 'http://purl.org/adms/licencetype/PublicDomain' },
} as const
export type LicenceName = keyof typeof LICENCES

/** Checks an address for a site and ends it in a slash. Throws `base-invalid`. */
export function siteAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/u.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new AppError('base-invalid', `“${address}” cannot be the address of a site: give an absolute http(s) address without query or fragment`)
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}
