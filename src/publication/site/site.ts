import { checkBase, type SiteInput } from '../../config.js'
import { AppError } from '../../errors.js'

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
  /** Colour of the band on top of pages, `#rrggbb`; it carries no text, so that it may be any. */
  readonly colour?: string
  /** Picture beside the name of the site, as it stands on its own address below it. */
  readonly logo?: { readonly mediaType: 'image/svg+xml' | 'image/png'; readonly bytes: Uint8Array }
}

/** Licences of the Flemish code list under which open data is published; https is part of the name. */
export const LICENCES = {
  'gratis-hergebruik': {
    iri: 'https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0',
    title: 'Modellicentie voor gratis hergebruik',
    type: 'http://purl.org/adms/licencetype/Attribution',
  },
  cc0: {
    iri: 'https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0',
    title: 'Creative Commons Zero verklaring',
    type: 'http://purl.org/adms/licencetype/PublicDomain',
  },
} as const
export type LicenceName = keyof typeof LICENCES

/** Checks an address for a site and ends it in a slash. Throws `base-invalid`. */
export function siteAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/u.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new AppError(
      'base-invalid',
      `“${address}” cannot be the address of a site: give an absolute http(s) address without query or fragment`,
    )
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

/** How each setting is given, for messages. */
const FLAGS = {
  baseUrl: '--base-url',
  title: '--title',
  publisher: '--publisher',
  contact: '--contact',
  licence: '--licence',
} as const

/**
 * A site of what its publisher says; `issued` is when the dataset was first published. Nothing is made up: what is
 * missing is asked for. Throws `usage` or `base-invalid`.
 */
export function siteOf(input: SiteInput, issued: string): Site {
  const { baseUrl, title, publisher, publisherIri, contact, licence, colour } = input
  const missing = (Object.keys(FLAGS) as (keyof typeof FLAGS)[]).filter((key) => (input[key] ?? '').trim() === '')
  if (
    baseUrl === undefined ||
    title === undefined ||
    publisher === undefined ||
    contact === undefined ||
    licence === undefined ||
    missing.length > 0
  ) {
    throw new AppError(
      'usage',
      `a site needs ${missing.map((key) => FLAGS[key]).join(', ')}: only the publisher knows (a setting RAADLINK_${missing[0]?.replace(/[A-Z]/gu, '_$&').toUpperCase() ?? ''} in the environment does too)`,
    )
  }
  return {
    baseUrl: siteAddress(baseUrl),
    title,
    publisher: {
      name: publisher,
      ...(publisherIri !== undefined && { iri: checkBase(publisherIri, '--publisher-iri') }),
    },
    contact: contactOf(contact),
    licence: licenceOf(licence),
    issued,
    ...(colour !== undefined && { colour: colourOf(colour) }),
  }
}

/** A colour goes into the style of every page: nothing but a colour may. */
function colourOf(colour: string): string {
  if (/^#[\da-f]{6}$/iu.test(colour)) return colour
  throw new AppError('usage', `the colour of a site is written as #rrggbb; not “${colour}”`)
}

function contactOf(contact: string): Site['contact'] {
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(contact)) return { email: contact }
  if (URL.canParse(contact) && /^https?:/u.test(contact)) return { url: new URL(contact).href }
  throw new AppError('usage', `--contact: “${contact}” is neither an e-mail address nor the http(s) address of a page`)
}

function licenceOf(licence: string): LicenceName {
  if (licence in LICENCES) return licence as LicenceName
  throw new AppError('usage', `--licence is one of ${Object.keys(LICENCES).join(', ')}; not “${licence}”`)
}
