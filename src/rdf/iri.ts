/**
 * The last part of an IRI, after `#` or `/`: for display, not for comparing. A text that is not an IRI is returned as
 * it is.
 */
export function localName(iri: string): string {
  return /[^#/]+(?=[#/]?$)/u.exec(iri)?.[0] ?? iri
}

/** The IRI without session ids that servers put in paths: `;jsessionid=…` (Java) and `/(S(…))` (ASP.NET). */
export function withoutSession(iri: string): string {
  return iri.replace(/;jsessionid=[^/?#]*/giu, '').replace(/\/\(S\([^)]*\)\)/gu, '')
}

/**
 * Whether an IRI stands for a blank node (RDF 1.1 Concepts, 3.5: `/.well-known/genid/`), which has no meaning outside
 * its document.
 */
export function isSkolemIri(iri: string): boolean {
  return iri.includes('/.well-known/genid/')
}
