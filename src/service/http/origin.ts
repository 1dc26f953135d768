import type { FastifyRequest } from 'fastify'

/**
 * Whether a request was sent by a page of another site. A browser says where a page stands that sends something; who
 * says nothing is no browser that could be made to send it. `none`: a person typed the address.
 */
export function isFromElsewhere({ headers, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  const isOther = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
  return site === undefined ? isOther : site !== 'same-origin' && site !== 'none'
}
