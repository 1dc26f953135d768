/**
 * URI schemes found in pages (IANA's registry and common practice). Any other word before a colon is taken as a prefix.
 */
const SCHEMES: ReadonlySet<string> = new Set(
  (
    'about acct blob callto data did doi facetime fax feed file ftp ftps geo git hdl http https im imap info irc isbn issn javascript ldap ' +
    'mailto maps market mid ms-teams msteams news ni nntp oid sftp sip sips skype sms ssh tag tel urn view-source webcal whatsapp ws wss xmpp'
  ).split(' '),
)

/** Whether a word is a URI scheme in use. */
export function isKnownScheme(word: string): boolean {
  return SCHEMES.has(word.toLowerCase())
}
