import { dotted, hex, uuid, type Council, type Kind, type Sitting } from './council.js'

/*
 * Where each vendor has what: the paths of pages, and back from a path to what it requests. Paths are canonical: no
 * session ids, parameters in the order in which the site itself writes them.
 */

/** What a path requests. */
export type Asked =
  | { readonly what: 'start' }
  /** One page of a list: a month (`2025-06`), a year, or a number. */
  | { readonly what: 'list'; readonly page: string }
  | { readonly what: 'sitting'; readonly id: string }
  | { readonly what: 'publication'; readonly id: string; readonly kind: Kind; readonly form: 'html' | 'pdf' }
  | { readonly what: 'attachment'; readonly id: string }

export const CEVI_FILES: Readonly<Record<Kind, string>> = {
  agenda: 'Agenda',
  besluitenlijst: 'BesluitenLijst',
  notulen: 'Notulen',
}
const KIND_OF_CEVI: Readonly<Record<string, Kind>> = {
  Agenda: 'agenda',
  BesluitenLijst: 'besluitenlijst',
  Notulen: 'notulen',
}

/** The id of a sitting in the paths of its vendor. */
export function sittingId({ council, index, date }: Sitting): string {
  if (council.vendor === 'cevi') return date.split('-').reverse().join('-')
  return council.vendor === 'greenvalley'
    ? dotted(council.seed, 'zitting', index)
    : uuid(council.seed, 'zitting', index)
}

/** The beginning of a council's paths, before the part that all councils of a vendor share. */
export function rootOf(council: Council): string {
  if (council.vendor === 'cipal') return '/raadpleegomgeving'
  if (council.vendor === 'gelinkt-notuleren') return `/${council.name}/Gemeente`
  return council.vendor === 'remmicom' ? '/gr' : ''
}

const ceviBody = (council: Council): string => hex(64, council.seed, 'bestuursorgaan')

/** The address a harvester is given for a council. */
export function startPath(council: Council): string {
  if (council.vendor === 'cevi') return `/LBLODWeb/Home/Overzicht?ID=${ceviBody(council)}`
  if (council.vendor === 'remmicom') return '/'
  return council.vendor === 'gelinkt-notuleren' ? `${rootOf(council)}/zittingen` : `${rootOf(council)}/zittingen/lijst`
}

/** One page of the list of sittings. */
export function listPath(council: Council, page: string): string {
  switch (council.vendor) {
    case 'cevi':
      return `/LBLODWeb/Home/Overzicht?ID=${ceviBody(council)}&pagina=${page}`
    case 'remmicom':
      return `/gr?jaar=${page}`
    case 'gelinkt-notuleren':
      return `${rootOf(council)}/zittingen?page=${page}`
    default:
      return `${rootOf(council)}/zittingen/lijst?month=${page.slice(5)}&year=${page.slice(0, 4)}`
  }
}

/** The page of a sitting, which leads to its documents. Cevi has none. */
export function sittingPath(sitting: Sitting): string {
  const { council } = sitting
  return council.vendor === 'remmicom'
    ? `/gr/${sittingId(sitting)}`
    : `${rootOf(council)}/zittingen/${sittingId(sitting)}`
}

export function publicationPath(sitting: Sitting, kind: Kind, form: 'html' | 'pdf' = 'html'): string {
  const { council } = sitting
  if (council.vendor !== 'cevi') return `${sittingPath(sitting)}/${kind}${form === 'pdf' ? '.pdf' : ''}`
  return `/LBLODWeb/Home/Overzicht/${ceviBody(council)}/GetPublication?filename=${CEVI_FILES[kind]}_Gemeenteraad_${sittingId(sitting)}.${form}`
}

export function attachmentPath(sitting: Sitting): string {
  return `${sitting.council.vendor === 'cipal' ? '/raadpleegomgeving' : ''}/document/${sittingId(sitting)}`
}

/** What a canonical path requests of a council; undefined when there is no such page. */
export function askedBy(council: Council, path: string): Asked | undefined {
  if (path === startPath(council)) return { what: 'start' }
  const url = new URL(path, 'http://council.example')
  const parameter = (name: string): string => url.searchParams.get(name) ?? ''
  const attachment = /\/document\/([^/]+)$/u.exec(url.pathname)?.[1]
  if (attachment !== undefined) return { what: 'attachment', id: attachment }
  if (council.vendor === 'cevi') {
    if (url.pathname === '/LBLODWeb/Home/Overzicht' && parameter('ID') === ceviBody(council))
      return { what: 'list', page: parameter('pagina') }
    const [, name = '', id = '', form = ''] =
      /^(\w+)_Gemeenteraad_([\d-]+)\.(html|pdf)$/u.exec(parameter('filename')) ?? []
    const kind = KIND_OF_CEVI[name]
    return kind && { what: 'publication', id, kind, form: form === 'pdf' ? 'pdf' : 'html' }
  }
  const root = rootOf(council)
  if (!url.pathname.startsWith(root)) return undefined
  const rest = url.pathname.slice(root.length).replace(council.vendor === 'remmicom' ? /^/u : /^\/zittingen/u, '')
  if (council.vendor === 'cipal' || council.vendor === 'greenvalley') {
    if (rest === '/lijst') return { what: 'list', page: `${parameter('year')}-${parameter('month')}` }
  } else if (rest === '') return { what: 'list', page: parameter(council.vendor === 'remmicom' ? 'jaar' : 'page') }
  const [, id = '', kind, pdf] = /^\/([\w.-]+?)(?:\/(agenda|besluitenlijst|notulen)(\.pdf)?)?$/u.exec(rest) ?? []
  if (id === '') return undefined
  return kind === undefined
    ? { what: 'sitting', id }
    : { what: 'publication', id, kind: kind as Kind, form: pdf === undefined ? 'html' : 'pdf' }
}
