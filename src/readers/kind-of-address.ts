import type { DocumentKind } from '../model.js'
const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(?:toegevoegde|aanvullende)[_-]?agenda/iu, 'agenda-toegevoegd'],
  [/besluitenlijst/iu, 'besluitenlijst'],
  [/notulen/iu, 'notulen'],
  [/uittreksel/iu, 'uittreksel'],
  [/agenda(?!punt)/iu, 'agenda'],
]

/**
 * The kind of document that its address names: the last part of the path (`…/besluitenlijst`), or the `filename` of
 * Cevi (`filename=Notulen_Gemeenteraad_27-05-2024.html`). Undefined when it names none.
 */
export function kindOfAddress(address: string): DocumentKind | undefined {
  const [, file] = /[?&]filename=([^&#]*)/iu.exec(address) ?? []
  const path = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^?#]*)/iu.exec(address)?.[1]?.replace(/\/$/u, '') ?? ''
  const named = file ?? (/\/uittreksels\//iu.test(path) ? 'uittreksel' : path.slice(path.lastIndexOf('/') + 1))
  return KINDS.find(([pattern]) => pattern.test(named))?.[1]
}
