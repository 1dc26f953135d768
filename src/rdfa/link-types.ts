/**
 * The values of `rel` in plain HTML (HTML Standard, section 4.6.7, and its registry of extensions). Without a
 * vocabulary none of them is RDFa.
 */
const LINK_TYPES: ReadonlySet<string> = new Set(
  (
    'alternate amphtml apple-touch-icon apple-touch-icon-precomposed archives author bookmark canonical chapter compression-dictionary contents ' +
    'copyright dns-prefetch edituri expect external first fluid-icon glossary help icon image_src index last license lightbox manifest mask-icon me ' +
    'modulepreload next nofollow noopener noreferrer opener pingback preconnect prefetch preload prerender prev previous privacy-policy profile ' +
    'publisher search section self shortcut shortlink sidebar sponsored start stylesheet subsection tag terms-of-service toc top ugc up ' +
    'wlwmanifest'
  ).split(' '),
)

/** Whether a `rel` token is an HTML link type, and so probably not meant as a property. */
export function isLinkType(token: string): boolean {
  return LINK_TYPES.has(token.toLowerCase())
}
