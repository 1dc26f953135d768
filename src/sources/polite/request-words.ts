import type { Text } from '../../rules/rule.js'
import type { FailureReason, RefusalReason } from './request-error.js'

/** Why a request had no result, for people. */
export const REQUEST_WORDS: Readonly<Record<RefusalReason | FailureReason, Text>> = {
  address: { nl: 'verwijst door naar iets dat geen adres is', en: 'redirects to something that is not an address' },
  scheme: {
    nl: 'geen webadres: alleen adressen met http of https worden opgehaald',
    en: 'not a web address: only http and https are fetched',
  },
  credentials: {
    nl: 'een adres met een naam of wachtwoord erin wordt niet opgehaald',
    en: 'an address with a name or password in it is not fetched',
  },
  private: {
    nl: 'een computer binnen het eigen netwerk: die wordt niet bevraagd',
    en: 'a computer inside our own network, which is not contacted',
  },
  robots: {
    nl: 'de site vraagt in robots.txt om dit niet op te halen',
    en: 'the site asks in robots.txt to leave this alone',
  },
  'other-site': {
    nl: 'hoort niet bij de site van deze bron (zet de naam bij hosts als dat wel zo is)',
    en: 'is not on the site of this source (name it under hosts if it is)',
  },
  redirects: { nl: 'er wordt telkens doorverwezen, zonder einde', en: 'redirects without end' },
  'too-large': { nl: 'groter dan opgehaald wordt', en: 'larger than the limit' },
  compression: {
    nl: 'ingepakt op een manier die niet aangenomen wordt',
    en: 'compressed in a way that is not supported',
  },
  'login-unencrypted': {
    nl: 'aanmelden gebeurt niet over een onbeveiligde verbinding',
    en: 'no login is sent over an unencrypted connection',
  },
  'no-host': {
    nl: 'de naam van de server bestaat niet of kan nu niet opgezocht worden',
    en: 'the name of the server does not exist, or cannot be looked up now',
  },
  'no-connection': {
    nl: 'er is geen verbinding met de server te krijgen',
    en: 'no connection to the server is possible',
  },
  certificate: {
    nl: 'geen veilige verbinding: het certificaat van de server wordt niet aanvaard',
    en: 'no secure connection: the certificate of the server is not accepted',
  },
  'connect-time': { nl: 'er was niet op tijd verbinding met de server', en: 'no connection to the server in time' },
  'first-byte-time': { nl: 'de server antwoordde niet op tijd', en: 'the server did not answer in time' },
  'total-time': { nl: 'het antwoord was niet op tijd volledig', en: 'the answer was not complete in time' },
  silence: { nl: 'het antwoord viel halverwege stil', en: 'the answer stopped half-way' },
  'broken-off': { nl: 'het antwoord brak af of was beschadigd', en: 'the answer broke off or was damaged' },
  status: { nl: 'de server gaf geen pagina', en: 'the server gave no page' },
  'robots-unreachable': {
    nl: 'robots.txt van de site was niet te krijgen, daarom wordt er niets opgehaald',
    en: 'robots.txt of the site could not be fetched, so nothing else is',
  },
  resting: {
    nl: 'de server antwoordde te vaak niet en wordt voorlopig met rust gelaten',
    en: 'the server failed to answer too often and is left alone for now',
  },
  login: { nl: 'het aanmelden lukte niet', en: 'the login failed' },
}
