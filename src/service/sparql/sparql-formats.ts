import { AppError } from '../../errors.js'
import type { QueryForm } from '../../store/query/query-text.js'
import {
  formatAsked,
  formatsOfForm,
  GRAPH_FORMATS,
  ROW_FORMATS,
  type ResultFormat,
  type ResultFormatRow,
} from '../../store/query/result-formats.js'
import { negotiate, type Offer } from '../http/negotiate.js'

/** The format of an answer. */
export interface Choice {
  readonly format: ResultFormat
  /** Absent: the answer is shown on the page. */
  readonly mediaType?: string
}

const PAGE = { value: 'page', mediaTypes: ['text/html'] } as const

/**
 * Everything that a client of the protocol may ask for comes before the page, so that only clients that prefer HTML get
 * it.
 */
const PAGE_OR_DATA: readonly Offer<'data' | 'page'>[] = [
  {
    value: 'data',
    mediaTypes: [
      ...new Set([...ROW_FORMATS, ...GRAPH_FORMATS].flatMap(({ mediaType, aliases }) => [mediaType, ...aliases])),
    ],
  },
  PAGE,
]

/** Whether the client is a browser, that is, prefers HTML to any data. */
export function wantsPage(accept: string | undefined): boolean {
  return negotiate(accept, PAGE_OR_DATA)?.value === 'page'
}

/** The formats for a kind of answer, and its page, which shows one of them. */
function withPage(
  formats: readonly ResultFormatRow[],
  onPage: Choice,
): { readonly onPage: Choice; readonly offers: readonly Offer<Choice>[] } {
  const offers = formats.map(({ name, mediaType, aliases }) => ({
    value: { format: name },
    mediaTypes: [mediaType, ...aliases],
  }))
  return { onPage, offers: [...offers, { value: onPage, mediaTypes: PAGE.mediaTypes }] }
}

const OF_ROWS = withPage(formatsOfForm('select'), { format: 'json' })
const OF_GRAPHS = withPage(formatsOfForm('construct'), { format: 'turtle' })

/** The format of the answer: from the page's form, else from the Accept header. Throws `not-acceptable`. */
export function chooseFormat(form: QueryForm, as: string | undefined, accept: string | undefined): Choice {
  if (as !== undefined && as !== 'html') {
    const { name, mediaType } = formatAsked(form, as)
    return { format: name, mediaType }
  }
  const { onPage, offers } = form === 'select' || form === 'ask' ? OF_ROWS : OF_GRAPHS
  const chosen = negotiate<Choice>(accept, offers)
  if (!chosen)
    throw new AppError(
      'not-acceptable',
      `${form.toUpperCase()} queries are answered as ${formatsOfForm(form)
        .map(({ mediaType }) => mediaType)
        .join(', ')}`,
    )
  return chosen.value === onPage ? onPage : { format: chosen.value.format, mediaType: chosen.mediaType }
}

/** The RDF format that the client prefers; Turtle when it has no preference. Throws `not-acceptable`. */
export function chooseGraphFormat(
  accept: string | undefined,
  what: string,
): { readonly format: (typeof GRAPH_FORMATS)[number]['name']; readonly mediaType: string } {
  const chosen = negotiate(
    accept,
    GRAPH_FORMATS.map(({ name, mediaType, aliases }) => ({ value: name, mediaTypes: [mediaType, ...aliases] })),
  )
  if (!chosen)
    throw new AppError(
      'not-acceptable',
      `${what} is available as ${GRAPH_FORMATS.map(({ mediaType }) => mediaType).join(', ')}`,
    )
  return { format: chosen.value, mediaType: chosen.mediaType }
}

/** JSON and XML are UTF-8 by definition; text types are not. */
export function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
}
