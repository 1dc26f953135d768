import Negotiator from 'negotiator'

/** Something that can be served, under one or more media types; the first is its own. */
export interface Offer<Value> {
  readonly value: Value
  readonly mediaTypes: readonly string[]
}

/**
 * Picks what an Accept header likes best (RFC 9110, 12.5.1): by weight, then by how exactly it is named, then by its
 * place in the header and among the offers. No header means anything. `undefined` when nothing offered is acceptable.
 * Also gives the media type by which it was asked, to answer with.
 */
export function negotiate<Value>(
  accept: string | undefined,
  offers: readonly Offer<Value>[],
): { readonly value: Value; readonly mediaType: string } | undefined {
  // A range such as text/* means the type of its own of an offer before another's second name.
  const types = [
    ...offers.map(({ mediaTypes }) => mediaTypes.slice(0, 1)),
    ...offers.map(({ mediaTypes }) => mediaTypes.slice(1)),
  ]
  const [mediaType] = asker('accept', accept).mediaTypes(types.flat())
  const offer = offers.find(({ mediaTypes }) => mediaType !== undefined && mediaTypes.includes(mediaType))
  return offer && mediaType !== undefined ? { value: offer.value, mediaType } : undefined
}

/** The language that an Accept-Language header likes best; the first that is offered when it names none of them. */
export function negotiateLanguage<Name extends string>(
  acceptLanguage: string | undefined,
  offers: readonly [Name, ...Name[]],
): Name {
  const [best] = asker('accept-language', acceptLanguage).languages([...offers])
  return offers.find((each) => each === best) ?? offers[0]
}

function asker(name: string, value: string | undefined): Negotiator {
  const wish = value === undefined || value.trim() === '' ? undefined : withoutParameters(value)
  return new Negotiator({ headers: wish === undefined ? {} : { [name]: wish } })
}

/**
 * Leaves only the weights: nothing is offered in several character sets or profiles, so what a client says of them
 * decides nothing. A weight that is none counts as 0.
 */
function withoutParameters(value: string): string {
  return value.replace(/\s*;\s*([^,;]*)/gu, (_all, parameter: string) => {
    const weight = /^q=(.*)$/iu.exec(parameter.trim())?.[1]
    if (weight === undefined) return ''
    return /^(?:0(?:\.\d*)?|1(?:\.0*)?)$/u.test(weight.trim()) ? `;q=${weight.trim()}` : ';q=0'
  })
}
