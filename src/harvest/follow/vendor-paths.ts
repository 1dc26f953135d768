/** What an address of a known vendor leads to, annotated or not. */
export type Role = 'list' | 'publication'

const BODIES = 'gr|rmw|cbs|vb|vabu|bb|burg|or|bc|agb-rvb|sc'
const ID = '[^/?#]+'
const UUID = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}'
const KIND = '(?:agenda|toegevoegde-?agenda|besluitenlijst|notulen|uittreksels(?:/[^/?#]+)?)'

/**
 * The systems with which nearly all Flemish councils publish, and where each has its lists and its publications. The
 * page of a sitting, which leads to its documents, counts as a publication. Matched against path and query.
 */
const VENDORS: readonly { readonly vendor: string; readonly list: RegExp; readonly publication: RegExp }[] = [
  {
    vendor: 'Cevi LBLODWeb',
    list: /\/LBLODWeb\/Home\/Overzicht(?:\/[\da-f]{64})?\/?(?:\?(?!.*\bfilename=).*)?$/iu,
    publication: /\/LBLODWeb\/Home\/Overzicht\/[\da-f]{64}\/GetPublication\/?\?(?:.*&)?filename=/iu,
  },
  {
    // One engine: Cipal Schaubroeck echo below /raadpleegomgeving, Green Valley onlinesmartcities at the root.
    vendor: 'Cipal Schaubroeck echo, Green Valley onlinesmartcities',
    list: /\/zittingen\/lijst\/?(?:\?.*)?$/iu,
    publication: new RegExp(`/zittingen/(?!lijst\\b|kalender\\b)${ID}(?:/${KIND})?/?$`, 'iu'),
  },
  {
    vendor: 'Remmicom meeting.burger',
    list: new RegExp(`^/(?:${BODIES})/?(?:\\?.*)?$`, 'iu'),
    publication: new RegExp(`^/(?:${BODIES})/${UUID}(?:/${KIND})?/?$`, 'iu'),
  },
  {
    vendor: 'Gelinkt Notuleren',
    list: /^\/[^/?#]+\/[^/?#]+\/zittingen\/?(?:\?.*)?$/iu,
    publication: new RegExp(`^/[^/?#]+/[^/?#]+/zittingen/${UUID}(?:/${KIND})?/?$`, 'iu'),
  },
]

/** The role of an address in the systems of the vendors; undefined for an unknown form. */
export function roleOfAddress(address: string): Role | undefined {
  const { pathname, search } = new URL(address)
  const path = pathname + search
  if (VENDORS.some(({ list }) => list.test(path))) return 'list'
  return VENDORS.some(({ publication }) => publication.test(path)) ? 'publication' : undefined
}

/** The system of most of these addresses; undefined when none has a known form. */
export function vendorOf(addresses: readonly string[]): string | undefined {
  const paths = addresses.map((address) => new URL(address)).map(({ pathname, search }) => pathname + search)
  const counts = VENDORS.map(({ vendor, list, publication }) => ({
    vendor,
    count: paths.filter((path) => list.test(path) || publication.test(path)).length,
  }))
  const [most] = counts.sort((a, b) => b.count - a.count)
  return most && most.count > 0 ? most.vendor : undefined
}

/**
 * The folder of a source on a host that many councils share (the central platform of Gelinkt Notuleren). Undefined
 * where the whole host is the council's.
 */
export function folderOnSharedHost(start: string): string | undefined {
  return /^\/[^/?#]+\/(?=(?:Gemeente|OCMW)\/zittingen(?:\/|$))/iu.exec(new URL(start).pathname)?.[0]
}
