/** Personal data of nobody: an IBAN, a national number, a phone number, an e-mail and a home address. */
export const SEEDED: readonly string[] = [
  'BE68 5390 0754 7034',
  '85.07.30-033.28',
  '0470 12 34 56',
  'els.burger@gmail.com',
  'Kerkstraat 12, 9000 Gent',
]
