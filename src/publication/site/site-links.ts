import type { Site } from './site.js'
/**
 * IRIs of things start with this below the site; their descriptions stand under `doc/` (data.vlaanderen.be: /id/
 * answers 303 to /doc/).
 */
export const THINGS = 'id/'

interface Link {
  readonly name: string
  readonly address: string
}

/** What every page of a site has around it: the way home, and how the site looks. */
export interface SiteFrame extends Link {
  readonly baseUrl: string
  readonly colour?: string
  /** Address of the logo. */
  readonly logo?: string
}

/** Path of the logo of a site, with its ending. */
export function logoPath({ logo }: Site): string | undefined {
  return logo && `logo.${logo.mediaType === 'image/png' ? 'png' : 'svg'}`
}

/** The first page; among files the address of a folder may be none. */
export function homeOf(site: Site): SiteFrame {
  const logo = logoPath(site)
  return {
    name: site.title,
    address: `${site.baseUrl}index.html`,
    baseUrl: site.baseUrl,
    ...(site.colour !== undefined && { colour: site.colour }),
    ...(logo !== undefined && { logo: site.baseUrl + logo }),
  }
}

export function overviewOf(site: Site): Link {
  return { name: 'Overzicht', address: `${site.baseUrl}overzicht/1.html` }
}

/**
 * What is told of how a publication was made: its graph, the reading, the capture, the software. They share a document.
 */
const ORIGIN = /^(graphs\/[^/]+)\/(?:stated|reading|capture|software)$/u

/** The path of the description of a thing of this site, without fragment; undefined for IRIs of others. */
export function descriptionPath(site: Site, thing: string): string | undefined {
  if (!thing.startsWith(site.baseUrl + THINGS)) return undefined
  const name = thing.slice(site.baseUrl.length + THINGS.length).replace(/#.*$/u, '')
  return `doc/${ORIGIN.exec(name)?.[1] ?? name}`
}
