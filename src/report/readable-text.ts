const IRI = /<?\b(?:https?|urn|ftp|file|data|javascript|mailto):[^\s<>"'“”‘’„`]+>?/giu

/**
 * A text for people who do not read addresses: each IRI is shortened to the part with a meaning (`…/agenda`,
 * `Zitting`), or to an ellipsis. JSON and CSV have the full value.
 */
export function plainText(text: string): string {
  return text.replace(IRI, (match) => {
    const [, iri = '', trailing = ''] = /^<?(.*?)>?([.,;:!?)\]]*)$/u.exec(match) ?? []
    return shortName(iri) + trailing
  })
}

function shortName(iri: string): string {
  const [path = '', fragment] = iri.split('#', 2)
  if (fragment !== undefined && fragment !== '') return readable(fragment)
  const segments =
    path
      .replace(/^[a-z]+:(?:\/\/[^/]*)?/iu, '')
      .split(/[?]/u)[0]
      ?.split('/')
      .filter((segment) => segment !== '') ?? []
  const last = segments.at(-1)
  return last === undefined ? '…' : `…/${readable(last)}`
}

/**
 * A percent-encoded segment as a person writes it; one that cannot be decoded stays as it is. The result is never an
 * address.
 */
function readable(segment: string): string {
  if (!/%[0-9a-f]{2}/iu.test(segment)) return segment
  try {
    return decodeURIComponent(segment).replaceAll(':', ' ')
  } catch (error) {
    if (error instanceof URIError) return segment
    throw error
  }
}
