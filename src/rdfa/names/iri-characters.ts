/*
 * Characters that no IRI may hold (RFC 3987, section 2.2): white space and controls, the delimiters < > " { } | \ ^ `,
 * halves of surrogate pairs, noncharacters and specials. Turtle and N-Triples refuse the same first groups.
 */
const FORBIDDEN =
  /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f\ufdd0-\ufdef\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Percent-encodes the characters that no IRI may hold, as UTF-8, and changes nothing else. Half a surrogate pair has no
 * UTF-8 form and is encoded as U+FFFD.
 */
export function encodeIriCharacters(iri: string): string {
  FORBIDDEN.lastIndex = 0
  if (!FORBIDDEN.test(iri)) return iri
  return iri.replace(FORBIDDEN, (character) =>
    [...Buffer.from(character, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}
