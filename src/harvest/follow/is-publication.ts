import { besluit, dct, rdf } from '../../rdf/vocabularies.js'
import { kindOfAddress } from '../../readers/kind-of-address.js'
import type { Reading } from '../../readers/reading.js'
import type { FoundHow } from '../../completeness/ledger-row.js'

const CONTENT = new Set(
  [besluit.Besluit, besluit.BehandelingVanAgendapunt, besluit.Agendapunt].map(({ value }) => value),
)
const DOCUMENT_TYPE = /\/concept\/Besluit(?:Document)?Type\//u

/**
 * Whether a harvested document contains something to publish. For an annotated page its own content decides: a document
 * type, or items, handlings or decisions (by which the official harvester selects pages). Only a list may state that a
 * sitting has an agenda, so a list that says which documents a sitting has is published; one that merely links to them
 * is not. For a page without annotations its address or its items decide. A copy in another form and an annex are
 * stored with the publication they belong to, and publish nothing of their own.
 */
export function isPublication(reading: Reading, how: FoundHow): boolean {
  if (how === 'pdf-twin' || how === 'attachment' || how === 'sitemap' || how === 'feed') return false
  if (reading.reader === 'annotated-page') return hasContent(reading) || statesDocumentType(reading)
  return isDocument(reading, how)
}

/**
 * Whether a page is a document itself: it has items or decisions, or its address names a kind of document. A list is
 * not, though it may state which documents a sitting has.
 */
export function isDocument(reading: Reading, how: FoundHow): boolean {
  const { reader, model, document } = reading
  if (reader === 'annotated-page') return hasContent(reading) || kindOfAddress(document.address) !== undefined
  if (reader !== 'plain-page') return true
  if (how === 'paging') return false
  return (
    kindOfAddress(document.address) !== undefined || model.zittingen.some(({ behandelt = [] }) => behandelt.length > 0)
  )
}

function hasContent({ mended }: Reading): boolean {
  return (mended?.quads ?? []).some(
    ({ predicate, object }) => predicate.value === rdf.type.value && CONTENT.has(object.value),
  )
}

function statesDocumentType({ mended }: Reading): boolean {
  return (mended?.quads ?? []).some(
    ({ predicate, object }) =>
      (predicate.value === rdf.type.value || predicate.value === dct.type.value) && DOCUMENT_TYPE.test(object.value),
  )
}
