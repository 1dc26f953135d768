import type { Fetched } from '../../sources/polite/polite-client.js'
import type { FailureReason, RefusalReason } from '../../sources/polite/request-error.js'

/** Why an address was not had, for people: what the ledger, the status and the completeness statement show. */
const WORDS: Readonly<Record<RefusalReason | FailureReason, string>> = {
  address: 'verwijst door naar iets dat geen adres is',
  scheme: 'geen webadres: alleen adressen met http of https worden opgehaald',
  credentials: 'een adres met een naam of wachtwoord erin wordt niet opgehaald',
  private: 'een computer binnen het eigen netwerk: die wordt niet bevraagd',
  robots: 'de site vraagt in robots.txt om dit niet op te halen',
  'other-site': 'hoort niet bij de site van deze bron (zet de naam bij hosts als dat wel zo is)',
  redirects: 'er wordt telkens doorverwezen, zonder einde',
  'too-large': 'groter dan opgehaald wordt',
  compression: 'ingepakt op een manier die niet aangenomen wordt',
  'login-unencrypted': 'aanmelden gebeurt niet over een onbeveiligde verbinding',
  'no-host': 'de naam van de server bestaat niet of kan nu niet opgezocht worden',
  'no-connection': 'er is geen verbinding met de server te krijgen',
  certificate: 'geen veilige verbinding: het certificaat van de server wordt niet aanvaard',
  'connect-time': 'er was niet op tijd verbinding met de server',
  'first-byte-time': 'de server antwoordde niet op tijd',
  'total-time': 'het antwoord was niet op tijd volledig',
  silence: 'het antwoord viel halverwege stil',
  'broken-off': 'het antwoord brak af of was beschadigd',
  status: 'de server gaf geen pagina',
  'robots-unreachable': 'robots.txt van de site was niet te krijgen, daarom wordt er niets opgehaald',
  resting: 'de server antwoordde te vaak niet en wordt voorlopig met rust gelaten',
  login: 'het aanmelden lukte niet',
}

type NotHad = Extract<Fetched, { readonly kind: 'failed' | 'refused' | 'gone' }>

/**
 * Why an answer brought no document, in Dutch: where it went wrong when that is another address, why, and what the
 * server answered.
 */
export function whyNotHad(answer: NotHad): string {
  const { kind, redirectedTo } = answer
  const last = redirectedTo.at(-1)
  const place = last === undefined ? '' : `doorverwezen naar ${last}: `
  const words = kind === 'gone' ? 'de pagina is er niet (meer)' : WORDS[answer.reason]
  const status = kind === 'refused' || answer.status === undefined ? '' : ` (antwoord ${answer.status})`
  return `${place}${words}${status}`
}

/** An answer with its reason in Dutch. */
export function toldInDutch(answer: Fetched): Fetched {
  return answer.kind === 'failed' || answer.kind === 'refused' ? { ...answer, message: whyNotHad(answer) } : answer
}
