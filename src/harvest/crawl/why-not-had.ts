import type { Text } from '../../rules/rule.js'
import type { Fetched } from '../../sources/polite/polite-client.js'
import { REQUEST_WORDS } from '../../sources/polite/request-words.js'

type NotHad = Extract<Fetched, { readonly kind: 'failed' | 'refused' | 'gone' }>

/** The words around the reason. */
const FRAME = {
  redirected: { nl: 'doorverwezen naar', en: 'redirected to' },
  gone: { nl: 'de pagina is er niet (meer)', en: 'the page is not there (any more)' },
  answer: { nl: 'antwoord', en: 'answer' },
} as const satisfies Readonly<Record<string, Text>>

/**
 * Why an answer brought no document: the address where it failed, if another one, the reason, and the server's status.
 * In Dutch (stored in the ledger for the pages of the site) unless another language is asked for.
 */
export function whyNotHad(answer: NotHad, language: keyof Text = 'nl'): string {
  const { kind, redirectedTo } = answer
  const last = redirectedTo.at(-1)
  const place = last === undefined ? '' : `${FRAME.redirected[language]} ${last}: `
  const words = kind === 'gone' ? FRAME.gone[language] : REQUEST_WORDS[answer.reason][language]
  const status =
    kind === 'refused' || answer.status === undefined ? '' : ` (${FRAME.answer[language]} ${answer.status})`
  return `${place}${words}${status}`
}

/** An answer with its reason in Dutch. */
export function toldInDutch(answer: Fetched): Fetched {
  return answer.kind === 'failed' || answer.kind === 'refused' ? { ...answer, message: whyNotHad(answer) } : answer
}
